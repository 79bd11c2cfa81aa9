import { parentPort, workerData } from 'node:worker_threads';
import type { Job } from './job.ts';
import { longStatistics, type LongReply, type LongRequest } from './long-statistics.ts';

const shortestPauseMs = 50;

function reply(message: LongReply): void {
  parentPort?.postMessage(message);
}

/** Runs the requested job to its end; the thread is ended from outside when nobody wants the result any more. */
function answer({ name, args }: LongRequest): void {
  const job = (longStatistics[name] as (...args: readonly unknown[]) => Job<unknown>)(...args);
  let told = 0;
  for (;;) {
    const step = job.next();
    if (step.done) return reply({ kind: 'result', result: step.value });
    if (performance.now() - told < shortestPauseMs) continue;
    told = performance.now();
    reply({ kind: 'progress', done: step.value });
  }
}

try {
  answer(workerData as LongRequest);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  reply({ kind: 'refused', message: error.message });
}
