import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignPersonKeys, type PersonKeyInput } from '../../../electron/engine/linking/assign-person-keys.ts';

/** Refs carry their year: 256601 is the first record of 2566. */
const surveyYearOf = (ref: number): number => Math.floor(ref / 100);

function counting(from: bigint): () => bigint {
  let next = from;
  return () => next++;
}

const assign = (groups: PersonKeyInput['groups'], existing: readonly (readonly [number, bigint])[] = [], from = 100n) =>
  assignPersonKeys({ groups, surveyYearOf, existing: new Map(existing), newKey: counting(from) });

test('a child has one key, every child another', () => {
  expect(assign([[256701, 256601], [256702]])).toEqual({
    keys: new Map([
      [256601, 100n],
      [256701, 100n],
      [256702, 101n],
    ]),
    merged: [],
    split: [],
  });
});

test('a key stays when a year is added, also an earlier one', () => {
  const { keys } = assign([[256501, 256601, 256701]], [[256601, 7n]]);
  expect([...keys.values()]).toEqual([7n, 7n, 7n]);
});

test('of two keyed groups that become one, the key of the earlier year stays, and that is reported', () => {
  const existing = [
    [256701, 3n],
    [256602, 9n],
    [256702, 9n],
  ] as const;
  expect(assign([[256701, 256602, 256702]], existing)).toMatchObject({
    keys: new Map([
      [256602, 9n],
      [256701, 9n],
      [256702, 9n],
    ]),
    merged: [{ kept: 9n, replaced: [3n], refs: [256602, 256701, 256702] }],
  });
});

test('of a group that is taken apart, the earliest record keeps the key, the rest get another, and that is reported', () => {
  const existing = [
    [256601, 5n],
    [256701, 5n],
    [256801, 5n],
  ] as const;
  expect(assign([[256801, 256701], [256601]], existing)).toEqual({
    keys: new Map([
      [256601, 5n],
      [256701, 100n],
      [256801, 100n],
    ]),
    merged: [],
    split: [{ key: 5n, keptBy: [256601], given: [256701, 256801] }],
  });
});

test('a taken key is not given again; a source of taken keys only is an error', () => {
  expect(assign([[256701]], [[256601, 100n]]).keys.get(256701)).toBe(101n);
  const stuck = { groups: [[256701]], surveyYearOf, existing: new Map([[256601, 1n]]), newKey: () => 1n };
  expect(() => assignPersonKeys(stuck)).toThrow(RangeError);
});

test('a record is one child', () => {
  expect(() => assign([[256701], [256701, 256601]])).toThrow(RangeError);
});

const partition = fc
  .array(fc.nat(5), { minLength: 1, maxLength: 12 })
  .map((owners) => owners.map((owner, i) => ({ owner, ref: (2566 + (i % 3)) * 100 + i })))
  .map((list) =>
    [...new Set(list.map(({ owner }) => owner))].map((owner) =>
      list.flatMap((one) => (one.owner === owner ? one.ref : [])),
    ),
  );
const someKeys = fc.array(fc.tuple(fc.nat(11), fc.bigInt(1n, 4n)), { maxLength: 12 });

test('keys tell groups apart, do not depend on order, and once given do not change', () => {
  fc.assert(
    fc.property(partition, someKeys, (groups, keyed) => {
      const existing = keyed.map(([i, key]) => [(2566 + (i % 3)) * 100 + i, key] as const);
      const { keys } = assign(groups, existing);
      expect(keys.size).toBe(groups.flat().length);
      const keysOf = groups.map((group) => new Set(group.map((ref) => keys.get(ref))));
      expect(keysOf.every((own) => own.size === 1)).toBe(true);
      expect(new Set(keysOf.flatMap((own) => [...own])).size).toBe(groups.length);
      expect(assign(groups.map((group) => group.toReversed()).toReversed(), existing)).toEqual(
        assign(groups, existing),
      );
      expect(assign(groups, [...keys], 9000n)).toEqual({ keys, merged: [], split: [] });
    }),
  );
});
