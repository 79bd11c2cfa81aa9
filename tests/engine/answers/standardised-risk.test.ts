import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

const community = (n: number): string => `850103${String(n).padStart(2, '0')}`;

describe('standardised risk', () => {
  const lao = { nationality: 'ลาว' };
  const rows = [
    ...childrenWith('ind03', 20, 40, lao),
    ...childrenWith('ind03', 5, 10, { ...lao, community_code: community(2) }),
    ...childrenWith('ind03', 9, 90, { community_code: community(2) }),
    ...children(3, { community_code: community(3), ind03: '' }),
  ];
  const ask = { indicator: 3, level: 'community', filter: noFilter } as const;

  test('high and low because of who lives here, by hand', async () => {
    const answer = await (await engineWithRows(rows)).analysis.standardised(ask);
    expect(answer).toMatchObject({ surveyYearBE: 2568, indicator: 3, unit: 'child', method: 'exact' });
    expect(answer.rows.map((row) => [row.areaCode, row.yes, row.known, row.expected, row.reading])).toEqual([
      [community(1), 20, 40, expect.closeTo(20, 9), 'high-because-of-who-lives-here'],
      // Nowhere else are there Thai children with an answer: only the ten others are compared.
      [community(2), 14, 100, expect.closeTo(5, 9), 'as-expected'],
      [community(3), 0, 0, null, null],
    ]);
    expect(answer.rows.map(({ knownLeftOut }) => knownLeftOut)).toEqual([0, 90, 0]);
    // Garwood's limits for 20 are 12.2165 and 30.8884; the crude expectation is 40 × 14/100.
    expect(answer.rows[0]?.standardised).toEqual({
      ratio: expect.closeTo(1, 9),
      low: expect.closeTo(12.2165 / 20, 4),
      high: expect.closeTo(30.8884 / 20, 4),
    });
    expect(answer.rows[0]?.crude?.ratio).toBeCloseTo(20 / ((40 * 14) / 100), 9);
    expect(answer.rows.map(({ mix }) => mix)).toEqual([expect.closeTo(20 / 5.6, 9), expect.any(Number), null]);
    expect(answer.rows[2]).toMatchObject({ prevalence: null, standardised: null, crude: null });
  });

  test('an area asked for alone is still compared with the rest of the province', async () => {
    const client = await engineWithRows(rows);
    const all = await client.analysis.standardised(ask);
    const one = await client.analysis.standardised({ ...ask, filter: { ...noFilter, area: community(2) } });
    expect(one.rows).toEqual([all.rows[1]]);
  });

  test('high for everyone: beyond the mix; the mid-P interval is narrower', async () => {
    const client = await engineWithRows([
      ...childrenWith('ind03', 30, 40),
      ...childrenWith('ind03', 10, 200, { community_code: community(2) }),
    ]);
    const exact = await client.analysis.standardised(ask);
    const midP = await client.analysis.standardised({ ...ask, method: 'mid-p' });
    expect(exact.rows.map(({ reading }) => reading)).toEqual(['high-for-everyone', 'low-for-everyone']);
    expect(midP.rows[0]?.standardised?.low).toBeGreaterThan(exact.rows[0]?.standardised?.low ?? 9);
  });

  test('one community has no rest, and like nothing expected and no data no reading', async () => {
    const one = await (await engineWithRows(childrenWith('ind03', 3, 30))).analysis.standardised(ask);
    expect(one.rows.map(({ reading, standardised }) => [reading, standardised])).toEqual([[null, null]]);
    const zero = await (await engineWithRows(children(30))).analysis.standardised(ask);
    expect(zero.rows[0]).toMatchObject({ expected: 0, standardised: null, reading: null });
    expect((await (await startEngine()).analysis.standardised(ask)).rows).toEqual([]);
  });
});
