import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { bernoulliScan, type ScanArea } from '../../../electron/engine/statistics/spatial/bernoulli-scan.ts';

const at = (x: number, y: number, yes: number, known: number): ScanArea => ({ point: [x, y], yes, known });

const area = fc
  .tuple(fc.nat(5), fc.nat(5), fc.nat(12))
  .chain(([x, y, known]) => fc.nat(known).map((yes) => at(x, y, yes, known)));

/** Kulldorff's ratio from its definition, by logarithms of the four shares. */
function ratioByDefinition(c: number, n: number, all: number, total: number): number {
  const part = (yes: number, known: number) => (yes === 0 ? 0 : yes * Math.log(yes / known));
  return (
    part(c, n) +
    part(n - c, n) +
    part(all - c, total - n) +
    part(total - n - all + c, total - n) -
    part(all, total) -
    part(total - all, total)
  );
}

/** The largest ratio over all windows, area by area, by definition. */
function bestByDefinition(areas: readonly ScanArea[]): number {
  const [all, total] = [areas.reduce((s, a) => s + a.yes, 0), areas.reduce((s, a) => s + a.known, 0)];
  let best = 0;
  for (const centre of areas) {
    if (centre.known === 0) continue;
    const distance = (a: ScanArea) => Math.hypot(a.point[0] - centre.point[0], a.point[1] - centre.point[1]);
    for (const edge of areas) {
      if (edge.known === 0) continue;
      const inside = areas.filter((a) => distance(a) <= distance(edge));
      const [c, n] = [inside.reduce((s, a) => s + a.yes, 0), inside.reduce((s, a) => s + a.known, 0)];
      if (n > total / 2 || c * total <= all * n) continue;
      best = Math.max(best, ratioByDefinition(c, n, all, total));
    }
  }
  return best;
}

describe('Bernoulli spatial scan', () => {
  test('finds the window with the largest ratio of all', () => {
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 14 }), (areas) => {
        const [first] = bernoulliScan(areas, { metric: 'plane', simulations: 1 }).clusters;
        expect(first?.logLikelihoodRatio ?? 0).toBeCloseTo(bestByDefinition(areas), 8);
      }),
    );
  });

  test('a planted cluster of a tiny condition is found, with its figures', () => {
    const areas = Array.from({ length: 100 }, (_, i) =>
      at(i % 10, Math.floor(i / 10), i === 0 || i === 1 || i === 10 ? 3 : Number(i % 25 === 7), 20),
    );
    const { clusters, simulations, seed } = bernoulliScan(areas, { metric: 'plane', simulations: 499, seed: 4 });
    const [first] = clusters;
    expect(first).toMatchObject({ centre: 0, radius: 1, members: [0, 1, 10], yes: 9, known: 60, p: 0.002 });
    expect(first?.expected).toBeCloseTo((60 * 13) / 2000, 12);
    expect(first?.relativeRisk).toBeCloseTo(9 / 60 / (4 / 1940), 9);
    expect([simulations, seed]).toEqual([499, 4]);
  });

  test('secondary clusters share no area with those before, and are no likelier', () => {
    const areas = Array.from({ length: 60 }, (_, i) => at(i, 0, i < 3 ? 9 : i > 56 ? 7 : 1, 15));
    const { clusters } = bernoulliScan(areas, { metric: 'plane', simulations: 99 });
    expect(clusters[0]?.members.every((i) => i < 3)).toBe(true);
    expect(clusters[1]?.members.every((i) => i > 56)).toBe(true);
    const members = clusters.flatMap((cluster) => cluster.members);
    expect(new Set(members).size).toBe(members.length);
    for (const [i, cluster] of clusters.entries()) {
      expect(cluster.logLikelihoodRatio).toBeGreaterThanOrEqual(clusters[i + 1]?.logLikelihoodRatio ?? 0);
      expect(cluster.p).toBeLessThanOrEqual(clusters[i + 1]?.p ?? 1);
    }
  });

  test('a window never holds more than half of the children, nor part of areas equally far', () => {
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 14 }), (areas) => {
        const total = areas.reduce((sum, { known }) => sum + known, 0);
        for (const cluster of bernoulliScan(areas, { metric: 'plane', simulations: 1 }).clusters) {
          expect(cluster.known).toBeLessThanOrEqual(total / 2);
          const centre = areas[cluster.centre]!.point;
          const near = areas.flatMap(({ point, known }, i) =>
            known > 0 && Math.hypot(point[0] - centre[0], point[1] - centre[1]) <= cluster.radius ? [i] : [],
          );
          expect([...cluster.members].sort((a, b) => a - b)).toEqual(near);
        }
      }),
    );
  });

  test('the same seed gives the same p, another seed another map of chance', () => {
    const random = seededRandom(21);
    const areas = Array.from({ length: 40 }, (_, i) => at(i % 8, Math.floor(i / 8), random.below(6), 12));
    const p = (seed: number) =>
      bernoulliScan(areas, { metric: 'plane', simulations: 199, seed }).clusters.map((cluster) => cluster.p);
    expect(p(1)).toEqual(p(1));
    expect(p(1)).not.toEqual(p(2));
  });

  test('under chance p is not small more often than it says', () => {
    const random = seededRandom(6);
    let small = 0;
    for (let map = 0; map < 120; map += 1) {
      const areas = Array.from({ length: 36 }, (_, i) => {
        const known = 10 + random.below(20);
        return at(
          i % 6,
          Math.floor(i / 6),
          Array.from({ length: known }, () => Number(random.unit() < 0.2)).reduce((a, b) => a + b, 0),
          known,
        );
      });
      small += Number(
        (bernoulliScan(areas, { metric: 'plane', simulations: 39, seed: map }).clusters[0]?.p ?? 1) <= 0.1,
      );
    }
    expect(small / 120).toBeLessThan(0.2);
    expect(small).toBeGreaterThan(0);
  });

  test('nothing to find: no areas, one, none or all with it, the same everywhere, no denominators', () => {
    const clusters = (...areas: ScanArea[]) => bernoulliScan(areas, { metric: 'plane', simulations: 9 }).clusters;
    expect(clusters()).toEqual([]);
    expect(clusters(at(0, 0, 3, 9))).toEqual([]);
    expect(clusters(at(0, 0, 0, 9), at(1, 0, 0, 9))).toEqual([]);
    expect(clusters(at(0, 0, 9, 9), at(1, 0, 9, 9))).toEqual([]);
    expect(clusters(at(0, 0, 3, 9), at(1, 0, 3, 9), at(5, 0, 3, 9))).toEqual([]);
    expect(clusters(at(0, 0, 0, 0), at(1, 0, 0, 0))).toEqual([]);
  });

  test('areas without children do not stand in the way, positions are those given', () => {
    const [cluster] = bernoulliScan([at(9, 9, 0, 0), at(0, 0, 5, 6), at(3, 3, 1, 20)], {
      metric: 'plane',
      simulations: 9,
    }).clusters;
    expect(cluster).toMatchObject({ centre: 1, members: [1] });
  });

  test('impossible options and input are refused', () => {
    expect(() => bernoulliScan([at(0, 0, 3, 2)], { metric: 'plane' })).toThrow(RangeError);
    expect(() => bernoulliScan([], { metric: 'plane', largestShare: 0.6 })).toThrow(RangeError);
    expect(() => bernoulliScan([], { metric: 'plane', simulations: 0 })).toThrow(RangeError);
    expect(() => bernoulliScan([at(0, 99, 1, 2), at(0, 0, 1, 3)], { metric: 'earth' })).toThrow(RangeError);
    const crowd = [at(0, 0, 4_000_000, 10_000_000), at(1, 0, 3_000_000, 10_000_000)];
    expect(() => bernoulliScan(crowd, { metric: 'plane', simulations: 999 })).toThrow(RangeError);
  });
});
