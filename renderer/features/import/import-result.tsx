import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/extracts.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { useImport } from '../../client/import/import-context.tsx';
import { goToScreen } from '../../client/address/use-address.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { useWorkspace } from '../../client/workspace/use-workspace.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { useFullOnly } from '../../ui/use-full-only.ts';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { YearDifferenceSummary } from '../../figures/year-difference-summary.tsx';
import { FileResult } from './file-result.tsx';
import { broughtYears, isStillIn } from './result-model.ts';
import './import-result.css';

function ResultHead(props: {
  readonly report: ImportReport;
  readonly hasAccepted: boolean;
  /** Years that are loaded. */
  readonly years: number;
}) {
  const { report, hasAccepted, years } = props;
  const { importing } = useMessages();
  return (
    <section className="result-head" role="status">
      <span className="result-mark" data-good={hasAccepted || undefined}>
        <Icon name={hasAccepted ? 'check' : 'warning'} size={24} />
      </span>
      <div className="result-words">
        <h2>{hasAccepted ? importing.resultTitle : importing.resultNothing}</h2>
        {hasAccepted ? (
          <p>
            {importing.resultSummary(
              formatCount(report.children),
              formatCount(report.households),
              report.migrants === null ? null : formatCount(report.migrants),
            )}
          </p>
        ) : null}
        {hasAccepted && years > 1 ? <p className="small muted">{importing.resultYears(formatCount(years))}</p> : null}
      </div>
    </section>
  );
}

/** How a year that came in differs from the one before it; of several years one is chosen. */
function Difference(props: { readonly years: readonly number[] }) {
  const { years } = props;
  const { language } = useLanguage();
  const { importing } = useMessages();
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen !== null && years.includes(chosen) ? chosen : years[0];
  if (year === undefined) return null;
  return (
    <div className="result-difference">
      {years.length > 1 ? (
        <Segmented
          label={importing.differenceYear}
          showLabel
          value={String(year)}
          options={years.map((each) => ({ value: String(each), label: formatYear(each, language) }))}
          onChange={(text) => setChosen(Number(text))}
        />
      ) : null}
      <YearDifferenceSummary surveyYearBE={year} />
    </div>
  );
}

/** Accept what came in, or take it back. */
function Decision(props: { readonly hasAccepted: boolean; readonly isIn: boolean }) {
  const { hasAccepted, isIn } = props;
  const { importing } = useMessages();
  const { session, accept, backToFiles, reset, undo } = useImport();
  const { data: workspace } = useWorkspace();
  const undoing = useTask(undo);
  // Kept as a workspace in the meantime, what was imported is in another journal.
  const isOfJournal = session.entry !== null && session.entry.workspaceId === workspace?.workspaceId;
  const canReturn = session.items.length > 0;
  return (
    <div className="import-foot">
      <Action look="quiet" onPress={reset}>
        {importing.again}
      </Action>
      <div className="import-foot-action">
        {canReturn && !(hasAccepted && isIn) ? (
          <Action icon="left" onPress={() => backToFiles(hasAccepted)}>
            {importing.backToFiles}
          </Action>
        ) : null}
        {isIn && isOfJournal && !workspace.isReadOnly ? (
          <Action icon="undo" isDisabled={undoing.isRunning} onPress={() => void undoing.run()}>
            {importing.undo}
          </Action>
        ) : null}
        {hasAccepted && isIn ? (
          <Action
            look="primary"
            size="large"
            icon="overview"
            onPress={() => {
              accept();
              goToScreen('overview');
            }}
          >
            {importing.next}
          </Action>
        ) : null}
      </div>
    </div>
  );
}

/** What came of an import, file by file, how the year differs from the one before, and the decision about it. */
export function ImportResult(props: { readonly report: ImportReport }) {
  const { report } = props;
  const { importing } = useMessages();
  const fullOnly = useFullOnly();
  const { session } = useImport();
  const { data: dataset } = useDataset();
  if (dataset && dataset.view?.kind !== 'full') return <Notice tone="info">{fullOnly}</Notice>;
  const hasAccepted = report.files.some((file) => file.accepted > 0);
  const isIn = !dataset || isStillIn(report, dataset);
  return (
    <>
      <ResultHead report={report} hasAccepted={hasAccepted} years={dataset?.years.length ?? 0} />
      {hasAccepted && !isIn ? (
        <Notice tone="caution" title={importing.resultGone} isAnnounced>
          {importing.resultGoneText}
        </Notice>
      ) : null}
      {session.failure ? <FailureNotice failure={session.failure} /> : null}
      <ul className="file-cards">
        {report.files.map((file, index) => (
          <li key={`${index}:${file.file}`}>
            <FileResult
              file={file}
              hasOthers={report.files.length > 1}
              isReturned={session.returned.includes(file.file)}
            />
          </li>
        ))}
      </ul>
      {isIn && dataset ? <Difference years={broughtYears(report.files, dataset)} /> : null}
      <Decision hasAccepted={hasAccepted} isIn={isIn} />
    </>
  );
}
