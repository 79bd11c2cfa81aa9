import { expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { childrenWith, engineWithRows } from '../../support/many-children.ts';

const elsewhere = { community_code: '85010302' };

test('too few to say that there is no difference is not "similar"', async () => {
  const few = await engineWithRows([...childrenWith('ind13', 2, 12), ...childrenWith('ind13', 30, 150, elsewhere)]);
  const [here, there] = (await few.analysis.marks({ level: 'community', filter: noFilter })).rows;
  expect([here?.grade[12], here?.mark[12], there?.grade[12], there?.mark[12]]).toEqual([
    'D',
    'cannot-tell',
    'B',
    'similar',
  ]);
});

test('a difference that is found with few is said all the same', async () => {
  const few = await engineWithRows([...childrenWith('ind13', 20, 20), ...childrenWith('ind13', 10, 150, elsewhere)]);
  const [here] = (await few.analysis.marks({ level: 'community', filter: noFilter })).rows;
  expect([here?.grade[12], here?.mark[12]]).toEqual(['D', 'much-higher']);
});
