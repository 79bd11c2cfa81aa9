import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import { directPassphrases } from './passphrase-cipher.ts';
import { restoreBackup } from './restore-backup.ts';
import type { ThreadJob, ThreadReply } from './vault-thread.ts';
import { writeBackup } from './write-backup.ts';

const progressPauseMs = 100;
let toldAt = 0;

function tell(bytes: number): void {
  const now = performance.now();
  if (now - toldAt < progressPauseMs) return;
  toldAt = now;
  reply({ kind: 'progress', bytes });
}

function reply(message: ThreadReply): void {
  parentPort?.postMessage(message, message.kind === 'done' ? [message.bytes.buffer as ArrayBuffer] : []);
}

async function work(job: ThreadJob): Promise<Uint8Array> {
  switch (job.kind) {
    case 'seal':
      return directPassphrases(job.workFactor).seal(job.bytes, job.passphrase);
    case 'open':
      return directPassphrases().open(job.bytes, job.passphrase);
    case 'backup':
      return new TextEncoder().encode(JSON.stringify(await writeBackup(job, tell)));
    case 'restore':
      await restoreBackup(job, tell);
      return new Uint8Array();
  }
}

try {
  reply({ kind: 'done', bytes: await work(workerData as ThreadJob) });
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  reply({ kind: 'refused', code: error.code, detail: error.detail });
}
