import { describe, expect, test } from 'vitest';
import { statisticInThread } from '../../../electron/engine/answers/statistic-in-thread.ts';
import { priorityRanking } from '../../../electron/engine/statistics/priority-ranking.ts';
import type { Proportion } from '../../../electron/engine/statistics/proportion.ts';
import { hotSpots } from '../../../electron/engine/statistics/spatial/hot-spots.ts';
import { kNearestWeights } from '../../../electron/engine/statistics/spatial/point-weights.ts';

const areas = (n: number): Proportion[][] => Array.from({ length: n }, (_, i) => [{ yes: (i * 7) % 9, known: 30 }]);

describe('long statistics in a thread of their own', () => {
  test('give the result of this thread, bit by bit', async () => {
    const points = Array.from({ length: 40 }, (_, i): [number, number] => [(i * 37) % 19, (i * 53) % 23]);
    const weights = kNearestWeights(points, 4, 'plane');
    const values = points.map(([, y], i) => (i === 3 ? null : y / 23));
    const options = { permutations: 499, seed: 7, isTested: values.map((_, i) => i % 5 > 0) };
    expect(await statisticInThread('hotSpots', [values, weights, options])).toEqual(hotSpots(values, weights, options));
    expect(await statisticInThread('priorityRanking', [areas(6), { top: 2, draws: 200 }])).toEqual(
      priorityRanking(areas(6), { top: 2, draws: 200 }),
    );
  });

  test('refuse impossible input with the same kind of error', async () => {
    await expect(statisticInThread('priorityRanking', [areas(3), { top: 0 }])).rejects.toThrow(RangeError);
  });

  test('end when nobody waits any more', async () => {
    const controller = new AbortController();
    const ranking = statisticInThread('priorityRanking', [areas(400), { top: 2, draws: 100_000 }], {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 50);
    await expect(ranking).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
