import type { Headline } from '../../../shared/contract/analysis.ts';
import type { HeadlineName, ReceiptMethod } from '../../../shared/contract/receipt.ts';
import { codeAtLevel, levelOfCode } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { hotSpotMap } from '../answers/hot-spot-map.ts';
import type { IsHidden } from '../answers/is-hidden.ts';
import type { ReceiptContent } from '../answers/receipt/sealed-receipt.ts';
import { hiddenReceipt } from './planning-answers.ts';
import { hiddenLookup, onlyClassShown, planningHeadlines } from './planning-view.ts';

/**
 * A receipt as the planning view may show it: without its numbers where the screen hides the figure, without those of
 * the hot spot where the map shows its class only.
 */
export async function planningReceipt(
  db: Reader,
  dataFolder: string,
  receipt: ReceiptContent,
  threshold: number,
  signal?: AbortSignal,
): Promise<ReceiptContent> {
  const { filter, measure } = receipt.request;
  if (measure.kind === 'headline') {
    if (filter.surveyYearBE === null) return receipt;
    const [row] = await planningHeadlines(db, filter, threshold, signal);
    return row && headlineValue(row, measure.headline) === null ? hiddenReceipt(receipt) : receipt;
  }
  const level = filter.area === null ? null : levelOfCode(filter.area);
  const isHidden = await hiddenLookup(db, level === null ? [] : [level], filter, threshold, signal);
  if (isHidden(filter.surveyYearBE, filter.area, measure.indicator)) return hiddenReceipt(receipt);
  const shows = await showsStatistics(db, dataFolder, receipt, isHidden, signal);
  return shows ? receipt : { ...receipt, methods: receipt.methods.map(withoutStatistics) };
}

/** Whether the map shows the Gi* of the area: not beside a hidden one. */
async function showsStatistics(
  db: Reader,
  dataFolder: string,
  { request: { filter, hotSpots, measure } }: ReceiptContent,
  isHidden: IsHidden,
  signal?: AbortSignal,
): Promise<boolean> {
  const { area } = filter;
  const level = area === null ? null : levelOfCode(area);
  if (hotSpots === null || measure.kind === 'headline' || area === null || level === null || level === 'province')
    return true;
  const everywhere = { ...filter, area: codeAtLevel(area, 'province') };
  const ask = { ...hotSpots, permutations: 99, indicator: measure.indicator, level, filter: everywhere };
  const { answer, neighboursOf } = await hotSpotMap(db, dataFolder, ask, signal);
  const own = answer.rows.find((row) => row.areaCode === area);
  const isOnlyClassShown = onlyClassShown(neighboursOf, (code) =>
    isHidden(filter.surveyYearBE, code, measure.indicator),
  );
  const hasStatistics = own?.giStar != null && !isOnlyClassShown(area);
  return own === undefined || hasStatistics || own.class === null;
}

function withoutStatistics(method: ReceiptMethod): ReceiptMethod {
  if (method.name !== 'getis-ord-gi-star') return method;
  return { ...method, result: { ...method.result, giStar: null, p: null, pAdjusted: null, localMoran: null } };
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
