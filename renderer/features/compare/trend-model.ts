import type { IndicatorTrend, TrendsAnswer } from '../../../shared/contract/trends.ts';

/** A point of a small line: a year with a figure, one without an answer, or one that is hidden. */
export type YearPoint = {
  readonly surveyYearBE: number;
  readonly state: 'shown' | 'no-answer' | 'hidden';
  readonly prevalence: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly yes: number | null;
  readonly known: number | null;
};

/** The years of a trend: hidden ones are a gap in the line, never 0. */
export function yearPoints(trend: IndicatorTrend): YearPoint[] {
  return trend.years.map(({ ciHigh, ciLow, known, prevalence, surveyYearBE, yes }) => {
    if (known === null) {
      return { surveyYearBE, state: 'hidden', prevalence: null, low: null, high: null, yes: null, known: null };
    }
    const state = prevalence === null ? 'no-answer' : 'shown';
    return { surveyYearBE, state, prevalence, low: ciLow, high: ciHigh, yes, known };
  });
}

export type TrendSummary = Readonly<Record<IndicatorTrend['verdict'], number>>;

/** How many indicators have each verdict. */
export function trendSummary(answer: TrendsAnswer): TrendSummary {
  const summary = { rising: 0, falling: 0, 'no-clear-change': 0, 'too-little-data': 0 };
  for (const row of answer.rows) summary[row.verdict] += 1;
  return summary;
}

/** Pieces of a line through points, broken where a year has no figure; x and y in [0, 1], y downwards. */
export function linePieces(points: readonly YearPoint[], top: number): (readonly [number, number])[][] {
  const pieces: (readonly [number, number])[][] = [];
  let current: (readonly [number, number])[] = [];
  points.forEach((point, index) => {
    if (point.prevalence === null) {
      if (current.length > 0) pieces.push(current);
      current = [];
      return;
    }
    const x = points.length === 1 ? 0.5 : index / (points.length - 1);
    current.push([x, 1 - (top > 0 ? Math.min(1, point.prevalence / top) : 0)]);
  });
  if (current.length > 0) pieces.push(current);
  return pieces;
}
