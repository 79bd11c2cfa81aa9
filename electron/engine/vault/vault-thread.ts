import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { ErrorCode, ErrorDetail } from '../../../shared/contract/error-codes.ts';
import { scryptWorkFactor, type PassphraseCipher } from './passphrase-cipher.ts';
import type { RestoreJob } from './restore-backup.ts';
import type { BackupJob } from './write-backup.ts';

/** What the vault has done in a thread of its own: all that takes scrypt's second. */
export type ThreadJob =
  | { readonly kind: 'seal'; readonly bytes: Uint8Array; readonly passphrase: string; readonly workFactor: number }
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly passphrase: string }
  | ({ readonly kind: 'backup' } & BackupJob)
  | ({ readonly kind: 'restore' } & RestoreJob);

export type ThreadReply =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: ErrorDetail };

export type ThreadOptions = {
  /** Ends the thread at once when aborted. */
  readonly signal?: AbortSignal | undefined;
  /** Bytes read so far, of a backup or a restoration. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
};

/** `vault-worker` beside this module: the source file under Node's type stripping, its bundle after a build. */
const workerFile = new URL(`./vault-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/**
 * Runs a job in a thread; the memory in which it worked is gone with it.
 * @throws AppError CANCELLED, and the job's own
 */
export async function runInThread(job: ThreadJob, { signal, onProgress }: ThreadOptions = {}): Promise<Uint8Array> {
  if (signal?.aborted) throw new AppError('CANCELLED');
  const worker = new Worker(workerFile, { workerData: job });
  const cancelled = new AbortController();
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new AppError('CANCELLED')), {
        once: true,
        signal: cancelled.signal,
      });
      worker.on('message', (reply: ThreadReply) => {
        if (reply.kind === 'progress') onProgress?.(reply.bytes);
        else if (reply.kind === 'done') resolve(reply.bytes);
        else reject(new AppError(reply.code, reply.detail));
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`The vault's thread ended with code ${code} before its result.`)));
    });
  } finally {
    cancelled.abort();
    await worker.terminate();
  }
}

export function threadedPassphrases(workFactor = scryptWorkFactor): PassphraseCipher {
  return {
    seal: (bytes, passphrase) => runInThread({ kind: 'seal', bytes, passphrase, workFactor }),
    open: (bytes, passphrase) => runInThread({ kind: 'open', bytes, passphrase }),
  };
}
