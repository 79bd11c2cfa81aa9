import { Icon } from './icon.tsx';
import type { Column } from './table-model.ts';

/** By which column the rows are ordered, and what asks for another order. */
export type TableSort = {
  readonly key: string;
  readonly direction: 'ascending' | 'descending';
  readonly onSort: (key: string) => void;
};

type HeadColumn = Pick<
  Column<never>,
  | 'key'
  | 'heading'
  | 'head'
  | 'isHeadingHidden'
  | 'headingSpan'
  | 'align'
  | 'isSortable'
  | 'className'
  | 'headAttributes'
>;

function Heading(props: { readonly column: HeadColumn; readonly sort: TableSort | null }) {
  const { column, sort } = props;
  const words = column.head ?? column.heading;
  if (column.isHeadingHidden) return <span className="visually-hidden">{words}</span>;
  if (!column.isSortable || sort === null) return words;
  const direction = sort.key === column.key ? sort.direction : null;
  return (
    <button type="button" className="data-table-sort" onClick={() => sort.onSort(column.key)}>
      {words}
      {direction ? <Icon name={direction === 'descending' ? 'arrowDown' : 'arrowUp'} size={16} /> : null}
    </button>
  );
}

function Head(props: { readonly column: HeadColumn; readonly sort: TableSort | null; readonly rowSpan?: number }) {
  const { column, sort } = props;
  const { className, ...attributes } = column.headAttributes ?? {};
  const classes = [column.align === 'number' ? 'number' : null, column.className, className];
  return (
    <th
      scope="col"
      {...attributes}
      className={classes.filter(Boolean).join(' ') || undefined}
      colSpan={column.headingSpan}
      rowSpan={props.rowSpan}
      aria-sort={sort?.key === column.key ? sort.direction : undefined}
    >
      <Heading column={column} sort={sort} />
    </th>
  );
}

/** The headings of a table's columns, in two rows where some of them have a heading together. */
export function TableHead<Row>(props: { readonly columns: readonly Column<Row>[]; readonly sort?: TableSort }) {
  const sort = props.sort ?? null;
  const columns = props.columns.filter(({ headingSpan }) => headingSpan !== 0);
  if (columns.every(({ group }) => group === undefined)) {
    return (
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={sort} />
          ))}
        </tr>
      </thead>
    );
  }
  return (
    <thead>
      <tr>
        {columns.map((column, at) => {
          const { group } = column;
          if (group === undefined) return <Head key={column.key} column={column} sort={sort} rowSpan={2} />;
          if (columns[at - 1]?.group === group) return null;
          return (
            <th
              key={column.key}
              scope="colgroup"
              className="data-table-group"
              colSpan={columns.filter((each) => each.group === group).length}
            >
              {group}
            </th>
          );
        })}
      </tr>
      <tr>
        {columns
          .filter(({ group }) => group !== undefined)
          .map((column) => (
            <Head key={column.key} column={column} sort={sort} />
          ))}
      </tr>
    </thead>
  );
}
