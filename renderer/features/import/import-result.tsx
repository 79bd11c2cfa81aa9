import type { ImportedFile, ImportReport } from '../../../shared/contract/extracts.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { useImport } from '../../client/import-context.tsx';
import { goToScreen } from '../../client/use-address.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RejectedTable } from './rejected-table.tsx';
import { WarningList } from './warning-list.tsx';
import './import-result.css';

function FileResult(props: { readonly file: ImportedFile; readonly hasOthers: boolean }) {
  const { file, hasOthers } = props;
  const { language } = useLanguage();
  const { importing } = useMessages();
  return (
    <article className="file-card" data-state={file.error ? 'failed' : 'ready'}>
      <header className="file-card-head">
        <Icon name="file" />
        <h3 className="file-card-name">{file.file}</h3>
        {file.surveyYearBE === null ? null : <span className="muted">{formatYear(file.surveyYearBE, language)}</span>}
      </header>
      {file.error ? (
        <Notice tone="error" title={importing.cannotRead}>
          <p>{language === 'th' ? file.error.th : file.error.en}</p>
          {hasOthers ? <p className="muted">{importing.othersGoOn}</p> : null}
        </Notice>
      ) : (
        <dl className="result-counts">
          <div>
            <dt>{importing.accepted}</dt>
            <dd>{formatCount(file.accepted)}</dd>
          </div>
          <div data-bad={file.rejectedCount > 0 || undefined}>
            <dt>{importing.rejected}</dt>
            <dd>{formatCount(file.rejectedCount)}</dd>
          </div>
        </dl>
      )}
      {file.error === null && file.rejectedCount === 0 ? <p className="muted">{importing.rejectedNone}</p> : null}
      {file.rejectedCount > 0 ? <RejectedTable file={file} /> : null}
      {file.warnings.length > 0 ? (
        <section className="result-section">
          <h4>{importing.warnings}</h4>
          <p className="small muted">{importing.warningsText}</p>
          <WarningList warnings={file.warnings} />
        </section>
      ) : null}
    </article>
  );
}

/** What came of an import, file by file, and the way on. */
export function ImportResult(props: { readonly report: ImportReport }) {
  const { report } = props;
  const { importing } = useMessages();
  const { reset } = useImport();
  const hasAccepted = report.files.some((file) => file.accepted > 0);
  return (
    <>
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
                formatCount(report.migrants),
              )}
            </p>
          ) : null}
        </div>
        <Action onPress={reset}>{importing.again}</Action>
        {hasAccepted ? (
          <Action look="primary" size="large" icon="overview" onPress={() => goToScreen('overview')}>
            {importing.next}
          </Action>
        ) : null}
      </section>
      <ul className="file-cards">
        {report.files.map((file) => (
          <li key={file.file}>
            <FileResult file={file} hasOthers={report.files.length > 1} />
          </li>
        ))}
      </ul>
    </>
  );
}
