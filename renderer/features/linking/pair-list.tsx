import type { PairKind, ReviewedPair, ReviewedRecord } from '../../../shared/contract/linking.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYearShort } from '../../../shared/format/years.ts';
import { Action } from '../../ui/action.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { acceptablePairs, compareRecords } from './pair-model.ts';
import { useCellWords } from './record-table.tsx';
import { pageSize } from './review-position.ts';

function recordName({ title, firstName, lastName }: ReviewedRecord): string {
  return [title, firstName, lastName].filter((part) => part.trim() !== '').join(' ');
}

function RecordSummary(props: { readonly record: ReviewedRecord }) {
  const { linking } = useMessages();
  const { language } = useLanguage();
  const wordsOf = useCellWords();
  const { record } = props;
  const facts = [
    formatYearShort(record.surveyYearBE, language),
    record.birthDate,
    linking.sexes[record.sex],
    record.nationalId,
    record.householdId,
    wordsOf('community', record.community),
  ];
  return (
    <>
      <span className="list-name">{recordName(record) || linking.blank}</span>
      <span className="evidence-note">{facts.filter((fact) => fact.trim() !== '').join(' · ')}</span>
    </>
  );
}

/** A pair at its place among all of its kind, from 0. */
type PlacedPair = { readonly pair: ReviewedPair; readonly index: number };

function Differences(props: { readonly pair: ReviewedPair }) {
  const { linking } = useMessages();
  const marked = compareRecords(props.pair).filter(({ mark }) => mark === 'differs' || mark === 'close');
  if (marked.length === 0) return <span className="muted">{linking.list.noDifference}</span>;
  return marked.map(({ field, mark }) => `${mark === 'close' ? '≈' : '≠'} ${linking.fields[field]}`).join(', ');
}

/** Pairs name children: no column has a value, so that no file is made of them. */
function columnsOf(linking: Messages['linking'], onOpen: (index: number) => void): readonly Column<PlacedPair>[] {
  const { list } = linking;
  return [
    {
      key: 'place',
      heading: '#',
      align: 'number',
      attributes: () => ({ className: 'muted' }),
      cell: ({ index }) => formatCount(index + 1),
    },
    {
      key: 'verdict',
      heading: list.verdict,
      cell: ({ pair }) => (
        <span className="list-verdict" data-verdict={pair.verdict}>
          <Icon name={pair.verdict === 'likely' ? 'check' : 'search'} size={16} />
          {linking.verdicts[pair.verdict]}
        </span>
      ),
    },
    { key: 'a', heading: linking.record.a, cell: ({ pair }) => <RecordSummary record={pair.a} /> },
    { key: 'b', heading: linking.record.b, cell: ({ pair }) => <RecordSummary record={pair.b} /> },
    { key: 'differences', heading: list.differences, cell: ({ pair }) => <Differences pair={pair} /> },
    {
      key: 'open',
      heading: list.open,
      isHeadingHidden: true,
      attributes: () => ({ className: 'list-act' }),
      cell: ({ index }) => (
        <Action size="small" onPress={() => onOpen(index)} label={list.openPair(formatCount(index + 1))}>
          {list.open}
        </Action>
      ),
    },
  ];
}

/** A page of pairs, all of them in full; what is proposed can be confirmed together, below the last of them. */
export function PairList(props: {
  readonly kind: PairKind;
  readonly pairs: readonly ReviewedPair[];
  readonly offset: number;
  readonly total: number;
  readonly canUndo: boolean;
  readonly onOpen: (index: number) => void;
  readonly onPage: (index: number) => void;
  readonly onAccept: () => void;
  readonly onUndo: () => void;
}) {
  const { linking } = useMessages();
  const { pairs, offset, total, kind } = props;
  const { list } = linking;
  const likely = acceptablePairs(pairs).length;
  return (
    <div className="pair-list">
      <DataTable
        region={{ label: list.label }}
        columns={columnsOf(linking, props.onOpen)}
        rows={pairs.map((pair, place) => ({ pair, index: offset + place }))}
        rowKey={({ pair, index }) => `${index} ${pair.a.place.line} ${pair.b.place.line}`}
      />
      <div className="list-foot">
        {likely > 0 ? (
          <div className="list-accept">
            <Action look="primary" onPress={props.onAccept}>
              {list.accept(formatCount(likely))}
            </Action>
            <p className="small muted">{list.acceptNote}</p>
          </div>
        ) : (
          <p className="muted">{kind === 'link' ? '' : list.oneByOne}</p>
        )}
        <div className="list-pages">
          <Action look="quiet" icon="undo" onPress={props.onUndo} isDisabled={!props.canUndo}>
            {linking.decide.undo}
          </Action>
          <span className="muted">
            {list.page(formatCount(offset + 1), formatCount(offset + pairs.length), formatCount(total))}
          </span>
          <Action onPress={() => props.onPage(offset - pageSize)} isDisabled={offset === 0}>
            {list.former}
          </Action>
          <Action onPress={() => props.onPage(offset + pageSize)} isDisabled={offset + pairs.length >= total}>
            {list.next}
          </Action>
        </div>
      </div>
    </div>
  );
}
