import type { Right, RightsAnswer, RightsAsk, RightsRow } from '../../../shared/contract/rights.ts';
import type { Reader } from '../db/database.ts';
import { countsByStratum, type Counts } from '../queries/counts-by-stratum.ts';
import { protectionReached } from '../queries/protection-reached.ts';
import { inequalityGap } from '../statistics/inequality-gap.ts';
import { figureOf, nobody, sumOf } from './figure-of.ts';
import { inSurveyYear } from './in-survey-year.ts';

const rightsOfIndicators: readonly (readonly [Right, number])[] = [
  ['identity', 1],
  ['identity', 2],
  ['schooling', 3],
  ['health', 10],
  ['family', 4],
  ['family', 5],
];

/** Basic rights of Thai and migrant children side by side: who goes without, and whom protection reached. */
export async function rightsMonitor(db: Reader, ask: RightsAsk, signal?: AbortSignal): Promise<RightsAnswer> {
  const filter = await inSurveyYear(db, { ...ask.filter, group: 'all' }, signal);
  const asked = rightsOfIndicators.map(([, indicator]) => indicator);
  const [strata, reached] = await Promise.all([
    countsByStratum(db, { level: null, filter, indicators: asked }, signal),
    protectionReached(db, filter, signal),
  ]);
  const countsOf = (isMigrant: boolean, i: number): Counts =>
    sumOf(strata.filter((stratum) => stratum.isMigrant === isMigrant).map(({ counts }) => counts[i] ?? nobody));
  const reachedOf = (isMigrant: boolean, among: RightsRow['among']): Counts =>
    sumOf(reached.filter((row) => row.isMigrant === isMigrant && row.among === among));
  return {
    areaCode: filter.area,
    surveyYearBE: filter.surveyYearBE,
    rows: [
      ...rightsOfIndicators.map(([right, indicator], i) =>
        rowOf({ right, indicator, among: 'eligible' }, countsOf(false, i), countsOf(true, i)),
      ),
      ...(['victims', 'high-risk'] as const).map((among) =>
        rowOf({ right: 'protection', indicator: 16, among }, reachedOf(false, among), reachedOf(true, among)),
      ),
    ],
  };
}

function rowOf(what: Pick<RightsRow, 'right' | 'indicator' | 'among'>, thai: Counts, migrant: Counts): RightsRow {
  return {
    ...what,
    isHigherBetter: what.right === 'protection',
    thai: figureOf(thai),
    migrant: figureOf(migrant),
    ...inequalityGap(migrant, thai),
    isByDefinition: what.indicator === 1,
  };
}
