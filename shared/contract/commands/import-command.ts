import { z } from 'zod';
import { blankRules, codeRules } from '../../cpms/answers.ts';
import type { Language } from '../../format/language.ts';
import { formatCount } from '../../format/numbers.ts';
import { formatYears } from '../../format/years.ts';
import { checkGroupOfReport } from '../check-groups.ts';
import { surveyYearBE } from '../filter.ts';
import { readingChoices } from '../reading-choices.ts';
import { sha256Text } from '../workspace.ts';
import { defineCommand, type JournalTexts } from './command-definition.ts';
import { fieldMapping } from './mapping-profile.ts';
import { rowPlace } from './row-place.ts';

/** How many rows of a file were concerned by a check, so that the journal can say it without the rows. */
const checkCount = z.object({ code: z.string(), count: z.int().nonnegative() });

/** An extract as the planning key knows it. */
const importedExtract = z.object({
  extractId: z.string().min(1),
  /** Names the content of its file: the same for the same file, and nobody without the workspace's secret can tell which. */
  content: sha256Text,
});
export type ImportedExtract = Readonly<z.infer<typeof importedExtract>>;

/** A file that came in with an import, and all that decides how it was read. */
const importedFile = z.object({
  file: z.string(),
  sha256: sha256Text,
  surveyYearsBE: z.array(surveyYearBE),
  accepted: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  /** Of these the rows that another extract has: they are in the segments, and come in when it goes. */
  repeated: z.int().positive().optional(),
  blank: z.enum(blankRules),
  /** What 1 and 2 mean, where a person said it. */
  codes: z.enum(codeRules).optional(),
  /** What else a person said about its reading. */
  choices: readingChoices.optional(),
  mapping: fieldMapping,
  surveyYearGivenBE: surveyYearBE.nullable(),
  /** Rows that were left out on purpose: a receipt is calculated again without them. */
  leftOut: z.array(rowPlace).default([]),
  /** Which secret its keys were made with: only under the same one are two children of one key the same. */
  keySecretId: z.string(),
  checks: z.array(checkCount),
});
export type ImportedFile = Readonly<z.infer<typeof importedFile>>;

const longestList = 6;

/**
 * Files imported together. The segments of the file at place n have the roles `children:n`, `households:n`,
 * `counts:n`, `identifiers:n` (one a sheet) and `rejects:n`; all are for the case key, each may be absent.
 */
export const importCommand = defineCommand({
  type: 'import',
  kind: 'change',
  touches: ['extracts'],
  version: 1,
  open: z.object({
    extracts: z.array(importedExtract).min(1),
    /** Extracts that these take the place of. */
    replaces: z.array(z.string()),
    isSynthetic: z.boolean(),
  }),
  sealed: z.object({
    /** Of each extract, in their order. */
    files: z.array(importedFile),
    /** Community code and name as the files have it. */
    communityNames: z.array(z.tuple([z.int(), z.string()])),
  }),
  tells: ['files'],
  words: ({ extracts, files = [], replaces, isSynthetic }, texts, language) => {
    const { journal } = texts;
    const more = files.length - longestList;
    return {
      title: journal.commands.import(formatCount(extracts.length)),
      facts: [
        ...(isSynthetic ? [journal.sample] : []),
        ...files.slice(0, longestList).map((file) => fileWords(file, texts, language)),
        ...(more > 0 ? [journal.moreFiles(formatCount(more))] : []),
        ...(replaces.length > 0 ? [journal.replaces(formatCount(replaces.length))] : []),
      ],
    };
  },
});

function fileWords(read: ImportedFile, { journal, common }: JournalTexts, language: Language): string {
  const looks = read.checks
    .filter(({ code }) => checkGroupOfReport(code) !== 'know')
    .reduce((sum, { count }) => sum + count, 0);
  return [
    read.file,
    journal.year(formatYears(read.surveyYearsBE, language)),
    journal.rows(formatCount(read.accepted), formatCount(read.rejected)),
    ...(looks > 0 ? [journal.checks(formatCount(looks))] : []),
    ...(read.blank === 'no' ? [common.blankMeansNo] : []),
  ].join(' · ');
}
