import { expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { engineWithSample } from '../../support/engine.ts';

const sample = engineWithSample();

const asked = {
  level: 'tambon',
  filter: noFilter,
  weights: 'queen',
  permutations: 999,
  seed: 1,
  packId: null,
  smallAreasAreNeighbours: false,
} as const;

test('an area below the province that lies among high ones is against its surroundings, not high, and the other way round', async () => {
  const client = await sample();
  const province = await client.analysis.prevalence({ level: 'province', filter: { ...noFilter, surveyYearBE: 2568 } });
  if (province.encoding !== 'rows') throw new Error('One province is told as rows.');
  const [whole] = province.rows;
  const against: string[] = [];
  for (const indicator of [1, 2, 11, 13, 19]) {
    const [yes, no] = [whole?.yes[indicator - 1] ?? 0, whole?.no[indicator - 1] ?? 0];
    const { rows } = await client.analysis.hotSpots({ ...asked, indicator });
    for (const { areaCode, class: spot, isAgainst, value } of rows) {
      const isBelow = (value ?? 0) < yes / (yes + no);
      const isAbove = (value ?? 0) > yes / (yes + no);
      const expected = spot?.startsWith('hot') ? isBelow : spot?.startsWith('cold') ? isAbove : false;
      expect([indicator, areaCode, isAgainst]).toEqual([indicator, areaCode, expected]);
      if (isAgainst) against.push(`${indicator} ${areaCode} ${spot}`);
    }
  }
  // The only hot spot of indicator 1: 25.1 % where the province has 27.7.
  expect(against.some((each) => each.startsWith('1 850101 hot-'))).toBe(true);
});
