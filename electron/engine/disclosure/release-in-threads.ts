import { threadOf, type ThreadOptions } from '../threads/thread-of.ts';
import type { Cube } from './cube.ts';
import { heldBackTotals, type HeldBackTotal } from './held-back.ts';
import { latticeVersion } from './lattice.ts';
import { mergedCube } from './merge-blocks.ts';
import type { PublicationOptions } from './publication-cube.ts';
import { finishedRelease, releasePlan, type Release } from './release.ts';
import type { ReleaseInput, ReleaseTask, TaskResult } from './release-task.ts';
import type { ReleaseWorks } from './release-worker.ts';

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
 * Releases a full cube in threads, one a core at most; each loads the solver and has the cube (some 100 MB for a province
 * of 1,000 communities and three years).
 * @throws AppError CANCELLED when the signal aborts: nothing has come of it then
 */
export async function releaseInThreads(
  input: ReleaseInput,
  { signal, onProgress, threads = 2 }: ThreadOptions & { readonly threads?: number } = {},
): Promise<ReleaseOutcome> {
  const totals = heldBackTotals(input);
  if (totals.length > 0) return { kind: 'held-back', totals };
  const plan = releasePlan(input);
  const count = Math.max(
    1,
    plan.stages.reduce((sum, stage) => sum + stage.length, 0),
  );
  const results: TaskResult[] = [];
  for (const stage of plan.stages) {
    if (stage.length === 0) continue;
    const before = mergedCube(
      'released',
      latticeVersion,
      results.flatMap(({ blocks }) => blocks),
    );
    const shares = dealt(stage, threads);
    const done = shares.map(() => 0);
    const finished = results.length;
    const found = await Promise.all(
      shares.map((tasks, i) =>
        thread(
          'tasks',
          { input, before, tasks },
          {
            signal,
            onProgress: (part) => {
              done[i] = part * tasks.length;
              onProgress?.((finished + done.reduce((sum, each) => sum + each, 0)) / count);
            },
          },
        ),
      ),
    );
    results.push(...found.flat());
  }
  return { kind: 'released', release: finishedRelease(plan, results) };
}

/** Tasks in turn: those of one kind take about as long as each other in every year. */
function dealt(tasks: readonly ReleaseTask[], threads: number): readonly (readonly ReleaseTask[])[] {
  const shares: ReleaseTask[][] = Array.from({ length: Math.max(1, Math.min(threads, tasks.length)) }, () => []);
  for (const [i, task] of tasks.entries()) shares[i % shares.length]?.push(task);
  return shares;
}

/** Makes the publication cube of a released one in a thread. */
export function publicationInThread(
  released: Cube,
  options: PublicationOptions,
  thread_?: ThreadOptions,
): Promise<Cube> {
  return thread('publication', { released, options }, thread_);
}
