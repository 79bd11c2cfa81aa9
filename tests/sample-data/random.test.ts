import { expect, test } from 'vitest';
import { createRandom, xoshiro128 } from '../../sample-data/random.ts';

test('xoshiro128** gives the sequence of its definition', () => {
  const mask = 0xffffffffn;
  const rotate = (word: bigint, bits: bigint) => ((word << bits) | (word >> (32n - bits))) & mask;
  let [s0, s1, s2, s3] = [1n, 2n, 3n, 4n];
  const expected = Array.from({ length: 1000 }, () => {
    const output = (rotate((s1 * 5n) & mask, 7n) * 9n) & mask;
    [s0, s1, s2, s3] = [s0 ^ s1 ^ s3, s0 ^ s1 ^ s2, s2 ^ s0 ^ ((s1 << 9n) & mask), rotate(s3 ^ s1, 11n)];
    return Number(output);
  });
  const next = xoshiro128([1, 2, 3, 4]);
  expect(Array.from({ length: 1000 }, next)).toEqual(expected);
  expect(expected.slice(0, 3)).toEqual([11520, 0, 5927040]);
});

test('streams differ by seed and by name and repeat with both', () => {
  const draw = (seed: number, stream: string) => {
    const random = createRandom(seed, stream);
    return Array.from({ length: 8 }, () => random.uint32());
  };
  expect(draw(7, 'answers')).toEqual(draw(7, 'answers'));
  expect(draw(7, 'answers')).not.toEqual(draw(8, 'answers'));
  expect(draw(7, 'answers')).not.toEqual(draw(7, 'population'));
});

test('normal numbers have mean 0, variance 1 and 5 % beyond 1.96', () => {
  const random = createRandom(1, 'normal');
  const values = Array.from({ length: 100_000 }, random.gaussian);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
  expect(values.filter((value) => Math.abs(value) > 1.96).length / values.length).toBeCloseTo(0.05, 2);
});

test('pick and below reach every item about equally often', () => {
  const random = createRandom(2, 'pick');
  const counts = { a: 0, b: 0, c: 0 };
  for (let i = 0; i < 30_000; i++) counts[random.pick(['a', 'b', 'c'])]++;
  for (const count of Object.values(counts)) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});
