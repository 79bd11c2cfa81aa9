import { z } from 'zod';
import { formatCount } from '../../format/numbers.ts';
import { pairDecision } from '../linking.ts';
import { defineCommand } from './command-definition.ts';

/**
 * What a person decided about pairs of records. `retire`: of two records of one child in a year the later line is taken
 * out of the figures.
 */
export const decideCommand = defineCommand({
  type: 'decide',
  kind: 'change',
  touches: ['retired', 'decisions'],
  version: 1,
  open: z.object({
    same: z.int().nonnegative(),
    different: z.int().nonnegative(),
    extractIds: z.array(z.string()),
    /**
     * Records taken out of the figures: extract (a place in `extractIds`), sheet, line, and the extract of the record
     * that stays: without it the one taken out counts.
     */
    retired: z.array(
      z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().positive(), z.int().nonnegative()]),
    ),
  }),
  sealed: z.object({ pairs: z.array(pairDecision) }),
  words: ({ same, different, retired }, { journal }) => ({
    title: journal.commands.decide(formatCount(same), formatCount(different)),
    facts: retired.length > 0 ? [journal.commands.retired(formatCount(retired.length))] : [],
  }),
});
