import { Worker, type ResourceLimits } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Tasks, Tell, ThreadJob, ThreadReply } from './answer-job.ts';

export type ThreadOptions = {
  /** Ends the thread at once when aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: Tell | undefined;
};

type JobOf<Task> = Task extends (job: infer Job, tell: Tell) => unknown ? Job : never;
type ResultOf<Task> = Task extends (job: never, tell: Tell) => infer Result ? Awaited<Result> : never;

/** Has a worker file do one of its tasks in a thread of its own, so that the engine goes on answering. */
type Thread<Offered> = <Name extends keyof Offered & string>(
  name: Name,
  job: JobOf<Offered[Name]>,
  options?: ThreadOptions,
) => Promise<ResultOf<Offered[Name]>>;

/**
 * Threads of a worker file: one a job, and its memory is gone with it. A job rejects with the AppError CANCELLED when
 * its signal aborts, with the error of the task where it failed, and with what ended the thread where it crashed.
 * @param file  the worker beside the asking module, without its ending: the source under Node's type stripping, its
 *   bundle after a build
 * @param module  `import.meta.url` of the asking module
 * @param limits  memory beyond which a job fails, for work on what others wrote
 */
export function threadOf<Offered extends Tasks>(
  file: `./${string}-worker`,
  module: string,
  limits?: ResourceLimits,
): Thread<Offered> {
  const worker = new URL(`${file}${module.endsWith('.ts') ? '.ts' : '.js'}`, module);
  return (name, job, options) =>
    inThread(worker, limits, { name, job }, options) as Promise<ResultOf<Offered[typeof name]>>;
}

async function inThread(
  file: URL,
  limits: ResourceLimits | undefined,
  job: ThreadJob,
  { signal, onProgress }: ThreadOptions = {},
): Promise<unknown> {
  if (signal?.aborted) throw new AppError('CANCELLED');
  const worker = new Worker(file, { workerData: job, ...(limits && { resourceLimits: limits }) });
  let cancel = (): void => undefined;
  try {
    return await new Promise((resolve, reject) => {
      cancel = () => reject(new AppError('CANCELLED'));
      signal?.addEventListener('abort', cancel);
      worker.on('message', (reply: ThreadReply) => {
        if (reply.kind === 'progress') {
          if (!signal?.aborted) onProgress?.(reply.done);
        } else if (reply.kind === 'result') resolve(reply.result);
        else reject(new AppError(reply.code, reply.detail));
      });
      worker.on('messageerror', reject);
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`The thread of ${job.name} ended with ${code} before its result.`)));
    });
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
