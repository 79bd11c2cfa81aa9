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
  touches: ['decisions'],
  version: 1,
  open: null,
  sealed: z.object({
    same: z.int().nonnegative(),
    different: z.int().nonnegative(),
    retired: z.int().nonnegative(),
    pairs: z.array(pairDecision),
  }),
  tells: ['same', 'different', 'retired'],
  words: ({ same, different, retired = 0 }, { journal }) => ({
    title: journal.commands.decide,
    facts: [
      ...(same === undefined || different === undefined
        ? []
        : [journal.decided(formatCount(same), formatCount(different))]),
      ...(retired > 0 ? [journal.retired(formatCount(retired))] : []),
    ],
  }),
});
