import { z } from 'zod';
import { formatCount } from '../../format/numbers.ts';
import { areaLevels } from '../../geo/area-codes.ts';
import { surveyYearBE } from '../filter.ts';
import { thresholds } from '../thresholds.ts';
import { sha256Text } from '../workspace.ts';
import { defineCommand } from './command-definition.ts';

const count = z.int().nonnegative();

/** A total that the team let go, so that a release need not wait for more changes: it is hidden whatever it is. */
const withheldTotal = z.object({
  surveyYearBE,
  level: z.enum(areaLevels),
  area: z.int(),
  /** Name of the stratum in the lattice. */
  stratum: z.string(),
  quantity: z.string(),
});
export type WithheldTotal = Readonly<z.infer<typeof withheldTotal>>;

/**
 * Figures were released: segments `released` and `publication`, and `names` of their communities, under the planning key;
 * `full`, of which they were made, under the case key, where the next release needs it.
 */
export const releaseCommand = defineCommand({
  type: 'release',
  kind: 'fact',
  touches: ['releases'],
  version: 1,
  open: z.object({
    /** Of what the figures were made: the same for the same data. */
    data: sha256Text,
    lattice: z.int(),
    released: thresholds,
    publication: thresholds,
    figures: count,
    hidden: count,
    /** Whether of a file of it blank cells were read as no: shown beside every figure. */
    blankMeansNo: z.boolean(),
  }),
  sealed: z.object({ withheld: z.array(withheldTotal) }),
  words: ({ figures, hidden }, { journal }) => ({
    title: journal.commands.release(formatCount(figures), formatCount(hidden)),
  }),
});
