import type { Filter } from '../../../shared/contract/filter.ts';
import type { GapDimension, GapGroup, GapsAnswer } from '../../../shared/contract/gaps.ts';
import type { PopulationAnswer } from '../../../shared/contract/population.ts';
import type { RightsAnswer } from '../../../shared/contract/rights.ts';
import { householdIndicators, indicators } from '../../../shared/cpms/indicators.ts';
import { areaLevels, levelOfCode, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { planningGaps, planningPopulation, planningRights, type IsGroupHidden } from './planning-answers.ts';
import { hiddenPyramids, hiddenUnder, highRiskCell, livingCell } from './planning-cells.ts';
import { hiddenByRegistration, hiddenReached } from './planning-siblings.ts';
import { hiddenLookup, planningHeadlines } from './planning-view.ts';
import { wholeKeys } from './planning-whole.ts';

/** Groups of children side by side: what is hidden of them is what a filter by the group hides. */

const levelOf = (area: string | null): AreaLevel => (area === null ? 'province' : (levelOfCode(area) ?? 'province'));

/** Of the filter's area, or without one of every province. */
async function anyHidden(db: Reader, filter: Filter, isHidden: (key: string) => boolean): Promise<boolean> {
  const { area, surveyYearBE } = filter;
  const keys = area === null ? await wholeKeys(db, 'province') : [`${surveyYearBE} ${area}`];
  return keys.some((key) => key.startsWith(`${surveyYearBE} `) && isHidden(key));
}

export async function planningPyramid(
  db: Reader,
  answer: PopulationAnswer,
  asked: Filter,
  threshold: number,
  signal?: AbortSignal,
): Promise<PopulationAnswer> {
  const filter = { ...asked, surveyYearBE: answer.surveyYearBE };
  const level = levelOf(filter.area);
  const [headline] = await planningHeadlines(db, filter, threshold, signal);
  const isGroup = filter.group !== 'all';
  const [children, migrants] = await Promise.all([
    hiddenPyramids(db, level, isGroup, threshold),
    hiddenPyramids(db, level, true, threshold),
  ]);
  return planningPopulation(answer, headline ?? { children: null, migrants: null }, {
    children: await anyHidden(db, filter, children),
    migrants: await anyHidden(db, filter, migrants),
  });
}

/** Filters that together are hidden where one of the groups is; with the age bands alone any of them stands for all. */
function filtersOfGroups(filter: Filter, by: Exclude<GapDimension, 'birth-registration'>): readonly Filter[] {
  switch (by) {
    case 'group':
      return [{ ...filter, group: 'migrant' }];
    case 'sex':
      return [{ ...filter, sex: 'male' }];
    case 'age-band':
      return (['0-4', '5-9', '10-14', '15-17'] as const).map((band) => ({ ...filter, ageBands: [band] }));
  }
}

export async function shownGaps(
  db: Reader,
  answer: GapsAnswer,
  asked: Filter,
  threshold: number,
  signal?: AbortSignal,
): Promise<GapsAnswer> {
  const filter = { ...asked, surveyYearBE: answer.surveyYearBE };
  const isHidden = await hiddenLookup(db, areaLevels, filter, threshold, signal);
  const isGroupHidden =
    answer.by === 'birth-registration'
      ? await hiddenByRegistration(db, filter, isHidden, threshold, signal)
      : await hiddenInGroups(db, filtersOfGroups(filter, answer.by), threshold);
  return planningGaps(answer, isHidden, isGroupHidden, threshold);
}

/** Groups are hidden all together where one of them is. */
async function hiddenInGroups(db: Reader, filters: readonly Filter[], threshold: number): Promise<IsGroupHidden> {
  const hidden = new Set<number>();
  for (const filter of filters) {
    const isHidden = await hiddenUnder(db, levelOf(filter.area), filter, threshold);
    for (const { no } of indicators) {
      const household = householdIndicators.findIndex((each) => each.no === no);
      const cell = household < 0 ? no - 1 : livingCell + household;
      if (await anyHidden(db, filter, (key) => isHidden(key, cell))) hidden.add(no);
    }
  }
  return (_group: GapGroup, indicator) => hidden.has(indicator);
}

export async function shownRights(
  db: Reader,
  answer: RightsAnswer,
  asked: Filter,
  threshold: number,
  signal?: AbortSignal,
): Promise<RightsAnswer> {
  const filter: Filter = { ...asked, surveyYearBE: answer.surveyYearBE, group: 'all' };
  const ofGroups: Filter = { ...filter, group: 'migrant' };
  const level = levelOf(filter.area);
  const isHiddenUnder = [
    await hiddenUnder(db, level, filter, threshold),
    await hiddenUnder(db, level, ofGroups, threshold),
  ];
  const isReachedHidden = await hiddenReached(db, filter, threshold, signal);
  const victims = 13;
  const hidden = new Set<string>();
  for (const { among, indicator } of answer.rows) {
    const cell = among === 'eligible' ? indicator - 1 : among === 'victims' ? victims - 1 : highRiskCell;
    const isCellHidden = await anyHidden(db, filter, (key) => isHiddenUnder.some((each) => each(key, cell)));
    if (isCellHidden || (among !== 'eligible' && isReachedHidden(among))) hidden.add(`${among} ${indicator}`);
  }
  return planningRights(answer, ({ among, indicator }) => hidden.has(`${among} ${indicator}`), threshold);
}
