import { childIndicators, householdIndicators } from '../../../shared/cpms/indicators.ts';

/** Child indicators whose range of ages differs, the first of each range: 0-17, 6-17, 5-17, 10-17. */
export const eligibleIndicators = [1, 3, 11, 14] as const;

const pairs = (prefix: string, numbers: readonly number[]): readonly string[] =>
  numbers.flatMap((no) => [`${prefix}yes_${no}`, `${prefix}known_${no}`]);

const childNumbers = childIndicators.map(({ no }) => no);
const householdNumbers = householdIndicators.map(({ no }) => no);

/** Children by age and answer; `living_` are the household's answers counted in the children who live there. */
export const childQuantities: readonly string[] = [
  'children',
  ...eligibleIndicators.map((no) => `eligible_${no}`),
  'high_risk',
  'risk_insufficient',
  ...pairs('', childNumbers),
  ...pairs('living_', householdNumbers),
];

export const householdQuantities: readonly string[] = ['households', ...pairs('home_', householdNumbers)];

/**
 * Every quantity of a cube, in the order of its columns, under the names of the area cube. `recorded` are the children
 * with a record of their own: all but those of communities that gave counts only.
 */
export const quantities: readonly string[] = [...childQuantities, 'recorded', ...householdQuantities];

const places = new Map(quantities.map((name, place) => [name, place]));

/**
 * The column of a quantity.
 * @throws RangeError for a name that is none
 */
export function quantityPlace(name: string): number {
  const place = places.get(name);
  if (place === undefined) throw new RangeError(`${name} is no quantity of the cube.`);
  return place;
}

/** The quantity that counts the children eligible for a child indicator. */
export function eligibleQuantity(no: number): string {
  const ages = childIndicators[no - 1]?.ages;
  const first = eligibleIndicators.find((other) => childIndicators[other - 1]?.ages?.from === ages?.from);
  return `eligible_${first ?? no}`;
}

/** A count of yes with its denominator and with all who could have answered: the figures of one indicator. */
export type RateQuantities = {
  /** Name of the block of figures: `13`, `living 20`, `home 20`, `high_risk`. */
  readonly name: string;
  readonly yes: string;
  /** Null where everybody has an answer: the base is the denominator. */
  readonly known: string | null;
  readonly base: string;
  /** The indicator's number; null for classes of risk. */
  readonly indicator: number | null;
};

/** Rates of children: 1-16, 17-22 counted in the children who live there, and the two counted classes of risk. */
export const childRates: readonly RateQuantities[] = [
  ...childNumbers.map((no) => ({
    name: String(no),
    yes: `yes_${no}`,
    known: `known_${no}`,
    base: eligibleQuantity(no),
    indicator: no,
  })),
  ...householdNumbers.map((no) => ({
    name: `living ${no}`,
    yes: `living_yes_${no}`,
    known: `living_known_${no}`,
    base: 'recorded',
    indicator: no,
  })),
  ...['high_risk', 'risk_insufficient'].map((yes) => ({
    name: yes,
    yes,
    known: null,
    base: 'recorded',
    indicator: null,
  })),
];

/** Rates of households: 17-22. */
export const householdRates: readonly RateQuantities[] = householdNumbers.map((no) => ({
  name: `home ${no}`,
  yes: `home_yes_${no}`,
  known: `home_known_${no}`,
  base: 'households',
  indicator: no,
}));
