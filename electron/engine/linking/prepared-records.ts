import { childIdKey, nationalIdKey } from './identifier-key.ts';
import type { LinkRecord } from './link-types.ts';
import type { PersonNames } from './compare-names.ts';
import { recordBlocks } from './record-blocks.ts';
import { nameKey, type NameKey } from './normalise-name.ts';

/**
 * Records in canonical order (survey year, ref) with everything that comparing needs, worked out once.
 * All columns are by position in that order.
 */
export type PreparedRecords = {
  readonly records: readonly LinkRecord[];
  readonly names: readonly PersonNames[];
  /** Null: blank, or taken out because too many share it; these three columns are changed by `joinCertain`. */
  readonly strongIds: (string | null)[];
  readonly uncheckedIds: (string | null)[];
  readonly childIds: (string | null)[];
  /** Community and label; null without a label, or one of zeros or dashes only. */
  readonly households: readonly (string | null)[];
  /** Records with another of the same household, survey year, sex and birth month: twins, or one child entered twice. */
  readonly twins: ReadonlySet<number>;
  readonly positionOf: ReadonlyMap<number, number>;
};

const isLabel = /[1-9\p{L}]/u;

function remembered<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const result = work(text);
    known.set(text, result);
    return result;
  };
}

function findTwins(records: readonly LinkRecord[], households: readonly (string | null)[]): Set<number> {
  const twins = new Set<number>();
  const birthAt = (i: number): string | null => {
    const record = records[i];
    const household = households[i] ?? null;
    if (!record || household === null || record.sex === 2 || record.birthMonth === null) return null;
    return `${household}|${record.surveyYearBE}|${record.sex}|${record.birthMonth}`;
  };
  recordBlocks(records.length, birthAt).forEach((positions) => {
    for (const i of positions) twins.add(i);
  });
  return twins;
}

/** @throws RangeError when two records have one ref */
export function prepareRecords(given: readonly LinkRecord[]): PreparedRecords {
  const records = [...given].sort((a, b) => a.surveyYearBE - b.surveyYearBE || a.ref - b.ref);
  const keyOf = remembered<NameKey>(nameKey);
  const names = records.map((record) => ({ first: keyOf(record.firstName), last: keyOf(record.lastName) }));
  const ids = records.map((record) => nationalIdKey(record.nationalId));
  const positionOf = new Map(records.map((record, i) => [record.ref, i]));
  if (positionOf.size !== records.length) throw new RangeError('Two records have one ref.');
  const households = records.map(({ community, householdId }) => {
    const label = (householdId ?? '').normalize('NFC').trim();
    return isLabel.test(label) ? `${community}|${label}` : null;
  });
  return {
    records,
    names,
    strongIds: ids.map((id) => (id?.strength === 'strong' ? id.text : null)),
    uncheckedIds: ids.map((id) => (id?.strength === 'unchecked' ? id.text : null)),
    childIds: records.map((record) => childIdKey(record.childId)),
    households,
    twins: findTwins(records, households),
    positionOf,
  };
}
