import { expect, test } from 'vitest';
import { publishedSpan } from '../../electron/engine/disclosure/published-span.ts';
import {
  firstPrime,
  primeField,
  secondPrime,
  sparseRow,
  type SparseRow,
} from '../../electron/engine/disclosure/sparse-row.ts';
import { keyedRandom } from '../../electron/engine/disclosure/keyed-order.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';

test('both moduli are primes under 2^26', () => {
  const isPrime = (n: number): boolean => {
    for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
    return true;
  };
  for (const prime of [firstPrime, secondPrime]) expect([prime < 2 ** 26, isPrime(prime)]).toEqual([true, true]);
});

test('arithmetic modulo a prime: every value has an inverse, and products stay in range', () => {
  const { times, inverse } = primeField(firstPrime);
  const random = seededRandom(1);
  for (let i = 0; i < 2000; i++) {
    const value = 1 + random.below(firstPrime - 1) - (firstPrime - 1) / 2 || 1;
    expect(times(value, inverse(value))).toBe(1);
  }
});

/** Rank by fractions of integers, the textbook way. */
function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => row.map(BigInt));
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, i) => i >= found && row[column] !== 0n);
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot] as bigint[], left[found] as bigint[]];
    const top = left[found] as bigint[];
    for (let i = found + 1; i < left.length; i++) {
      const row = left[i] as bigint[];
      const [a, b] = [top[column] ?? 1n, row[column] ?? 0n];
      left[i] = row.map((value, j) => value * a - (top[j] ?? 0n) * b);
    }
    found++;
  }
  return found;
}

test('a row is told exactly when it is in the span of the published ones, whatever the order', () => {
  const random = seededRandom(7);
  for (let round = 0; round < 200; round++) {
    const width = 3 + random.below(6);
    const draw = (): number[] => Array.from({ length: width }, () => (random.below(3) === 0 ? random.below(3) - 1 : 0));
    const dense = Array.from({ length: 2 + random.below(8) }, draw);
    const secret = draw();
    if (secret.every((value) => value === 0)) continue;
    const sparse = (row: readonly number[]): SparseRow =>
      sparseRow(row.map((value, i): [number, number] => [i, value]));
    const span = publishedSpan(width, firstPrime);
    const number = span.protect(sparse(secret));
    const published: number[][] = [];
    for (const row of dense) {
      const reduced = span.reduce(sparse(row));
      const isNew = rank([...published, row]) > rank(published);
      expect(reduced.columns.length > 0).toBe(isNew);
      if (!isNew) continue;
      const wouldTell = rank([...published, row, secret]) === rank([...published, row]);
      expect(span.wouldTell(reduced)).toBe(wouldTell);
      if (wouldTell) continue;
      span.publish(reduced);
      published.push(row);
    }
    expect(span.protectedRow(number ?? -1).columns.length).toBeGreaterThan(0);
  }
});

test('who knows one of two protected rows that differ by a factor knows the other: they are found', () => {
  const span = publishedSpan(3, firstPrime);
  const [a, b] = [sparseRow([[0, 1]]), sparseRow([[1, 1]])];
  const numbers = [span.protect(a), span.protect(b)];
  expect(span.parallels()).toEqual([]);
  span.publish(
    span.reduce(
      sparseRow([
        [0, 1],
        [1, 1],
      ]),
    ),
  );
  expect(span.parallels().map((group) => group.toSorted((x, y) => x - y))).toEqual([numbers]);
});

test('the order of ties depends on the key and on nothing else', () => {
  const draw = (key: number, name: string): number[] => {
    const random = keyedRandom(new Uint8Array(32).fill(key), name);
    return Array.from({ length: 50 }, (_, i) => random(85_010_100 + i, i % 7));
  };
  expect(draw(1, '2568 13')).toEqual(draw(1, '2568 13'));
  expect(draw(1, '2568 13')).not.toEqual(draw(2, '2568 13'));
  expect(draw(1, '2568 13')).not.toEqual(draw(1, '2568 14'));
  expect(new Set(draw(1, '2568 13')).size).toBe(50);
});
