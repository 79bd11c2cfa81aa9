import { threadOf } from '../../threads/thread-of.ts';
import type { Sheet, WorkbookTasks } from './workbook-worker.ts';

const inThread = threadOf<WorkbookTasks>('./workbook-worker', import.meta.url);

/**
 * Reads an Excel workbook in a thread of its own. Nothing is written to disk.
 * @throws AppError FILE_PROTECTED, FILE_DAMAGED, CANCELLED
 */
export async function readWorkbook(path: string, file: string, signal?: AbortSignal): Promise<readonly Sheet[]> {
  return inThread('read', { path, file }, { signal });
}
