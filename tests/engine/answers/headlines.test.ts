import { expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { children, engineWithRows } from '../../support/many-children.ts';

test('communities that reported are the same whoever the children are; those with such children are counted apart', async () => {
  const client = await engineWithRows([
    ...children(3, { community_code: '85010301', sex: 'หญิง' }),
    ...children(2, { community_code: '85010302', sex: 'ชาย' }),
    ...children(1, { community_code: '85020101', sex: 'ชาย' }),
  ]);
  const counts = async (filter: object) => {
    const [row] = await client.analysis.headlines({ filter: { ...noFilter, ...filter } });
    return [row?.children, row?.communitiesReported, row?.communitiesExpected, row?.communitiesWithSuchChildren];
  };
  expect(await counts({})).toEqual([6, 3, null, 3]);
  expect(await counts({ sex: 'female' })).toEqual([3, 3, null, 1]);
  expect(await counts({ sex: 'male', area: '8501' })).toEqual([2, 2, null, 1]);
});
