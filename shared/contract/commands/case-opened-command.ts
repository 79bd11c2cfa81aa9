import { z } from 'zod';
import { defineCommand, type JournalTexts } from './command-definition.ts';

export const caseOpenedCommand = defineCommand({
  type: 'case-opened',
  kind: 'fact',
  touches: ['lastCaseOpening'],
  version: 1,
  open: null,
  // Who types it may name a child.
  sealed: z.object({ purpose: z.string().min(1).max(300) }),
  tells: ['purpose'],
  words: ({ purpose }, texts) => ({
    title: texts.journal.commands['case-opened'],
    ...(purpose === undefined ? {} : { purpose: purposeWords(purpose, texts) }),
  }),
});

/** What the case data were opened for: as it was typed, or in words where the program opened them by itself. */
export function purposeWords(purpose: string, { journal }: Pick<JournalTexts, 'journal'>): string {
  const { purposes } = journal;
  return Object.hasOwn(purposes, purpose) ? purposes[purpose as keyof typeof purposes] : purpose;
}
