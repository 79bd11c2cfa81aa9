import type { AreaPrevalence } from '../contract/analysis.ts';
import { indicators, type Indicator } from '../cpms/indicators.ts';
import { classBreaks } from './class-breaks.ts';
import type { AreaFill } from './area-fill.ts';
import type { ColourToken } from './map-theme.ts';
import { areaFigure, profileIndicators, type AreaFigure } from './area-figure.ts';
import { movedIn, noMarks, shareStep, type Drawing, type MarksOf } from './map-model.ts';

/** Low, middle or high third. */
type Third = 1 | 2 | 3;
export const thirds: readonly Third[] = [1, 2, 3];

/** Indicators that migration is laid over: all that are not about migration or civil status themselves. */
export const protectionIndicators: readonly Indicator[] = indicators.filter(
  ({ no }) => !(profileIndicators as readonly number[]).includes(no),
);

/**
 * Where the middle and the high third begin: the same place where repeated figures leave no middle third; null where
 * all figures are equal or there are none.
 */
export type ThirdLimits = readonly [middle: number, high: number] | null;

const isSound = ({ state }: AreaFigure): boolean => state === 'shown';

/**
 * Thirds of an indicator over the areas of all years whose figures are certain enough to be shown, so that a colour
 * means the same in each year. A figure on a limit belongs to the third above.
 */
export function thirdLimits(rows: readonly AreaPrevalence[], no: number): ThirdLimits {
  const values = rows
    .map((row) => areaFigure(row, no))
    .filter(isSound)
    .map((figure) => figure.prevalence ?? 0);
  const inner = classBreaks(values, { method: 'quantile', count: 3, step: shareStep }).slice(1, -1);
  const [middle, high = middle] = inner;
  return middle === undefined || high === undefined ? null : [middle, high];
}

/** The third that a prevalence in [0, 1] lies in; a value on a limit belongs to the third above. */
export function thirdOf(value: number, [middle, high]: NonNullable<ThirdLimits>): Third {
  if (value >= high) return 3;
  return value >= middle ? 2 : 1;
}

/** The colour of a place on both scales. */
export const pairColour = (migration: Third, other: Third): ColourToken => `--pair-${migration}-${other}`;

/** One area on both scales. */
export type Pair = {
  readonly code: string;
  readonly migration: AreaFigure;
  readonly other: AreaFigure;
  /** Null where one of the two has no class. */
  readonly place: { readonly migration: Third; readonly other: Third } | null;
};

/** The areas of one year on both scales. */
export function pairsOf(
  rows: readonly AreaPrevalence[],
  year: number | null,
  no: number,
  limits: { readonly migration: ThirdLimits; readonly other: ThirdLimits },
  marksOf: MarksOf = noMarks,
): ReadonlyMap<string, Pair> {
  const pairs = rows
    .filter((row) => row.surveyYearBE === year)
    .map((row): Pair => {
      const marks = marksOf(row.areaCode);
      const [migration, other] = [areaFigure(row, movedIn, marks), areaFigure(row, no, marks)];
      const isPlaced = limits.migration && limits.other && isSound(migration) && isSound(other);
      const place = isPlaced
        ? {
            migration: thirdOf(migration.prevalence ?? 0, limits.migration),
            other: thirdOf(other.prevalence ?? 0, limits.other),
          }
        : null;
      return { code: row.areaCode, migration, other, place };
    });
  return new Map(pairs.map((pair) => [pair.code, pair]));
}

/** Null where there are figures but no thirds to put them in: the area keeps the base colour. */
function pairFill(pair: Pair | undefined): AreaFill | null {
  if (!pair) return 'no-data';
  if (pair.migration.state === 'hidden' || pair.other.state === 'hidden') return 'hidden';
  if (pair.place) return pairColour(pair.place.migration, pair.place.other);
  if (pair.migration.known === 0 || pair.other.known === 0) return 'no-data';
  return isSound(pair.migration) && isSound(pair.other) ? null : 'too-few';
}

/** The areas of a level in the colours of their pairs. */
export function pairAreas(codes: readonly string[], pairs: ReadonlyMap<string, Pair>): Drawing {
  const fills = codes.flatMap((code): [string, AreaFill][] => {
    const fill = pairFill(pairs.get(code));
    return fill === null ? [] : [[code, fill]];
  });
  return { fills: new Map(fills), uncertain: new Set(), symbols: [] };
}

/** High on both first, then by the two thirds together, then by the other indicator; areas without a class last. */
export function rankedPairs(pairs: Iterable<Pair>): readonly Pair[] {
  const height = ({ place }: Pair): number => (place ? place.migration + place.other : 0);
  return [...pairs].toSorted(
    (p, q) =>
      height(q) - height(p) || (q.other.prevalence ?? -1) - (p.other.prevalence ?? -1) || (p.code < q.code ? -1 : 1),
  );
}
