import { cubeOf, type Cube, type FigureBlock } from './cube.ts';
import { latticeVersion } from './lattice.ts';
import type { Solver } from './linear-program.ts';
import { mergedCube } from './merge-blocks.ts';
import { provincesOf } from './province-frames.ts';
import { provinceTasks, runProvinceTask } from './provinces/province-tables.ts';
import { childRates, householdRates } from './quantities.ts';
import { firstTasks, runReleaseTask, type ReleaseInput, type ReleaseTask, type TaskResult } from './release-task.ts';
import { resultBefore } from './result-before.ts';

/** Never under this, whatever the settings say. */
const smallestThreshold = 3;

/** A release: the cube that the planning key opens, and how it came about. */
export type Release = {
  readonly cube: Cube;
  /** Tasks that were worked out. */
  readonly results: readonly TaskReport[];
  /** Tasks whose figures an earlier release had already. */
  readonly kept: readonly ReleaseTask[];
};

export type TaskReport = Pick<TaskResult, 'task' | 'report'>;

/** Tasks that can be worked out one beside the other, and what those before them show. */
type ReleaseStage = {
  readonly before: Cube;
  readonly tasks: readonly ReleaseTask[];
  /** Tasks that are done, of all there are. */
  readonly done: number;
  readonly count: number;
};

const namesOfStages = [firstTasks, namesOf(childRates), namesOf(householdRates), provinceTasks];

/**
 * Makes a release stage by stage; whoever takes it works out the tasks of each and hands in what came of them.
 * @throws RangeError for a threshold under 3
 */
export function* releaseStages(input: ReleaseInput): Generator<ReleaseStage, Release, readonly TaskResult[]> {
  if (!Number.isInteger(input.n) || input.n < smallestThreshold)
    throw new RangeError(`A threshold of ${input.n} is too small: it is ${smallestThreshold} at least.`);
  const places = input.full.years.flatMap((surveyYearBE) =>
    provincesOf(input.full, surveyYearBE).map((province) => ({ surveyYearBE, province })),
  );
  const stages = namesOfStages.map((names) => names.flatMap((name) => places.map((place) => ({ ...place, name }))));
  const count = stages.reduce((sum, { length }) => sum + length, 0);
  const results: TaskReport[] = [];
  const kept: ReleaseTask[] = [];
  let before = cubeOf('released', latticeVersion, []);
  for (const stage of stages) {
    const blocks: FigureBlock[] = [];
    const tasks = stage.filter((task) => {
      const found = resultBefore(input, before, task);
      if (found) {
        kept.push(task);
        blocks.push(...found);
      }
      return !found;
    });
    const found = tasks.length === 0 ? [] : yield { before, tasks, done: kept.length + results.length, count };
    results.push(...found.map(({ task, report }) => ({ task, report })));
    blocks.push(...found.flatMap((result) => result.blocks));
    before = mergedCube('released', latticeVersion, [...before.blocks.values(), ...blocks]);
  }
  return { cube: before, results, kept };
}

/**
 * Releases a full cube: every figure of the lattice that tells nothing about fewer than n children, alone or together
 * with all others and all earlier releases. One task after the other; `releaseInThreads` does the same on several cores.
 * @param tell  hears the part that is done, in [0, 1]
 */
export function releaseCube(
  solver: Solver,
  input: ReleaseInput,
  tell: (done: number) => void = () => undefined,
): Release {
  const stages = releaseStages(input);
  let stage = stages.next();
  while (!stage.done) {
    const { before, tasks, done, count } = stage.value;
    const found = tasks.map((task, i) => {
      const result = runTask(solver, input, before, task);
      tell((done + i + 1) / count);
      return result;
    });
    stage = stages.next(found);
  }
  return stage.value;
}

/** One task of any stage. */
export function runTask(solver: Solver, input: ReleaseInput, before: Cube, task: ReleaseTask): TaskResult {
  return provinceTasks.includes(task.name)
    ? runProvinceTask(input, before, task)
    : runReleaseTask(solver, input, before, task);
}

function namesOf(rates: readonly { readonly name: string }[]): readonly string[] {
  return rates.map(({ name }) => name);
}
