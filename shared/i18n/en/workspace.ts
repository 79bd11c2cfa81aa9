import type { MessagesLike } from '../messages-type.ts';
import type { workspace as th } from '../th/workspace.ts';

/** Words of the workspace: keys, passphrases, recovery sheet, journal and backup. */
export const workspace: MessagesLike<typeof th> = {
  workspace: 'Workspace',
  keys: {
    planning: 'Planning passphrase',
    case: 'Case passphrase',
  },
  keyNotes: {
    planning: "Opens figures, maps and plans. Cannot open children's names or ID numbers.",
    case: "Opens children's names, ID numbers and addresses. For those who look after individual children only.",
  },
  strength: {
    very_weak: 'Guessed at once',
    weak: 'Easy to guess',
    fair: 'Fair',
    good: 'Good',
    strong: 'Very good',
  },
  hints: {
    short: 'Too short: use 12 characters or more',
    common: 'Holds a word that is guessed first, such as the province, the program or "password"',
    repeats: 'Some of it is repeated',
    sequence: 'Some of it is in the order of the keyboard or the alphabet',
    year: 'Holds a year, which is easy to guess',
    few_words: 'Use four or more words that have nothing to do with each other, with blanks between them',
  },
  recovery: {
    title: 'Recovery sheet',
    once: 'This code is shown once and kept nowhere on the computer. Print it and lock it away, apart from the computer.',
    opens: 'Whoever has this sheet and the workspace can open everything, the case data too.',
    lost: 'Without the passphrase and without this sheet nobody can open the workspace again.',
    code: 'Recovery code',
  },
  history: {
    effective: 'In effect',
    undone: 'Undone',
    void: 'Without effect',
  },
  clockSetBack: "The computer's clock was behind the entry before",
  sealedPart: 'Has a part that only the case passphrase opens',
  undoneBy: (seq: number) => `Undone by entry ${seq}`,
  sound: (entries: number, segments: number) => `Complete: ${entries} journal entries, ${segments} data segments`,
  notSound: (findings: number) => `${findings} problems found; the rest opens`,
  hashedOnly: (segments: number) =>
    `${segments} case segments were checked for completeness only, because the case passphrase was not given`,
  backupDamaged: (segments: number) =>
    `Backed up, but ${segments} data segments were damaged before. Keep the previous backup as well.`,
  changedPassphrase: 'Changed. Copies of the workspace and backups made before still open with the old passphrase.',
};
