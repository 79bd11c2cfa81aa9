import { isProvisionalId } from './identifier-key.ts';
import type { LinkReason, LinkRecord } from './link-types.ts';
import { compareNames, type NameComparison, type PersonNames } from './compare-names.ts';
import type { PreparedRecords } from './prepared-records.ts';

export type PairWeight = {
  /** Base-2 logarithm of the odds that both records are one child. */
  readonly score: number;
  readonly similarity: number | null;
  readonly isSameName: boolean;
  readonly reasons: readonly LinkReason[];
};

type IdOf = (position: number) => string | null;

export type PairWeights = (i: number, j: number) => PairWeight;

/** m: share of the pairs of one child with this outcome; u: share of the pairs of two children. */
type Chances = readonly [m: number, u: number];

const weight = ([m, u]: Chances): number => Math.log2(m / u);

/** First names at or above are a spelling apart; at or above `weakName` they may be. Jaro-Winkler over sound keys. */
export const closeName = 0.88;
export const weakName = 0.72;
const equalLastName = 0.99;

const householdSize = 3;
/** A record is repeated within its year more rarely than a child is seen again in another, in another home even more. */
const duplicatePrior = { household: Math.log2(1 / 8), elsewhere: Math.log2(1 / 128) };
const fewestChildren = 1000;

/**
 * Chances of each outcome. Within a household u speaks of siblings: a sibling of the same sex and birth month is
 * nearly always a twin, and twins often have names that sound alike, so a close name says nothing there.
 * The m are working values, checked on synthetic populations (tests/engine/linking), not estimated from real ones.
 */
const chances = {
  sexSame: [0.98, 0.5],
  sexDiffers: [0.02, 0.5],
  household: {
    monthSame: [0.95, 0.02],
    monthNear: [0.04, 0.08],
    birthFar: [0.01, 0.9],
    daySame: [0.92, 0.85],
    dayDiffers: [0.08, 0.15],
    nameSame: [0.8, 0.004],
    nameClose: [0.12, 0.2],
    nameWeak: [0.05, 0.2],
    nameDiffers: [0.03, 0.6],
    lastDiffers: [0.1, 0.15],
  },
  elsewhere: {
    householdDiffers: [0.15, 1],
    communityDiffers: [0.5, 1],
    monthNear: [0.04, 0.02],
    birthFar: [0.01, 0.95],
    dayDiffers: [0.08, 0.97],
    nameClose: [0.12, 0.01],
    nameWeak: [0.05, 0.05],
    nameDiffers: [0.03, 0.93],
    lastClose: [0.1, 0.01],
    lastDiffers: [0.1, 0.97],
  },
  idSame: [0.95, 0.0001],
  idDiffers: [0.04, 0.98],
  /** One of the numbers is provisional, the other is not. */
  idReplaced: [0.25, 0.5],
  uncheckedIdSame: [0.8, 0.001],
} as const satisfies Record<string, Chances | Record<string, Chances>>;

/** Shares of the pairs of one child that agree where the chance of agreeing by accident is counted in the data. */
const agreeing = { household: 0.85, community: 0.5, month: 0.95, day: 0.92, name: 0.8, last: 0.8 };

function tally<Key>(count: number, keyAt: (i: number) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (let i = 0; i < count; i++) counts.set(keyAt(i), (counts.get(keyAt(i)) ?? 0) + 1);
  return counts;
}

/** How often each value occurs, so that a common name or the 1 January of guessed birthdays says less. */
function frequencies({ records, names }: PreparedRecords) {
  const n = records.length;
  const at = (i: number) => records[i];
  const firsts = tally(n, (i) => names[i]?.first.sound ?? '');
  const lasts = tally(n, (i) => names[i]?.last.sound ?? '');
  const months = tally(n, (i) => at(i)?.birthMonth ?? 0);
  const days = tally(n, (i) => at(i)?.birthDate ?? 0);
  const communities = tally(n, (i) => at(i)?.community ?? '');
  const years = tally(n, (i) => at(i)?.surveyYearBE ?? 0);
  const share = (count: number | undefined, of: number, kinds: number) => ((count ?? 0) + 1) / (of + kinds);
  return {
    first: (sound: string) => share(firsts.get(sound), n, 100),
    last: (sound: string) => share(lasts.get(sound), n, 100),
    month: (month: number) => share(months.get(month), n, 216),
    day: (date: number, month: number) => share(days.get(date), months.get(month) ?? 0, 30),
    community: (code: string) => share(communities.get(code), n, 100),
    children: Math.max(fewestChildren, ...years.values()),
  };
}

/** One part of the date mistyped: same month of a neighbouring year, or another month of the same year. */
function isNearBirth(a: number, b: number): boolean {
  const [yearA, yearB] = [Math.floor(a / 100), Math.floor(b / 100)];
  return yearA === yearB || (a % 100 === b % 100 && Math.abs(yearA - yearB) === 1);
}

type Frequency = ReturnType<typeof frequencies>;

/** What has been found about a pair so far. */
type Tally = { score: number; readonly reasons: LinkReason[]; readonly isSameHome: boolean };

function add(tally: Tally, chance: Chances, reason?: LinkReason): void {
  tally.score += weight(chance);
  if (reason) tally.reasons.push(reason);
}

function weighIdentifiers(tally: Tally, prepared: PreparedRecords, idOf: IdOf, i: number, j: number): void {
  const [idA, idB] = [idOf(i), idOf(j)];
  if (idA !== null && idB !== null) {
    if (idA === idB) add(tally, chances.idSame, 'same_id');
    else {
      const isReplaced = isProvisionalId(idA) !== isProvisionalId(idB);
      add(tally, isReplaced ? chances.idReplaced : chances.idDiffers, 'different_id');
    }
  }
  const unchecked = prepared.uncheckedIds[i] ?? null;
  if (unchecked !== null && unchecked === prepared.uncheckedIds[j]) {
    add(tally, chances.uncheckedIdSame, 'same_unchecked_id');
  }
  const childId = prepared.childIds[i] ?? null;
  const isSameCommunity = prepared.records[i]?.community === prepared.records[j]?.community;
  if (isSameCommunity && childId !== null && childId === prepared.childIds[j]) tally.reasons.push('same_child_id');
}

function weighPlace(tally: Tally, a: LinkRecord, b: LinkRecord, hasBothHomes: boolean, frequency: Frequency): void {
  if (tally.isSameHome) {
    add(tally, [agreeing.household, householdSize / frequency.children], 'same_household');
    return;
  }
  if (hasBothHomes) add(tally, chances.elsewhere.householdDiffers, 'different_household');
  if (a.community !== b.community) add(tally, chances.elsewhere.communityDiffers);
  else add(tally, [agreeing.community, frequency.community(a.community)], 'same_community');
}

function weighSexAndBirth(tally: Tally, a: LinkRecord, b: LinkRecord, frequency: Frequency): void {
  if (a.sex !== 2 && b.sex !== 2) {
    if (a.sex === b.sex) add(tally, chances.sexSame, 'same_sex');
    else add(tally, chances.sexDiffers, 'sex_differs');
  }
  if (a.birthMonth === null || b.birthMonth === null) return;
  const table = tally.isSameHome ? chances.household : chances.elsewhere;
  if (a.birthMonth !== b.birthMonth) {
    add(tally, isNearBirth(a.birthMonth, b.birthMonth) ? table.monthNear : table.birthFar, 'birth_differs');
    return;
  }
  const month: Chances = [agreeing.month, frequency.month(a.birthMonth)];
  add(tally, tally.isSameHome ? chances.household.monthSame : month, 'same_birth_month');
  if (a.birthDate === null || b.birthDate === null) return;
  if (a.birthDate !== b.birthDate) {
    add(tally, table.dayDiffers);
    return;
  }
  const day: Chances = [agreeing.day, frequency.day(a.birthDate, a.birthMonth)];
  add(tally, tally.isSameHome ? chances.household.daySame : day, 'same_birth_date');
}

function weighNames(tally: Tally, a: PersonNames, b: PersonNames, frequency: Frequency): NameComparison {
  const compared = compareNames(a, b);
  const table = tally.isSameHome ? chances.household : chances.elsewhere;
  const { first, last } = compared;
  if (first === null) tally.reasons.push('name_unknown');
  else if (compared.isSameSound) {
    const common = Math.max(frequency.first(a.first.sound), frequency.first(b.first.sound));
    add(tally, tally.isSameHome ? chances.household.nameSame : [agreeing.name, common], 'same_name');
  } else if (first >= closeName) add(tally, table.nameClose, 'name_close');
  else if (first >= weakName) add(tally, table.nameWeak, 'name_close');
  else add(tally, table.nameDiffers, 'name_differs');

  if (last === null) return compared;
  if (last < weakName) add(tally, table.lastDiffers, 'last_name_differs');
  else if (!tally.isSameHome) {
    const common = Math.max(frequency.last(a.last.sound), frequency.last(b.last.sound));
    add(tally, last >= equalLastName ? [agreeing.last, common] : chances.elsewhere.lastClose);
  }
  return compared;
}

/**
 * Weighs two records by the sum of log2(m/u) over what they agree and differ in (Fellegi & Sunter, JASA 64:1183,
 * 1969), with u counted in the data for names, birth months, birth days and communities (Winkler, Proc. Section on
 * Survey Research Methods, ASA, 1989), less log2 of the number of children one could be taken for: so 0 means "as
 * likely as not" in a file of any size. Whatever is missing weighs 0. The fields are taken as independent, which
 * they are not within a household; there u speaks of siblings and twins (see `chances`).
 * @param idOf  the strong ID number of a position, or of what it is already joined with; null when there is none
 */
export function pairWeights(prepared: PreparedRecords, idOf: IdOf): PairWeights {
  const { records, names, households } = prepared;
  const frequency = frequencies(prepared);
  return (i, j) => {
    const [a, b, nameA, nameB] = [records[i], records[j], names[i], names[j]];
    if (!a || !b || !nameA || !nameB) throw new RangeError(`No record at ${i} or ${j}.`);
    const [homeA, homeB] = [households[i] ?? null, households[j] ?? null];
    const isSameHome = homeA !== null && homeA === homeB;
    const repeated = isSameHome ? duplicatePrior.household : duplicatePrior.elsewhere;
    const prior = a.surveyYearBE === b.surveyYearBE ? repeated : 0;
    const tally: Tally = { score: prior - Math.log2(frequency.children), reasons: [], isSameHome };
    weighIdentifiers(tally, prepared, idOf, i, j);
    weighPlace(tally, a, b, homeA !== null && homeB !== null, frequency);
    weighSexAndBirth(tally, a, b, frequency);
    const compared = weighNames(tally, nameA, nameB, frequency);
    return {
      score: tally.score,
      similarity: compared.overall,
      isSameName: compared.isSameSound,
      reasons: tally.reasons,
    };
  };
}
