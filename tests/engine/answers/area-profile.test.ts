import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

const ngao1 = '85010301';
const ngao2 = '85010302';
const filterOf = (area: string) => ({ ...noFilter, area });

describe('age-sex pyramid', () => {
  const rows = [
    ...children(2),
    ...children(1, { sex: 'ชาย', birth_date: '10/01/2565', nationality: 'ลาว' }),
    ...children(1, { sex: '', birth_date: '' }),
    ...children(4, { community_code: ngao2 }),
    ...children(7, { survey_year: '2567', survey_date: '15/02/2567' }),
  ];

  test('children by age band and sex, migrant children among them', async () => {
    const client = await engineWithRows(rows);
    const answer = await client.analysis.population({ filter: filterOf(ngao1) });
    expect(answer).toMatchObject({ areaCode: ngao1, surveyYearBE: 2568, known: 4, yes: 1 });
    expect(answer.cells).toHaveLength(18);
    expect(answer.cells.filter(({ known }) => known !== 0)).toEqual([
      { ageBand: '0-4', sex: 'male', yes: 1, known: 1 },
      { ageBand: '10-14', sex: 'female', yes: 0, known: 2 },
      { ageBand: 'unknown', sex: 'unknown', yes: 0, known: 1 },
    ]);
  });

  test('without an area all children, in the year asked', async () => {
    const client = await engineWithRows(rows);
    const latest = await client.analysis.population({ filter: noFilter });
    const earlier = await client.analysis.population({ filter: { ...noFilter, surveyYearBE: 2567 } });
    const girls = await client.analysis.population({ filter: { ...noFilter, sex: 'female' } });
    expect([latest.known, earlier.known, girls.known]).toEqual([8, 7, 6]);
  });

  test('no data, or none in the area: no cells', async () => {
    const empty = await startEngine();
    expect(await empty.analysis.population({ filter: noFilter })).toEqual({
      areaCode: null,
      surveyYearBE: null,
      known: 0,
      yes: 0,
      cells: [],
    });
    const client = await engineWithRows(rows);
    const elsewhere = await client.analysis.population({ filter: filterOf('85020101') });
    expect([elsewhere.surveyYearBE, elsewhere.cells]).toEqual([2568, []]);
  });
});

describe('migration profile', () => {
  test('five figures beside the province, never added up', async () => {
    const client = await engineWithRows([
      ...childrenWith('ind08', 3, 10),
      ...children(2, { ind08: '' }),
      ...childrenWith('ind08', 1, 30, { community_code: ngao2 }),
    ]);
    const { migration } = await client.analysis.profile({ filter: filterOf(ngao1) });
    expect(migration.map(({ kind, indicator, area }) => [kind, indicator, area.yes, area.known])).toEqual([
      ['arrival', 8, 3, 10],
      ['stateless', 1, 0, 12],
      ['unregistered', 2, 0, 12],
      ['unsettled', 7, 0, 12],
      ['left-behind', 9, 0, 12],
    ]);
    expect(migration[0]?.area).toEqual({
      yes: 3,
      known: 10,
      eligible: 12,
      prevalence: 0.3,
      ciLow: expect.closeTo(0.107791, 6),
      ciHigh: expect.closeTo(0.603222, 6),
      grade: 'D',
    });
    expect(migration[0]?.province).toMatchObject({ yes: 4, known: 40, eligible: 42, prevalence: 0.1 });
  });

  test('an area without a known answer has no prevalence, not zero', async () => {
    const client = await engineWithRows([...children(3, { ind08: '' }), ...children(1, { community_code: ngao2 })]);
    const { migration } = await client.analysis.profile({ filter: filterOf(ngao1) });
    expect(migration[0]?.area).toEqual({
      yes: 0,
      known: 0,
      eligible: 3,
      prevalence: null,
      ciLow: null,
      ciHigh: null,
      grade: 'D',
    });
  });
});

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
