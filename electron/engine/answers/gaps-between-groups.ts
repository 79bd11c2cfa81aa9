import { bitOf } from '../../../shared/cpms/answer-bits.ts';
import { indicators, type Indicator } from '../../../shared/cpms/indicators.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { GapDimension, GapGroup, GapsAnswer, GapsAsk, IndicatorGaps } from '../../../shared/contract/gaps.ts';
import { inequalityGap } from '../statistics/inequality-gap.ts';
import { levelOfArea, livingQuantitiesOf } from './area-figures.ts';
import { nobody, shownProportion, type Counts } from './counts.ts';
import { livingCountsInYear } from './counts-by-area.ts';
import { figureOf } from './figure-of.ts';
import { inSurveyYear } from './in-survey-year.ts';
import { ofProvincesAlone, provinceCounts } from './province-counts.ts';
import type { AnswerPattern } from './row-questions.ts';
import type { Source } from './source.ts';

/** The 22 indicators of each group; position i holds indicator i + 1. */
type CountsOfGroups = ReadonlyMap<GapGroup, readonly Counts[]>;

/**
 * Gaps between groups of children in the 22 indicators, with intervals.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export async function gapsBetweenGroups(source: Source, ask: GapsAsk, signal?: AbortSignal): Promise<GapsAnswer> {
  const filter = inSurveyYear(source, ask.filter);
  const counts =
    ask.by === 'birth-registration'
      ? await countsByRegistration(source, filter, signal)
      : countsByDimension(source, filter, ask.by);
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
    groups: others.map((group) => ({ group, ...figureOf(of(group)), ...gapBetween(of(group), reference) })),
    isByDefinition: (by === 'group' && indicator.no === 1) || (by === 'birth-registration' && indicator.no === 2),
  };
}

const noGap = { difference: null, ratio: null, ratioInterval: null };

/** The gap between a group and a reference; none where either is not shown. */
export function gapBetween(group: Counts, reference: Counts): ReturnType<typeof inequalityGap> {
  const [ofGroup, ofReference] = [shownProportion(group), shownProportion(reference)];
  return ofGroup && ofReference ? inequalityGap(ofGroup, ofReference) : noGap;
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

/** The children of a filter who are in each group; a child whose sex or age is not known is in none. */
function groupsOf(filter: Filter, by: Exclude<GapDimension, 'birth-registration'>): readonly [GapGroup, Filter][] {
  switch (by) {
    case 'group':
      return (['thai', 'migrant'] as const).map((group) => [group, { ...filter, group }]);
    case 'sex':
      return (['male', 'female'] as const).map((sex) => [sex, { ...filter, sex }]);
    case 'age-band':
      return (['0-4', '5-9', '10-14', '15-17'] as const).map((band) => [band, { ...filter, ageBands: [band] }]);
  }
}

function countsByDimension(
  source: Source,
  filter: Filter,
  by: Exclude<GapDimension, 'birth-registration'>,
): CountsOfGroups {
  return new Map(groupsOf(filter, by).map(([group, children]) => [group, livingCountsInYear(source, children)]));
}

async function countsByRegistration(source: Source, filter: Filter, signal?: AbortSignal): Promise<CountsOfGroups> {
  const patterns = await source.rows?.patterns(filter, signal);
  return patterns ? registrationInPatterns(patterns) : registrationInCube(source, filter);
}

const registration = 2;

/** Children whose birth registration is not known belong to neither group. */
function registrationInPatterns(patterns: readonly AnswerPattern[]): CountsOfGroups {
  const none = () => indicators.map(() => ({ yes: 0, known: 0, eligible: 0 }));
  const groups = { registered: none(), 'not-registered': none() };
  for (const { yes, known, eligible, children } of patterns) {
    if ((known & bitOf(registration)) === 0) continue;
    const counts = groups[(yes & bitOf(registration)) === 0 ? 'registered' : 'not-registered'];
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

/** The same out of a cube, which has it for all children of provinces. */
function registrationInCube(source: Source, filter: Filter): CountsOfGroups {
  const counts = provinceCounts(source, filter);
  if (counts === null) throw ofProvincesAlone(levelOfArea(filter.area), filter);
  const of = (answer: 'yes' | 'no'): readonly Counts[] =>
    indicators.map(({ no }): Counts => {
      const count = (quantity: string): number | null =>
        counts.of({ kind: 'answer', indicator: registration, answer }, quantity);
      const children = count('children');
      if (no === registration) return { yes: answer === 'yes' ? children : 0, known: children, eligible: children };
      const { yes, known, eligible } = livingQuantitiesOf(no);
      return { yes: count(yes), known: count(known), eligible: eligible === 'recorded' ? children : count(eligible) };
    });
  return new Map<GapGroup, readonly Counts[]>([
    ['registered', of('no')],
    ['not-registered', of('yes')],
  ]);
}
