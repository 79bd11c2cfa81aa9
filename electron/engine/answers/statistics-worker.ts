import { finishJob } from '../statistics/job.ts';
import { priorityRankingJob } from '../statistics/priority-ranking.ts';
import { bernoulliScanJob } from '../statistics/spatial/bernoulli-scan.ts';
import { hotSpotsJob } from '../statistics/spatial/hot-spots.ts';
import { answerJob, type Tell } from '../threads/answer-job.ts';

/** The calculations that can take longer than an event loop may wait. */
const works = {
  hotSpots: (args: Parameters<typeof hotSpotsJob>, tell: Tell) => finishJob(hotSpotsJob(...args), tell),
  bernoulliScan: (args: Parameters<typeof bernoulliScanJob>, tell: Tell) => finishJob(bernoulliScanJob(...args), tell),
  priorityRanking: (args: Parameters<typeof priorityRankingJob>, tell: Tell) =>
    finishJob(priorityRankingJob(...args), tell),
};
export type StatisticsWorks = typeof works;

await answerJob(works);
