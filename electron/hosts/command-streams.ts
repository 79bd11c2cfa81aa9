import { fstatSync, statSync } from 'node:fs';
import { ORPCError } from '@orpc/server';
import { AppError } from '../../shared/contract/app-error.ts';

export type CliStreams = {
  /** `onWritten` is called when a text has left, or could not. */
  readonly stdout: { write(text: string, onWritten?: (error?: Error | null) => void): unknown };
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  readonly stderr: { write(text: string): unknown };
  /** Folder that relative paths are relative to. */
  readonly cwd: string;
  /** Where passphrases may stand; the process's when absent. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

type Sentences = { readonly code: string; readonly th: string; readonly en: string };

/** A file's failure that came as a value, on its way to the edge. */
export class FileFailure extends Error {
  readonly failure: Sentences;

  constructor(failure: Sentences) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Anything thrown as a code and its sentences. */
export function failureOf(error: unknown): Sentences {
  if (error instanceof FileFailure) return error.failure;
  if (error instanceof AppError) return { code: error.code, ...error.sentences };
  if (error instanceof ORPCError) {
    const data = error.data as { th?: string; en?: string } | undefined;
    if (data?.th !== undefined && data.en !== undefined) return { code: error.code, th: data.th, en: data.en };
  }
  const internal = new AppError('INTERNAL', { logId: '-' }, { cause: error });
  return { code: internal.code, ...internal.sentences };
}

/** JSON on stdout. */
export function print(streams: CliStreams, value: object): void {
  streams.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** JSON on stdout. @throws Error when it could not be written: a full disk, a reader that is gone */
export async function printSurely(streams: CliStreams, value: object): Promise<void> {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  await new Promise<void>((resolve, reject) => {
    streams.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Whether what is printed goes nowhere: /dev/null, which Node also puts in the place of an output that is closed. */
export function isDiscarded(streams: CliStreams): boolean {
  if (streams.stdout !== process.stdout || process.platform === 'win32') return false;
  const output = fstatSync(1);
  return output.isCharacterDevice() && output.rdev === statSync('/dev/null').rdev;
}
