import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { usageError } from '../../shared/contract/usage-error.ts';
import type { CliStreams } from './command-streams.ts';

/** Which passphrase, by the variable it may stand in. */
type PassphraseVariable = 'NATPRO_PASSPHRASE' | 'NATPRO_CASE_PASSPHRASE' | 'NATPRO_BACKUP_PASSPHRASE';

const questions: Readonly<Record<PassphraseVariable, string>> = {
  NATPRO_PASSPHRASE: 'วลีรหัสผ่านสำหรับวางแผน · Planning passphrase: ',
  NATPRO_CASE_PASSPHRASE: 'วลีรหัสผ่านรายกรณี · Case passphrase: ',
  NATPRO_BACKUP_PASSPHRASE: 'วลีรหัสผ่านของไฟล์สำรอง · Backup passphrase: ',
};

/** A passphrase out of the environment; null where it is not there. */
export function givenPassphrase(variable: PassphraseVariable, { env = process.env }: CliStreams): string | null {
  const value = env[variable];
  return value === undefined || value === '' ? null : value;
}

/**
 * A passphrase out of the environment, or asked for without showing what is typed.
 * @throws AppError USAGE where it is not given and nobody can be asked
 */
export async function passphraseOf(variable: PassphraseVariable, streams: CliStreams): Promise<string> {
  const given = givenPassphrase(variable, streams);
  if (given !== null) return given;
  if (!canAsk(streams)) throw usageError('passphraseMissing', { variable });
  return ask(questions[variable]);
}

/** Whether a person sits at the command line. */
export function canAsk(streams: CliStreams): boolean {
  return streams.stdin === undefined && process.stdin.isTTY && process.stderr.isTTY;
}

async function ask(question: string): Promise<string> {
  let isMuted = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!isMuted) process.stderr.write(chunk as Uint8Array);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    const answer = lines.question(question);
    isMuted = true;
    return await answer;
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
