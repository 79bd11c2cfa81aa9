import { useDeferredValue } from 'react';
import type { ImportedFile, RejectedRow } from '../../../shared/contract/extracts.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { rejects as rejectsEn } from '../../../shared/i18n/en/checks.ts';
import { rejects as rejectsTh } from '../../../shared/i18n/th/checks.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import type { Language } from '../../../shared/format/language.ts';
import { fieldName } from './evidence.ts';
import { rejectedKinds, type RejectedKind } from './result-model.ts';

/** With more rows than this the reasons are summed up before the rows are listed. */
const surveyedAtOnce = 12;

const noRows: readonly RejectedRow[] = [];

/** Reasons with what to do about each, how many rows and the first lines. */
function RejectedKinds(props: { readonly kinds: readonly RejectedKind[] }) {
  const { language } = useLanguage();
  const { importing } = useMessages();
  const sentences = language === 'th' ? rejectsTh : rejectsEn;
  return (
    <ul className="warning-list">
      {props.kinds.map(({ reason, count, lines, words: said }) => (
        <li key={reason}>
          <p>
            <strong>{importing.rejectReasons[reason]}</strong>
            <span className="chip">{importing.counted.rows(formatCount(count))}</span>
          </p>
          <p>{said ? said[language] : sentences[reason]('')}</p>
          {lines.map(({ sheet, lines: numbers }, index) => {
            const named = lines.reduce((sum, each) => sum + each.lines.length, 0);
            const more = index === lines.length - 1 ? count - named : 0;
            const text = numbers.join(', ');
            const words = more > 0 ? importing.warningLinesMore(text, formatCount(more)) : importing.warningLines(text);
            return (
              <p key={sheet ?? ''} className="small muted">
                {sheet === null ? words : importing.linesOfSheet(sheet, words)}
              </p>
            );
          })}
        </li>
      ))}
    </ul>
  );
}

function columnsOf(
  importing: Messages['importing'],
  language: Language,
  hasSheets: boolean,
  isSaid: ReadonlySet<RejectedRow['reason']>,
): readonly Column<RejectedRow>[] {
  const sheet: Column<RejectedRow> = {
    key: 'sheet',
    heading: importing.rejectedSheet,
    value: (row) => row.sheet ?? null,
  };
  return [
    ...(hasSheets ? [sheet] : []),
    {
      key: 'line',
      heading: importing.rejectedLine,
      align: 'number',
      className: 'rejected-line',
      value: ({ line }) => line,
    },
    {
      key: 'field',
      heading: importing.rejectedField,
      headAttributes: { className: 'rejected-field' },
      value: ({ field }) => (field === 'row' ? importing.wholeRow : fieldName(field, language)),
    },
    {
      key: 'reason',
      heading: importing.rejectedReason,
      value: ({ reason }) => importing.rejectReasons[reason],
      cell: (row) => (
        <>
          <strong>{importing.rejectReasons[row.reason]}</strong>
          {isSaid.has(row.reason) ? null : <span className="evidence-note">{row[language]}</span>}
        </>
      ),
    },
  ];
}

/** Rows that were not imported: by reason where there are many, then each with line, column and reason. */
export function RejectedTable(props: { readonly file: ImportedFile }) {
  const { file } = props;
  const { language } = useLanguage();
  const { importing } = useMessages();
  // A thousand rows come after what is said about them can be seen.
  const rows = useDeferredValue(file.rejected, file.rejected.length > surveyedAtOnce ? noRows : file.rejected);
  const isSurveyed = file.rejected.length > surveyedAtOnce;
  const kinds = rejectedKinds(file.rejected);
  // Why is said once where all rows of a kind have the same words.
  const isSaid = new Set(isSurveyed ? kinds.flatMap(({ reason, words }) => (words ? [reason] : [])) : []);
  const hasSheets = file.rejected.some(({ sheet }) => sheet !== undefined);
  return (
    <>
      {file.rejectedCount > file.rejected.length ? (
        <p className="small muted">
          {importing.rejectedMore(formatCount(file.rejected.length), formatCount(file.rejectedCount))}
        </p>
      ) : null}
      {isSurveyed ? <RejectedKinds kinds={kinds} /> : null}
      <DataTable
        region={{ label: importing.rejected, className: 'rejected-scroll' }}
        isSticky
        className="rejected-table"
        columns={columnsOf(importing, language, hasSheets, isSaid)}
        rows={rows}
        rowKey={({ line, reason, sheet }) => `${sheet ?? ''}:${line}:${reason}`}
      />
    </>
  );
}
