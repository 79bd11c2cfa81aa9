import type { Job } from './job.ts';
import { priorityRankingJob } from './priority-ranking.ts';
import { bernoulliScanJob } from './spatial/bernoulli-scan.ts';
import { hotSpotsJob } from './spatial/hot-spots.ts';

/** The calculations that can take longer than an event loop may wait, by the name a worker is asked for. */
export const longStatistics = {
  hotSpots: hotSpotsJob,
  bernoulliScan: bernoulliScanJob,
  priorityRanking: priorityRankingJob,
};

export type LongStatistic = keyof typeof longStatistics;
export type LongArguments<Name extends LongStatistic> = Parameters<(typeof longStatistics)[Name]>;
export type LongResult<Name extends LongStatistic> =
  ReturnType<(typeof longStatistics)[Name]> extends Job<infer Result> ? Result : never;

/** What a worker is started with. */
export type LongRequest = { readonly name: LongStatistic; readonly args: readonly unknown[] };

/** What a worker sends back: progress in [0, 1] as often as 20 times a second, then one result or refusal. */
export type LongReply =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'result'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly message: string };
