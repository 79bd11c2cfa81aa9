import type { ReactNode } from 'react';
import { hoverHandlers, useIsHovered, useSelectedArea } from '../client/address/use-selection.ts';
import { ScrollRegion } from './scroll-region.tsx';
import { TableHead, type TableSort } from './table-head.tsx';
import type { Attributes, Column } from './table-model.ts';
import './data-table.css';

type RowProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly row: Row;
  readonly attributes: Attributes;
  /** In place of every cell but the row's header; null where the row has its cells. */
  readonly instead: ReactNode;
};

function Cells<Row>(props: RowProps<Row>) {
  const { columns, instead, row } = props;
  const isReplaced = instead !== null;
  const shown = isReplaced ? columns.filter(({ isRowHeader }) => isRowHeader) : columns;
  return (
    <>
      {shown.map((column) => {
        const { className, ...attributes } = column.attributes?.(row) ?? {};
        const classes = [column.align === 'number' ? 'number' : null, column.className, className];
        const own = { ...attributes, className: classes.filter(Boolean).join(' ') || undefined };
        const content = column.cell ? column.cell(row) : (column.value?.(row) ?? null);
        return column.isRowHeader ? (
          <th key={column.key} scope="row" {...own}>
            {content}
          </th>
        ) : (
          <td key={column.key} {...own}>
            {content}
          </td>
        );
      })}
      {isReplaced ? <td colSpan={columns.length - shown.length}>{instead}</td> : null}
    </>
  );
}

function PlainRow<Row>(props: RowProps<Row>) {
  return (
    <tr {...props.attributes}>
      <Cells {...props} />
    </tr>
  );
}

/** A row of an area: pointing at it shows it wherever else it is on the screen, and the selected one is marked. */
function AreaRow<Row>(props: RowProps<Row> & { readonly area: string }) {
  const isHovered = useIsHovered(props.area);
  const isSelected = useSelectedArea() === props.area;
  const { onPointerEnter, onPointerLeave } = hoverHandlers(props.area);
  return (
    <tr
      {...props.attributes}
      data-hovered={isHovered || undefined}
      data-selected={isSelected || undefined}
      onPointerEnter={onPointerEnter}
      onPointerLeave={onPointerLeave}
    >
      <Cells {...props} />
    </tr>
  );
}

const noAttributes: Attributes = {};

/**
 * A table of rows under a model of its columns. The header of a row, numbers to the right, a caption, ordering and
 * what stays in sight while it scrolls are the same in each.
 */
export function DataTable<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  readonly rowAttributes?: (row: Row) => Attributes;
  /** The area of a row, where rows are areas. */
  readonly areaOf?: (row: Row) => string;
  /** What stands in place of a row's figures; null where it has them. */
  readonly instead?: (row: Row) => ReactNode;
  readonly caption?: string;
  readonly isCaptionHidden?: boolean;
  readonly className?: string;
  /** `bare`: without the common lines and spaces, for a table that brings its own. */
  readonly look?: 'lines' | 'bare';
  /** Its head and first column stay in sight while its region scrolls. */
  readonly isSticky?: boolean;
  readonly sort?: TableSort;
  /** Makes the table a part of its own that scrolls, by this name. */
  readonly region?: { readonly label: string; readonly className?: string };
}) {
  const { areaOf, caption, columns, instead, region, rowAttributes, rows, sort } = props;
  const own = props.look === 'bare' ? '' : 'data-table';
  const table = (
    <table className={`${own} ${props.className ?? ''}`.trim() || undefined} data-sticky={props.isSticky || undefined}>
      {caption === undefined ? null : (
        <caption className={props.isCaptionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
      )}
      <TableHead columns={columns} {...(sort ? { sort } : {})} />
      <tbody>
        {rows.map((row) => {
          const shown = {
            columns,
            row,
            attributes: rowAttributes?.(row) ?? noAttributes,
            instead: instead?.(row) ?? null,
          };
          const key = props.rowKey(row);
          return areaOf ? <AreaRow key={key} {...shown} area={areaOf(row)} /> : <PlainRow key={key} {...shown} />;
        })}
      </tbody>
    </table>
  );
  return region ? <ScrollRegion {...region}>{table}</ScrollRegion> : table;
}
