import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { sexes, type Sex } from '../../../shared/cpms/answers.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { childQuantities, householdQuantities } from './quantities.ts';

/** Goes up when what is released changes; stands in the journal beside the thresholds. */
export const latticeVersion = 1;

/**
 * Parts of the children by age. `other` is one part: age not known, or 18 and over. Persons of 18 and over are no
 * children: how many there are follows from `eligible_1` and is not hidden, and no indicator 1-16 is asked of them.
 */
export const agePartBands = {
  '0-9': ['0-4', '5-9'],
  '10-17': ['10-14', '15-17'],
  '0-4': ['0-4'],
  '5-9': ['5-9'],
  '10-14': ['10-14'],
  '15-17': ['15-17'],
  other: ['18+', 'unknown'],
} as const satisfies Readonly<Record<string, readonly AgeBand[]>>;
export type AgePart = keyof typeof agePartBands;

/** Two bands: at tambon four would hide twice as much. The parts of each list make up all ages. */
export const twoBands = ['0-9', '10-17', 'other'] as const satisfies readonly AgePart[];
export const fourBands = ['0-4', '5-9', '10-14', '15-17', 'other'] as const satisfies readonly AgePart[];

export const groups = ['thai', 'migrant'] as const;
export type Group = (typeof groups)[number];

/** Whose children a household has: of one group only, or of both. */
export const homeMembers = [...groups, 'both'] as const;
export type HomeMembers = (typeof homeMembers)[number];

/** Children told apart by sex, age and group; null: all. */
export type PlainStratum = {
  readonly kind: 'plain';
  readonly sex: Sex | null;
  readonly age: AgePart | null;
  readonly group: Group | null;
};

/** Children of one sex, one of the six age bands and one group: only the full cube has these. */
export type FinestStratum = {
  readonly kind: 'finest';
  readonly sex: Sex;
  readonly age: AgeBand;
  readonly group: Group;
};

/**
 * Children with a given answer to an indicator (`with`, `without`); victims and children at high risk by group; children
 * with at least so many of the 17 risk indicators, an unknown answer leaving the child out or counting as no; households
 * by the groups of the children in them; children by what the year before says of them; children by their answer of
 * the year before, each quantity for itself (`became-unknown`: known then, not now; its count stands in `known_`).
 */
export type ProvinceStratum =
  | { readonly kind: 'answer'; readonly indicator: number; readonly answer: 'yes' | 'no' }
  | { readonly kind: 'reached'; readonly among: 'victims' | 'high-risk'; readonly group: Group }
  | { readonly kind: 'stack'; readonly unknown: 'as-no' | 'leave-out'; readonly atLeast: number }
  | { readonly kind: 'home'; readonly members: HomeMembers }
  | { readonly kind: 'flow'; readonly flow: Flow }
  | { readonly kind: 'before'; readonly answer: 'yes' | 'no' | 'unknown' | 'became-unknown' };

/** `now` and `before` are the records of the two years; the others their parts. */
export const flows = [
  'now',
  'before',
  'stayed',
  'arrived',
  'new',
  'unkeyed-now',
  'left',
  'gone',
  'unkeyed-before',
] as const;
type Flow = (typeof flows)[number];

export type Stratum = PlainStratum | FinestStratum | ProvinceStratum;

const stackUnknownRules = ['as-no', 'leave-out'] as const;
const riskIndicatorCount = 17;

/** Indicators of which pairs are released: all but 16, services reached, which is no problem of the child. */
export const pairedIndicators: readonly number[] = indicators.map(({ no }) => no).filter((no) => no !== 16);

const plain = (sex: Sex | null, age: AgePart | null, group: Group | null): PlainStratum => ({
  kind: 'plain',
  sex,
  age,
  group,
});

export const everybody = plain(null, null, null);
const bySex = sexes.map((sex) => plain(sex, null, null));
const byTwoBands = twoBands.map((age) => plain(null, age, null));
/** The two bands beside the four: what tambons add up to. */
const byAge = [...fourBands, '0-9' as const, '10-17' as const].map((age) => plain(null, age, null));
const byGroup = groups.map((group) => plain(null, null, group));
const bySexAndAge = sexes.flatMap((sex) => fourBands.map((age) => plain(sex, age, null)));
const bySexAndGroup = sexes.flatMap((sex) => groups.map((group) => plain(sex, null, group)));
const byAgeAndGroup = fourBands.flatMap((age) => groups.map((group) => plain(null, age, group)));

/** The plain strata of each level, the most wanted first: the order in which figures are published. */
export const plainStrata: Readonly<Record<AreaLevel, readonly PlainStratum[]>> = {
  community: [everybody],
  tambon: [everybody, ...bySex, ...byTwoBands, ...byGroup],
  amphoe: [everybody, ...bySex, ...byAge, ...byGroup, ...bySexAndAge],
  province: [everybody, ...bySex, ...byAge, ...byGroup, ...bySexAndAge, ...bySexAndGroup, ...byAgeAndGroup],
};

export const provinceStrata: readonly ProvinceStratum[] = [
  ...pairedIndicators.flatMap((indicator) =>
    (['yes', 'no'] as const).map((answer): ProvinceStratum => ({ kind: 'answer', indicator, answer })),
  ),
  ...(['victims', 'high-risk'] as const).flatMap((among) =>
    groups.map((group): ProvinceStratum => ({ kind: 'reached', among, group })),
  ),
  ...stackUnknownRules.flatMap((unknown) =>
    Array.from({ length: riskIndicatorCount + 1 }, (_, k): ProvinceStratum => ({ kind: 'stack', unknown, atLeast: k })),
  ),
  ...homeMembers.map((members): ProvinceStratum => ({ kind: 'home', members })),
  ...flows.map((flow): ProvinceStratum => ({ kind: 'flow', flow })),
  ...(['yes', 'no', 'unknown', 'became-unknown'] as const).map((answer): ProvinceStratum => ({
    kind: 'before',
    answer,
  })),
];

export const finestStrata: readonly FinestStratum[] = sexes.flatMap((sex) =>
  ageBands.flatMap((age) => groups.map((group): FinestStratum => ({ kind: 'finest', sex, age, group }))),
);

/** The name of a stratum, unique in the lattice. */
export function stratumKey(stratum: Stratum): string {
  switch (stratum.kind) {
    case 'plain': {
      const parts = [stratum.sex && `sex=${stratum.sex}`, stratum.age && `age=${stratum.age}`, stratum.group];
      return parts.filter(Boolean).join(' ') || 'all';
    }
    case 'finest':
      return `finest ${stratum.sex} ${stratum.age} ${stratum.group}`;
    case 'answer':
      return `${stratum.answer === 'yes' ? 'with' : 'without'} ${stratum.indicator}`;
    case 'reached':
      return `${stratum.among} ${stratum.group}`;
    case 'stack':
      return `stack ${stratum.unknown} ${stratum.atLeast}`;
    case 'home':
      return `home ${stratum.members}`;
    case 'flow':
      return `flow ${stratum.flow}`;
    case 'before':
      return `before ${stratum.answer}`;
  }
}

/** Every stratum; a stratum's number, by which it is stored, is its place here. */
export const strata: readonly Stratum[] = [...plainStrata.province, ...provinceStrata, ...finestStrata];

const numbers = new Map(strata.map((stratum, number) => [stratumKey(stratum), number]));

/**
 * The number of a stratum.
 * @throws RangeError for one that the lattice does not have
 */
export function stratumNumber(stratum: Stratum): number {
  const number = numbers.get(stratumKey(stratum));
  if (number === undefined) throw new RangeError(`The lattice has no stratum ${stratumKey(stratum)}.`);
  return number;
}

const isOfFirst = (name: string): boolean => name === 'yes_1' || name === 'known_1';
const isOfRange = (name: string): boolean => name.startsWith('eligible_') && name !== 'eligible_1';

/**
 * The quantities released of a plain stratum. Nationality makes the group: indicator 1 says of nearly every migrant child
 * what the group says, so it has no strata below the province, and none by group (its hidden figures would lie between
 * the shown ones and the migrants). How many are eligible by age would tell the ages of a tambon's few migrants, so below
 * the province groups have that of all ages only. Households add up over areas only, so they have no strata at all (17-22
 * are counted in the children who live there).
 */
export function plainQuantities(level: AreaLevel, stratum: PlainStratum): readonly string[] {
  if (stratum.sex === null && stratum.age === null && stratum.group === null)
    return [...childQuantities, 'recorded', ...householdQuantities];
  const hasFirst = level === 'province' && stratum.group === null;
  const hasRanges = level === 'province' || stratum.group === null;
  return childQuantities.filter((name) => (hasFirst || !isOfFirst(name)) && (hasRanges || !isOfRange(name)));
}

const answers = (numbers: readonly number[]): readonly string[] =>
  numbers.flatMap((no) =>
    no >= firstHousehold ? [`living_yes_${no}`, `living_known_${no}`] : [`yes_${no}`, `known_${no}`],
  );
const firstHousehold = 17;
const everyNumber = indicators.map(({ no }) => no);
const registration = 2;

/** The quantities released of a province's stratum. */
export function provinceQuantities(stratum: ProvinceStratum): readonly string[] {
  switch (stratum.kind) {
    case 'answer': {
      const others = pairedIndicators.filter((no) => no !== stratum.indicator);
      // Birth registration is told apart like a group: with services (16) and with all who should have been asked.
      const whole = ['children', ...childQuantities.filter((name) => name.startsWith('eligible_')), ...answers([16])];
      return [...answers(others), ...(stratum.indicator === registration ? whole : [])];
    }
    case 'reached':
      return ['eligible_1', 'yes_16', 'known_16'];
    case 'stack':
      return stratum.atLeast === 0
        ? ['children']
        : ['children', ...riskNumbers.map((no) => (no >= firstHousehold ? `living_yes_${no}` : `yes_${no}`))];
    case 'home':
      return householdQuantities;
    case 'flow':
      return ['children'];
    case 'before':
      return stratum.answer === 'became-unknown'
        ? answers(everyNumber).filter((name) => name.includes('known'))
        : answers(everyNumber);
  }
}

/** The risk indicators that are stacked (product §7): all but 1, 2, 5, 8 and 16. */
export const riskNumbers: readonly number[] = everyNumber.filter((no) => ![1, 2, 5, 8, 16].includes(no));
