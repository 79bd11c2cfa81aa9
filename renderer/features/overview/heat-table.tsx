import { useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { useMessages } from '../../ui/locale.tsx';
import { HeatHead } from './heat-head.tsx';
import { HeatPopover } from './heat-popover.tsx';
import { rowWindow, scaleTop, type HeatRow, type HeatSort } from './heat-model.ts';
import { HeatTableRow } from './heat-table-row.tsx';
import { moveInGrid, type GridPlace } from './move-in-grid.ts';
import { useHeldOpen } from './use-held-open.ts';
import './heat-table.css';

/** A cell of the table: an area and an indicator. */
export type HeatPlace = { readonly code: string; readonly no: number };

const rowHeight = 26;

type Props = {
  readonly rows: readonly HeatRow[];
  /** Rows that stay in sight under the header: the province, and the filter's area. */
  readonly pinned: readonly HeatRow[];
  readonly indicators: readonly Indicator[];
  readonly sort: HeatSort;
  readonly selected: HeatPlace | null;
  readonly provinceOf: (areaCode: string) => AreaPrevalence | null;
  readonly onSort: (sort: HeatSort) => void;
  readonly onSelect: (place: HeatPlace | null) => void;
  /** Called with an area to look at alone; null where there is nothing below. */
  readonly onArea: ((code: string) => void) | null;
};

function placeOf(target: EventTarget | null): (GridPlace & { element: HTMLElement }) | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-r][data-c]') : null;
  return element ? { element, r: Number(element.dataset['r']), c: Number(element.dataset['c']) } : null;
}

function focusPlace(frame: RefObject<HTMLDivElement | null>, place: GridPlace): void {
  frame.current?.querySelector<HTMLElement>(`[data-r="${place.r}"][data-c="${place.c}"]`)?.focus();
}

/** Scroll position of the frame, kept only for tables long enough to be drawn in part. */
function useScrollTop(isLong: boolean) {
  const [scroll, setScroll] = useState({ top: 0, height: 800 });
  const onScroll = isLong
    ? (event: { currentTarget: HTMLElement }) =>
        setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
    : undefined;
  return { scroll, onScroll };
}

/**
 * Prevalence of indicators by area as a grid. Arrow keys move over it, Enter sorts on a header and opens
 * the details on a cell; pointing at a cell or focusing it shows its interval and denominator.
 */
export function HeatTable(props: Props) {
  const { indicators, onArea, onSelect, onSort, pinned, provinceOf, rows, selected, sort } = props;
  const { overview } = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  const popoverId = useId();
  const helpId = useId();
  const [active, setActive] = useState<GridPlace>({ r: 0, c: 0 });
  const [pointed, pointAt, hold] = useHeldOpen<{ place: GridPlace; rect: DOMRect }>();
  const { scroll, onScroll } = useScrollTop(rows.length > 400);
  const tops = useMemo(() => {
    const figures = rows.flatMap((row) => row.figures ?? []);
    const province = figures[0] ? provinceOf(figures[0].areaCode) : null;
    return new Map(indicators.map((each) => [each.no, scaleTop(figures, each.no, province)]));
  }, [indicators, rows, provinceOf]);
  const all = useMemo(() => [...pinned, ...rows], [pinned, rows]);
  const shown = rowWindow(rows.length, scroll.top, scroll.height, rowHeight);

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
    if (event.key === 'Escape' && pointed) {
      event.stopPropagation();
      pointAt(null);
      return;
    }
    if ((event.key === 'Enter' || event.key === ' ') && place.r > 0) {
      event.preventDefault();
      activate(place);
      return;
    }
    const next = moveInGrid(place, event.key, event.ctrlKey, { rows: all.length + 1, columns: indicators.length + 1 });
    if (!next) return;
    event.preventDefault();
    setActive(next);
    const below = next.r - 1 - pinned.length;
    if (below >= 0 && (below < shown.from || below >= shown.to)) frame.current?.scrollTo({ top: below * rowHeight });
    requestAnimationFrame(() => focusPlace(frame, next));
  };

  const point = (target: EventTarget | null): void => {
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
    activeColumn: active.r === r ? active.c : null,
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
      onScroll={(event) => {
        onScroll?.(event);
        if (pointed) pointAt(null);
      }}
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
      <p id={helpId} className="visually-hidden">
        {overview.tableHelp}
      </p>
      <table
        className="heat-table"
        role="grid"
        aria-label={overview.tableTitle}
        aria-describedby={helpId}
        aria-rowcount={all.length + 1}
        aria-colcount={indicators.length + 1}
      >
        <HeatHead
          indicators={indicators}
          sort={sort}
          onSort={onSort}
          activeColumn={active.r === 0 ? active.c : null}
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
          id={popoverId}
          rect={pointed.rect}
          row={pointedRow}
          figures={pointedRow.figures}
          indicator={pointedIndicator}
          province={provinceOf(pointedRow.code)}
          onHold={hold}
          onLeave={() => pointAt(null)}
        />
      ) : null}
    </div>
  );
}
