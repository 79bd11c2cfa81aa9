import { answerJob, type Tell } from '../threads/answer-job.ts';
import type { Cube } from './cube.ts';
import { highsSolver } from './linear-program.ts';
import { publicationCube, type PublicationOptions } from './publication-cube.ts';
import { runTask } from './release.ts';
import type { ReleaseInput, ReleaseTask, TaskResult } from './release-task.ts';

export type ReleaseJob = {
  readonly input: ReleaseInput;
  /** What the stages before show. */
  readonly before: Cube;
  readonly tasks: readonly ReleaseTask[];
};

const works = {
  tasks: async ({ input, before, tasks }: ReleaseJob, tell: Tell): Promise<readonly TaskResult[]> => {
    const solver = await highsSolver();
    return tasks.map((task, i) => {
      const result = runTask(solver, input, before, task);
      tell((i + 1) / tasks.length);
      return result;
    });
  },
  publication: async (
    job: { readonly released: Cube; readonly options: PublicationOptions },
    tell: Tell,
  ): Promise<Cube> => publicationCube(await highsSolver(), job.released, job.options, tell),
};
export type ReleaseWorks = typeof works;

await answerJob(works);
