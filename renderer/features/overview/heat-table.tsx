import { useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useMessages } from '../../ui/locale.tsx';
import { HeatHead } from './heat-head.tsx';
import { HeatPopover } from './heat-popover.tsx';
import { rowWindow, type RowWindow, type HeatRow, type HeatSort } from './heat-model.ts';
import { HeatTableRow } from './heat-table-row.tsx';
import { moveInGrid, type GridPlace } from '../../ui/move-in-grid.ts';
import { useHeldOpen } from './use-held-open.ts';
import type { OverviewMarks } from './use-overview.ts';
import './heat-table.css';

/** A cell of the table: an area and an indicator. */
export type HeatPlace = { readonly code: string; readonly no: number };

const rowHeight = 26;

type Props = {
  readonly rows: readonly HeatRow[];
  /** Rows that stay in sight under the header: the province, and the filter's area. */
  readonly pinned: readonly HeatRow[];
  readonly indicators: readonly Indicator[];
  /** The top of each indicator's colour scale, by its number. */
  readonly tops: ReadonlyMap<number, number>;
  readonly sort: HeatSort;
  readonly selected: HeatPlace | null;
  readonly provinceOf: (areaCode: string) => AreaPrevalence | null;
  readonly marks: OverviewMarks;
  readonly onSort: (sort: HeatSort) => void;
  readonly onSelect: (place: HeatPlace | null) => void;
  /** Called with an area to look at alone; null where there is nothing below. */
  readonly onArea: ((code: string) => void) | null;
};

function placeOf(target: EventTarget | null): (GridPlace & { element: HTMLElement }) | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-c]') : null;
  const row = element?.closest<HTMLElement>('[data-r]');
  return element && row ? { element, r: Number(row.dataset['r']), c: Number(element.dataset['c']) } : null;
}

function focusPlace(frame: RefObject<HTMLDivElement | null>, place: GridPlace): void {
  frame.current?.querySelector<HTMLElement>(`[data-r="${place.r}"] [data-c="${place.c}"]`)?.focus();
}

/** The rows to draw, following the frame's scrolling where the table is long enough to be drawn in part. */
function useRowWindow(frame: RefObject<HTMLDivElement | null>, count: number) {
  const [shown, setShown] = useState<RowWindow>(() => rowWindow(count, 0, 800, rowHeight));
  const current = shown.count === count ? shown : rowWindow(count, frame.current?.scrollTop ?? 0, 800, rowHeight);
  const follow = () => {
    const element = frame.current;
    const next = rowWindow(count, element?.scrollTop ?? 0, element?.clientHeight ?? 800, rowHeight);
    if (next.from !== current.from || next.to !== current.to || next.count !== shown.count) setShown(next);
  };
  return { shown: current, follow };
}

/**
 * Prevalence of indicators by area as a grid. Arrow keys move over it, Enter sorts on a header and opens
 * the details on a cell; pointing at a cell or focusing it shows its interval and denominator.
 */
export function HeatTable(props: Props) {
  const { indicators, onArea, onSelect, onSort, pinned, provinceOf, rows, selected, sort, tops } = props;
  const { overview } = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const popoverId = useId();
  const helpId = useId();
  const [active, setActive] = useState<GridPlace>({ r: 0, c: 0 });
  const [pointed, pointAt, hold, dismiss] = useHeldOpen<{ place: GridPlace; rect: DOMRect }>();
  const all = useMemo(() => [...pinned, ...rows], [pinned, rows]);
  const { shown, follow } = useRowWindow(frame, rows.length);
  const firstDrawn = pinned.length + 1 + shown.from;
  const isDrawn = active.r < pinned.length + 1 || (active.r >= firstDrawn && active.r <= pinned.length + shown.to);
  const tabStop = isDrawn ? active : { r: firstDrawn, c: active.c };

  /** Row 0 is the header, column 0 the names. */
  const rowAt = (place: GridPlace): HeatRow | null => all[place.r - 1] ?? null;
  const indicatorAt = (place: GridPlace): Indicator | null => indicators[place.c - 1] ?? null;

  const activate = (place: GridPlace): void => {
    const row = rowAt(place);
    const indicator = indicatorAt(place);
    if (row && indicator && row.figures) onSelect({ code: row.code, no: indicator.no });
    else if (row && !indicator && place.r > pinned.length) onArea?.(row.code);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeOf(event.target);
    if (!place) return;
    if ((event.key === 'Enter' || event.key === ' ') && place.r > 0) {
      event.preventDefault();
      activate(place);
      return;
    }
    const next = moveInGrid(place, event.key, event.ctrlKey, { rows: all.length + 1, columns: indicators.length + 1 });
    if (!next) return;
    event.preventDefault();
    const below = next.r - 1 - pinned.length;
    // The row may not be drawn yet: it has to be before it can take the focus.
    flushSync(() => {
      setActive(next);
      if (below >= 0 && (below < shown.from || below >= shown.to)) {
        frame.current?.scrollTo({ top: below * rowHeight });
        follow();
      }
    });
    focusPlace(frame, next);
  };

  const onScroll = (): void => {
    follow();
    const focused = document.activeElement;
    if (focused?.matches(':focus-visible') && frame.current?.contains(focused)) point(focused);
    else if (pointed) pointAt(null);
  };

  const point = (target: EventTarget | null): void => {
    // Events of the popover arrive here too, because React's tree is not the document's.
    if (!(target instanceof Node) || !frame.current?.contains(target)) return;
    const place = placeOf(target);
    const isFigure = place && indicatorAt(place) && rowAt(place)?.figures;
    pointAt(
      place && isFigure ? { place: { r: place.r, c: place.c }, rect: place.element.getBoundingClientRect() } : null,
    );
  };

  const pointedRow = pointed ? rowAt(pointed.place) : null;
  const pointedIndicator = pointed ? indicatorAt(pointed.place) : null;
  const rowProps = (row: HeatRow, r: number) => ({
    row,
    r,
    indicators,
    tops,
    activeColumn: tabStop.r === r ? tabStop.c : null,
    selectedNo: selected?.code === row.code ? selected.no : null,
    describedColumn: pointed?.place.r === r ? pointed.place.c : null,
    popoverId,
  });
  return (
    <div
      className="heat-frame"
      data-columns={indicators.length > 12 ? 'many' : 'few'}
      ref={frame}
      data-level={rows[0] ? levelOfCode(rows[0].code) : undefined}
      onScroll={onScroll}
    >
      <p id={helpId} className="visually-hidden">
        {overview.tableHelp}
      </p>
      {/* Its cells take the focus one at a time and arrow keys move over them: WAI-ARIA's grid pattern. */}
      <table
        className="heat-table"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={overview.tableTitle}
        aria-describedby={helpId}
        aria-rowcount={all.length + 1}
        aria-colcount={indicators.length + 1}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const place = placeOf(event.target);
          if (!place) return;
          setActive({ r: place.r, c: place.c });
          if (place.r > 0) activate(place);
        }}
        onFocus={(event) => {
          const place = placeOf(event.target);
          if (place) setActive({ r: place.r, c: place.c });
          if (place?.element.matches(':focus-visible')) point(event.target);
        }}
        onBlur={() => pointAt(null)}
        onPointerOver={(event: PointerEvent) => point(event.target)}
        onPointerLeave={() => pointAt(null)}
      >
        <HeatHead
          indicators={indicators}
          sort={sort}
          onSort={onSort}
          activeColumn={tabStop.r === 0 ? tabStop.c : null}
          pointedColumn={pointed?.place.c ?? null}
          reference={pinned.at(-1)?.figures ?? null}
        />
        <tbody className="heat-pinned">
          {pinned.map((row, index) => (
            <HeatTableRow key={row.code} {...rowProps(row, index + 1)} isPinned hasDrill={false} />
          ))}
        </tbody>
        <tbody>
          {shown.from > 0 ? (
            <tr className="heat-spacer" aria-hidden="true" style={{ height: shown.from * rowHeight }} />
          ) : null}
          {rows.slice(shown.from, shown.to).map((row, index) => (
            <HeatTableRow
              key={row.code}
              {...rowProps(row, shown.from + index + 1 + pinned.length)}
              isPinned={false}
              hasDrill={onArea !== null}
            />
          ))}
          {shown.to < rows.length ? (
            <tr className="heat-spacer" aria-hidden="true" style={{ height: (rows.length - shown.to) * rowHeight }} />
          ) : null}
        </tbody>
      </table>
      {pointed && pointedRow?.figures && pointedIndicator ? (
        <HeatPopover
          key={`${pointedRow.code}:${pointedIndicator.no}`}
          id={popoverId}
          rect={pointed.rect}
          row={pointedRow}
          figures={pointedRow.figures}
          about={props.marks}
          indicator={pointedIndicator}
          province={provinceOf(pointedRow.code)}
          onHold={hold}
          onLeave={() => pointAt(null)}
          onDismiss={dismiss}
        />
      ) : null}
    </div>
  );
}
