import { candidatePairs } from './candidate-pairs.ts';
import { joinCertain, joinedBy } from './certain-links.ts';
import { joinedGroups, type JoinedGroups } from './joined-groups.ts';
import type { Decision, Group, LinkOptions, LinkReason, LinkRecord, LinkResult } from './link-types.ts';
import { pairWeights } from './pair-weight.ts';
import { prepareRecords, type PreparedRecords } from './prepared-records.ts';

/** Score from which a pair may be proposed: odds of 64 to 1. */
const defaultUpper = 6;
/** Score from which a pair is shown for review: as likely as not. */
const defaultLower = 0;
const defaultLargestBlock = 1000;

type Decided = Decision & { readonly i: number; readonly j: number };

/** The latest decision about each pair of records that are there, in an order that does not depend on the list's. */
function latestDecisions({ positionOf, records }: PreparedRecords, decided: readonly Decision[]): Decided[] {
  const latest = new Map<number, Decided>();
  for (const decision of decided) {
    const [p, q] = [positionOf.get(decision.a), positionOf.get(decision.b)];
    if (p === undefined || q === undefined || p === q) continue;
    const [i, j] = [Math.min(p, q), Math.max(p, q)];
    latest.set(i * records.length + j, { ...decision, i, j });
  }
  return [...latest.values()].sort((x, y) => x.i - y.i || x.j - y.j);
}

function followDecisions(decided: readonly Decided[], groups: JoinedGroups, joined: Uint8Array): Decision[] {
  for (const { i, j, decision } of decided) if (decision === 'different') groups.keepApart(i, j);
  const contradictory: Decision[] = [];
  for (const { a, b, i, j, decision } of decided) {
    if (decision === 'different') continue;
    if (!groups.join(i, j, () => true)) contradictory.push({ a, b, decision });
    else for (const at of [i, j]) joined[at] = (joined[at] ?? 0) | joinedBy.decided_same;
  }
  return contradictory;
}

const groupReasons: readonly (readonly [number, LinkReason])[] = [
  [joinedBy.same_id, 'same_id'],
  [joinedBy.same_child_id, 'same_child_id'],
  [joinedBy.decided_same, 'decided_same'],
];

function readGroups({ records }: PreparedRecords, groups: JoinedGroups, joined: Uint8Array) {
  const certain: Group[] = [];
  const singles: number[] = [];
  for (let i = 0; i < records.length; i++) {
    if (groups.rootOf(i) !== i) continue;
    const members = groups.membersOf(i);
    const refs = members.map((at) => records[at]?.ref ?? 0).sort((a, b) => a - b);
    if (refs.length === 1) {
      singles.push(refs[0] ?? 0);
      continue;
    }
    const bits = members.reduce((all, at) => all | (joined[at] ?? 0), 0);
    certain.push({ refs, reasons: groupReasons.filter(([bit]) => (bits & bit) !== 0).map(([, reason]) => reason) });
  }
  certain.sort((x, y) => (x.refs[0] ?? 0) - (y.refs[0] ?? 0));
  return { certain, singles: singles.sort((a, b) => a - b) };
}

/** The ID number of each record, or else of the group it is in: a twin's may stand in another year only. */
function idsOfGroups({ strongIds }: PreparedRecords, groups: JoinedGroups): (position: number) => string | null {
  const ofGroup = new Map<number, string>();
  for (const [i, id] of strongIds.entries()) if (id !== null) ofGroup.set(groups.rootOf(i), id);
  return (position) => strongIds[position] ?? ofGroup.get(groups.rootOf(position)) ?? null;
}

/**
 * Finds the records of one child within a survey year and over the years (methods, "Year-on-year linking"; Fellegi &
 * Sunter, JASA 64:1183, 1969): certain by ID number or child id; else proposed or put to review by household, sex,
 * birth month and name. Nothing is merged but what is certain or decided, and never two records of one year
 * without a decision. The result does not depend on the order of the records.
 *
 * Sought are pairs within a household (births that agree in month or in year), of one birth month, sex and sound of
 * first name with the same initial sound of the last name or none (children who moved), and of one unchecked number.
 * @throws RangeError when two records have one ref, or lower > upper
 */
export function linkRecords(given: readonly LinkRecord[], options: LinkOptions = {}): LinkResult {
  const upper = options.upper ?? defaultUpper;
  const lower = options.lower ?? defaultLower;
  if (!(lower <= upper)) throw new RangeError(`The lower threshold ${lower} is above the upper one ${upper}.`);
  const prepared = prepareRecords(given);
  const groups = joinedGroups(prepared.records.length);
  const joined = new Uint8Array(prepared.records.length);
  const contradictoryDecisions = followDecisions(latestDecisions(prepared, options.decided ?? []), groups, joined);
  const certain = joinCertain({ prepared, groups, joined });
  const weights = pairWeights(prepared, idsOfGroups(prepared, groups));
  const thresholds = { upper, lower, largestBlock: options.largestBlock ?? defaultLargestBlock };
  const { pairs, skippedBlocks } = candidatePairs(prepared, groups, weights, certain.heldApart, thresholds);
  return {
    ...readGroups(prepared, groups, joined),
    pairs,
    skippedBlocks,
    sharedIdentifiers: certain.sharedIdentifiers,
    unstableChildIds: certain.unstableChildIds,
    contradictoryDecisions,
  };
}
