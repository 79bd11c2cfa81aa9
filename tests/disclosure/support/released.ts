import type { Cube } from '../../../electron/engine/disclosure/cube.ts';
import { highsSolver } from '../../../electron/engine/disclosure/linear-program.ts';
import type { EarlierRelease } from '../../../electron/engine/disclosure/province-frames.ts';
import { firstTasks, type FigurePlace } from '../../../electron/engine/disclosure/release-task.ts';
import { releaseStages, runTask } from '../../../electron/engine/disclosure/release.ts';

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
  const stages = releaseStages(input);
  let stage = stages.next();
  while (!stage.done) {
    const { before, tasks } = stage.value;
    const asked = tasks.filter(({ name }) => [...firstTasks, ...rates].includes(name));
    stage = stages.next(asked.map((task) => runTask(solver, input, before, task)));
  }
  return stage.value.cube;
}
