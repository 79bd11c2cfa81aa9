import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import type { ShareInterval } from '../../../shared/format/numbers.ts';

/** Fewer known answers, or a wider interval, are read as an interval only (NCHS 2017, methods). */
const fewestKnown = 30;
const widestInterval = 0.3;

/** One indicator of one area in one year. */
export type AreaFigure = {
  readonly code: string;
  readonly yes: number;
  readonly known: number;
  readonly unknown: number;
  /** Null where there is no known answer: no data, not zero. */
  readonly prevalence: number | null;
  readonly interval: ShareInterval | null;
  readonly isUncertain: boolean;
};

/** Reads indicator `no` (1-22) out of an area's row. */
export function areaFigure(row: AreaPrevalence, no: number): AreaFigure {
  const at = no - 1;
  const yes = row.yes[at] ?? 0;
  const known = yes + (row.no[at] ?? 0);
  const low = row.ciLow[at] ?? null;
  const high = row.ciHigh[at] ?? null;
  const interval = low === null || high === null ? null : { low, high };
  return {
    code: row.areaCode,
    yes,
    known,
    unknown: row.unknown[at] ?? 0,
    prevalence: row.prevalence[at] ?? null,
    interval,
    isUncertain:
      known > 0 && (known < fewestKnown || interval === null || interval.high - interval.low >= widestInterval),
  };
}

/** Known answers of all; null where nobody is eligible. */
export function completenessOf({ known, unknown }: AreaFigure): number | null {
  return known + unknown === 0 ? null : known / (known + unknown);
}

/** Whether an interval lies wholly above or below another; anything else is not clearly different. */
export type Comparison = 'higher' | 'lower' | 'similar';

export function compareWith(own: ShareInterval | null, reference: ShareInterval | null): Comparison | null {
  if (own === null || reference === null) return null;
  if (own.low > reference.high) return 'higher';
  return own.high < reference.low ? 'lower' : 'similar';
}

const migrationIndicators: readonly number[] = [1, 2, 7, 8, 9];

/** The hue of an indicator: migration and civil status, services, or problems. */
export function rampOf(no: number): 'prevalence' | 'migration' | 'service' {
  if (indicatorByNo(no).kind === 'coverage') return 'service';
  return migrationIndicators.includes(no) ? 'migration' : 'prevalence';
}
