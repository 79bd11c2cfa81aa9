import { z } from 'zod';
import { formatCount } from '../../format/numbers.ts';
import { defineCommand } from './command-definition.ts';

/**
 * The pseudonymous key of every linked record: segment `persons` (extract, sheet, line, person_key), where `extract`
 * counts in `extractIds`; for the case key. A later one adds to those before; for a record the newest counts. Keys follow from what was
 * decided, so undo by turn passes them over.
 */
export const linkCommand = defineCommand({
  type: 'link',
  kind: 'change',
  isUndoneByTurn: false,
  touches: ['links'],
  version: 1,
  open: z.object({ extractIds: z.array(z.string()) }),
  sealed: z.object({ records: z.int().nonnegative(), children: z.int().nonnegative() }),
  tells: ['records', 'children'],
  words: ({ records, children }, { journal }) => ({
    title: journal.commands.link,
    facts:
      records === undefined || children === undefined
        ? []
        : [journal.linked(formatCount(records), formatCount(children))],
  }),
});
