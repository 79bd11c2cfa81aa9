import type { FunnelAnswer, FunnelPoint } from '../../../shared/contract/funnel.ts';
import type { ShareInterval } from '../../../shared/format/numbers.ts';
import type { FigureReading } from '../../../shared/figures/figure-reading.ts';
import type { HiddenCount } from '../../figures/mostly-hidden.tsx';

export type PlacedPoint = {
  readonly areaCode: string;
  readonly yes: number;
  readonly known: number;
  readonly prevalence: number;
  /** 95 % interval; null where it is not known (yet). */
  readonly interval: ShareInterval | null;
  /** Too few to be told as a figure: it is told as its interval. */
  readonly isUncertain: boolean;
  readonly mark: FunnelPoint['mark'];
};

/** Marks of a clear difference, in the order in which they are told. */
export const clearMarks = ['much-higher', 'higher', 'much-lower', 'lower'] as const;
export type ClearMark = (typeof clearMarks)[number];

export type DifferenceModel = {
  /** Areas with a figure, highest first. */
  readonly points: readonly PlacedPoint[];
  readonly hidden: readonly string[];
  readonly withoutAnswer: readonly string[];
  /** Areas that clearly differ, by their mark, the farthest from the province first. */
  readonly clear: Readonly<Record<ClearMark, readonly PlacedPoint[]>>;
};

/** What the funnel of an answer shows: hidden areas and areas without an answer apart, never as 0. */
export function differenceModel(
  answer: FunnelAnswer,
  readingOf: (areaCode: string) => Pick<FigureReading, 'interval' | 'state'> | null,
): DifferenceModel {
  const points: PlacedPoint[] = [];
  const hidden: string[] = [];
  const withoutAnswer: string[] = [];
  const distance = new Map(answer.points.map((point) => [point.areaCode, Math.abs(point.z ?? 0)]));
  for (const { areaCode, known, mark, prevalence, yes } of answer.points) {
    if (known === null || yes === null) hidden.push(areaCode);
    else if (prevalence === null) withoutAnswer.push(areaCode);
    else {
      const reading = readingOf(areaCode);
      const interval = reading?.interval ?? null;
      const isUncertain = interval !== null && reading?.state === 'uncertain';
      points.push({ areaCode, yes, known, prevalence, interval, isUncertain, mark });
    }
  }
  const farthest = (a: PlacedPoint, b: PlacedPoint): number =>
    (distance.get(b.areaCode) ?? 0) - (distance.get(a.areaCode) ?? 0);
  const placed = (mark: ClearMark): PlacedPoint[] => points.filter((point) => point.mark === mark).toSorted(farthest);
  return {
    points: points.toSorted((a, b) => b.prevalence - a.prevalence || a.areaCode.localeCompare(b.areaCode)),
    hidden,
    withoutAnswer,
    clear: {
      'much-higher': placed('much-higher'),
      higher: placed('higher'),
      'much-lower': placed('much-lower'),
      lower: placed('lower'),
    },
  };
}

/** How many areas are hidden, among all that have a place in the chart. */
export function hiddenAreas({ hidden, points }: Pick<DifferenceModel, 'hidden' | 'points'>): HiddenCount {
  return { hidden: hidden.length, all: hidden.length + points.length };
}

/** The top of the prevalence axis: above every point and the centre line, not above what the limits do at n = 1. */
export function funnelTop(points: readonly PlacedPoint[], target: number | null): number {
  const highest = Math.max(0, ...points.map((point) => point.prevalence));
  return Math.min(1, Math.max(highest * 1.15, (target ?? 0) * 2, 0.01));
}
