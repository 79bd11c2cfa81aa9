import type { Receipt } from '../contract/receipt.ts';

/** The name of a receipt's file, by which `natpro verify-receipt` is told of it. */
export function receiptFileName({ request }: Pick<Receipt, 'request'>): string {
  const { filter, measure } = request;
  const about = measure.kind === 'headline' ? measure.headline : `indicator-${measure.indicator}`;
  return `natpro-receipt-${[filter.area ?? 'all', about, filter.surveyYearBE ?? 'latest'].join('-')}.json`;
}
