import type { IndicatorTrend } from '../../shared/contract/trends.ts';
import { readFigure, type FigureReading } from '../../shared/figures/figure-reading.ts';

/** An indicator in one survey year. */
export type TrendPoint = { readonly surveyYearBE: number; readonly reading: FigureReading };

/** The years of a trend, oldest first. */
export function trendPoints({ indicator, years }: Pick<IndicatorTrend, 'indicator' | 'years'>): TrendPoint[] {
  return years.map((figure) => ({ surveyYearBE: figure.surveyYearBE, reading: readFigure(figure, indicator) }));
}

/** What a line is drawn through: a year too uncertain for a figure, hidden or without an answer is a gap, never 0. */
export function drawnPrevalence({ reading }: TrendPoint): number | null {
  return reading.state === 'shown' ? reading.prevalence : null;
}
