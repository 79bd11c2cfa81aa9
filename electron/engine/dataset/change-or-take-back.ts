import { AppError } from '../../../shared/contract/app-error.ts';
import type { CommandJournal } from './command-journal.ts';

/**
 * Makes a change that stores a command and then brings it into the tables: both or neither. Where the second fails,
 * the command is taken back.
 * @param mend  brings the tables back to what the journal says
 * @throws what the change does where nothing was stored; AppError CHANGE_TAKEN_BACK; and as the store's `append` or
 *   `mend` where not even that succeeds
 */
export async function changeOrTakeBack<T>(
  journal: CommandJournal,
  change: () => Promise<T>,
  mend: () => Promise<void>,
): Promise<T> {
  const before = journal.length;
  try {
    return await change();
  } catch (error) {
    if (journal.length === before) throw error;
    try {
      await journal.takeBackLast();
    } finally {
      await mend();
    }
    const reason = error instanceof AppError ? { reason: error.sentences.en, reasonTh: error.sentences.th } : {};
    throw new AppError('CHANGE_TAKEN_BACK', reason, { cause: error });
  }
}
