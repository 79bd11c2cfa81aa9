import { expect, test } from 'vitest';
import { tableRows, unknownOf, worstIndicators } from '../../../../renderer/features/quality/completeness-model.ts';

const row = (areaCode: string, known: readonly (number | null)[], eligible: readonly (number | null)[]) => ({
  areaCode,
  children: 10,
  known: [...known],
  eligible: [...eligible],
});

test('the least complete area comes first; hidden cells count for nothing, and go last when they are sorted by', () => {
  const rows = [
    row('850101', [10, null, 0], [10, null, 10]),
    row('850102', [9, 5, 10], [10, 10, 10]),
    row('850103', [10, 10, 0], [10, 10, 0]),
  ];
  expect(tableRows(rows, null).map((each) => [each.areaCode, unknownOf(each)])).toEqual([
    ['850101', 10],
    ['850102', 6],
    ['850103', 0],
  ]);
  expect(tableRows(rows, 2).map(({ areaCode }) => areaCode)).toEqual(['850102', '850103', '850101']);
  const [first] = tableRows(rows, 3);
  expect(first?.cells.map(({ state }) => state)).toEqual(['shown', 'hidden', 'shown']);
  expect(tableRows(rows, null).at(-1)?.cells[2]?.state).toBe('nobody');
  expect(worstIndicators(tableRows(rows, null)).map(({ no }) => no)).toEqual([3, 2, 1]);
});
