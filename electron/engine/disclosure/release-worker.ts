import { answerJob, type Tell } from '../threads/answer-job.ts';
import type { Cube } from './cube.ts';
import { highsSolver } from './linear-program.ts';
import { runTask } from './release.ts';
import type { ReleaseInput, ReleaseTask, TaskResult } from './release-task.ts';

export type ReleaseJob = {
  readonly input: ReleaseInput;
  /** What the stages before show. */
  readonly before: Cube;
  readonly tasks: readonly ReleaseTask[];
  /** How many of them were taken, by whichever thread: one number in shared memory. */
  readonly taken: Int32Array;
};

const works = {
  tasks: async ({ input, before, tasks, taken }: ReleaseJob, tell: Tell): Promise<readonly TaskResult[]> => {
    const solver = await highsSolver();
    const results: TaskResult[] = [];
    for (let task = tasks[Atomics.add(taken, 0, 1)]; task; task = tasks[Atomics.add(taken, 0, 1)]) {
      results.push(runTask(solver, input, before, task));
      tell(results.length);
    }
    return results;
  },
};
export type ReleaseWorks = typeof works;

await answerJob(works);
