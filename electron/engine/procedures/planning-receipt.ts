import type { Headline } from '../../../shared/contract/analysis.ts';
import type { HeadlineName, Receipt } from '../../../shared/contract/receipt.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import { hiddenReceipt } from './planning-answers.ts';
import { hiddenLookup, planningHeadlines } from './planning-view.ts';
import type { PlanningSource } from './planning-whole.ts';

/** A receipt as the planning view may show it: without its numbers where the screen hides the figure. */
export async function planningReceipt(
  source: PlanningSource,
  receipt: Omit<Receipt, 'sha256'>,
  threshold: number,
  signal?: AbortSignal,
): Promise<Omit<Receipt, 'sha256'>> {
  const { filter, measure } = receipt.request;
  if (measure.kind === 'headline') {
    if (filter.surveyYearBE === null) return receipt;
    const [row] = await planningHeadlines(source, filter, threshold, signal);
    return row && headlineValue(row, measure.headline) === null ? hiddenReceipt(receipt) : receipt;
  }
  const level = filter.area === null ? null : levelOfCode(filter.area);
  const isHidden = await hiddenLookup(source, level === null ? [] : [level], filter, threshold, signal);
  return isHidden(filter.surveyYearBE, filter.area, measure.indicator) ? hiddenReceipt(receipt) : receipt;
}

function headlineValue(row: Headline, headline: HeadlineName): number | null {
  switch (headline) {
    case 'children':
      return row.children;
    case 'communities':
      return row.communitiesReported;
    case 'migrants':
      return row.migrants;
    case 'victims':
      return row.victims;
    case 'high-risk':
      return row.highRisk;
  }
}
