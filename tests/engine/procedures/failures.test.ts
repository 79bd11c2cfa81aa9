import { expect, test } from 'vitest';
import { asAppError, type LogEntry } from '../../../electron/engine/procedures/failures.ts';
import { AppError } from '../../../shared/contract/app-error.ts';

const quoted = 'CSV Error on Line: 2\nOriginal Line: 2568,85010301,C1,สมหญิง\nat สมหญิง ใจดี';

test.each([
  ['an unknown error', new Error(quoted)],
  ['the cause of a known one', new AppError('FILE_DAMAGED', { file: 'x.csv' }, { cause: new Error(quoted) })],
])('the log holds no line of a file that the message of %s quotes', (_what, error) => {
  const entries: LogEntry[] = [];
  asAppError(error, (entry) => entries.push(entry));
  expect(entries).toHaveLength(1);
  expect(entries[0]?.detail).toMatch(/^Error: at .*failures\.test\.ts/);
  expect(JSON.stringify(entries)).not.toMatch(/สมหญิง|Original Line|C1/);
});
