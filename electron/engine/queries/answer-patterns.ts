import type { Filter } from '../../../shared/contract/filter.ts';
import type { AnswerPattern } from '../answers/row-questions.ts';
import type { Reader } from '../db/database.ts';
import { integer, sql, type Sql } from '../db/sql.ts';
import type { AnswerPattern as ProvincePattern } from '../disclosure/provinces/answer-strata.ts';
import { childRecords } from '../tables/child-records.ts';
import { areaOf, whereCell } from './where-cell.ts';

/** Every distinct pattern of answers with the number of children who gave it; persons of 18 and over are left out. */
export function answerPatterns(db: Reader, filter: Filter, signal?: AbortSignal): Promise<readonly AnswerPattern[]> {
  return patternsOf(db, whereCell(filter), sql`0`, signal);
}

/** The same of a year, by province. */
export function provincePatterns(
  db: Reader,
  surveyYearBE: number,
  signal?: AbortSignal,
): Promise<readonly ProvincePattern[]> {
  const ofYear = sql`survey_year = ${integer(surveyYearBE)}`;
  return patternsOf(db, ofYear, sql`(${areaOf('province')})::INTEGER`, signal);
}

async function patternsOf(
  db: Reader,
  where: Sql,
  province: Sql,
  signal?: AbortSignal,
): Promise<readonly ProvincePattern[]> {
  const columns = await db.integers(
    sql`SELECT ${province} AS province, risk_yes AS yes_mask, risk_known AS known_mask, risk_eligible AS eligible_mask, count(*)::INTEGER AS children
      FROM (${childRecords()}) record WHERE ${where} AND eligible <> 0 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    signal,
  );
  const [yes, known] = [columns.column('yes_mask'), columns.column('known_mask')];
  const [eligible, children] = [columns.column('eligible_mask'), columns.column('children')];
  const provinces = columns.column('province');
  return Array.from({ length: columns.length }, (_, row) => ({
    province: provinces[row] ?? 0,
    yes: yes[row] ?? 0,
    known: known[row] ?? 0,
    eligible: eligible[row] ?? 0,
    children: children[row] ?? 0,
  }));
}
