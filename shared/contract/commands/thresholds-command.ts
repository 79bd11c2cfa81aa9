import { z } from 'zod';
import { formatCount } from '../../format/numbers.ts';
import { thresholdSetting } from '../thresholds.ts';
import { defineCommand } from './command-definition.ts';

/** From which numbers on figures are shown, in planning view and outside the office. */
export const thresholdsCommand = defineCommand({
  type: 'thresholds',
  kind: 'change',
  touches: ['thresholds'],
  version: 1,
  open: z.object({ setting: thresholdSetting }),
  words: ({ setting: { released, publication } }, { journal }) => ({
    title: journal.commands.thresholds(
      formatCount(released.n),
      formatCount(publication.n),
      formatCount(publication.denominator),
    ),
  }),
});
