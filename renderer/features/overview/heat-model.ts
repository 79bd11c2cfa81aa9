import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import { indicators, type Indicator } from '../../../shared/cpms/indicators.ts';
import { readRow, type FigureReading } from '../../../shared/figures/figure-reading.ts';
import type { HiddenCount } from '../../figures/mostly-hidden.tsx';

/** Number of steps in a ramp. */
export const rampSteps = 7;

/**
 * The top of an indicator's colour scale: the 98th percentile of the areas' figures that are not
 * uncertain, so that a single small area does not bleach all others, but at least twice the province's
 * figure, so that areas that hardly differ look alike. 0 where there is none.
 */
export function scaleTop(cells: readonly FigureReading[], province: FigureReading | null): number {
  const values = cells
    .filter((cell) => cell.state === 'shown')
    .map((cell) => cell.prevalence ?? 0)
    .toSorted((a, b) => a - b);
  const reference = province?.prevalence ?? 0;
  return Math.min(1, Math.max(values[Math.ceil((values.length - 1) * 0.98)] ?? 0, 2 * reference));
}

/** The step, 1 to 7, of a prevalence on a scale of equal steps from 0 to `top`. */
export function rampStep(prevalence: number, top: number): number {
  if (top <= 0) return prevalence > 0 ? rampSteps : 1;
  return Math.min(rampSteps, Math.floor((prevalence / top) * rampSteps) + 1);
}

/** How rows are ordered: by name or by an indicator's prevalence. */
export type HeatSort = { readonly by: 'name' } | { readonly by: number; readonly direction: 'down' | 'up' };

/** Reads `13` (highest first) and `13up` (lowest first); anything else is by name. */
export function parseSort(text: string | undefined): HeatSort {
  const found = /^(\d{1,2})(up)?$/.exec(text ?? '');
  const no = Number(found?.[1] ?? 0);
  if (!found || no < 1 || no > indicators.length) return { by: 'name' };
  return { by: no, direction: found[2] ? 'up' : 'down' };
}

/** Prints a sort for the address; null for the default, by name. */
export function printSort(sort: HeatSort): string | null {
  if (sort.by === 'name') return null;
  return sort.direction === 'up' ? `${sort.by}up` : String(sort.by);
}

/** The sort after a press on an indicator's header: highest first, lowest first, by name. */
export function nextSort(sort: HeatSort, no: number): HeatSort {
  if (sort.by !== no) return { by: no, direction: 'down' };
  return sort.direction === 'down' ? { by: no, direction: 'up' } : { by: 'name' };
}

export type HeatRow = {
  readonly code: string;
  readonly name: string;
  /** The name of the area above; null for an amphoe. */
  readonly parent: string | null;
  /** Null where the area did not report in the year. */
  readonly figures: AreaPrevalence | null;
  /** Null as well while they are being worked out. */
  readonly marks: AreaMarks | null;
};

/** Readable figures first, then the uncertain, then none. */
function tierOf(cell: FigureReading | null): number {
  if (cell?.state === 'shown') return 0;
  return cell?.state === 'uncertain' ? 1 : 2;
}

/** Rows in order; whichever the direction, figures too uncertain to be shown come after the others, and none last. */
export function sortRows(
  rows: readonly HeatRow[],
  sort: HeatSort,
  compareByName: (a: string, b: string) => number,
): HeatRow[] {
  const byName = (a: HeatRow, b: HeatRow): number => compareByName(a.name, b.name) || compareByName(a.code, b.code);
  if (sort.by === 'name') return rows.toSorted(byName);
  const { by, direction } = sort;
  return rows
    .map((row) => ({ row, cell: row.figures ? readRow(row.figures, by, row.marks) : null }))
    .toSorted((a, b) => {
      const tiers = tierOf(a.cell) - tierOf(b.cell);
      if (tiers !== 0) return tiers;
      const difference = (b.cell?.prevalence ?? 0) - (a.cell?.prevalence ?? 0);
      return (direction === 'down' ? difference : -difference) || byName(a.row, b.row);
    })
    .map(({ row }) => row);
}

/** How many figures of the rows are hidden, among those there could be. */
export function hiddenFigures(rows: readonly Pick<HeatRow, 'figures'>[], shown: readonly Indicator[]): HiddenCount {
  const states = rows.flatMap(({ figures }) => (figures ? shown.map(({ no }) => readRow(figures, no).state) : []));
  return {
    hidden: states.filter((state) => state === 'hidden').length,
    all: states.filter((state) => state !== 'no-eligible').length,
  };
}

/** Which indicators the table shows. */
export const indicatorGroups = ['all', 'child', 'household', 'harm', 'need', 'status'] as const;
export type IndicatorGroup = (typeof indicatorGroups)[number];

export function indicatorsOfGroup(group: IndicatorGroup): readonly Indicator[] {
  if (group === 'all') return indicators;
  return indicators.filter((indicator) => indicator.unit === group || indicator.kind === group);
}

/** Rows `from` to before `to` of `count` are drawn. */
export type RowWindow = { readonly from: number; readonly to: number; readonly count: number };

const drawnWhole = 400;
const windowStep = 20;

/**
 * The part of a long list to draw, in steps of 20 rows with 20 more on each side. Up to 400 rows
 * everything is drawn: 180 × 22 cells scroll at the screen's rate as they are.
 */
export function rowWindow(count: number, scrollTop: number, viewportHeight: number, rowHeight: number): RowWindow {
  if (count <= drawnWhole) return { from: 0, to: count, count };
  const first = Math.floor(scrollTop / rowHeight / windowStep) * windowStep;
  const last = Math.ceil((scrollTop + viewportHeight) / rowHeight / windowStep) * windowStep;
  return { from: Math.max(0, first - windowStep), to: Math.min(count, last + windowStep), count };
}
