import { z } from 'zod';
import { languages } from '../../format/language.ts';
import { formatYears } from '../../format/years.ts';
import { documentNames, handOutWays } from '../documents.ts';
import { areaCode, surveyYearBE } from '../filter.ts';
import { defineCommand } from './command-definition.ts';

/** A document left the office. */
export const exportCommand = defineCommand({
  type: 'export',
  kind: 'fact',
  touches: [],
  version: 1,
  open: z.object({
    document: z.enum(documentNames),
    kind: z.enum(['publication', 'return']),
    language: z.enum(languages),
    way: z.enum(handOutWays),
    /** Of the bytes that left; null for what was printed. */
    sha256: z.string().nullable(),
    /** What it is about; null: every area that is loaded, or a whole extract. */
    area: areaCode.nullable(),
    surveyYearsBE: z.array(surveyYearBE),
  }),
  /** The name it was saved under, which may be made of an extract's; null for what was printed or copied. */
  sealed: z.object({ file: z.string().nullable() }),
  tells: ['file'],
  words: ({ area, document, file = null, kind, surveyYearsBE, way }, { journal }, language) => ({
    title: journal.commands.export(journal.documents[document], journal.handOuts[way]),
    facts: [
      ...(file === null ? [] : [file]),
      ...(area === null && surveyYearsBE.length === 0
        ? []
        : [journal.exportAbout(area, surveyYearsBE.length === 0 ? null : formatYears(surveyYearsBE, language))]),
      journal.documentKinds[kind],
    ],
  }),
});
