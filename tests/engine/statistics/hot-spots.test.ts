import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import {
  conditionalPermutation,
  pseudoP,
} from '../../../electron/engine/statistics/spatial/conditional-permutation.ts';
import { fixedPoint } from '../../../electron/engine/statistics/spatial/fixed-point.ts';
import { getisOrd } from '../../../electron/engine/statistics/spatial/getis-ord.ts';
import { globalMoran } from '../../../electron/engine/statistics/spatial/global-moran.ts';
import { hotSpots } from '../../../electron/engine/statistics/spatial/hot-spots.ts';
import { localMoran } from '../../../electron/engine/statistics/spatial/local-moran.ts';
import { permutationRows } from '../../../electron/engine/statistics/spatial/permutation-rows.ts';
import { distanceBandWeights } from '../../../electron/engine/statistics/spatial/point-weights.ts';
import { givenWeights, type SpatialWeights } from '../../../electron/engine/statistics/spatial/spatial-weights.ts';
import { near } from './near.ts';
import { referenceTable } from './reference-table.ts';

/** Queen neighbours on a grid of squares, in rows from the bottom. */
function gridWeights(columns: number, rows: number): SpatialWeights {
  const cells = Array.from({ length: columns * rows }, (_, i) => [i % columns, Math.floor(i / columns)] as const);
  return givenWeights(
    cells.map(([x, y], i) =>
      cells.flatMap(([u, v], j) => (j !== i && Math.abs(u - x) <= 1 && Math.abs(v - y) <= 1 ? [j] : [])),
    ),
  );
}

const small = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3];
const grid = gridWeights(4, 4);

/** Any map of up to 25 areas with values that repeat. */
const maps = fc.integer({ min: 1, max: 25 }).chain((n) =>
  fc.record({
    values: fc.array(
      fc.integer({ min: 0, max: 6 }).map((value) => value / 7),
      { minLength: n, maxLength: n },
    ),
    weights: fc
      .array(fc.subarray(Array.from({ length: n }, (_, i) => i)), { minLength: n, maxLength: n })
      .map((lists) => givenWeights(lists.map((list, i) => list.filter((j) => j !== i)))),
  }),
);

describe('Getis-Ord', () => {
  test("agrees with localG on Getis and Ord's grid, distance 30", () => {
    const rows = referenceTable('getis-ord-grid.csv');
    const weights = distanceBandWeights(
      rows.map((row) => [row['x']!, row['y']!]),
      30,
      'plane',
    );
    const { gi, giStar } = getisOrd(
      rows.map((row) => row['val']!),
      weights,
    );
    for (const [i, row] of rows.entries()) {
      expect(gi[i]).toBeCloseTo(row['Gi']!, 10);
      expect(giStar[i]).toBeCloseTo(row['GiStar']!, 10);
    }
  });

  test('agrees with localG, localmoran and moran.test (spdep 1.2-7) on a small grid', () => {
    const { gi, giStar } = getisOrd(small, grid);
    const at = [0, 5, 15];
    const all = (values: readonly number[]) => values.map((value) => near(value, 10));
    expect(at.map((i) => gi[i])).toEqual(all([-0.0913959624767, -1.9209442871093, 1.5080333808654]));
    expect(at.map((i) => giStar[i])).toEqual(all([-0.415227399269, -1.449760752585, 1.038068498172]));
    const local = localMoran(small, grid);
    expect(at.map((i) => local[i]?.localI)).toEqual(all([0, -0.827586206897, -0.64367816092]));
    expect(at.map((i) => local[i]?.expected)).toEqual(all([-0.0367816091954, -0.1471264367816, -0.0367816091954]));
    expect(at.map((i) => local[i]?.variance)).toEqual(all([0.161959873922, 0.125480248382, 0.161959873922]));
    expect(at.map((i) => local[i]?.z)).toEqual(all([0.0913959624767, -1.9209442871093, -1.5080333808654]));
    const whole = globalMoran(small, grid);
    expect(whole?.moranI).toBeCloseTo(-0.0283764367816, 10);
    expect(whole?.expected).toBeCloseTo(-0.0666666666667, 10);
    expect(whole?.variance).toBeCloseTo(0.0176887729727, 10);
  });

  test('shifting and scaling the values changes nothing, turning them over turns the sign', () => {
    fc.assert(
      fc.property(maps, ({ values, weights }) => {
        const base = getisOrd(values, weights);
        const moved = getisOrd(
          values.map((value) => 5 + 3 * value),
          weights,
        );
        const turned = getisOrd(
          values.map((value) => -value),
          weights,
        );
        for (const key of ['gi', 'giStar'] as const) {
          for (const [i, value] of base[key].entries()) {
            expect([moved[key][i], turned[key][i]]).toEqual([near(value, 7), near(value === null ? null : -value, 7)]);
          }
        }
      }),
    );
  });

  test('areas in another order get the same figures', () => {
    fc.assert(
      fc.property(maps, ({ values, weights }) => {
        const last = values.length - 1;
        const reversed = givenWeights(weights.neighbours.toReversed().map((list) => list.map((j) => last - j)));
        const [there, back] = [getisOrd(values, weights), getisOrd(values.toReversed(), reversed)];
        const [moran, moranBack] = [localMoran(values, weights), localMoran(values.toReversed(), reversed)];
        for (const i of values.keys()) {
          expect(back.giStar[last - i]).toEqual(near(there.giStar[i]));
          expect(back.gi[last - i]).toEqual(near(there.gi[i]));
          expect(moranBack[last - i]!.localI).toEqual(near(moran[i]!.localI));
        }
      }),
    );
  });

  test('impossible input is refused', () => {
    expect(() => getisOrd([1, 2], grid)).toThrow(RangeError);
    expect(() => getisOrd([...small.slice(1), Number.NaN], grid)).toThrow(RangeError);
    expect(() => localMoran([1], grid)).toThrow(RangeError);
    expect(() => globalMoran(small, grid, { permutations: -1, seed: 1 })).toThrow(RangeError);
  });
});

/** The definition, one area and one permutation after another, with the same table and the same way to leave i out. */
function countedOneByOne(
  values: readonly number[],
  { neighbours }: SpatialWeights,
  permutations: number,
  seed: number,
) {
  const n = values.length;
  const sizes = neighbours.map((list) => Math.min(list.length, n - 1 - list.length));
  const longest = Math.max(0, ...sizes);
  const fillRow = permutationRows(seed, Math.max(0, n - 1), longest);
  const row = new Int32Array(longest);
  const atLeast = values.map(() => 0);
  const atMost = values.map(() => 0);
  for (let p = 0; p < permutations; p += 1) {
    fillRow(row);
    for (const [i, list] of neighbours.entries()) {
      const useOthers = list.length > n - 1 - list.length;
      let sum = 0;
      for (const j of row.subarray(0, sizes[i])) sum += values[j === i ? n - 1 : j]!;
      const others = values.reduce((a, b) => a + b, 0) - values[i]!;
      const permuted = useOthers ? others - sum : sum;
      const observed = list.reduce((a, j) => a + values[j]!, 0);
      if (permuted >= observed) atLeast[i]! += 1;
      if (permuted <= observed) atMost[i]! += 1;
    }
  }
  return { atLeast, atMost };
}

describe('conditional permutation', () => {
  test('the shared sums give exactly what counting one by one gives', () => {
    const whole = maps.map(({ values, weights }) => ({
      values: values.map((value) => Math.round(value * 7)),
      weights,
    }));
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 9999 }),
        ({ values, weights }, permutations, seed) => {
          const counts = conditionalPermutation(values, weights, { permutations, seed });
          const expected = countedOneByOne(values, weights, permutations, seed);
          expect({ atLeast: [...counts.atLeast], atMost: [...counts.atMost] }).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('unequal weights agree with all arrangements one by one', () => {
    const values = [0.1, 0.4, 0.35, 0.05, 0.3, 0.4];
    const weights = givenWeights(
      [[1, 2], [0, 2, 3], [5], [1, 4], [2, 5, 0], []],
      [[1, 3], [2, 1, 0.5], [1], [4, 1], [1, 2, 2], []],
    );
    const permutations = 20_000;
    const counts = conditionalPermutation(values, weights, { permutations, seed: 31 });
    const arrangements = (pool: readonly number[], length: number): number[][] =>
      length === 0
        ? [[]]
        : pool.flatMap((first, at) =>
            arrangements(
              pool.filter((_, i) => i !== at),
              length - 1,
            ).map((rest) => [first, ...rest]),
          );
    for (const [i, list] of weights.neighbours.entries()) {
      const row = weights.weights![i]!;
      const sum = (taken: readonly number[]) => taken.reduce((total, value, k) => total + row[k]! * value, 0);
      const observed = sum(list.map((j) => values[j]!));
      const sums = arrangements(
        values.filter((_, j) => j !== i),
        list.length,
      ).map(sum);
      const least = sums.filter((each) => each >= observed - 1e-9).length / sums.length;
      const most = sums.filter((each) => each <= observed + 1e-9).length / sums.length;
      expect(Math.abs(counts.atLeast[i]! / permutations - least)).toBeLessThanOrEqual(
        4 * Math.sqrt((least * (1 - least)) / permutations) + 1e-12,
      );
      expect(Math.abs(counts.atMost[i]! / permutations - most)).toBeLessThanOrEqual(
        4 * Math.sqrt((most * (1 - most)) / permutations) + 1e-12,
      );
    }
  });

  test('agrees with all arrangements one by one, within the error of 20,000 draws', () => {
    const values = [0.1, 0.4, 0.4, 0.05, 0.3, 0.22, 0.9];
    const weights = givenWeights([[1, 2], [0, 2, 3], [0, 1, 4, 5], [1], [2, 5], [2, 4, 6, 3, 1], [5]]);
    const permutations = 20_000;
    const counts = conditionalPermutation(values, weights, { permutations, seed: 12 });
    for (const [i, list] of weights.neighbours.entries()) {
      const others = values.filter((_, j) => j !== i);
      const observed = list.reduce((sum, j) => sum + values[j]!, 0);
      let [all, least, most] = [0, 0, 0];
      for (let set = 0; set < 2 ** others.length; set += 1) {
        const chosen = others.filter((_, j) => set & (1 << j));
        if (chosen.length !== list.length) continue;
        const sum = chosen.reduce((a, b) => a + b, 0);
        all += 1;
        if (sum >= observed - 1e-9) least += 1;
        if (sum <= observed + 1e-9) most += 1;
      }
      for (const [count, exact] of [
        [counts.atLeast[i]!, least / all],
        [counts.atMost[i]!, most / all],
      ] as const) {
        expect(Math.abs(count / permutations - exact)).toBeLessThanOrEqual(
          4 * Math.sqrt((exact * (1 - exact)) / permutations) + 1e-12,
        );
      }
    }
  });

  test('equal sums count on both sides, whatever the order of their terms', () => {
    const values = [0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1, 0.2, 0.3];
    const everyone = givenWeights(values.map((_, i) => values.flatMap((__, j) => (j === i ? [] : [j]))));
    const counts = conditionalPermutation(values, everyone, { permutations: 50, seed: 1 });
    expect([...counts.atLeast, ...counts.atMost]).toEqual(Array(18).fill(50));
    expect([...fixedPoint([2, 2, 2], 3)]).toEqual([0, 0, 0]);
    const whole = fixedPoint([0, 1 / 3, 1], 2);
    expect([...whole].every(Number.isInteger)).toBe(true);
    expect(whole[1]! / whole[2]!).toBeCloseTo(1 / 3, 12);
  });

  test('pseudo p counts the observed arrangement, and the folded one is that of PySAL', () => {
    expect(pseudoP(0, 999, 999)).toEqual({ greater: 0.001, less: 1, twoSided: 0.002, folded: 0.001 });
    expect(pseudoP(999, 999, 999).twoSided).toBe(1);
    expect(() => conditionalPermutation(small, grid, { permutations: 0, seed: 1 })).toThrow(RangeError);
  });

  test('under chance the two-sided p is spread evenly', () => {
    const random = seededRandom(99);
    const weights = gridWeights(8, 8);
    let below = 0;
    const maps64 = 60;
    for (let m = 0; m < maps64; m += 1) {
      const values = Array.from({ length: 64 }, () => random.unit());
      const counts = conditionalPermutation(values, weights, { permutations: 199, seed: m });
      for (let i = 0; i < 64; i += 1)
        below += Number(pseudoP(counts.atLeast[i]!, counts.atMost[i]!, 199).twoSided <= 0.1);
    }
    expect(below / (64 * maps64)).toBeGreaterThan(0.08);
    expect(below / (64 * maps64)).toBeLessThan(0.12);
  });
});

describe('hot spots', () => {
  const block = Array.from({ length: 100 }, (_, i) => (i % 10 < 3 && i < 30 ? 0.6 : 0.1) + ((i * 37) % 11) / 200);

  test('a planted block is hot at 99 %, the rest is not', () => {
    const result = hotSpots(block, gridWeights(10, 10), { seed: 8 });
    expect(result.areas[11]).toMatchObject({ class: 'hot-99', quadrant: 'high-high', noResult: null });
    expect(result.areas[99]!.class).not.toMatch(/^hot/);
    expect(result).toMatchObject({
      permutations: 9999,
      seed: 8,
      weights: 'given',
      tested: 100,
      islands: [],
      isExploratory: false,
    });
    const turned = hotSpots(
      block.map((value) => 1 - value),
      gridWeights(10, 10),
      { seed: 8 },
    );
    expect(turned.areas[11]!.class).toBe('cold-99');
  });

  test('one high area among low ones is an outlier, not a hot spot', () => {
    const values = Array.from({ length: 49 }, (_, i) =>
      i === 24 ? 30 : Math.hypot((i % 7) - 3, Math.floor(i / 7) - 3) < 1.5 ? 0 : 1 + (i % 5) / 10,
    );
    const area = hotSpots(values, gridWeights(7, 7), { seed: 1 }).areas[24]!;
    expect(area.giStar).toBeGreaterThan(0);
    expect(area.pAdjusted).toBeLessThan(0.01);
    expect(area).toMatchObject({ class: 'none', quadrant: 'high-low' });
  });

  test('the same seed gives the same result, bit by bit', () => {
    const run = (seed: number) => hotSpots(small, grid, { permutations: 999, seed });
    expect(run(3)).toEqual(run(3));
    expect(run(3).areas.map(({ p }) => p)).not.toEqual(run(4).areas.map(({ p }) => p));
  });

  test('an island has no result, never 0, and is not among the tests', () => {
    const weights = givenWeights([...grid.neighbours, []]);
    const result = hotSpots([...small, 100], weights, { permutations: 99 });
    expect(result.areas[16]).toEqual({
      noResult: 'no-neighbour',
      gi: null,
      giStar: null,
      localMoran: null,
      quadrant: null,
      p: null,
      pGreater: null,
      pLess: null,
      pAdjusted: null,
      class: null,
    });
    expect(result).toMatchObject({ tested: 16, islands: [16], isExploratory: true });
  });

  test('a missing value is taken off the map, and may leave its neighbour alone', () => {
    const weights = givenWeights([[1], [0, 2], [1], [4, 2], [3, 2]]);
    const result = hotSpots([0.1, null, 0.3, 0.5, 0.2], weights, { permutations: 99 });
    expect(result.areas.map(({ noResult }) => noResult)).toEqual([
      'no-neighbour',
      'no-value',
      'no-neighbour',
      null,
      null,
    ]);
    expect(result.islands).toEqual([0, 2]);
  });

  test('an area not tested still takes part as a neighbour', () => {
    const isTested = small.map((_, i) => i !== 5);
    const [some, all] = [
      hotSpots(small, grid, { permutations: 99, isTested }),
      hotSpots(small, grid, { permutations: 99 }),
    ];
    expect(some.areas[5]?.noResult).toBe('not-tested');
    expect(some.tested).toBe(15);
    expect(some.areas[0]?.giStar).toBe(all.areas[0]?.giStar);
    expect(some.areas[0]?.p).toBe(all.areas[0]?.p);
  });

  test('no areas, one, two, three that all touch, all values equal: no result and no crash', () => {
    expect(hotSpots([], givenWeights([])).areas).toEqual([]);
    const reasons = (values: number[], neighbours: number[][]) =>
      hotSpots(values, givenWeights(neighbours), { permutations: 9 }).areas.map(({ noResult }) => noResult);
    expect(reasons([0.4], [[]])).toEqual(['no-neighbour']);
    expect(reasons([0.4, 0.1], [[1], [0]])).toEqual(['no-variation', 'no-variation']);
    expect(
      reasons(
        [0.1, 0.5, 0.2],
        [
          [1, 2],
          [0, 2],
          [0, 1],
        ],
      ),
    ).toEqual(Array(3).fill('no-variation'));
    expect(
      reasons(
        Array<number>(16).fill(0.3),
        grid.neighbours.map((list) => [...list]),
      ),
    ).toEqual(Array(16).fill('no-variation'));
  });

  test('every area has either a result or a reason, with p in (0, 1] and the adjusted p no smaller', () => {
    fc.assert(
      fc.property(maps, ({ values, weights }) => {
        const { areas, tested } = hotSpots(values, weights, { permutations: 19 });
        expect(areas.filter(({ noResult }) => noResult === null).length).toBe(tested);
        for (const area of areas) {
          const { noResult, giStar, p, pAdjusted } = area;
          expect([giStar === null, p === null, pAdjusted === null, area.class === null]).toEqual(
            Array(4).fill(noResult !== null),
          );
          expect(Number.isFinite(giStar ?? 0) && Number.isFinite(area.localMoran ?? 0)).toBe(true);
          expect((p ?? 1) > 0 && (p ?? 1) <= (pAdjusted ?? 1) && (pAdjusted ?? 1) <= 1).toBe(true);
        }
      }),
    );
  });

  test('a list of another length than the areas is refused', () => {
    expect(() => hotSpots(small, grid, { isTested: [true] })).toThrow(RangeError);
  });
});

describe("Moran's I of the whole map", () => {
  test('its permutation p agrees with the normal one where that holds', () => {
    const trendy = Array.from({ length: 64 }, (_, i) => (i % 8) + ((i * 29) % 13) / 2);
    const result = globalMoran(trendy, gridWeights(8, 8), { permutations: 999, seed: 1 });
    expect(result!.z).toBeGreaterThan(3);
    expect(result!.pseudoP!.twoSided).toBe(0.002);
  });

  test('nothing to say without neighbours or variation; few areas have no variance', () => {
    expect(globalMoran([], givenWeights([]))).toBeNull();
    expect(globalMoran([1], givenWeights([[]]))).toBeNull();
    expect(globalMoran([1, 2], givenWeights([[], []]))).toBeNull();
    expect(globalMoran([1, 2], givenWeights([[1], []]))).toBeNull();
    expect(globalMoran([3, 3], givenWeights([[1], [0]]))).toBeNull();
    expect(globalMoran([1, 2, 4], givenWeights([[1], [0, 2], [1]]))).toMatchObject({
      variance: null,
      z: null,
      expected: -0.5,
    });
  });
});
