import { answerJob } from '../threads/answer-job.ts';
import { directPassphrases } from './passphrase-cipher.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

type Sealing = { readonly bytes: Uint8Array; readonly passphrase: string; readonly workFactor: number };

const tasks = {
  seal: ({ bytes, passphrase, workFactor }: Sealing) => directPassphrases(workFactor).seal(bytes, passphrase),
  open: ({ bytes, passphrase }: Omit<Sealing, 'workFactor'>) => directPassphrases().open(bytes, passphrase),
  backup: writeBackup,
  restore: restoreBackup,
};
export type VaultTasks = typeof tasks;

await answerJob(tasks);
