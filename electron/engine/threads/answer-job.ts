import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { ErrorCode, ErrorDetail } from '../../../shared/contract/error-codes.ts';

/** Says how far a job is: a part in [0, 1], bytes, whatever its work counts. */
export type Tell = (done: number) => void;

/** What a worker file can do, by name. Job and result cross to the thread and back as copies. */
export type Tasks = Readonly<Record<string, (job: never, tell: Tell) => unknown>>;

/** What a thread is started with. */
export type ThreadJob = { readonly name: string; readonly job: unknown };

/** What it sends back: how far it is, now and then, and at last what came of it. */
export type ThreadReply =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: ErrorDetail };

const shortestPauseMs = 50;

/**
 * All that a worker file does: it answers the job its thread was started with (see `threadOf`). An error that is no
 * AppError ends the thread, which hands it over as it is where it is one of the language (RangeError …).
 */
export async function answerJob(tasks: Tasks): Promise<void> {
  const { name, job } = workerData as ThreadJob;
  const task = tasks[name] as (job: unknown, tell: Tell) => unknown;
  try {
    const result = await task(job, tellNowAndThen());
    // Bytes move: no copy of what was decrypted stays behind in the thread.
    send({ kind: 'result', result }, result instanceof Uint8Array ? [result.buffer as ArrayBuffer] : []);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    send({ kind: 'refused', code: error.code, detail: error.detail });
  }
}

function tellNowAndThen(): Tell {
  let toldAt = -Infinity;
  return (done) => {
    const now = performance.now();
    if (now - toldAt < shortestPauseMs) return;
    toldAt = now;
    send({ kind: 'progress', done });
  };
}

function send(reply: ThreadReply, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(reply, moved);
}
