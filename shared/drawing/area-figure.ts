import type { AreaPrevalence } from '../contract/analysis.ts';
import type { AreaMarks } from '../contract/marks.ts';
import { indicatorByNo } from '../cpms/indicators.ts';
import { readRow, type FigureReading } from '../figures/figure-reading.ts';

/** One indicator of one area in one year, with the engine's word on it. */
export type AreaFigure = FigureReading & { readonly code: string };

/** Reads indicator `no` (1-22) out of an area's row; its marks are of the same area, year and filter. */
export function areaFigure(row: AreaPrevalence, no: number, marks: AreaMarks | null = null): AreaFigure {
  return { code: row.areaCode, ...readRow(row, no, marks) };
}

/** Circumstances that together describe who came and who is left: arrival, no Thai nationality, unregistered, unsettled, left behind. */
export const profileIndicators = [8, 1, 2, 7, 9] as const;

export type Ramp = 'prevalence' | 'migration' | 'service';

/** The hue of an indicator, 1-22: migration and civil status, services, or problems. */
export function rampOf(no: number): Ramp {
  if (indicatorByNo(no).kind === 'coverage') return 'service';
  return (profileIndicators as readonly number[]).includes(no) ? 'migration' : 'prevalence';
}
