import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, engineWithRows } from '../../support/many-children.ts';

const ngao1 = '85010301';
const ngao2 = '85010302';
const filterOf = (area: string) => ({ ...noFilter, area });

describe('indicators that come together', () => {
  const rows = [
    ...children(2, { ind06: 'ใช่', ind13: 'ใช่' }),
    ...children(1, { ind06: 'ใช่' }),
    ...children(1, { ind13: 'ใช่' }),
    ...children(6),
    ...children(3, { community_code: ngao2, ind06: 'ใช่', ind13: 'ใช่' }),
  ];

  test('a pair: both, expected, lift and odds ratio by hand', async () => {
    const { pairs } = await (await engineWithRows(rows)).analysis.profile({ filter: filterOf(ngao1) });
    expect(pairs.find(({ first, second }) => first === 6 && second === 13)).toEqual({
      first: 6,
      second: 13,
      yes: 2,
      known: 10,
      ofFirst: { yes: 2, known: 3 },
      ofSecond: { yes: 2, known: 3 },
      expected: expect.closeTo(0.9, 12),
      lift: expect.closeTo(2 / 0.9, 12),
      oddsRatio: 12,
      oddsRatioInterval: {
        low: expect.closeTo(12 / Math.exp(1.959964 * Math.sqrt(1 / 2 + 1 + 1 + 1 / 6)), 4),
        high: expect.closeTo(12 * Math.exp(1.959964 * Math.sqrt(1 / 2 + 1 + 1 + 1 / 6)), 2),
      },
      phi: expect.closeTo((2 * 6 - 1) / (3 * 7), 12),
    });
  });

  test('every pair of the 21 indicators without 16; a pair that nobody has is 0 with nulls', async () => {
    const client = await engineWithRows([...rows, ...children(1, { ind16: 'ใช่', ind13: 'ใช่' })]);
    const { pairs, combinations } = await client.analysis.profile({ filter: filterOf(ngao1) });
    expect(pairs).toHaveLength(210);
    expect(pairs.some(({ first, second }) => first === 16 || second === 16)).toBe(false);
    expect(combinations.map(({ indicators, yes }) => [indicators, yes])).toEqual([[[6, 13], 2]]);
    expect(pairs[0]).toMatchObject({ first: 1, second: 2, yes: 0, known: 11, lift: null, oddsRatio: null, phi: null });
  });

  test('a child too young for an indicator says nothing about its pairs, and is not unknown in a combination', async () => {
    const client = await engineWithRows([
      ...children(1, { birth_date: '10/01/2565', ind06: 'ใช่', ind13: 'ใช่' }),
      ...children(1, { ind06: 'ใช่', ind13: 'ใช่', ind15: '' }),
      ...children(1, { ind06: 'ใช่', ind13: 'ใช่', ind17: 'ใช่' }),
    ]);
    const { pairs, combinations } = await client.analysis.profile({ filter: filterOf(ngao1) });
    const known = (first: number, second: number) =>
      pairs.find((pair) => pair.first === first && pair.second === second)?.known;
    expect([known(6, 13), known(6, 14), known(14, 15), known(6, 17)]).toEqual([3, 2, 1, 3]);
    expect(combinations).toEqual([
      { indicators: [6, 13], yes: 2, known: 3, withUnknown: 1 },
      { indicators: [6, 13, 17], yes: 1, known: 3, withUnknown: 0 },
    ]);
  });

  test('household answers are those of the household, in every child who lives there', async () => {
    const client = await engineWithRows([
      ...children(1, { household_id: 'A', ind19: 'ใช่', ind13: 'ใช่' }),
      ...children(1, { household_id: 'A', ind19: '', ind13: 'ใช่' }),
    ]);
    const { combinations } = await client.analysis.profile({ filter: filterOf(ngao1), combinations: 1 });
    expect(combinations).toEqual([{ indicators: [13, 19], yes: 2, known: 2, withUnknown: 0 }]);
  });

  test('no data: figures without numbers, no combinations', async () => {
    const answer = await (await startEngine()).analysis.profile({ filter: filterOf(ngao1) });
    expect([answer.surveyYearBE, answer.combinations, answer.migration.map(({ area }) => area.prevalence)]).toEqual([
      null,
      [],
      [null, null, null, null, null],
    ]);
  });
});
