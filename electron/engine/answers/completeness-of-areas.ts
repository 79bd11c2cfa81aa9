import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { CompletenessAnswer, CoverageAsk } from '../../../shared/contract/quality.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { countsInRow } from './counts-by-area.ts';
import { inSurveyYear } from './in-survey-year.ts';

/** Known answers of eligible by indicator, in the areas of a level that lie in the asked area or hold it. */
export async function completenessOfAreas(
  db: Reader,
  ask: CoverageAsk,
  signal?: AbortSignal,
): Promise<CompletenessAnswer> {
  const filter = await inSurveyYear(db, { ...noFilter, surveyYearBE: ask.surveyYearBE }, signal);
  const { surveyYearBE } = filter;
  if (surveyYearBE === null) return { surveyYearBE, rows: [] };
  const table = await prevalenceByArea(db, { level: ask.level, filter }, signal);
  const rows = table.areaCode.map((areaCode, row) => {
    const counts = indicators.map(({ no }) => countsInRow(table, row, no));
    return {
      areaCode,
      children: table.children[row] ?? 0,
      known: counts.map(({ known }) => known),
      eligible: counts.map(({ eligible }) => eligible),
    };
  });
  const { area } = ask;
  return {
    surveyYearBE,
    rows: rows.filter(({ areaCode }) => area === null || areaCode.startsWith(area) || area.startsWith(areaCode)),
  };
}
