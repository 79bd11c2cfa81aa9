import type { Filter } from '../../../shared/contract/filter.ts';
import type { Reader } from '../db/database.ts';
import { sql, type Sql } from '../db/sql.ts';
import { childRecords } from '../tables/child-records.ts';
import { whereCell } from './where-cell.ts';

/** Children who answered alike, as masks (bit 0 = indicator 1); 17-22 are those of the household they live in. */
export type AnswerPattern = {
  readonly yes: number;
  readonly known: number;
  readonly eligible: number;
  readonly children: number;
};

/** The children of one community. */
export type CommunityPattern = AnswerPattern & { readonly communityCode: string };

/** Every distinct pattern of answers with the number of children who gave it; persons of 18 and over are left out. */
export async function answerPatterns(
  db: Reader,
  filter: Filter,
  signal?: AbortSignal,
): Promise<readonly AnswerPattern[]> {
  return patternsOf(db, filter, sql`0`, signal);
}

/** The same by community. */
export function communityPatterns(
  db: Reader,
  filter: Filter,
  signal?: AbortSignal,
): Promise<readonly CommunityPattern[]> {
  return patternsOf(db, filter, sql`community::INTEGER`, signal);
}

async function patternsOf(
  db: Reader,
  filter: Filter,
  community: Sql,
  signal?: AbortSignal,
): Promise<readonly CommunityPattern[]> {
  const columns = await db.integers(
    sql`SELECT ${community} AS community_code, risk_yes AS yes_mask, risk_known AS known_mask, risk_eligible AS eligible_mask, count(*)::INTEGER AS children
      FROM (${childRecords()}) record WHERE ${whereCell(filter)} AND eligible <> 0 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    signal,
  );
  const [yes, known] = [columns.column('yes_mask'), columns.column('known_mask')];
  const [eligible, children] = [columns.column('eligible_mask'), columns.column('children')];
  const codes = columns.column('community_code');
  return Array.from({ length: columns.length }, (_, row) => ({
    communityCode: String(codes[row]),
    yes: yes[row] ?? 0,
    known: known[row] ?? 0,
    eligible: eligible[row] ?? 0,
    children: children[row] ?? 0,
  }));
}
