import type { Cube, FigureBlock } from '../../../electron/engine/disclosure/cube.ts';
import { latticeVersion } from '../../../electron/engine/disclosure/lattice.ts';
import { highsSolver } from '../../../electron/engine/disclosure/linear-program.ts';
import { mergedCube } from '../../../electron/engine/disclosure/merge-blocks.ts';
import { provincesOf, type EarlierRelease } from '../../../electron/engine/disclosure/province-frames.ts';
import { firstTasks, type FigurePlace } from '../../../electron/engine/disclosure/release-task.ts';
import { runTask } from '../../../electron/engine/disclosure/release.ts';

export const solver = await highsSolver();
export const testKey = new Uint8Array(32).fill(7);

/** Quantities that the population task and a rate of children release. */
export const populationNames = ['children', 'eligible_1', 'eligible_3', 'eligible_11', 'eligible_14'] as const;

/** The release of some rates of a full cube; all of them take minutes on a busy machine. */
export function releasedOf(
  full: Cube,
  rates: readonly string[],
  {
    earlier = [],
    withheld = [],
    n = 5,
    key = testKey,
  }: {
    readonly earlier?: readonly EarlierRelease[];
    readonly withheld?: readonly FigurePlace[];
    readonly n?: number;
    readonly key?: Uint8Array;
  } = {},
): Cube {
  const input = { full, earlier, withheld, n, key };
  const blocks: FigureBlock[] = [];
  for (const names of [firstTasks, rates]) {
    const before = mergedCube('released', latticeVersion, blocks);
    for (const surveyYearBE of full.years)
      for (const province of provincesOf(full, surveyYearBE))
        for (const name of names)
          blocks.push(...runTask(solver, input, before, { surveyYearBE, province, name }).blocks);
  }
  return mergedCube('released', latticeVersion, blocks);
}
