import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { oneAtATime } from '../../electron/engine/one-at-a-time.ts';

test('works run in the order they were given, and one that fails does not stop the next', async () => {
  const inTurn = oneAtATime();
  const heard: string[] = [];
  const work = (name: string, ms: number) => async (): Promise<string> => {
    heard.push(`${name} begins`);
    await pause(ms);
    heard.push(`${name} ends`);
    if (name === 'b') throw new Error('b failed');
    return name;
  };
  const done = await Promise.allSettled([inTurn(work('a', 20)), inTurn(work('b', 5)), inTurn(work('c', 1))]);
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(heard).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('two queues do not wait for each other', async () => {
  const [first, second] = [oneAtATime(), oneAtATime()];
  void first(() => new Promise<void>(() => undefined));
  expect(await second(async () => 1)).toBe(1);
});
