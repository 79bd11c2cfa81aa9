import { populationGroups } from '../../../shared/contract/no-filter.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { Right, RightsAnswer, RightsAsk, RightsRow } from '../../../shared/contract/rights.ts';
import { nobody, sumOf, type Counts } from './counts.ts';
import { countsInYear } from './counts-by-area.ts';
import { figureOf } from './figure-of.ts';
import { gapBetween } from './gaps-between-groups.ts';
import { inSurveyYear } from './in-survey-year.ts';
import { provinceCounts } from './province-counts.ts';
import type { Source } from './source.ts';

const rightsOfIndicators: readonly (readonly [Right, number])[] = [
  ['identity', 1],
  ['identity', 2],
  ['schooling', 3],
  ['health', 10],
  ['family', 4],
  ['family', 5],
];

type Group = Exclude<(typeof populationGroups)[number], 'all'>;
type Reached = (group: Group, among: 'victims' | 'high-risk') => Counts;

/**
 * Basic rights of Thai and migrant children side by side: who goes without, and whom protection reached.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export async function rightsMonitor(source: Source, ask: RightsAsk, signal?: AbortSignal): Promise<RightsAnswer> {
  const filter = inSurveyYear(source, { ...ask.filter, group: 'all' });
  const [thai, migrant] = (['thai', 'migrant'] as const).map((group) => countsInYear(source, { ...filter, group }));
  const reached = await reachedIn(source, filter, signal);
  return {
    areaCode: filter.area,
    surveyYearBE: filter.surveyYearBE,
    rows: [
      ...rightsOfIndicators.map(([right, indicator]) =>
        rowOf(
          { right, indicator, among: 'eligible' },
          thai?.[indicator - 1] ?? nobody,
          migrant?.[indicator - 1] ?? nobody,
        ),
      ),
      ...(['victims', 'high-risk'] as const).map((among) =>
        rowOf({ right: 'protection', indicator: 16, among }, reached('thai', among), reached('migrant', among)),
      ),
    ],
  };
}

const notShown: Counts = { yes: null, known: null, eligible: null };

/** Whom services reached: out of the rows, or out of a cube that has it for all children of a province. */
async function reachedIn(source: Source, filter: Filter, signal?: AbortSignal): Promise<Reached> {
  const rows = await source.rows?.protectionReached(filter, signal);
  if (rows)
    return (group, among) =>
      sumOf(rows.filter((row) => row.isMigrant === (group === 'migrant') && row.among === among));
  const counts = provinceCounts(source, filter);
  if (counts === null) return () => notShown;
  return (group, among) => {
    const of = (quantity: string): number | null => counts.of({ kind: 'reached', among, group }, quantity);
    return { yes: of('yes_16'), known: of('known_16'), eligible: of('eligible_1') };
  };
}

function rowOf(what: Pick<RightsRow, 'right' | 'indicator' | 'among'>, thai: Counts, migrant: Counts): RightsRow {
  return {
    ...what,
    isHigherBetter: what.right === 'protection',
    thai: figureOf(thai),
    migrant: figureOf(migrant),
    ...gapBetween(migrant, thai),
    isByDefinition: what.indicator === 1,
  };
}
