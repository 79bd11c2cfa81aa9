import { noFilter } from '../../../shared/contract/no-filter.ts';
import { hiddenMark } from '../../../shared/contract/prevalence-table.ts';
import type { AllZeroCommunity } from '../../../shared/contract/quality.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import { fewestOfAllZero } from '../answers/coverage-of-areas.ts';
import { communityReports } from '../queries/community-reports.ts';
import { planningPrevalence } from './planning-prevalence.ts';

/** With more of the 22 hidden, "none found" would be said of small communities of which little is shown. */
const mostHidden = 7;

/**
 * All-zero communities by what the planning view shows: no shown indicator has a yes, and most are shown. The true
 * list would tell hidden zeros, from which the small count of a neighbour follows; this one tells nothing new.
 */
export async function planningAllZero(
  db: Reader,
  { surveyYearBE, area }: { readonly surveyYearBE: number; readonly area: string | null },
  threshold: number,
  signal?: AbortSignal,
): Promise<AllZeroCommunity[]> {
  const question = { level: 'community' as const, filter: { ...noFilter, surveyYearBE } };
  const table = await planningPrevalence(db, question, threshold, signal);
  const rows = new Map(table.areaCode.map((code, row) => [code, row]));
  return (await communityReports(db, signal))
    .filter((report) => report.surveyYearBE === surveyYearBE && report.code.startsWith(area ?? ''))
    .flatMap(({ code, name, children }): AllZeroCommunity[] => {
      const row = rows.get(code);
      if (row === undefined || children < fewestOfAllZero) return [];
      const yes = table.yes.subarray(row * indicatorCount, (row + 1) * indicatorCount);
      const no = table.no.subarray(row * indicatorCount, (row + 1) * indicatorCount);
      const hiddenIndicators = yes.filter((count) => count === hiddenMark).length;
      const isZero = !yes.some((count) => count > 0) && no.some((count) => count > 0);
      return isZero && hiddenIndicators <= mostHidden ? [{ areaCode: code, name, children, hiddenIndicators }] : [];
    })
    .toSorted((a, b) => b.children - a.children);
}
