import { expect, test } from 'vitest';
import { AttemptLimiter } from '../../../electron/engine/vault/attempt-limiter.ts';
import { attemptDelayMs } from '../../../shared/contract/attempt-delay.ts';
import { AppError } from '../../../shared/contract/app-error.ts';

const wrong = async (): Promise<never> => {
  throw new AppError('WORKSPACE_WRONG_PASSPHRASE');
};

test('each wrong passphrase doubles the wait, up to half a minute', () => {
  expect([0, 1, 2, 3, 4, 7, 8, 100].map(attemptDelayMs)).toEqual([0, 500, 1000, 2000, 4000, 30_000, 30_000, 30_000]);
});

test('attempts on one key queue up, also when asked for at once; another key and a right one start afresh', async () => {
  const waits: number[] = [];
  const limiter = new AttemptLimiter(async (milliseconds) => void waits.push(milliseconds));
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => limiter.attempt('a', wrong)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await limiter.attempt('b', async () => 'right');
  expect(waits).toEqual([500, 1000]);
  await limiter.attempt('a', async () => 'right');
  await limiter.attempt('a', wrong).catch(() => undefined);
  expect(waits).toEqual([500, 1000, 2000]);
});

test('a damaged file is not a wrong passphrase', async () => {
  const waits: number[] = [];
  const limiter = new AttemptLimiter(async (milliseconds) => void waits.push(milliseconds));
  for (let i = 0; i < 3; i++) {
    await limiter.attempt('a', () => Promise.reject(new AppError('WORKSPACE_KEY_DAMAGED'))).catch(() => undefined);
  }
  expect(waits).toEqual([]);
});

test('the words for a wrong passphrase say nothing about it', () => {
  expect(new AppError('WORKSPACE_WRONG_PASSPHRASE').sentences).toEqual(
    new AppError('WORKSPACE_WRONG_PASSPHRASE', { file: 'key.age' }).sentences,
  );
});
