import { expect, test } from 'vitest';
import { publicationInput, publicationOf } from '../../electron/engine/disclosure/publication-cube.ts';
import { publicationInThreads, releaseInThreads } from '../../electron/engine/disclosure/release-in-threads.ts';
import type { Cube } from '../../electron/engine/disclosure/cube.ts';
import { provinceTasks } from '../../electron/engine/disclosure/provinces/province-tables.ts';
import { quantityPlace } from '../../electron/engine/disclosure/quantities.ts';
import { releaseCube } from '../../electron/engine/disclosure/release.ts';
import { bit, cubeOfRecords } from './support/child-records.ts';
import { madeUpRecords } from './support/made-up.ts';
import { solver, testKey } from './support/released.ts';

const records = madeUpRecords({ amphoes: [[2, 2]], childrenOf: () => 60, yes: 0.25, unknown: 0.02, migrants: 0.3 }, 41);
const full = cubeOfRecords(records);
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
  expect(await publicationInThreads(cube, options)).toEqual(
    publicationOf(releaseCube(solver, publicationInput(cube, options)).cube),
  );
}, 300_000);

test('data that have not changed are taken over from an earlier release, the newest or not', () => {
  const first = { full, released: releaseCube(solver, input).cube, n: 5 };
  const again = releaseCube(solver, { ...input, earlier: [first] });
  expect([again.results, again.cube]).toEqual([[], first.released]);
  const [, ...others] = records;
  const without = cubeOfRecords(others);
  const then = {
    full: without,
    released: releaseCube(solver, { ...input, full: without, earlier: [first] }).cube,
    n: 5,
  };
  const undone = releaseCube(solver, { ...input, earlier: [first, then] });
  expect([undone.results, undone.cube]).toEqual([[], first.released]);
  // Another threshold is another question.
  expect(releaseCube(solver, { ...input, n: 6, earlier: [first] }).kept).toEqual([]);
}, 300_000);

test('where a child is corrected only what its answer is in is worked out anew', () => {
  const first = { full, released: releaseCube(solver, input).cube, n: 5 };
  const [child, ...others] = records;
  if (!child) throw new Error('There is a child.');
  const corrected = cubeOfRecords([{ ...child, yes: child.yes ^ bit(12), no: child.no ^ bit(12) }, ...others]);
  const { results, cube, kept } = releaseCube(solver, { ...input, full: corrected, earlier: [first] });
  expect(results.map(({ task }) => task.name)).toEqual(['12', ...provinceTasks]);
  expect(kept.length).toBeGreaterThan(30);
  const ofOthers = (those: Cube): readonly number[] =>
    [...those.blocks.values()]
      .filter(({ stratum }) => stratum.kind === 'plain')
      .flatMap(({ columns }) => [...(columns[quantityPlace('yes_13')] ?? [])]);
  expect(ofOthers(cube)).toEqual(ofOthers(first.released));
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
