import type { Filter } from '../../../shared/contract/filter.ts';
import type { GapDimension, GapGroup, GapsAnswer, GapsAsk, IndicatorGaps } from '../../../shared/contract/gaps.ts';
import { indicators, type Indicator } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import { answerPatterns } from '../queries/answer-patterns.ts';
import { countsByStratum, type Counts, type Stratum } from '../queries/counts-by-stratum.ts';
import { bitOf } from '../risk/working-definition-1.ts';
import { inequalityGap } from '../statistics/inequality-gap.ts';
import { figureOf, nobody, sumOf } from './figure-of.ts';
import { inSurveyYear } from './in-survey-year.ts';

/** The 22 indicators of each group; position i holds indicator i + 1. */
type CountsOfGroups = ReadonlyMap<GapGroup, readonly Counts[]>;

/** Gaps between groups of children in the 22 indicators, with intervals. */
export async function gapsBetweenGroups(db: Reader, ask: GapsAsk, signal?: AbortSignal): Promise<GapsAnswer> {
  const filter = await inSurveyYear(db, ask.filter, signal);
  const counts =
    ask.by === 'birth-registration'
      ? await countsByRegistration(db, filter, signal)
      : await countsByDimension(db, filter, ask.by, signal);
  return {
    areaCode: filter.area,
    surveyYearBE: filter.surveyYearBE,
    by: ask.by,
    rows: indicators.map((indicator) => gapsOf(indicator, ask.by, counts)),
  };
}

function gapsOf(indicator: Indicator, by: GapDimension, counts: CountsOfGroups): IndicatorGaps {
  const of = (group: GapGroup): Counts => counts.get(group)?.[indicator.no - 1] ?? nobody;
  const [first, ...others] = groupsCompared(by, indicator);
  const reference = of(first);
  return {
    indicator: indicator.no,
    unit: indicator.unit === 'household' ? 'child-in-household' : 'child',
    reference: { group: first, ...figureOf(reference) },
    groups: others.map((group) => ({ group, ...figureOf(of(group)), ...inequalityGap(of(group), reference) })),
    isByDefinition: (by === 'group' && indicator.no === 1) || (by === 'birth-registration' && indicator.no === 2),
  };
}

const oldestOfBand = { '0-4': 4, '5-9': 9, '10-14': 14, '15-17': 17 } as const;

/** The groups of a dimension, the reference first; age bands from the youngest in which somebody is eligible. */
function groupsCompared(by: GapDimension, { ages }: Indicator): readonly [GapGroup, ...GapGroup[]] {
  switch (by) {
    case 'group':
      return ['thai', 'migrant'];
    case 'sex':
      return ['male', 'female'];
    case 'birth-registration':
      return ['registered', 'not-registered'];
    case 'age-band': {
      const youngest = ages?.from ?? 0;
      const bands = (['0-4', '5-9', '10-14'] as const).filter((band) => oldestOfBand[band] >= youngest);
      const [first, ...others] = [...bands, '15-17' as const];
      return [first, ...others];
    }
  }
}

async function countsByDimension(
  db: Reader,
  filter: Filter,
  by: Exclude<GapDimension, 'birth-registration'>,
  signal?: AbortSignal,
): Promise<CountsOfGroups> {
  const every = { group: { group: 'all' }, sex: { sex: null }, 'age-band': { ageBands: null } } as const;
  const question = { level: null, filter: { ...filter, ...every[by] }, indicators: indicators.map(({ no }) => no) };
  const groups = Map.groupBy(await countsByStratum(db, question, signal), (stratum) => groupOf(stratum, by));
  return new Map(
    [...groups].flatMap(([group, strata]): [GapGroup, readonly Counts[]][] =>
      group === null ? [] : [[group, indicators.map((_, i) => sumOf(strata.map(({ counts }) => counts[i] ?? nobody)))]],
    ),
  );
}

/** Null for a child whose sex or age is not known, or who is 18 or over. */
function groupOf(
  { isMigrant, sex, ageBand }: Stratum,
  by: Exclude<GapDimension, 'birth-registration'>,
): GapGroup | null {
  if (by === 'group') return isMigrant ? 'migrant' : 'thai';
  if (by === 'sex') return sex === 'unknown' ? null : sex;
  return ageBand === '18+' || ageBand === 'unknown' ? null : ageBand;
}

/** Children whose birth registration is not known belong to neither group. */
async function countsByRegistration(db: Reader, filter: Filter, signal?: AbortSignal): Promise<CountsOfGroups> {
  const none = () => indicators.map(() => ({ yes: 0, known: 0, eligible: 0 }));
  const groups = { registered: none(), 'not-registered': none() };
  for (const { yes, known, eligible, children } of await answerPatterns(db, filter, signal)) {
    if ((known & bitOf(2)) === 0) continue;
    const counts = groups[(yes & bitOf(2)) === 0 ? 'registered' : 'not-registered'];
    for (const [i, count] of counts.entries()) {
      if ((eligible >> i) & 1) count.eligible += children;
      if ((known >> i) & 1) count.known += children;
      if ((yes >> i) & 1) count.yes += children;
    }
  }
  return new Map<GapGroup, readonly Counts[]>([
    ['registered', groups.registered],
    ['not-registered', groups['not-registered']],
  ]);
}
