import { threadOf } from '../threads/thread-of.ts';
import type { StatisticsTasks } from './statistics-worker.ts';

/**
 * A long calculation in a thread of its own: same arguments and seed, same result as on this thread.
 * @throws AppError CANCELLED; RangeError as the calculation itself would
 */
export const statisticInThread = threadOf<StatisticsTasks>('./statistics-worker', import.meta.url);
