import { threadOf, type ThreadOptions } from '../threads/thread-of.ts';
import type { Cube } from './cube.ts';
import { heldBackTotals, type HeldBackTotal } from './held-back.ts';
import { publicationInput, publicationOf, type PublicationOptions } from './publication-cube.ts';
import { releaseStages, type Release } from './release.ts';
import type { ReleaseInput, ReleaseTask } from './release-task.ts';
import type { ReleaseWorks } from './release-worker.ts';
import { sharedCube } from './shared-cube.ts';

type InThreads = ThreadOptions & { readonly threads?: number };

const thread = threadOf<ReleaseWorks>('./release-worker', import.meta.url);

/** A release, or why there is none yet. */
type ReleaseOutcome =
  | { readonly kind: 'released'; readonly release: Release }
  /**
   * Totals would differ from what was shown by fewer than n children: whoever saw both would know of these. The last
   * release stands until more changes, or until the team has these totals hidden (`withheld`).
   */
  | { readonly kind: 'held-back'; readonly totals: readonly HeldBackTotal[] };

/**
 * Releases a full cube in threads, one a core at most; each loads the solver, and they read the cubes in memory that they
 * share. A thread takes the next task when it is done with one: tasks differ a hundredfold.
 * @throws AppError CANCELLED when the signal aborts: nothing has come of it then
 */
export async function releaseInThreads(input: ReleaseInput, options?: InThreads): Promise<ReleaseOutcome> {
  const totals = heldBackTotals(input);
  if (totals.length > 0) return { kind: 'held-back', totals };
  return { kind: 'released', release: await released(input, options) };
}

/** Makes the publication cube of a released one in threads, likewise. */
export async function publicationInThreads(
  cube: Cube,
  options: PublicationOptions,
  inThreads?: InThreads,
): Promise<Cube> {
  const { cube: shown } = await released(publicationInput(cube, options), inThreads);
  return publicationOf(shown);
}

async function released(input: ReleaseInput, { signal, onProgress, threads = 2 }: InThreads = {}): Promise<Release> {
  const stages = releaseStages(input);
  let stage = stages.next();
  while (!stage.done) {
    const { before, tasks, done, count } = stage.value;
    const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const job = { input: sharedInput(input, tasks), before: sharedCube(before), tasks, taken };
    const doneIn = Array.from({ length: Math.min(threads, tasks.length) }, () => 0);
    const found = await Promise.all(
      doneIn.map((_, i) =>
        thread('tasks', job, {
          signal,
          onProgress: (finished) => {
            doneIn[i] = finished;
            onProgress?.((done + doneIn.reduce((sum, each) => sum + each, 0)) / count);
          },
        }),
      ),
    );
    stage = stages.next(found.flat());
  }
  return stage.value;
}

/** What tasks are worked out from, without the years of earlier releases that they do not ask for. */
function sharedInput(input: ReleaseInput, tasks: readonly ReleaseTask[]): ReleaseInput {
  const years = new Set(tasks.map(({ surveyYearBE }) => surveyYearBE));
  return {
    ...input,
    full: sharedCube(input.full),
    earlier: input.earlier.map(({ full, released, n }) => ({
      full: sharedCube(full, years),
      released: sharedCube(released, years),
      n,
    })),
  };
}
