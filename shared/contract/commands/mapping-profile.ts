import { z } from 'zod';
import { blankRules, codeRules } from '../../cpms/answers.ts';
import { surveyYearBE } from '../filter.ts';
import { readingChoices } from '../reading-choices.ts';

/**
 * Field key → header of the column it is read from; an empty header: the field is not read. The engine keeps a header whose
 * words are not those of the form as a hash.
 */
export const fieldMapping = z.record(z.string(), z.string());

/** A named way of reading files with these headers, offered when such a file comes again. */
export const mappingProfile = z.object({
  name: z.string().min(1).max(80),
  headers: z.array(z.string()),
  mapping: fieldMapping,
  blank: z.enum(blankRules),
  codes: z.enum(codeRules).optional(),
  choices: readingChoices.optional(),
  /** The survey year that was given for the file it was made of: offered for the next such file, never taken by itself. */
  surveyYearBE: surveyYearBE.optional(),
});
export type MappingProfile = Readonly<z.infer<typeof mappingProfile>>;
