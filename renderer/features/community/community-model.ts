import type { Figure } from '../../../shared/contract/figure.ts';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import type { PopulationAnswer } from '../../../shared/contract/population.ts';
import type { PriorityAnswer } from '../../../shared/contract/priority.ts';
import type { IndicatorTrend, TrendsAnswer } from '../../../shared/contract/trends.ts';

/**
 * What may be said of a figure: `range` is too few to be shown as a figure (grade D) and is read as an interval;
 * hidden ones are never shown as 0.
 */
export type FigureState = 'shown' | 'range' | 'hidden' | 'no-answer';

export function figureState(figure: Figure | null): FigureState {
  if (figure === null) return 'no-answer';
  if (figure.known === null) return 'hidden';
  if (figure.prevalence === null || figure.ciLow === null || figure.ciHigh === null) return 'no-answer';
  return figure.grade === 'D' ? 'range' : 'shown';
}

export type CommunityRow = {
  readonly no: number;
  readonly now: Figure | null;
  readonly before: Figure | null;
  readonly province: Figure | null;
  /** Null where the figure itself is not shown. */
  readonly mark: NonNullable<AreaMarks['mark'][number]> | null;
  readonly verdict: IndicatorTrend['verdict'] | null;
};

function figureOf(answer: TrendsAnswer | null, no: number, year: number | null): Figure | null {
  return answer?.rows[no - 1]?.years.find((each) => each.surveyYearBE === year) ?? null;
}

/** The 22 indicators of a community beside the province and the year before. */
export function communityRows(
  own: TrendsAnswer,
  province: TrendsAnswer | null,
  marks: AreaMarks | null,
  year: number | null,
  yearBefore: number | null,
): CommunityRow[] {
  return own.rows.map((row) => {
    const now = figureOf(own, row.indicator, year);
    const canBeSeen = figureState(now) === 'shown' || figureState(now) === 'range';
    return {
      no: row.indicator,
      now,
      before: figureOf(own, row.indicator, yearBefore),
      province: figureOf(province, row.indicator, year),
      mark: canBeSeen ? (marks?.mark[row.indicator - 1] ?? null) : null,
      verdict: canBeSeen ? row.verdict : null,
    };
  });
}

export const pyramidBands = ['15-17', '10-14', '5-9', '0-4'] as const;

type PyramidSide = { readonly children: number; readonly migrants: number };

export type Pyramid = {
  readonly bands: readonly {
    readonly band: (typeof pyramidBands)[number];
    /** Null: hidden. */
    readonly male: PyramidSide | null;
    readonly female: PyramidSide | null;
  }[];
  /** The longest bar. */
  readonly top: number;
  /** Children of no known sex or age, or of 18 and over; null where some of these are hidden. */
  readonly others: number | null;
};

/** The age–sex pyramid, oldest band on top. */
export function pyramidOf(answer: PopulationAnswer): Pyramid {
  const side = (band: string, sex: 'male' | 'female'): PyramidSide | null => {
    const cell = answer.cells.find((each) => each.ageBand === band && each.sex === sex);
    if (!cell) return { children: 0, migrants: 0 };
    return cell.known === null || cell.yes === null ? null : { children: cell.known, migrants: cell.yes };
  };
  const bands = pyramidBands.map((band) => ({ band, male: side(band, 'male'), female: side(band, 'female') }));
  const drawn: readonly string[] = pyramidBands;
  const rest = answer.cells.filter((cell) => cell.sex === 'unknown' || !drawn.includes(cell.ageBand));
  return {
    bands,
    top: Math.max(1, ...bands.flatMap((each) => [each.male?.children ?? 0, each.female?.children ?? 0])),
    others: rest.some((cell) => cell.known === null) ? null : rest.reduce((sum, cell) => sum + (cell.known ?? 0), 0),
  };
}

export type Priority =
  | { readonly state: 'none' }
  | {
      readonly state: 'ranked';
      readonly low: number;
      readonly high: number;
      readonly ranked: number;
      readonly top: number;
      readonly topProbability: number;
    };

/** The place of a community as the range its rank lies in; never one number. */
export function priorityOf(answer: PriorityAnswer, areaCode: string): Priority {
  const row = answer.rows.find((each) => each.areaCode === areaCode);
  if (!row || row.rankLow === null || row.rankHigh === null || row.topProbability === null) return { state: 'none' };
  return {
    state: 'ranked',
    low: Math.floor(row.rankLow),
    high: Math.ceil(row.rankHigh),
    ranked: answer.ranked,
    top: answer.top,
    topProbability: row.topProbability,
  };
}

/** A probability as a reader takes it: never 0 % or 100 % of something that was drawn at random. */
export function probabilityText(probability: number): string {
  if (probability < 0.01) return '<1%';
  return probability > 0.99 ? '>99%' : `${Math.round(probability * 100)}%`;
}
