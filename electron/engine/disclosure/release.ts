import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { figureAt, figuresOf, type Cube, type FigureBlock } from './cube.ts';
import { latticeVersion } from './lattice.ts';
import type { Solver } from './linear-program.ts';
import { mergedCube } from './merge-blocks.ts';
import { provincesOf } from './province-frames.ts';
import { provinceTasks, runProvinceTask } from './province-tables.ts';
import {
  firstTasks,
  rateTasks,
  runReleaseTask,
  type ReleaseInput,
  type ReleaseTask,
  type TaskResult,
} from './release-task.ts';

/** Never under this, whatever the settings say. */
const smallestThreshold = 3;

/** A release: the cube that the planning key opens, and how it came about. */
export type Release = {
  readonly cube: Cube;
  readonly results: readonly TaskReport[];
  /** Years and provinces in which nothing changed since the last release, taken over from it. */
  readonly unchanged: readonly Pick<ReleaseTask, 'surveyYearBE' | 'province'>[];
};

export type TaskReport = Pick<TaskResult, 'task' | 'report'>;

/** What is to be done, in stages: a stage needs what those before it show. */
type ReleasePlan = {
  readonly stages: readonly (readonly ReleaseTask[])[];
  readonly kept: readonly FigureBlock[];
  readonly unchanged: Release['unchanged'];
};

/**
 * Plans a release.
 * @throws RangeError for a threshold under 3
 */
export function releasePlan(input: ReleaseInput): ReleasePlan {
  if (!Number.isInteger(input.n) || input.n < smallestThreshold)
    throw new RangeError(`A threshold of ${input.n} is too small: it is ${smallestThreshold} at least.`);
  const places = input.full.years.flatMap((surveyYearBE) =>
    provincesOf(input.full, surveyYearBE).map((province) => ({ surveyYearBE, province })),
  );
  const last = input.earlier.at(-1);
  const unchanged = places.filter((place) => isUnchanged(input, place));
  const changed = places.filter((place) => !unchanged.includes(place));
  const tasks = (names: readonly string[]): readonly ReleaseTask[] =>
    changed.flatMap((place) => names.map((name) => ({ ...place, name })));
  return {
    stages: [tasks(firstTasks), tasks(rateTasks), tasks(provinceTasks)],
    kept: unchanged.flatMap((place) => (last ? blocksOfProvince(last.released, place) : [])),
    unchanged,
  };
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
  const plan = releasePlan(input);
  const count = plan.stages.reduce((sum, stage) => sum + stage.length, 0);
  const results: TaskResult[] = [];
  for (const stage of plan.stages) {
    const before = mergedCube(
      'released',
      latticeVersion,
      results.flatMap(({ blocks }) => blocks),
    );
    for (const task of stage) {
      results.push(runTask(solver, input, before, task));
      tell(results.length / count);
    }
  }
  return finishedRelease(plan, results);
}

/** One task of any stage. */
export function runTask(solver: Solver, input: ReleaseInput, before: Cube, task: ReleaseTask): TaskResult {
  return provinceTasks.includes(task.name)
    ? runProvinceTask(solver, input, before, task)
    : runReleaseTask(solver, input, before, task);
}

export function finishedRelease(plan: ReleasePlan, results: readonly TaskResult[]): Release {
  return {
    cube: mergedCube('released', latticeVersion, [...plan.kept, ...results.flatMap(({ blocks }) => blocks)]),
    results: results.map(({ task, report }) => ({ task, report })),
    unchanged: plan.unchanged,
  };
}

type Place = Pick<ReleaseTask, 'surveyYearBE' | 'province'>;

/** Whether the last release says of a province and year what this one would: same data, threshold, lattice, losses. */
export function isUnchanged({ full, earlier, n, withheld }: ReleaseInput, place: Place): boolean {
  const last = earlier.at(-1);
  return (
    last !== undefined &&
    last.n === n &&
    last.released.latticeVersion === latticeVersion &&
    withheld.every(
      ({ surveyYearBE, level, area, stratum, quantity }) =>
        surveyYearBE !== place.surveyYearBE ||
        figureAt(figuresOf(last.released, surveyYearBE, level, stratum), quantity, area) < 0,
    ) &&
    hasSameFigures(full, last.full, place)
  );
}

function blocksOfProvince(cube: Cube, { surveyYearBE, province }: Place): readonly FigureBlock[] {
  return [...cube.blocks.values()].flatMap((block): FigureBlock[] => {
    if (block.surveyYearBE !== surveyYearBE) return [];
    const width = 10 ** (2 * areaLevels.indexOf(block.level));
    const rows = [...block.areas.keys()].filter((row) => Math.floor((block.areas[row] ?? 0) / width) === province);
    const pick = (values: Int32Array): Int32Array => Int32Array.from(rows, (row) => values[row] ?? 0);
    return rows.length === 0
      ? []
      : [{ ...block, areas: pick(block.areas), columns: block.columns.map((column) => column && pick(column)) }];
  });
}

/** Whether two full cubes have the same counts of a province and year, to the finest stratum. */
function hasSameFigures(today: Cube, then: Cube, place: Place): boolean {
  const [now, before] = [today, then].map((cube) => blocksOfProvince(cube, place));
  if (now?.length !== before?.length || !now) return false;
  return now.every((block) => {
    const other = figuresOf(then, block.surveyYearBE, block.level, block.stratum);
    const [same] = other ? blocksOfProvince({ ...then, blocks: new Map([[0, other]]) }, place) : [];
    return (
      same !== undefined &&
      isSameColumn(block.areas, same.areas) &&
      block.columns.every((column, i) => isSameColumn(column, same.columns[i]))
    );
  });
}

const isSameColumn = (a: Int32Array | undefined, b: Int32Array | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((value, i) => value === b[i]));
