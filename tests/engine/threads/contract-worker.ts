import { AppError } from '../../../shared/contract/app-error.ts';
import { answerJob, type Tell } from '../../../electron/engine/threads/answer-job.ts';

const tasks = {
  sum: (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0),
  later: async ({ bytes }: { readonly bytes: Uint8Array }) => bytes.map((byte) => byte + 1),
  /** Counts in shared memory for as long as the thread lives. */
  count: ({ counter }: { readonly counter: Int32Array }, tell: Tell): never => {
    for (let n = 0; ; n++) {
      Atomics.add(counter, 0, 1);
      if (n % 1000 === 0) tell(n);
    }
  },
  refuse: ({ file }: { readonly file: string }): never => {
    throw new AppError('FILE_CHANGED', { file, found: ['a', 'b'], line: 7 });
  },
  misuse: (): never => {
    throw new RangeError('one of the language');
  },
  crash: ({ code }: { readonly code: number }): never => process.exit(code),
  unsendable: () => () => 1,
};
export type ContractTasks = typeof tasks;

await answerJob(tasks);
