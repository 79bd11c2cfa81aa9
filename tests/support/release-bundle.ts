import { Worker } from 'node:worker_threads';
import type { ThreadReply } from '../../electron/engine/threads/answer-job.ts';
import type { TaskResult } from '../../electron/engine/disclosure/release-task.ts';
import type { ReleaseJob } from '../../electron/engine/disclosure/release-worker.ts';

/** Has a built release worker do its tasks, as the engine would. */
export function releaseByBundle(file: string, job: ReleaseJob): Promise<readonly TaskResult[]> {
  const worker = new Worker(file, { workerData: { name: 'tasks', job } });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (reply: ThreadReply) => {
      if (reply.kind === 'result') resolve(reply.result as readonly TaskResult[]);
      if (reply.kind === 'refused') reject(new Error(reply.code));
    });
    worker.on('exit', (code) => reject(new Error(`The worker ended with ${code} before its result.`)));
  });
}
