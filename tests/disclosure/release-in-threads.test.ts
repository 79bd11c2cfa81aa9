import { expect, test } from 'vitest';
import { publicationCube } from '../../electron/engine/disclosure/publication-cube.ts';
import { publicationInThread, releaseInThreads } from '../../electron/engine/disclosure/release-in-threads.ts';
import { releaseCube } from '../../electron/engine/disclosure/release.ts';
import { cubeOfRecords } from './support/child-records.ts';
import { madeUpRecords } from './support/made-up.ts';
import { solver, testKey } from './support/released.ts';

const full = cubeOfRecords(
  madeUpRecords({ amphoes: [[2, 2]], childrenOf: () => 60, yes: 0.25, unknown: 0.02, migrants: 0.3 }, 41),
);
const input = { full, earlier: [], n: 5, key: testKey, withheld: [] };

test('threads release what one thread releases, and say how far they are', async () => {
  const heard: number[] = [];
  const outcome = await releaseInThreads(input, { threads: 2, onProgress: (part) => heard.push(part) });
  const { cube } = releaseCube(solver, input);
  expect(outcome.kind === 'released' && outcome.release.cube).toEqual(cube);
  expect(heard.every((part) => part > 0 && part <= 1)).toBe(true);
}, 300_000);

test('a publication cube from a thread is what one made here is', async () => {
  const few = madeUpRecords({ amphoes: [[2]], childrenOf: () => 60, yes: 0.3, unknown: 0, migrants: 0.3 }, 42);
  const { cube } = releaseCube(solver, { ...input, full: cubeOfRecords(few) });
  const options = { n: 10, denominator: 30, key: testKey };
  expect(await publicationInThread(cube, options)).toEqual(publicationCube(solver, cube, options));
}, 300_000);

test('data that have not changed are taken over from the last release', () => {
  const first = releaseCube(solver, input);
  const again = releaseCube(solver, { ...input, earlier: [{ full, released: first.cube, n: 5 }] });
  expect(again.unchanged).toEqual([{ surveyYearBE: 2568, province: 90 }]);
  expect(again.results).toEqual([]);
  expect(again.cube).toEqual(first.cube);
}, 300_000);

test('a cancelled release ends with nothing', async () => {
  const controller = new AbortController();
  const running = releaseInThreads(input, { signal: controller.signal });
  controller.abort();
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
});

test('a threshold under 3 is refused', () => {
  expect(() => releaseCube(solver, { ...input, n: 2 })).toThrow(RangeError);
});
