import { threadOf } from '../threads/thread-of.ts';
import type { StatisticsWorks } from './statistics-worker.ts';

/**
 * A long calculation in a thread of its own: same arguments and seed, same result as on this thread. Progress is the
 * part done, in [0, 1].
 * @throws AppError CANCELLED; RangeError as the calculation itself would
 */
export const statisticInThread = threadOf<StatisticsWorks>('./statistics-worker', import.meta.url);
