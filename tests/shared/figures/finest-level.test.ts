import { expect, test } from 'vitest';
import type { FiguresView } from '../../../shared/contract/analysis.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { finestLevel } from '../../../shared/figures/finest-level.ts';

const filters: NonNullable<FiguresView['filters']> = [
  {
    level: 'province',
    dimensions: [['sex'], ['age'], ['group'], ['sex', 'age']],
    ageBands: [['0-4'], ['5-9'], ['10-14'], ['15-17'], ['18+', 'unknown']],
  },
  {
    level: 'tambon',
    dimensions: [['sex'], ['age']],
    ageBands: [
      ['0-4', '5-9'],
      ['10-14', '15-17'],
    ],
  },
  { level: 'community', dimensions: [], ageBands: [] },
];

test('the finest level that tells these children apart', () => {
  expect(finestLevel(noFilter, filters)).toBe('community');
  expect(finestLevel({ ...noFilter, sex: 'male' }, filters)).toBe('tambon');
  expect(finestLevel({ ...noFilter, group: 'thai' }, filters)).toBe('province');
  expect(finestLevel({ ...noFilter, sex: 'male', ageBands: ['0-4', '5-9'] }, filters)).toBe('province');
  expect(finestLevel({ ...noFilter, sex: 'male', group: 'thai' }, filters)).toBeNull();
});

test('ages are told apart where whole parts make them up', () => {
  expect(finestLevel({ ...noFilter, ageBands: ['10-14', '15-17'] }, filters)).toBe('tambon');
  expect(finestLevel({ ...noFilter, ageBands: ['10-14'] }, filters)).toBe('province');
  expect(finestLevel({ ...noFilter, ageBands: ['unknown'] }, filters)).toBeNull();
});
