import { AppError } from '../../../../shared/contract/app-error.ts';
import { threadOf } from '../../threads/thread-of.ts';
import type { SheetGrid } from './sheet-grid.ts';
import type { WorkbookJob, WorkbookTasks } from './workbook-worker.ts';

/** Room of the thread for what it reads; a file that needs more is refused, and the engine goes on. */
const mostMegabytes = 640;

const inThread = threadOf<WorkbookTasks>('./workbook-worker', import.meta.url, {
  maxOldGenerationSizeMb: mostMegabytes,
});

/**
 * Reads a workbook, or the tables of a web page, in a thread of its own. Nothing is written to disk.
 * @throws AppError FILE_PROTECTED, FILE_DAMAGED, FILE_TOO_LARGE, FILE_TOO_MANY_SHEETS, CANCELLED
 */
export async function readWorkbook(job: WorkbookJob, signal?: AbortSignal): Promise<readonly SheetGrid[]> {
  try {
    return await inThread('read', job, { signal });
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isFull =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');
    throw new AppError(isFull ? 'FILE_TOO_LARGE' : 'FILE_DAMAGED', { file: job.file }, { cause: error });
  }
}
