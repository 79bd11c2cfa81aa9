import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { sexes, type Sex } from '../../../shared/cpms/answers.ts';
import { childIndicators, householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import { answerStrata, type AnswerPattern } from '../../../electron/engine/disclosure/answer-strata.ts';
import type { Cube } from '../../../electron/engine/disclosure/cube.ts';
import { fullCube, type FullCubeSource, type IntegerTable } from '../../../electron/engine/disclosure/full-cube.ts';
import {
  childQuantities,
  eligibleIndicators,
  householdQuantities,
} from '../../../electron/engine/disclosure/quantities.ts';

/** A child of a year; answers as masks, bit 0 = indicator 1. */
export type ChildRecord = {
  readonly year: number;
  readonly community: number;
  /** Within the community; null: without a household. */
  readonly household: string | null;
  readonly sex: Sex;
  readonly age: number | null;
  readonly isMigrant: boolean;
  readonly yes: number;
  readonly no: number;
};

export const bit = (no: number): number => 1 << (no - 1);
export const everyAnswer = 2 ** indicatorCount - 1;
const homeBits = householdIndicators.reduce((mask, { no }) => mask | bit(no), 0);
const riskNumbers = Array.from({ length: indicatorCount }, (_, i) => i + 1).filter(
  (no) => ![1, 2, 5, 8, 16].includes(no),
);
const count = (mask: number, numbers: readonly number[]): number =>
  numbers.reduce((sum, no) => sum + ((mask >> (no - 1)) & 1), 0);

const eligibleByAge = Array.from({ length: 18 }, (_, age) =>
  childIndicators.reduce(
    (mask, { no, ages }) => (ages && age >= ages.from && age <= ages.to ? mask | bit(no) : mask),
    0,
  ),
);
const everyChildBit = everyAnswer & ~homeBits;

function eligibleBits(age: number | null): number {
  if (age === null) return everyChildBit;
  return age > 17 ? 0 : (eligibleByAge[age] ?? 0);
}

/** Working definition 1 (product §7) in plain words: 2 high risk, 3 victim, 4 insufficient data, else 0 or 1. */
function riskClass(yes: number, known: number, eligible: number, age: number | null): number {
  const any = (...numbers: readonly number[]): boolean => count(yes, numbers) > 0;
  if (any(13)) return 3;
  const isHigh =
    any(6, 14, 19, 20, 22) ||
    (any(11) && age !== null && age < 15) ||
    (any(4) && any(7)) ||
    count(yes, riskNumbers) >= 5;
  if (isHigh) return 2;
  if (any(3, 4, 7, 9, 10, 11, 12, 15, 17, 18, 21)) return 1;
  return 2 * count(eligible & ~known, riskNumbers) > count(eligible, riskNumbers) ? 4 : 0;
}

class Sums {
  readonly rows = new Map<string, { readonly place: readonly number[]; readonly counts: Map<string, number> }>();

  add(place: readonly number[], name: string, by = 1): void {
    const key = place.join(' ');
    const row = this.rows.get(key) ?? { place, counts: new Map<string, number>() };
    row.counts.set(name, (row.counts.get(name) ?? 0) + by);
    this.rows.set(key, row);
  }

  table(placeNames: readonly string[], names: readonly string[]): IntegerTable {
    const rows = [...this.rows.values()];
    const columns = new Map<string, Int32Array>();
    for (const [i, name] of placeNames.entries())
      columns.set(
        name,
        Int32Array.from(rows, ({ place }) => place[i] ?? 0),
      );
    for (const name of names)
      columns.set(
        name,
        Int32Array.from(rows, ({ counts }) => counts.get(name) ?? 0),
      );
    return { length: rows.length, column: (name) => columns.get(name) ?? new Int32Array(rows.length) };
  }
}

/** A community that gave counts only. */
export type CountedCommunity = {
  readonly year: number;
  readonly community: number;
  readonly counts: Readonly<Record<string, number>>;
};

/** The full cube of some children, counted here in plain TypeScript: definitions of product §3, not the project's SQL. */
export function cubeOfRecords(records: readonly ChildRecord[], counted: readonly CountedCommunity[] = []): Cube {
  const homes = new Map<string, { year: number; community: number; yes: number; no: number }>();
  for (const { year, community, household, yes, no } of records) {
    if (household === null) continue;
    const key = `${year} ${community} ${household}`;
    const home = homes.get(key) ?? { year, community, yes: 0, no: 0 };
    homes.set(key, { ...home, yes: home.yes | (yes & homeBits), no: home.no | (no & homeBits) });
  }
  const cells = new Sums();
  const patterns = new Map<number, Map<string, AnswerPattern>>();
  for (const child of records) {
    const home = homes.get(`${child.year} ${child.community} ${child.household}`) ?? child;
    addChild(cells, patterns, child, home);
  }
  const households = new Sums();
  for (const { year, community, yes, no } of homes.values()) {
    households.add([year, community], 'households');
    for (const { no: number } of householdIndicators) {
      if ((yes | no) & bit(number)) households.add([year, community], `home_known_${number}`);
      if (yes & bit(number)) households.add([year, community], `home_yes_${number}`);
    }
  }
  const counts = new Sums();
  for (const { year, community, counts: given } of counted)
    for (const [name, value] of Object.entries(given)) counts.add([year, community], name, value);
  const source: FullCubeSource = {
    cells: cells.table(['survey_year', 'community', 'sex', 'age_band', 'is_migrant'], childQuantities),
    counted: counts.table(['survey_year', 'community'], childQuantities),
    households: households.table(['survey_year', 'community'], householdQuantities),
    ofProvinces: [...patterns].flatMap(([year, found]) => answerStrata(year, [...found.values()])),
  };
  return fullCube(source);
}

function bandOf(age: number | null): AgeBand {
  if (age === null) return 'unknown';
  return age < 5 ? '0-4' : age < 10 ? '5-9' : age < 15 ? '10-14' : age < 18 ? '15-17' : '18+';
}

function addChild(
  cells: Sums,
  patterns: Map<number, Map<string, AnswerPattern>>,
  child: ChildRecord,
  home: { readonly yes: number; readonly no: number },
): void {
  const { year, community, sex, age, isMigrant } = child;
  const eligible = eligibleBits(age);
  const yes = (child.yes & eligible) | (home.yes & homeBits);
  const known = ((child.yes | child.no) & eligible) | ((home.yes | home.no) & homeBits);
  const place = [year, community, sexes.indexOf(sex), ageBands.indexOf(bandOf(age)), isMigrant ? 1 : 0];
  const add = (name: string): void => cells.add(place, name);
  add('children');
  for (const no of eligibleIndicators) if (eligible & bit(no)) add(`eligible_${no}`);
  const risk = riskClass(yes, known, eligible | homeBits, age);
  if (risk === 2) add('high_risk');
  if (risk === 4) add('risk_insufficient');
  for (let no = 1; no <= indicatorCount; no++) {
    const prefix = homeBits & bit(no) ? 'living_' : '';
    if (yes & bit(no)) add(`${prefix}yes_${no}`);
    if (known & bit(no)) add(`${prefix}known_${no}`);
  }
  if (eligible === 0) return;
  const ofYear = patterns.get(year) ?? new Map<string, AnswerPattern>();
  patterns.set(year, ofYear);
  const province = Math.floor(community / 1e6);
  const mask = { yes, known, eligible: eligible | homeBits };
  const key = `${province} ${mask.yes} ${mask.known} ${mask.eligible}`;
  ofYear.set(key, { province, ...mask, children: (ofYear.get(key)?.children ?? 0) + 1 });
}
