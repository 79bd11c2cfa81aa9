import type { AreaProfileAnswer, AreaProfileAsk, MigrationKind } from '../../../shared/contract/area-profile.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { combinationsOfPatterns, pairsOfCube, pairsOfPatterns } from './co-occurring-indicators.ts';
import { nobody, type Counts } from './counts.ts';
import { countsInYear } from './counts-by-area.ts';
import { figureOf } from './figure-of.ts';
import { inSurveyYear } from './in-survey-year.ts';
import type { Source } from './source.ts';

const migrationIndicators: readonly (readonly [MigrationKind, number])[] = [
  ['arrival', 8],
  ['no-thai-nationality', 1],
  ['unregistered', 2],
  ['unsettled', 7],
  ['left-behind', 9],
];

/** Migration profile of an area beside its province, and which indicators come together in its children. */
export async function areaProfile(
  source: Source,
  ask: AreaProfileAsk,
  signal?: AbortSignal,
): Promise<AreaProfileAnswer> {
  const filter = { ...ask.filter, ...inSurveyYear(source, ask.filter), area: ask.filter.area };
  const province = codeAtLevel(ask.filter.area, 'province');
  const area = countsInYear(source, filter);
  const whole = countsInYear(source, { ...filter, area: province });
  const patterns = (await source.rows?.patterns(filter, signal)) ?? null;
  return {
    areaCode: ask.filter.area,
    surveyYearBE: filter.surveyYearBE,
    migration: migrationIndicators.map(([kind, indicator]) => {
      const at = (counts: readonly Counts[]) => figureOf(counts[indicator - 1] ?? nobody);
      return { kind, indicator, area: at(area), province: at(whole) };
    }),
    pairs: patterns ? pairsOfPatterns(patterns) : pairsOfCube(source, filter),
    combinations: patterns && combinationsOfPatterns(patterns, ask.combinations),
  };
}
