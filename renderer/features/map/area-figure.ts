import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import type { ShareInterval } from '../../../shared/format/numbers.ts';

/** Fewer known answers, or a wider interval, are read as an interval only (NCHS 2017, methods). */
export const fewestKnown = 30;
const widestInterval = 0.3;

/** One indicator of one area in one year. */
export type AreaFigure = {
  readonly code: string;
  /** Null where hidden. */
  readonly yes: number | null;
  /** Null where hidden. */
  readonly known: number | null;
  readonly unknown: number;
  /** Null where there is no known answer (no data, not zero) and where hidden. */
  readonly prevalence: number | null;
  readonly interval: ShareInterval | null;
  readonly isUncertain: boolean;
  /** Hidden for privacy: neither the figure nor anything that follows from it is known here. */
  readonly isHidden: boolean;
};

/** Reads indicator `no` (1-22) out of an area's row. */
export function areaFigure(row: AreaPrevalence, no: number): AreaFigure {
  const at = no - 1;
  const code = row.areaCode;
  const unknown = row.unknown[at] ?? 0;
  const yes = row.yes[at] ?? null;
  const others = row.no[at] ?? null;
  if (row.hidden[at] || yes === null || others === null) {
    const nothing = { yes: null, known: null, prevalence: null, interval: null };
    return { code, unknown, ...nothing, isUncertain: false, isHidden: true };
  }
  const known = yes + others;
  const low = row.ciLow[at] ?? null;
  const high = row.ciHigh[at] ?? null;
  const interval = low === null || high === null ? null : { low, high };
  return {
    code,
    yes,
    known,
    unknown,
    prevalence: row.prevalence[at] ?? null,
    interval,
    isUncertain:
      known > 0 && (known < fewestKnown || interval === null || interval.high - interval.low >= widestInterval),
    isHidden: false,
  };
}

/** Known answers of all; null where nobody is eligible and where hidden. */
export function completenessOf({ known, unknown }: AreaFigure): number | null {
  return known === null || known + unknown === 0 ? null : known / (known + unknown);
}

/** Whether an interval lies wholly above or below another; anything else is not clearly different. */
export type Comparison = 'higher' | 'lower' | 'similar';

export function compareWith(own: ShareInterval | null, reference: ShareInterval | null): Comparison | null {
  if (own === null || reference === null) return null;
  if (own.low > reference.high) return 'higher';
  return own.high < reference.low ? 'lower' : 'similar';
}

/** Circumstances that together describe who came and who is left: arrival, stateless, unregistered, unsettled, left behind. */
export const profileIndicators = [8, 1, 2, 7, 9] as const;

/** The hue of an indicator: migration and civil status, services, or problems. */
export function rampOf(no: number): 'prevalence' | 'migration' | 'service' {
  if (indicatorByNo(no).kind === 'coverage') return 'service';
  return (profileIndicators as readonly number[]).includes(no) ? 'migration' : 'prevalence';
}
