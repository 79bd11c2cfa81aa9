import { getEventListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { threadOf } from '../../../electron/engine/threads/thread-of.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { ContractTasks } from './contract-worker.ts';

const inThread = threadOf<ContractTasks>('./contract-worker', import.meta.url);

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test('a task gives its result, at once or later', async () => {
  expect(await inThread('sum', [1, 2, 3])).toBe(6);
  expect(await inThread('later', { bytes: new Uint8Array([1, 2, 3]) })).toEqual(new Uint8Array([2, 3, 4]));
});

test('it says how far it is, and ends at once when cancelled', async () => {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const { signal, told, work } = counting(counter);
  await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(told.length).toBe(3);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  const ended = Atomics.load(counter, 0);
  await pause(100);
  expect([ended > 0, Atomics.load(counter, 0)]).toEqual([true, ended]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

function counting(counter: Int32Array) {
  const controller = new AbortController();
  const told: number[] = [];
  const work = inThread(
    'count',
    { counter },
    {
      signal: controller.signal,
      onProgress: (done) => {
        if (told.push(done) === 3) controller.abort(new Error('not wanted any more'));
      },
    },
  );
  return { signal: controller.signal, told, work };
}

test('a signal that was aborted before starts nothing', async () => {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const error = await failure(inThread('count', { counter }, { signal: AbortSignal.abort() }));
  expect(error).toMatchObject({ code: 'CANCELLED' });
  await pause(100);
  expect(Atomics.load(counter, 0)).toBe(0);
});

test('an error that a person can act on comes back with its code and its values', async () => {
  const error = await failure(inThread('refuse', { file: 'แบบสำรวจ.csv' }));
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({
    code: 'FILE_CHANGED',
    detail: { file: 'แบบสำรวจ.csv', found: ['a', 'b'], line: 7 },
    sentences: new AppError('FILE_CHANGED', { file: 'แบบสำรวจ.csv' }).sentences,
  });
});

test('an error of the language stays what it is', async () => {
  const error = await failure(inThread('misuse', undefined));
  expect(error).toBeInstanceOf(RangeError);
  expect(error).toHaveProperty('message', 'one of the language');
});

test('a thread that ends before its result is an error, and so is a result that cannot be sent', async () => {
  for (const code of [0, 3]) {
    const error = await failure(inThread('crash', { code }));
    expect([error instanceof Error, error instanceof AppError]).toEqual([true, false]);
    expect(String(error)).toContain(`ended with ${code}`);
  }
  expect(await failure(inThread('unsendable', undefined))).toBeInstanceOf(Error);
});

test('a signal that outlives many jobs is left without listeners', async () => {
  const { signal } = new AbortController();
  await Promise.all([
    inThread('sum', [1], { signal }),
    failure(inThread('refuse', { file: 'a.csv' }, { signal })),
    failure(inThread('misuse', undefined, { signal })),
    failure(inThread('crash', { code: 1 }, { signal })),
  ]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
