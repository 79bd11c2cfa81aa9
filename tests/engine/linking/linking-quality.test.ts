import { expect, test } from 'vitest';
import { linkRecords } from '../../../electron/engine/linking/link-records.ts';
import { linkingQuality, type LinkingQuality } from './linking-quality.ts';
import { samplePopulationWithoutIds } from './sample-population.ts';
import { syntheticPopulation, type PopulationOptions } from './synthetic-population.ts';

type Bounds = Pick<LinkingQuality, 'certainPrecision' | 'precision' | 'recall' | 'recallWithReview'> & {
  readonly reviewPerHundred: number;
};

/** Worst measured over five seeds, a little further out. `recall` is of certain and likely pairs together. */
const populations: readonly (readonly [string, Omit<PopulationOptions, 'seed' | 'children'>, Bounds])[] = [
  [
    'ID numbers for most',
    {},
    { certainPrecision: 0.9999, precision: 0.9998, recall: 0.93, recallWithReview: 0.993, reviewPerHundred: 5 },
  ],
  [
    'no ID numbers',
    { withId: 0 },
    { certainPrecision: 1, precision: 0.9998, recall: 0.86, recallWithReview: 0.982, reviewPerHundred: 12 },
  ],
  [
    'child ids given anew each year',
    { childIds: 'anew' },
    { certainPrecision: 0.9999, precision: 0.9998, recall: 0.93, recallWithReview: 0.993, reviewPerHundred: 5 },
  ],
  [
    'child ids for all, ID numbers for half',
    { childIds: 'stable', withId: 0.5 },
    { certainPrecision: 0.9999, precision: 0.9998, recall: 0.955, recallWithReview: 0.995, reviewPerHundred: 2.5 },
  ],
  [
    'twins only, no ID numbers',
    { twins: 1, withId: 0 },
    { certainPrecision: 1, precision: 0.9994, recall: 0.85, recallWithReview: 0.982, reviewPerHundred: 17 },
  ],
  [
    "twins only, every fifth number a sibling's",
    { twins: 1, mixedUpIds: 0.2 },
    { certainPrecision: 0.998, precision: 0.998, recall: 0.74, recallWithReview: 0.982, reviewPerHundred: 31 },
  ],
  [
    'many namesakes, no ID numbers',
    { syllables: 3, withId: 0 },
    { certainPrecision: 1, precision: 0.9995, recall: 0.855, recallWithReview: 0.982, reviewPerHundred: 13 },
  ],
];

test.each(populations)('%s: precision, recall and review stay within what was measured', (name, options, bounds) => {
  const population = syntheticPopulation({ seed: 2024, children: 6000, ...options });
  const quality = linkingQuality(population, linkRecords(population.records));
  const reviewPerHundred = (quality.review / quality.records) * 100;
  process.stdout.write(`${name}: ${JSON.stringify({ ...quality, reviewPerHundred })}\n`);
  expect(quality.certainPrecision).toBeGreaterThanOrEqual(bounds.certainPrecision);
  expect(quality.precision).toBeGreaterThanOrEqual(bounds.precision);
  expect(quality.recall).toBeGreaterThanOrEqual(bounds.recall);
  expect(quality.recallWithReview).toBeGreaterThanOrEqual(bounds.recallWithReview);
  expect(reviewPerHundred).toBeLessThanOrEqual(bounds.reviewPerHundred);
  expect(quality.wrongTwinPairs).toBe(0);
});

test('the sample, made apart from this and with 24 first names for each sex, is linked without any id', () => {
  const population = samplePopulationWithoutIds();
  const quality = linkingQuality(population, linkRecords(population.records));
  process.stdout.write(`sample without ids: ${JSON.stringify(quality)}\n`);
  expect(quality.records).toBeGreaterThan(100_000);
  expect(quality.precision).toBeGreaterThanOrEqual(0.9999);
  expect(quality.recall).toBeGreaterThanOrEqual(0.99);
  expect(quality.recallWithReview).toBeGreaterThanOrEqual(0.999);
  expect(quality.review / quality.records).toBeLessThanOrEqual(0.01);
});
