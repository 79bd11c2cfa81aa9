import { priorityRanking } from '../statistics/priority-ranking.ts';
import { hotSpots } from '../statistics/spatial/hot-spots.ts';
import { answerJob } from '../threads/answer-job.ts';

/** The calculations that can take longer than an event loop may wait. */
const tasks = {
  hotSpots: (args: Parameters<typeof hotSpots>) => hotSpots(...args),
  priorityRanking: (args: Parameters<typeof priorityRanking>) => priorityRanking(...args),
};
export type StatisticsTasks = typeof tasks;

await answerJob(tasks);
