import { z } from 'zod';
import { thresholdSetting } from './thresholds.ts';

/**
 * none: nothing to release · current: the figures hold every change of the data · running · behind: changes are not in the
 * figures yet; it goes on when the case data are open · held-back: some totals would tell of a few children by how they
 * changed; the last release stands until more changes come, or until the team lets these totals go · failed.
 */
const releaseStates = ['none', 'current', 'running', 'behind', 'held-back', 'failed'] as const;

export const releaseStatus = z.object({
  state: z.enum(releaseStates),
  /** Part that is done, 0 to 1, while it runs. */
  progress: z.number().min(0).max(1).nullable(),
  /** When the figures that stand were released; null while there are none. */
  releasedAt: z.string().nullable(),
  /** Of that release. */
  figures: z.int().nonnegative().nullable(),
  hidden: z.int().nonnegative().nullable(),
  /** Totals that hold a release back; null while the case data are not open. */
  heldBack: z.int().nonnegative().nullable(),
  /** Why the last attempt failed. */
  failure: z.object({ code: z.string(), th: z.string(), en: z.string() }).nullable(),
  /** From which numbers on figures are shown, as it is set now. */
  thresholds: thresholdSetting,
  /** Whether the screens show what planning view shows, though more could be seen. */
  seesPlanning: z.boolean(),
});
export type ReleaseStatus = Readonly<z.infer<typeof releaseStatus>>;
