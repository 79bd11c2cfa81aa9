import type { CheckGroup } from '../../../shared/contract/check-groups.ts';
import type { ImportedFile } from '../../../shared/contract/extracts.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYearOrYears } from '../../../shared/format/years.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Folding } from './folding.tsx';
import { RejectDownload } from './reject-download.tsx';
import { RejectedTable } from './rejected-table.tsx';
import { isAllThere, resultGroups, type ResultGroup } from './result-model.ts';
import { WarningList } from './warning-list.tsx';

const looks: Readonly<Record<CheckGroup, { readonly tone: 'act' | 'look' | 'know'; readonly icon: IconName }>> = {
  must_fix: { tone: 'act', icon: 'error' },
  look_at: { tone: 'look', icon: 'warning' },
  know: { tone: 'know', icon: 'info' },
};

function stateOf({ accepted, error, rejectedCount }: ImportedFile): 'failed' | 'asks' | 'ready' {
  if (error || accepted === 0) return 'failed';
  return rejectedCount > 0 ? 'asks' : 'ready';
}

/** What came of a file of rejected rows that was corrected: how many of them are in now. */
function Returned(props: { readonly file: ImportedFile }) {
  const { accepted, rejectedCount } = props.file;
  const { importing } = useMessages();
  const { rejectFile: words } = importing;
  const all = formatCount(accepted + rejectedCount);
  if (accepted === 0) return <Notice tone="caution">{words.noneIn(all)}</Notice>;
  return (
    <Notice tone="good">
      {rejectedCount === 0 ? words.allIn(all) : words.someIn(formatCount(accepted), all, formatCount(rejectedCount))}
    </Notice>
  );
}

/** Rows that are not in, with the file to correct them; below, what else has to be mended. */
function MustFix(props: { readonly file: ImportedFile; readonly group: ResultGroup; readonly isReturned: boolean }) {
  const { file, group } = props;
  const { importing } = useMessages();
  return (
    <>
      {group.rejectedCount > 0 ? (
        <>
          {file.extractId !== null ? (
            <>
              <p>{importing.groupTexts.must_fix}</p>
              <RejectDownload extractId={file.extractId} file={file} />
            </>
          ) : isAllThere(file) ? (
            <p>{importing.mustFixAllThere}</p>
          ) : props.isReturned ? null : (
            <p>{importing.mustFixNothingIn}</p>
          )}
          <RejectedTable file={file} />
        </>
      ) : null}
      {group.warnings.length > 0 ? (
        <>
          <p>{importing.mustFixWarnings}</p>
          <WarningList warnings={group.warnings} icon="error" />
        </>
      ) : null}
    </>
  );
}

function Group(props: {
  readonly file: ImportedFile;
  readonly group: ResultGroup;
  readonly isFirst: boolean;
  readonly isReturned: boolean;
}) {
  const { file, group } = props;
  const { importing } = useMessages();
  const { icon, tone } = looks[group.group];
  const counts = [
    ...(group.rejectedCount > 0 ? [importing.counted.rows(formatCount(group.rejectedCount))] : []),
    ...(group.warnings.length > 0 ? [importing.topics(formatCount(group.warnings.length))] : []),
  ];
  return (
    <Folding
      level={4}
      tone={tone}
      isOpenFirst={props.isFirst}
      title={
        <>
          <Icon name={icon} size={16} className="group-icon" />
          {importing.groups[group.group]}
          <span className="chip group-count">{counts.join(' · ')}</span>
        </>
      }
    >
      <div className="group-body">
        {group.group === 'must_fix' ? (
          <MustFix file={file} group={group} isReturned={props.isReturned} />
        ) : (
          <>
            <p className="muted">{importing.groupTexts[group.group]}</p>
            <WarningList warnings={group.warnings} icon={icon} />
          </>
        )}
      </div>
    </Folding>
  );
}

/** What came of one file: how many rows are in, and what was found by what to do about it. */
export function FileResult(props: {
  readonly file: ImportedFile;
  readonly hasOthers: boolean;
  readonly isReturned: boolean;
}) {
  const { file, hasOthers, isReturned } = props;
  const { language } = useLanguage();
  const { importing } = useMessages();
  const groups = file.error ? [] : resultGroups(file);
  return (
    <article className="file-card" data-state={stateOf(file)}>
      <header className="file-card-head">
        <Icon name="file" />
        <h3 className="file-card-name">{file.file}</h3>
        {file.surveyYearsBE.length === 0 ? null : (
          <span className="muted">{formatYearOrYears(file.surveyYearsBE, language)}</span>
        )}
        {file.error ? null : (
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
      </header>
      {file.error ? (
        <Notice tone="error" title={importing.cannotRead}>
          <p>{file.error[language]}</p>
          {hasOthers ? <p className="muted">{importing.othersGoOn}</p> : null}
        </Notice>
      ) : null}
      {isReturned && file.error === null && !isAllThere(file) ? <Returned file={file} /> : null}
      {file.error === null && groups.length === 0 ? <p className="muted">{importing.noFindings}</p> : null}
      {groups.map((group, index) => (
        <Group key={group.group} file={file} group={group} isFirst={index === 0} isReturned={isReturned} />
      ))}
    </article>
  );
}
