import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jaroWinkler } from '../../../electron/engine/linking/jaro-winkler.ts';
import { compareNames, type PersonNames } from '../../../electron/engine/linking/compare-names.ts';
import { nameKey } from '../../../electron/engine/linking/normalise-name.ts';

const part = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from('กขณนสศพภมรลวชทธอาเ'), '\u0e34', '\u0e35', '\u0e48', '\u0e4c'),
    maxLength: 8,
  }),
  fc.string({ unit: fc.constantFrom(...Array.from('aeioutkhpnsmrgw ')), maxLength: 10 }),
  fc.constantFrom('', 'အောင်', 'สมชาย', 'Somchai', 'ใจดี'),
);
const name = fc.record({ firstName: part, lastName: part });
type Name = { readonly firstName: string; readonly lastName: string };
const of = (firstName: string, lastName = ''): Name => ({ firstName, lastName });

const keysOfName = ({ firstName, lastName }: Name): PersonNames => ({
  first: nameKey(firstName),
  last: nameKey(lastName),
});
const similarityOf = (a: Name, b: Name): number | null => compareNames(keysOfName(a), keysOfName(b)).overall;

/** Winkler, Proc. Section on Survey Research Methods, ASA, 1990, table of examples. */
test.each([
  ['MARTHA', 'MARHTA', 0.9611],
  ['DWAYNE', 'DUANE', 0.84],
  ['DIXON', 'DICKSONX', 0.8133],
  ['ABC', 'XYZ', 0],
  ['', 'A', 0],
  ['', '', 1],
])('Jaro-Winkler of %s and %s is %f', (a, b, similarity) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(similarity, 4);
});

test('Jaro-Winkler is symmetric, from 0 to 1, and 1 for equal strings only', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const similarity = jaroWinkler(a, b);
      expect(similarity).toBe(jaroWinkler(b, a));
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
      expect(similarity === 1).toBe(a === b);
    }),
  );
});

test('similarity of names is symmetric and from 0 to 1', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const similarity = similarityOf(a, b);
      expect(similarity).toBe(similarityOf(b, a));
      if (similarity === null) return;
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
    }),
  );
});

test('a name is like itself: 1, or null when it has no letters', () => {
  fc.assert(
    fc.property(name, (a) => {
      expect([1, null]).toContain(similarityOf(a, a));
      expect(similarityOf(of(`ก${a.firstName}`, a.lastName), of(`ก${a.firstName}`, a.lastName))).toBe(1);
    }),
  );
});

test('a missing last name takes nothing away', () => {
  expect(similarityOf(of('สมชาย', 'ใจดี'), of('สมชาย'))).toBe(1);
  expect(similarityOf(of('Khin May'), of('Khin May', 'Win'))).toBe(1);
});

test('exchanged and differently divided names are found', () => {
  expect(similarityOf(of('ใจดี', 'สมชาย'), of('สมชาย', 'ใจดี'))).toBeCloseTo(0.98, 10);
  expect(similarityOf(of('Aung Ko', 'Win'), of('Aung', 'Ko Win'))).toBeCloseTo(0.98, 10);
});

test.each([
  ['สมชาย', 'Somchai'],
  ['พรทิพย์', 'Phornthip'],
  ['ธนากร', 'Tanakorn'],
  ['ศุภชัย', 'Suphachai'],
])('%s and %s may be one person, but are never known to be', (thai, roman) => {
  const similarity = similarityOf(of(thai), of(roman)) ?? 0;
  expect(similarity).toBeGreaterThan(0.85);
  expect(similarity).toBeLessThanOrEqual(0.95);
});

test.each([
  ['สมชาย', 'Wanna'],
  ['กมล', 'อริสา'],
  ['Nattapon', 'Thitima'],
])('%s and %s are far apart', (a, b) => {
  expect(similarityOf(of(a), of(b))).toBeLessThan(0.6);
});

test('what cannot be compared has no similarity, which is not 0', () => {
  expect(similarityOf(of('', 'ใจดี'), of('สมชาย', 'ใจดี'))).toBeNull();
  expect(similarityOf(of('အောင်'), of('Aung'))).toBeNull();
  expect(similarityOf(of('အောင်'), of('အောင်'))).toBe(1);
});
