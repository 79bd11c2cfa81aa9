import { z } from 'zod';
import { formatCount } from '../../format/numbers.ts';
import { defineCommand } from './command-definition.ts';

/**
 * The pseudonymous key of every linked record: segment `persons` (extract, sheet, line, person_key), where `extract`
 * counts in `extractIds`. A later one adds to those before; for a record the newest counts. Keys follow from what was
 * decided, so undo by turn passes them over.
 */
export const linkCommand = defineCommand({
  type: 'link',
  kind: 'change',
  isUndoneByTurn: false,
  touches: ['links'],
  version: 1,
  open: z.object({
    extractIds: z.array(z.string()),
    records: z.int().nonnegative(),
    children: z.int().nonnegative(),
  }),
  words: ({ records, children }, { journal }) => ({
    title: journal.commands.link(formatCount(records), formatCount(children)),
  }),
});
