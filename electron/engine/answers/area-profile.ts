import type { AreaProfileAnswer, AreaProfileAsk, MigrationKind } from '../../../shared/contract/area-profile.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { answerPatterns } from '../queries/answer-patterns.ts';
import type { Counts } from '../queries/counts-by-stratum.ts';
import { combinationsOfPatterns, pairsOfPatterns } from './co-occurring-indicators.ts';
import { countsInYear } from './counts-by-area.ts';
import { figureOf, nobody } from './figure-of.ts';
import { inSurveyYear } from './in-survey-year.ts';

const migrationIndicators: readonly (readonly [MigrationKind, number])[] = [
  ['arrival', 8],
  ['stateless', 1],
  ['unregistered', 2],
  ['unsettled', 7],
  ['left-behind', 9],
];

/** Migration profile of an area beside its province, and which indicators come together in its children. */
export async function areaProfile(db: Reader, ask: AreaProfileAsk, signal?: AbortSignal): Promise<AreaProfileAnswer> {
  const filter = await inSurveyYear(db, ask.filter, signal);
  const province = codeAtLevel(ask.filter.area, 'province');
  const [area, whole, patterns] = await Promise.all([
    countsInYear(db, filter, signal),
    countsInYear(db, { ...filter, area: province }, signal),
    answerPatterns(db, filter, signal),
  ]);
  return {
    areaCode: ask.filter.area,
    surveyYearBE: filter.surveyYearBE,
    migration: migrationIndicators.map(([kind, indicator]) => {
      const at = (counts: readonly Counts[]) => figureOf(counts[indicator - 1] ?? nobody);
      return { kind, indicator, area: at(area), province: at(whole) };
    }),
    pairs: pairsOfPatterns(patterns),
    combinations: combinationsOfPatterns(patterns, ask.combinations),
  };
}
