import { describe, expect, test } from 'vitest';
import { statisticInThread } from '../../../electron/engine/answers/statistic-in-thread.ts';
import { finishJob } from '../../../electron/engine/statistics/job.ts';
import { priorityRanking } from '../../../electron/engine/statistics/priority-ranking.ts';
import {
  bernoulliScan,
  bernoulliScanJob,
  type ScanArea,
} from '../../../electron/engine/statistics/spatial/bernoulli-scan.ts';
import { hotSpotsOfIndicators } from '../../../electron/engine/statistics/spatial/hot-spots.ts';
import { kNearestWeights } from '../../../electron/engine/statistics/spatial/point-weights.ts';

const areas = (n: number): ScanArea[] =>
  Array.from({ length: n }, (_, i) => ({ point: [(i * 37) % 19, (i * 53) % 23], yes: (i * 7) % 9, known: 30 }));

describe('long statistics in a thread of their own', () => {
  test('give the result of this thread, bit by bit', async () => {
    const points = areas(40).map(({ point }) => point);
    const weights = kNearestWeights(points, 4, 'plane');
    const indicators = [
      { values: points.map(([x]) => x / 19) },
      { values: points.map(([, y], i) => (i === 3 ? null : y / 23)) },
    ];
    const options = { permutations: 499, seed: 7 };
    expect(await statisticInThread('hotSpots', [indicators, weights, options])).toEqual(
      hotSpotsOfIndicators(indicators, weights, options),
    );
    const scanned = await statisticInThread('bernoulliScan', [areas(40), { metric: 'plane', simulations: 99 }]);
    expect(scanned).toEqual(bernoulliScan(areas(40), { metric: 'plane', simulations: 99 }));
    const counts = areas(6).map(({ yes, known }) => [{ yes, known }]);
    expect(await statisticInThread('priorityRanking', [counts, { top: 2, draws: 200 }])).toEqual(
      priorityRanking(counts, { top: 2, draws: 200 }),
    );
  });

  test('tell the part done', async () => {
    const seen: number[] = [];
    await statisticInThread('bernoulliScan', [areas(120), { metric: 'plane', simulations: 4000 }], {
      onProgress: (done) => seen.push(done),
    });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.every((done) => done >= 0 && done < 1)).toBe(true);
  });

  test('refuse impossible input with the same error', async () => {
    await expect(statisticInThread('bernoulliScan', [areas(3), { metric: 'plane', simulations: 0 }])).rejects.toThrow(
      RangeError,
    );
  });

  test('a job stops often enough to be left', () => {
    const job = bernoulliScanJob(areas(20), { metric: 'plane', simulations: 100 });
    const parts: number[] = [];
    for (let step = job.next(); !step.done; step = job.next()) parts.push(step.value);
    expect(parts).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
    expect(finishJob(bernoulliScanJob([], { metric: 'plane' })).clusters).toEqual([]);
  });
});
