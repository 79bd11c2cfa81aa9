import { trendPoints } from '../../charts/trend-points.ts';
import type { HiddenCount } from '../../figures/mostly-hidden.tsx';
import type { IndicatorTrend, TrendsAnswer } from '../../../shared/contract/trends.ts';

type TrendSummary = Readonly<Record<IndicatorTrend['verdict'], number>>;

/** How many indicators have each verdict. */
export function trendSummary(answer: TrendsAnswer): TrendSummary {
  const summary = { rising: 0, falling: 0, 'no-clear-change': 0, 'too-little-data': 0, hidden: 0 };
  for (const row of answer.rows) summary[row.verdict] += 1;
  return summary;
}

/** How many figures of the years are hidden, among those there could be. */
export function hiddenInTrends(answer: TrendsAnswer): HiddenCount {
  const states = answer.rows.flatMap((row) => trendPoints(row).map(({ reading }) => reading.state));
  return {
    hidden: states.filter((state) => state === 'hidden').length,
    all: states.filter((state) => state !== 'no-eligible').length,
  };
}
