import type { Filter } from '../../../shared/contract/filter.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { isAboutCommunities } from './prevalence-question.ts';
import { sumsOfCells } from './sums-of-cells.ts';
import { countsFromCube, tambonCube } from './tambon-cube.ts';

/** Children at high risk (working definition 1, victims apart) of an area and year, of all children with a record. */
type HighRiskOfArea = Proportion & { readonly surveyYearBE: number; readonly areaCode: string };

export async function highRiskByArea(
  db: Reader,
  { level, filter }: { readonly level: AreaLevel; readonly filter: Filter },
  signal?: AbortSignal,
): Promise<readonly HighRiskOfArea[]> {
  const question = { level, filter, isOfRecords: true };
  const columns = isAboutCommunities(question)
    ? await sumsOfCells(db, 'children', ['high_risk', 'children'], question, signal)
    : countsFromCube(await tambonCube(db), question).children;
  const [years, areas] = [columns.column('survey_year'), columns.column('area')];
  const [yes, known] = [columns.column('high_risk'), columns.column('children')];
  return Array.from({ length: columns.length }, (_, row) => ({
    surveyYearBE: years[row] ?? 0,
    areaCode: String(areas[row]),
    yes: yes[row] ?? 0,
    known: known[row] ?? 0,
  }));
}
