import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/contract/app-error.ts';

/** A sheet as text, row by row; row 1 of the sheet is `rows[0]`. Blank cells are ''. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/** What the worker answers with. */
export type WorkbookAnswer = { readonly sheets: readonly Sheet[] } | { readonly problem: 'protected' | 'damaged' };

/**
 * Reads an Excel workbook in a worker, so that the engine goes on answering and the reading can be
 * cancelled. Nothing is written to disk.
 * @throws AppError FILE_PROTECTED, FILE_DAMAGED, CANCELLED
 */
export async function readWorkbook(path: string, file: string, signal?: AbortSignal): Promise<readonly Sheet[]> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./workbook-worker.${extension}`, import.meta.url), { workerData: { path } });
  const cancel = (): void => void worker.terminate();
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    const answer = await new Promise<WorkbookAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new AppError(signal?.aborted ? 'CANCELLED' : 'FILE_DAMAGED', { file })));
    });
    if ('sheets' in answer) return answer.sheets;
    throw new AppError(answer.problem === 'protected' ? 'FILE_PROTECTED' : 'FILE_DAMAGED', { file });
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
