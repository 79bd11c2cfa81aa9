import { checkGroupOfReport } from '../../shared/contract/check-groups.ts';
import { knownCommand, type ImportCommand } from '../../shared/contract/commands.ts';
import { redoCommand, undoCommand, type Command } from '../../shared/contract/workspace.ts';
import { formatBytes } from '../../shared/format/bytes.ts';
import type { Language } from '../../shared/format/language.ts';
import { formatCount } from '../../shared/format/numbers.ts';
import { formatYears } from '../../shared/format/years.ts';
import type { Messages } from './messages.ts';

/** A command of the journal in words. */
type CommandWords = {
  readonly title: string;
  /** What belongs to it, a line each: files with their rows, counts. */
  readonly facts: readonly string[];
  /** Why it was done; null where nobody was asked. */
  readonly purpose: string | null;
};

const longestList = 6;

function importFacts(
  { extracts, replaces, isSynthetic }: ImportCommand,
  texts: Messages,
  language: Language,
): string[] {
  const { journal } = texts;
  const files = extracts.slice(0, longestList).map((extract) => {
    const looks = extract.checks
      .filter(({ code }) => checkGroupOfReport(code) !== 'know')
      .reduce((sum, { count }) => sum + count, 0);
    return [
      extract.file,
      journal.year(formatYears(extract.surveyYearsBE, language)),
      journal.rows(formatCount(extract.accepted), formatCount(extract.rejected)),
      ...(looks > 0 ? [journal.checks(formatCount(looks))] : []),
      ...(extract.blank === 'no' ? [texts.common.blankMeansNo] : []),
    ].join(' · ');
  });
  const more = extracts.length - files.length;
  return [
    ...(isSynthetic ? [journal.sample] : []),
    ...files,
    ...(more > 0 ? [journal.moreFiles(formatCount(more))] : []),
    ...(replaces.length > 0 ? [journal.replaces(formatCount(replaces.length))] : []),
  ];
}

/** What the case data were opened for: as it was typed, or in words where the program opened them by itself. */
export function purposeWords(purpose: string, { journal }: Messages): string {
  const { purposes } = journal;
  return Object.hasOwn(purposes, purpose) ? purposes[purpose as keyof typeof purposes] : purpose;
}

/** What a command did, in the words of the interface; one of another version is named by its type. */
export function commandWords(command: Command, texts: Messages, language: Language): CommandWords {
  const { commands } = texts.journal;
  const plain = (title: string, facts: readonly string[] = []): CommandWords => ({ title, facts, purpose: null });
  const undo = undoCommand.safeParse(command);
  if (undo.success) return plain(commands.undo(String(undo.data.seq)));
  const redo = redoCommand.safeParse(command);
  if (redo.success) return plain(commands.redo(String(redo.data.seq)));
  const read = knownCommand.safeParse(command);
  if (!read.success) return plain(commands.unknown(command.type));
  const known = read.data;
  switch (known.type) {
    case 'import':
      return plain(commands.import(formatCount(known.extracts.length)), importFacts(known, texts, language));
    case 'remove':
      return plain(commands.remove(formatCount(known.extractIds.length)));
    case 'save-mapping':
      return plain(commands['save-mapping'](known.profile.name));
    case 'remove-mapping':
      return plain(commands['remove-mapping'](known.name));
    case 'register':
      return plain(commands.register(formatCount(known.communities.length)), [known.file]);
    case 'link':
      return plain(commands.link(formatCount(known.records), formatCount(known.children)));
    case 'decide':
      return plain(
        commands.decide(formatCount(known.same), formatCount(known.different)),
        known.retired.length > 0 ? [commands.retired(formatCount(known.retired.length))] : [],
      );
    case 'key-secret':
      return plain(commands['key-secret']);
    case 'case-opened':
      return { ...plain(commands['case-opened']), purpose: purposeWords(known.purpose, texts) };
    case 'backup':
      return plain(commands.backup(known.file, formatBytes(known.bytes)));
    case 'passphrase-changed':
      return plain(commands['passphrase-changed'](texts.workspace.keys[known.key]));
    case 'recovery-renewed':
      return plain(commands['recovery-renewed']);
  }
}
