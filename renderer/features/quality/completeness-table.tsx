import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { moveInGrid } from '../../ui/move-in-grid.ts';
import { useQualityWords } from '../../figures/use-quality-words.ts';
import { type CompletenessCell, type Place, type TableRow } from './completeness-model.ts';
import './completeness-table.css';

function Cell(props: {
  readonly cell: CompletenessCell;
  readonly place: Place;
  readonly isActive: boolean;
  readonly label: string;
}) {
  const { cell, place } = props;
  return (
    <td
      className="complete-cell"
      data-class={cell.state === 'shown' ? cell.class : cell.state}
      data-all={place.column === 0 || undefined}
      data-row={place.row}
      data-column={place.column}
      tabIndex={props.isActive ? 0 : -1}
      aria-label={props.label}
      title={props.label}
    >
      {cell.state === 'shown' ? Math.floor(cell.share * 100) : null}
      {cell.state === 'hidden' ? <Icon name="lock" size={16} /> : null}
    </td>
  );
}

const Row = memo(function CompletenessTableRow(props: {
  readonly row: TableRow;
  readonly at: number;
  /** The cell of the row that the keyboard enters; null when it is in another row. */
  readonly activeColumn: number | null;
  readonly labelOf: (row: TableRow, column: number) => string;
}) {
  const { at, row } = props;
  const words = useQualityWords();
  return (
    <tr>
      <th scope="row" className="complete-name" title={`${words.area(row.areaCode)} ${words.place(row.areaCode)}`}>
        {words.area(row.areaCode)}{' '}
        <span className="muted">
          {levelOfCode(row.areaCode) === 'community' ? words.nameAt(row.areaCode, 'tambon') : words.place(row.areaCode)}
        </span>
      </th>
      {[row.all, ...row.cells].map((cell, column) => (
        <Cell
          // oxlint-disable-next-line react/no-array-index-key
          key={column}
          cell={cell}
          place={{ row: at, column }}
          isActive={props.activeColumn === column}
          label={props.labelOf(row, column)}
        />
      ))}
    </tr>
  );
});

/** Areas by indicators; a cell's counts are its label, told when it is pointed at or reached with the arrow keys. */
export function CompletenessTable(props: {
  readonly rows: readonly TableRow[];
  readonly sort: number | null;
  readonly onSort: (indicator: number | null) => void;
  readonly onPlace: (place: Place | null) => void;
  readonly labelOf: (row: TableRow, column: number) => string;
}) {
  const { onPlace, rows, sort } = props;
  const { quality } = useMessages();
  const words = useQualityWords();
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const size = { rows: rows.length, columns: indicators.length + 1 };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLTableCellElement)) return;
    const to = moveInGrid({ r: active.row, c: active.column }, event.key, event.ctrlKey, size);
    if (!to) return;
    const next = { row: to.r, column: to.c };
    event.preventDefault();
    setActive(next);
    const cell = table.current?.querySelector(`[data-row="${next.row}"][data-column="${next.column}"]`);
    if (cell instanceof HTMLElement) cell.focus();
  };
  const placeOf = (target: EventTarget): Place | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null;
  };
  return (
    <section
      className="complete-frame"
      aria-label={quality.completenessTable}
      onPointerOver={(event) => onPlace(placeOf(event.target))}
      onPointerLeave={() => onPlace(null)}
    >
      {/* A grid is a table of cells that the arrow keys move between (WAI-ARIA APG). */}
      <table
        className="complete-table"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={quality.completenessTitle}
        ref={table}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const place = placeOf(event.target);
          if (!place) return;
          setActive(place);
          onPlace(place);
        }}
      >
        <thead>
          <tr>
            <th scope="col" className="complete-corner">
              {quality.area}
            </th>
            {[null, ...indicators.map(({ no }) => no)].map((no) => {
              const name = no === null ? quality.completenessAll : words.shortIndicator(no);
              return (
                <th
                  key={no}
                  scope="col"
                  className="complete-head"
                  data-all={no === null || undefined}
                  aria-sort={sort === no ? 'ascending' : undefined}
                >
                  <button
                    type="button"
                    aria-label={`${name}: ${quality.completenessSort}`}
                    title={`${name}: ${quality.completenessSort}`}
                    onClick={() => props.onSort(no)}
                  >
                    <span className="complete-head-name">{name}</span>
                    <span className="complete-head-no">{no ?? ''}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row
              key={row.areaCode}
              row={row}
              at={at}
              activeColumn={active.row === at ? active.column : null}
              labelOf={props.labelOf}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
