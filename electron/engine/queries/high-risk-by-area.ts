import type { Filter } from '../../../shared/contract/filter.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import type { IntegerColumns } from '../db/integer-columns.ts';
import { sql } from '../db/sql.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { isAboutCommunities, sums } from './prevalence-question.ts';
import { countsFromCube, tambonCube } from './tambon-cube.ts';
import { areaOf, isAboutSomeChildren, whereCell } from './where-cell.ts';

/** Children at high risk (working definition 1, victims apart) of an area and year, of all children with a record. */
export type HighRiskOfArea = Proportion & { readonly surveyYearBE: number; readonly areaCode: string };

export async function highRiskByArea(
  db: Reader,
  question: { readonly level: AreaLevel; readonly filter: Filter },
  signal?: AbortSignal,
): Promise<readonly HighRiskOfArea[]> {
  const columns = isAboutCommunities(question)
    ? await countsOfCommunities(db, question, signal)
    : countsFromCube(await tambonCube(db), { ...question, isOfRecords: true }).children;
  const [years, areas] = [columns.column('survey_year'), columns.column('area')];
  const [yes, known] = [columns.column('high_risk'), columns.column('children')];
  return Array.from({ length: columns.length }, (_, row) => ({
    surveyYearBE: years[row] ?? 0,
    areaCode: String(areas[row]),
    yes: yes[row] ?? 0,
    known: known[row] ?? 0,
  }));
}

function countsOfCommunities(
  db: Reader,
  { level, filter }: { readonly level: AreaLevel; readonly filter: Filter },
  signal?: AbortSignal,
): Promise<IntegerColumns> {
  const isPart = isAboutSomeChildren(filter);
  return db.integers(
    sql`SELECT survey_year::INTEGER AS survey_year, (${areaOf(level)})::INTEGER AS area, ${sums(['high_risk', 'children'])}
      FROM ${isPart ? sql`cell` : sql`cell_total`} WHERE ${whereCell(filter)}${isPart ? sql`` : sql` AND NOT is_counted`}
      GROUP BY 1, 2 ORDER BY 1, 2`,
    signal,
  );
}
