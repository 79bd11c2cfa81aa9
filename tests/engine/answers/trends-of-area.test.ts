import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

const community = (n: number): string => `850103${String(n).padStart(2, '0')}`;
const in2567 = { survey_year: '2567', survey_date: '15/02/2567' };
const in2566 = { survey_year: '2566', survey_date: '15/02/2566' };

describe('trends', () => {
  const rows = [
    ...childrenWith('ind13', 6, 60, in2566),
    ...childrenWith('ind13', 18, 60, in2567),
    ...childrenWith('ind13', 30, 60),
    ...childrenWith('ind13', 5, 60, { community_code: community(2) }),
    ...childrenWith('ind13', 50, 60, { ...in2567, community_code: community(2) }),
    ...childrenWith('ind13', 5, 60, { ...in2566, community_code: community(2) }),
  ];

  test('three years: verdict, change with interval, and what could have been seen', async () => {
    const client = await engineWithRows(rows);
    const answer = await client.analysis.trends({
      filter: { ...noFilter, area: community(1), surveyYearBE: 2567 },
    });
    const trend = answer.rows[12];
    expect([answer.areaCode, answer.years]).toEqual([community(1), [2566, 2567, 2568]]);
    expect(trend).toMatchObject({ indicator: 13, verdict: 'rising', yearsUsed: [2566, 2567, 2568], yearsLeftOut: [] });
    expect(trend?.change?.difference).toBeCloseTo(0.4, 12);
    expect(trend?.test?.z).toBeCloseTo((60 * 0.4) / Math.sqrt(0.3 * 0.7 * 120), 9);
    // From 6 of 60, the Newcombe interval leaves 0 behind at 15 of 60.
    expect(trend?.change).toMatchObject({ low: expect.closeTo(0.240802, 6), high: expect.closeTo(0.533753, 6) });
    expect(trend?.smallestVisible?.rise).toBeCloseTo(0.15, 12);
    expect(trend?.years.map(({ yes, known, prevalence }) => [yes, known, prevalence])).toEqual([
      [6, 60, 0.1],
      [18, 60, 0.3],
      [30, 60, 0.5],
    ]);
    const bump = await client.analysis.trends({ filter: { ...noFilter, area: community(2) } });
    expect(bump.rows[12]?.verdict).toBe('no-clear-change');
  });

  test('all areas together, and a year in which an area has no children', async () => {
    const client = await engineWithRows([...rows, ...children(40, { community_code: '50010101' })]);
    const all = await client.analysis.trends({ filter: noFilter });
    expect(all.rows[12]?.years.map(({ known }) => known)).toEqual([120, 120, 160]);
    const late = await client.analysis.trends({ filter: { ...noFilter, area: '50010101' } });
    expect(late.rows[12]).toMatchObject({
      verdict: 'too-little-data',
      yearsUsed: [2568],
      yearsLeftOut: [2566, 2567],
      change: null,
      smallestVisible: null,
    });
    expect(late.rows[12]?.years.map(({ prevalence }) => prevalence)).toEqual([null, null, 0]);
  });

  test('one year, or none, is too little', async () => {
    const one = await (await engineWithRows(children(50))).analysis.trends({ filter: noFilter });
    const none = await (await startEngine()).analysis.trends({ filter: noFilter });
    expect([...new Set([...one.rows, ...none.rows].map(({ verdict }) => verdict))]).toEqual(['too-little-data']);
    expect([none.years, none.rows[0]?.years]).toEqual([[], []]);
  });
});
