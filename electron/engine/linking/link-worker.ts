import { answerJob } from '../threads/answer-job.ts';
import { linkRecords } from './link-records.ts';
import type { Decision, LinkRecord, LinkResult } from './link-types.ts';

const tasks = {
  link: ({
    records,
    decided,
  }: {
    readonly records: readonly LinkRecord[];
    readonly decided: readonly Decision[];
  }): LinkResult => linkRecords(records, { decided }),
};
export type LinkTasks = typeof tasks;

await answerJob(tasks);
