import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Decision, LinkRecord, LinkResult } from './link-types.ts';

export type LinkJob = { readonly records: readonly LinkRecord[]; readonly decided: readonly Decision[] };

/** `link-worker` beside this module: the source file under Node's type stripping, its bundle after a build. */
const workerFile = new URL(`./link-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * `linkRecords` in a thread of its own: a million records take a quarter of a minute, in which the engine goes on
 * answering. The names are gone with the thread.
 * @throws AppError CANCELLED
 */
export async function linkInThread(job: LinkJob, signal?: AbortSignal): Promise<LinkResult> {
  if (signal?.aborted) throw new AppError('CANCELLED');
  const worker = new Worker(workerFile, { workerData: job });
  const settled = new AbortController();
  try {
    return await new Promise<LinkResult>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new AppError('CANCELLED')), { signal: settled.signal });
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`The linking thread ended with code ${code} before its result.`)));
    });
  } finally {
    settled.abort();
    await worker.terminate();
  }
}
