import { Worker } from 'node:worker_threads';
import type { LongArguments, LongReply, LongRequest, LongResult, LongStatistic } from './long-statistics.ts';

export type WorkerOptions = {
  /** Ends the thread at once when aborted. */
  readonly signal?: AbortSignal;
  /** Called with the part done, in [0, 1]. */
  readonly onProgress?: (done: number) => void;
};

/** `statistics-worker` beside this module: the source file under Node's type stripping, its bundle after a build. */
const workerFile = new URL(`./statistics-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Runs a long calculation in a thread of its own, so that the engine goes on answering. Same arguments and seed, same
 * result as on this thread.
 * @throws the signal's reason when it aborts, at once
 * @throws RangeError as the calculation itself would
 */
export function runInWorker<Name extends LongStatistic>(
  name: Name,
  args: LongArguments<Name>,
  { signal, onProgress }: WorkerOptions = {},
): Promise<LongResult<Name>> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const request: LongRequest = { name, args };
  const worker = new Worker(workerFile, { workerData: request });
  return new Promise<LongResult<Name>>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.on('message', (reply: LongReply) => {
      if (reply.kind === 'progress') onProgress?.(reply.done);
      else if (reply.kind === 'result') resolve(reply.result as LongResult<Name>);
      else reject(new RangeError(reply.message));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The statistics thread ended with code ${code} before its result.`)));
  }).finally(() => void worker.terminate());
}
