import { expect, test } from 'vitest';
import { hotSpotFill, rankedSpots, spotShortWords, spotWords } from '../../../shared/drawing/hot-spot-model.ts';
import { map as texts } from '../../../shared/i18n/th/map.ts';
import { spotRow } from './map-fixtures.ts';

test('an area against its surroundings is neither coloured nor called like them, and comes after those that are', () => {
  const high = spotRow('850101', { class: 'hot-90' });
  const against = spotRow('850102', { class: 'hot-99', isAgainst: true });
  const none = spotRow('850103', { class: 'none' });
  const lowAround = spotRow('850104', { class: 'cold-95', isAgainst: true });
  expect([against, lowAround].map(hotSpotFill)).toEqual(['--spot-against', '--spot-against']);
  expect([against, lowAround].map((row) => spotWords(row, texts))).toEqual([
    'รอบข้างสูง พื้นที่นี้ต่ำกว่า',
    'รอบข้างต่ำ พื้นที่นี้สูงกว่า',
  ]);
  expect(spotShortWords(against, 'hot-99', texts)).toBe('รอบข้างสูง');
  expect(rankedSpots([none, against, lowAround, high]).map(({ areaCode }) => areaCode)).toEqual([
    '850101',
    '850102',
    '850104',
    '850103',
  ]);
});
