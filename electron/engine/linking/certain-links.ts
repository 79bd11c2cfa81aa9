import type { JoinedGroups } from './joined-groups.ts';
import type { SharedIdentifier } from './link-types.ts';
import { compareNames } from './compare-names.ts';
import { closeName, weakName } from './pair-weight.ts';
import type { PreparedRecords } from './prepared-records.ts';
import { eachPair, recordBlocks } from './record-blocks.ts';

/** What joined a record to its group, as bits. */
export const joinedBy = { same_id: 1, same_child_id: 2, decided_same: 4 } as const;

/** Two records with one number that were not joined. `isDirect`: because of what these two say themselves. */
export type HeldApart = { readonly i: number; readonly j: number; readonly isDirect: boolean };

type CertainLinks = {
  readonly heldApart: readonly HeldApart[];
  readonly sharedIdentifiers: readonly SharedIdentifier[];
  readonly unstableChildIds: readonly string[];
};

/** A number that this many records of one year have, or more than so many different children, identifies nobody. */
const mostInOneYear = 3;
const mostChildren = 6;
/** Child ids of a community are given anew each year when this share of their pairs contradict each other. */
const unstableShare = 0.2;
const fewestPairs = 10;

/**
 * Whether two records with one number cannot be taken as one child without a person's word: sex or year of birth
 * differ; or the name differs (between Thai and romanised, which is compared roughly, only when the birth month does
 * not agree either); or it does not sound the same and one of them has a twin, for twins' numbers get exchanged.
 * What is missing contradicts nothing.
 */
export function contradicts(prepared: PreparedRecords, i: number, j: number): boolean {
  const [a, b, nameA, nameB] = [prepared.records[i], prepared.records[j], prepared.names[i], prepared.names[j]];
  if (!a || !b || !nameA || !nameB) return true;
  if (a.sex !== 2 && b.sex !== 2 && a.sex !== b.sex) return true;
  const hasBirths = a.birthMonth !== null && b.birthMonth !== null;
  if (hasBirths && Math.floor((a.birthMonth ?? 0) / 100) !== Math.floor((b.birthMonth ?? 0) / 100)) return true;
  if (nameA.first === nameB.first) return false;
  const compared = compareNames(nameA, nameB);
  if (compared.isSameSound || compared.first === null) return false;
  if (prepared.twins.has(i) || prepared.twins.has(j)) return true;
  const isSupported = hasBirths && a.birthMonth === b.birthMonth && nameA.first.script !== nameB.first.script;
  return !isSupported && compared.first < weakName;
}

function isShared({ records, names }: PreparedRecords, positions: readonly number[]): boolean {
  if (positions.length <= mostInOneYear) return false;
  const inYear = new Map<number, number>();
  const children = new Set<string>();
  for (const i of positions) {
    const record = records[i];
    const year = record?.surveyYearBE ?? 0;
    inYear.set(year, (inYear.get(year) ?? 0) + 1);
    children.add(`${record?.sex}|${record?.birthMonth}|${names[i]?.first.skeleton ?? names[i]?.first.sound}`);
  }
  return Math.max(...inYear.values()) > mostInOneYear || children.size > mostChildren;
}

/** Best evidence first, so that of two records of one year the better one joins: community, then name, then years. */
function inOrderOfEvidence(prepared: PreparedRecords, positions: readonly number[]): [number, number][] {
  const edges: { pair: [number, number]; away: number; unlike: number; years: number }[] = [];
  eachPair(positions, (i, j) => {
    const [a, b, nameA, nameB] = [prepared.records[i], prepared.records[j], prepared.names[i], prepared.names[j]];
    if (!a || !b || !nameA || !nameB) return;
    edges.push({
      pair: [i, j],
      away: a.community === b.community ? 0 : 1,
      unlike: 1 - (compareNames(nameA, nameB).overall ?? 0.5),
      years: b.surveyYearBE - a.surveyYearBE,
    });
  });
  edges.sort((x, y) => x.away - y.away || x.unlike - y.unlike || x.years - y.years || x.pair[0] - y.pair[0]);
  return edges.map(({ pair }) => pair);
}

type Joining = { readonly prepared: PreparedRecords; readonly groups: JoinedGroups; readonly joined: Uint8Array };

function joinBlock({ prepared, groups, joined }: Joining, positions: readonly number[], bit: number): HeldApart[] {
  const isSameYear = (i: number, j: number) => prepared.records[i]?.surveyYearBE === prepared.records[j]?.surveyYearBE;
  const mayMeet = (i: number, j: number) => !isSameYear(i, j) && !contradicts(prepared, i, j);
  const pairs: [number, number][] =
    positions.length === 2 ? [[positions[0] ?? 0, positions[1] ?? 0]] : inOrderOfEvidence(prepared, positions);
  const heldApart: HeldApart[] = [];
  for (const [i, j] of pairs) {
    if (groups.join(i, j, mayMeet)) {
      joined[i] = (joined[i] ?? 0) | bit;
      joined[j] = (joined[j] ?? 0) | bit;
    } else heldApart.push({ i, j, isDirect: !mayMeet(i, j) });
  }
  return heldApart;
}

/** Communities whose child ids contradict each other too often to be the same child's over the years. */
function unstableCommunities(prepared: PreparedRecords): ReadonlySet<string> {
  const found = new Map<string, { pairs: number; against: number }>();
  let [allPairs, allAgainst] = [0, 0];
  childIdBlocks(prepared).forEach((positions) => {
    const community = prepared.records[positions[0] ?? 0]?.community ?? '';
    const count = found.get(community) ?? { pairs: 0, against: 0 };
    found.set(community, count);
    for (let x = 1; x < positions.length; x++) {
      const isAgainst = contradicts(prepared, positions[x - 1] ?? 0, positions[x] ?? 0);
      count.pairs++;
      allPairs++;
      if (!isAgainst) continue;
      count.against++;
      allAgainst++;
    }
  });
  const isUnstable = (pairs: number, against: number) => pairs >= fewestPairs && against > unstableShare * pairs;
  const isUnstableOverall = isUnstable(allPairs, allAgainst);
  const unstable = [...found].filter(([, { pairs, against }]) =>
    pairs >= fewestPairs ? isUnstable(pairs, against) : isUnstableOverall && against > 0,
  );
  return new Set(unstable.map(([community]) => community));
}

const childIdBlocks = ({ records, childIds }: PreparedRecords) =>
  recordBlocks(records.length, (i) => {
    const id = childIds[i] ?? null;
    return id === null ? null : `${records[i]?.community}|${id}`;
  });

/**
 * A child id met in another community in another year: running numbers may be alike there, so it counts only where
 * no year has it twice and sex, birth month and name agree.
 */
function joinMovedChildren({ prepared, groups, joined }: Joining, isUsed: (i: number) => boolean): void {
  const { records, names, childIds } = prepared;
  const isSureSame = (i: number, j: number): boolean => {
    const [a, b, nameA, nameB] = [records[i], records[j], names[i], names[j]];
    if (!a || !b || !nameA || !nameB || a.surveyYearBE === b.surveyYearBE) return false;
    if (a.sex === 2 || a.sex !== b.sex || a.birthMonth === null || a.birthMonth !== b.birthMonth) return false;
    return (compareNames(nameA, nameB).first ?? 0) >= closeName;
  };
  recordBlocks(records.length, (i) => (isUsed(i) ? (childIds[i] ?? null) : null)).forEach((positions) => {
    const years = new Set(positions.map((i) => records[i]?.surveyYearBE));
    const communities = new Set(positions.map((i) => records[i]?.community));
    if (communities.size < 2 || years.size < positions.length) return;
    eachPair(positions, (i, j) => {
      if (!isSureSame(i, j)) return;
      if (!groups.join(i, j, (p, q) => isSureSame(p, q))) return;
      joined[i] = (joined[i] ?? 0) | joinedBy.same_child_id;
      joined[j] = (joined[j] ?? 0) | joinedBy.same_child_id;
    });
  });
}

/**
 * Joins records with the same strong ID number, then with the same child id in one community (methods: "same
 * normalised ID number"). Never two records of one survey year, never against `contradicts`: those are held apart.
 * Shared numbers are taken out of `prepared`.
 * @param joined  gets what joined each record, as bits of `joinedBy`
 */
export function joinCertain(joining: Joining): CertainLinks {
  const { prepared } = joining;
  const { records, strongIds, uncheckedIds, childIds } = prepared;
  const heldApart: HeldApart[] = [];
  const sharedIdentifiers: SharedIdentifier[] = [];
  const takeOut = (by: SharedIdentifier['by'], column: (string | null)[], positions: readonly number[]) => {
    sharedIdentifiers.push({ by, refs: positions.map((i) => records[i]?.ref ?? 0) });
    for (const i of positions) column[i] = null;
  };
  recordBlocks(records.length, (i) => uncheckedIds[i] ?? null).forEach((positions) => {
    if (isShared(prepared, positions)) takeOut('national_id', uncheckedIds, positions);
  });
  recordBlocks(records.length, (i) => strongIds[i] ?? null).forEach((positions) => {
    if (isShared(prepared, positions)) takeOut('national_id', strongIds, positions);
    else for (const pair of joinBlock(joining, positions, joinedBy.same_id)) heldApart.push(pair);
  });
  const unstable = unstableCommunities(prepared);
  childIdBlocks(prepared).forEach((positions) => {
    if (unstable.has(records[positions[0] ?? 0]?.community ?? '')) return;
    if (isShared(prepared, positions)) takeOut('child_id', childIds, positions);
    else for (const pair of joinBlock(joining, positions, joinedBy.same_child_id)) heldApart.push(pair);
  });
  joinMovedChildren(joining, (i) => !unstable.has(records[i]?.community ?? ''));
  return { heldApart, sharedIdentifiers, unstableChildIds: [...unstable].sort() };
}
