import { expect, test } from 'vitest';
import { ofOneState } from '../../../electron/engine/documents/of-one-state.ts';

test('what a change of the data came into is made anew', async () => {
  let revision = 1;
  const seen: number[] = [];
  const made = await ofOneState(
    () => revision,
    async () => {
      seen.push(revision);
      const before = revision;
      if (seen.length < 3) revision++;
      return [before, revision];
    },
  );
  expect([made, seen]).toEqual([
    [3, 3],
    [1, 2, 3],
  ]);
});

test('a failure is that of whoever made it', async () => {
  await expect(
    ofOneState(
      () => 1,
      () => Promise.reject(new Error('locked')),
    ),
  ).rejects.toThrow('locked');
});
