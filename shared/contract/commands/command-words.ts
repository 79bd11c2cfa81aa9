import type { Language } from '../../format/language.ts';
import type { Command, UnreadReason } from '../workspace.ts';
import type { CommandWords, JournalTexts } from './command-definition.ts';
import { commandTable } from './command-table.ts';

/** What a command of the journal did, in the words of the interface; one that this program cannot read is named by its type. */
export function commandWords(
  { command, unread }: { readonly command: Command; readonly unread: UnreadReason | null },
  texts: JournalTexts,
  language: Language,
): Required<Omit<CommandWords, 'purpose'>> & { readonly purpose: string | null } {
  const definition = unread === null ? commandTable.get(command.type) : undefined;
  if (!definition) return { title: texts.journal.unread[unread ?? 'newer'](command.type), facts: [], purpose: null };
  const { title, facts = [], purpose = null } = definition.words(command, texts, language);
  return { title, facts, purpose };
}
