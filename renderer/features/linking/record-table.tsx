import type { ReviewedPair, ReviewedRecord } from '../../../shared/contract/linking.ts';
import { formatYear } from '../../../shared/format/years.ts';
import { useAreaDirectory } from '../../client/questions/use-area-directory.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import {
  compareRecords,
  differingParts,
  type ComparedField,
  type FieldComparison,
  type FieldMark,
} from './pair-model.ts';

const signs: Readonly<Record<FieldMark, string>> = { same: '=', close: '≈', differs: '≠', missing: '?' };

/** Fields with values of our own, which are shown in words. */
const coded: ReadonlySet<ComparedField> = new Set(['sex', 'community']);

/** The words of a cell: values of our own in the language of the interface, everything else as in the file. */
export function useCellWords(): (field: ComparedField, value: string) => string {
  const { linking } = useMessages();
  const { language } = useLanguage();
  const directory = useAreaDirectory();
  return (field, value) => {
    if (field === 'sex') return linking.sexes[value as ReviewedRecord['sex']];
    return field === 'community' ? directory.nameOf(value, language) : value;
  };
}

/** Where two records are compared: the sign and the word, so that nothing hangs on colour. */
function MarkWord(props: { readonly mark: FieldMark }) {
  const { linking } = useMessages();
  return (
    <span className="field-mark" data-mark={props.mark}>
      <span className="field-sign" aria-hidden="true">
        {signs[props.mark]}
      </span>
      {linking.marks[props.mark]}
    </span>
  );
}

function Cell(props: {
  readonly field: ComparedField;
  readonly value: string;
  readonly other: string;
  readonly mark: FieldMark;
}) {
  const { linking } = useMessages();
  const wordsOf = useCellWords();
  const { field, mark, other, value } = props;
  if (value.trim() === '') return <span className="muted">{linking.blank}</span>;
  if (coded.has(field) || mark === 'same' || mark === 'missing') return wordsOf(field, value);
  return differingParts(value, other).map(({ text, isDifferent }, place) =>
    isDifferent ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
  );
}

function RecordHead(props: { readonly name: string; readonly record: ReviewedRecord }) {
  const { linking } = useMessages();
  const { language } = useLanguage();
  const { record } = props;
  return (
    <>
      <span>
        {props.name} · {formatYear(record.surveyYearBE, language)}
      </span>
      <span className="evidence-note">{linking.source(record.file, String(record.place.line))}</span>
    </>
  );
}

/** A pair names a child: no column has a value, so that no file is made of it. */
function columnsOf(linking: Messages['linking'], { a, b }: ReviewedPair): readonly Column<FieldComparison>[] {
  return [
    { key: 'field', heading: linking.field, isRowHeader: true, cell: ({ field }) => linking.fields[field] },
    {
      key: 'a',
      heading: linking.record.a,
      head: <RecordHead name={linking.record.a} record={a} />,
      cell: (each) => <Cell field={each.field} value={each.a} other={each.b} mark={each.mark} />,
    },
    {
      key: 'b',
      heading: linking.record.b,
      head: <RecordHead name={linking.record.b} record={b} />,
      cell: (each) => <Cell field={each.field} value={each.b} other={each.a} mark={each.mark} />,
    },
    { key: 'compared', heading: linking.compared, cell: ({ mark }) => <MarkWord mark={mark} /> },
  ];
}

/** Both records field by field; what differs is underlined, and said in a word. */
export function RecordTable(props: { readonly pair: ReviewedPair }) {
  const { linking } = useMessages();
  return (
    <DataTable
      look="bare"
      className="record-table"
      columns={columnsOf(linking, props.pair)}
      rows={compareRecords(props.pair)}
      rowKey={({ field }) => field}
      rowAttributes={({ mark }) => ({ 'data-mark': mark })}
    />
  );
}
