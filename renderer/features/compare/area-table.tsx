import { Icon } from '../../ui/icon.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useMessages } from '../../ui/locale.tsx';
import type { Column } from '../../ui/table-model.ts';
import { AreaButton } from './area-list.tsx';
import { useCompareWords, type CompareWords } from './use-compare-words.ts';

/** An area of a chart: what it has there, or why it has nothing. */
export type AreaEntry<Item> =
  | { readonly code: string; readonly item: Item }
  | { readonly code: string; readonly why: string };

/** The areas of a chart, then those that have no place in it, hidden ones first. */
export function areaEntries<Item extends { readonly areaCode: string }>(
  items: readonly Item[],
  others: { readonly hidden: readonly string[]; readonly withoutAnswer: readonly string[] },
  words: { readonly hidden: string; readonly noAnswer: string },
): readonly AreaEntry<Item>[] {
  return [
    ...items.map((item) => ({ code: item.areaCode, item })),
    ...others.hidden.map((code) => ({ code, why: words.hidden })),
    ...others.withoutAnswer.map((code) => ({ code, why: words.noAnswer })),
  ];
}

/** A column of numbers; a dash for an area without. */
export function itemColumn<Item>(
  key: string,
  heading: string,
  value: (item: Item) => number | string | null,
  words: (item: Item) => string,
): Column<AreaEntry<Item>> {
  return {
    key,
    heading,
    align: 'number',
    value: (entry) => ('item' in entry ? value(entry.item) : null),
    cell: (entry) => ('item' in entry ? words(entry.item) : '–'),
  };
}

/** The last column: what is to be said of the area in words, in the colour of its direction. */
export function verdictColumn<Item>(
  heading: string,
  verdictOf: (item: Item) => { readonly words: string; readonly direction: 'higher' | 'lower' | 'quiet' },
): Column<AreaEntry<Item>> {
  return {
    key: 'verdict',
    heading,
    value: (entry) => ('item' in entry ? verdictOf(entry.item).words : entry.why),
    cell: (entry) => {
      if ('why' in entry) return entry.why;
      const { words, direction } = verdictOf(entry.item);
      return <span data-verdict={direction}>{words}</span>;
    },
  };
}

function areaColumn<Item>(heading: string, words: CompareWords): Column<AreaEntry<Item>> {
  return {
    key: 'area',
    heading,
    isRowHeader: true,
    value: ({ code }) => words.name(code),
    cell: ({ code }) => <AreaButton code={code} note={words.parent(code)} />,
  };
}

/** The table twin of a chart of areas. */
export function AreaTable<Item>(props: {
  readonly columns: readonly Column<AreaEntry<Item>>[];
  readonly entries: readonly AreaEntry<Item>[];
}) {
  const { compare } = useMessages();
  const words = useCompareWords();
  return (
    <DataTable
      region={{ label: compare.tableLabel, className: 'compare-table' }}
      isSticky
      columns={[areaColumn(compare.area, words), ...props.columns]}
      rows={props.entries}
      rowKey={({ code }) => code}
      areaOf={({ code }) => code}
    />
  );
}

/** How many areas are not in the chart, and why. */
export function AreaNotes(props: { readonly hidden: number; readonly withoutAnswer: number }) {
  const { compare } = useMessages();
  if (props.hidden + props.withoutAnswer === 0) return null;
  return (
    <p className="compare-notes">
      {props.hidden > 0 ? (
        <span className="compare-note-hidden">
          <Icon name="lock" size={16} />
          {compare.hiddenAreas(String(props.hidden))}
        </span>
      ) : null}
      {props.withoutAnswer > 0 ? <span>{compare.noAnswerCount(String(props.withoutAnswer))}</span> : null}
    </p>
  );
}
