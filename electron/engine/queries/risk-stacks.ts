import type { Filter } from '../../../shared/contract/filter.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { integer, sql } from '../db/sql.ts';
import { riskBits } from '../risk/working-definition-1.ts';
import { childRecords } from '../tables/child-records.ts';
import { areaOf, whereCell } from './where-cell.ts';

/** Children of one area with the same risk indicators (mask, bit 0 = indicator 1). */
export type RiskStack = {
  readonly areaCode: string;
  readonly yes: number;
  /** Whether every risk indicator that a child is eligible for has a known answer. */
  readonly isComplete: boolean;
  readonly children: number;
};

/** Which risk indicators come together in the children of each area; persons of 18 and over are left out. */
export async function riskStacks(
  db: Reader,
  { level, filter }: { readonly level: AreaLevel; readonly filter: Filter },
  signal?: AbortSignal,
): Promise<readonly RiskStack[]> {
  const columns = await db.integers(
    sql`SELECT (${areaOf(level)})::INTEGER AS area, risk_yes & ${integer(riskBits)} AS yes_mask,
        ((risk_eligible & ~risk_known & ${integer(riskBits)}) = 0)::INTEGER AS is_complete, count(*)::INTEGER AS children
      FROM (${childRecords()}) record WHERE ${whereCell(filter)} AND eligible <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    signal,
  );
  const [area, yes] = [columns.column('area'), columns.column('yes_mask')];
  const [isComplete, children] = [columns.column('is_complete'), columns.column('children')];
  return Array.from({ length: columns.length }, (_, row) => ({
    areaCode: String(area[row]),
    yes: yes[row] ?? 0,
    isComplete: isComplete[row] === 1,
    children: children[row] ?? 0,
  }));
}
