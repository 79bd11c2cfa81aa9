import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { mergedCube } from '../../electron/engine/disclosure/merge-blocks.ts';
import { latticeVersion } from '../../electron/engine/disclosure/lattice.ts';
import { runTask } from '../../electron/engine/disclosure/release.ts';
import { releaseByBundle } from '../support/release-bundle.ts';
import { cubeOfRecords } from './support/child-records.ts';
import { madeUpRecords } from './support/made-up.ts';
import { solver, testKey } from './support/released.ts';

const bundle = fileURLToPath(new URL('../../dist/app/release-worker.js', import.meta.url));

test('the built worker loads the solver and releases what the source does', async () => {
  const full = cubeOfRecords(
    madeUpRecords({ amphoes: [[2, 1]], childrenOf: () => 30, yes: 0.1, unknown: 0.1, migrants: 0.1 }, 3),
  );
  const input = { full, earlier: [], n: 5, key: testKey, withheld: [] };
  const task = { surveyYearBE: 2568, province: 90, name: 'population' };
  const before = mergedCube('released', latticeVersion, []);
  const ours = runTask(solver, input, before, task);
  // Some are narrow at first: so the solver was asked.
  expect(ours.report.narrowed).toBeGreaterThan(0);
  expect(await releaseByBundle(bundle, { input, before, tasks: [task], taken: new Int32Array(1) })).toEqual([ours]);
});
