import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { sexes, type Sex } from '../../../shared/cpms/answers.ts';
import { childIndicators, householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import { type Group, type ProvinceStratum } from '../../../electron/engine/disclosure/lattice.ts';
import { answerStrata, type AnswerPattern } from '../../../electron/engine/disclosure/provinces/answer-strata.ts';
import { countedStrata, type ProvinceCount } from '../../../electron/engine/disclosure/provinces/counted-strata.ts';
import type { Cube, FigureBlock } from '../../../electron/engine/disclosure/cube.ts';
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
  /** The same in every year; without one nobody can say what became of the child. */
  readonly id?: string;
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
    ofProvinces: [...patterns].flatMap(([year, found]) => [
      ...answerStrata(year, [...found.values()]),
      ...otherStrata(year, records),
    ]),
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

const provinceOf = (community: number): number => Math.floor(community / 1e6);

/** A child with what counts of it: answers as masks, the household's among them. */
type Counted = {
  readonly child: ChildRecord;
  readonly eligible: number;
  readonly yes: number;
  readonly known: number;
};

/** Services reached, households by group, and what became of the children of the year before. */
function otherStrata(year: number, records: readonly ChildRecord[]): readonly FigureBlock[] {
  const earlier = Math.max(...new Set(records.map((child) => child.year).filter((each) => each < year)));
  const [now, before] = [year, earlier].map((each) => countedIn(records.filter((child) => child.year === each)));
  if (!now || !before) return [];
  const provinces = [...new Set(now.map(({ child }) => provinceOf(child.community)))];
  return [
    ...countedStrata(year, ['reached', 'home'], provinces, [...reachedCounts(now), ...homeCounts(now)]),
    ...(before.length > 0
      ? countedStrata(year, ['flow', 'before'], provinces, [...flowCounts(now, before), ...changeCounts(now, before)])
      : []),
  ];
}

function countedIn(records: readonly ChildRecord[]): readonly Counted[] {
  const homes = Map.groupBy(
    records.map((child, i) => ({ child, home: child.household === null ? `alone ${i}` : child.household })),
    ({ child, home }) => `${child.community} ${home}`,
  );
  return [...homes.values()].flatMap((members) => {
    const or = (of: 'yes' | 'no'): number => members.reduce((mask, { child }) => mask | (child[of] & homeBits), 0);
    const [homeYes, homeNo] = [or('yes'), or('no')];
    return members.map(({ child }): Counted => {
      const own = eligibleBits(child.age);
      return {
        child,
        eligible: own | homeBits,
        yes: (child.yes & own) | homeYes,
        known: ((child.yes | child.no) & own) | homeYes | homeNo,
      };
    });
  });
}

function reachedCounts(now: readonly Counted[]): readonly ProvinceCount[] {
  return now.flatMap(({ child, eligible, yes, known }): ProvinceCount[] => {
    const risk = riskClass(yes, known, eligible, child.age);
    if (risk !== 2 && risk !== 3) return [];
    const group: Group = child.isMigrant ? 'migrant' : 'thai';
    const stratum: ProvinceStratum = { kind: 'reached', among: risk === 3 ? 'victims' : 'high-risk', group };
    const count = (quantity: string, mask: number): ProvinceCount => ({
      province: provinceOf(child.community),
      stratum,
      quantity,
      count: (mask >> 15) & 1,
    });
    return [count('eligible_1', eligible), count('known_16', known), count('yes_16', yes)];
  });
}

function homeCounts(now: readonly Counted[]): readonly ProvinceCount[] {
  const homes = Map.groupBy(
    now.filter(({ child }) => child.household !== null),
    ({ child }) => `${child.community} ${child.household}`,
  );
  return [...homes.values()].flatMap((members): ProvinceCount[] => {
    const [first] = members;
    if (!first) return [];
    const [hasMigrant, hasThai] = [true, false].map((is) => members.some(({ child }) => child.isMigrant === is));
    const of: ProvinceStratum = {
      kind: 'home',
      members: hasMigrant && hasThai ? 'both' : hasThai ? 'thai' : 'migrant',
    };
    const count = (quantity: string, n: number): ProvinceCount => ({
      province: provinceOf(first.child.community),
      stratum: of,
      quantity,
      count: n,
    });
    return [
      count('households', 1),
      ...householdIndicators.flatMap(({ no }) => [
        count(`home_known_${no}`, (first.known >> (no - 1)) & 1),
        count(`home_yes_${no}`, (first.yes >> (no - 1)) & 1),
      ]),
    ];
  });
}

type Flow = Extract<ProvinceStratum, { kind: 'flow' }>['flow'];

function flowCounts(now: readonly Counted[], before: readonly Counted[]): readonly ProvinceCount[] {
  const fates = (
    of: readonly Counted[],
    others: readonly Counted[],
    names: Readonly<Record<'all' | 'same' | 'moved' | 'alone' | 'unkeyed', Flow | null>>,
  ): ProvinceCount[] => {
    const placesOf = Map.groupBy(others, ({ child }) => child.id);
    return of.flatMap(({ child: { id, community } }) => {
      const there = id === undefined ? [] : (placesOf.get(id) ?? []);
      const isHere = there.some(({ child }) => child.community === community);
      const fate = id === undefined ? 'unkeyed' : there.length === 0 ? 'alone' : isHere ? 'same' : 'moved';
      return (['all', fate] as const).flatMap((name): ProvinceCount[] => {
        const flow = names[name];
        return flow === null
          ? []
          : [{ province: provinceOf(community), stratum: { kind: 'flow', flow }, quantity: 'children', count: 1 }];
      });
    });
  };
  return [
    ...fates(now, before, { all: 'now', same: 'stayed', moved: 'arrived', alone: 'new', unkeyed: 'unkeyed-now' }),
    ...fates(before, now, { all: 'before', same: null, moved: 'left', alone: 'gone', unkeyed: 'unkeyed-before' }),
  ];
}

function changeCounts(now: readonly Counted[], before: readonly Counted[]): readonly ProvinceCount[] {
  const then = new Map(before.flatMap((each) => (each.child.id === undefined ? [] : [[each.child.id, each]])));
  return now.flatMap((is): ProvinceCount[] => {
    const was = then.get(is.child.id ?? '');
    if (!was) return [];
    return Array.from({ length: indicatorCount }, (_, i) => i + 1).flatMap((no): ProvinceCount[] => {
      const has = (mask: number): boolean => ((mask >> (no - 1)) & 1) === 1;
      if (!has(is.eligible) || !has(was.eligible)) return [];
      const prefix = no >= 17 ? 'living_' : '';
      const count = (answer: 'yes' | 'no' | 'unknown' | 'became-unknown', kind: 'yes' | 'known'): ProvinceCount => ({
        province: provinceOf(is.child.community),
        stratum: { kind: 'before', answer },
        quantity: `${prefix}${kind}_${no}`,
        count: 1,
      });
      const answer = has(was.yes) ? 'yes' : has(was.known) ? 'no' : 'unknown';
      if (!has(is.known)) return answer === 'unknown' ? [] : [count('became-unknown', 'known')];
      return [count(answer, 'known'), ...(has(is.yes) ? [count(answer, 'yes')] : [])];
    });
  });
}
