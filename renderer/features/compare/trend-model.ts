import type { IndicatorTrend, TrendsAnswer } from '../../../shared/contract/trends.ts';

type TrendSummary = Readonly<Record<IndicatorTrend['verdict'], number>>;

/** How many indicators have each verdict. */
export function trendSummary(answer: TrendsAnswer): TrendSummary {
  const summary = { rising: 0, falling: 0, 'no-clear-change': 0, 'too-little-data': 0 };
  for (const row of answer.rows) summary[row.verdict] += 1;
  return summary;
}
