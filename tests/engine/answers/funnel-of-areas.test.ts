import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

const community = (n: number): string => `850103${String(n).padStart(2, '0')}`;
const in2567 = { survey_year: '2567', survey_date: '15/02/2567' };

describe('funnel', () => {
  const rows = [
    ...childrenWith('ind13', 10, 100, { community_code: community(1) }),
    ...childrenWith('ind13', 30, 60, { community_code: community(2) }),
    ...childrenWith('ind13', 8, 80, { community_code: community(3) }),
    ...children(2, { community_code: community(4), ind13: '' }),
    ...children(9, in2567),
  ];
  const ask = { indicator: 13, level: 'community', filter: noFilter } as const;

  test('points with their counts, target and over-dispersion by hand; limits are exact, whatever φ is', async () => {
    const answer = await (await engineWithRows(rows)).analysis.funnel(ask);
    expect(answer).toMatchObject({ surveyYearBE: 2568, target: 0.2, isOverdispersed: true });
    const z = [-2.5, 0.3 / Math.sqrt(0.16 / 60), -0.1 / Math.sqrt(0.16 / 80)];
    expect(answer.points.map((point) => [point.areaCode, point.yes, point.known, point.prevalence])).toEqual([
      [community(1), 10, 100, 0.1],
      [community(2), 30, 60, 0.5],
      [community(3), 8, 80, 0.1],
      [community(4), 0, 0, null],
    ]);
    z.forEach((each, i) => expect(answer.points[i]?.z).toBeCloseTo(each, 9));
    // Three z-scores, winsorised at 10 %: the ends move a fifth of the way to the middle one.
    const [a, b, c] = [z[0]! + 0.2 * (z[2]! - z[0]!), z[1]! - 0.2 * (z[1]! - z[2]!), z[2]!];
    const phi = (a * a + b * b + c * c) / 3;
    expect(answer.phi).toBeCloseTo(phi, 9);
    // qbinom(0.975, 60, 0.2) is 18; the interpolated limit lies within one child of it.
    expect(Math.abs((answer.points[1]?.limits95?.high ?? 0) * 60 - 18)).toBeLessThan(1);
    expect(answer.points[3]).toMatchObject({ z: null, limits95: null, limits998: null, mark: null });
  });

  test('a point has the mark that every other screen says, whatever area the filter names', async () => {
    const client = await engineWithRows(rows);
    for (const area of [null, '85', '850103']) {
      const { points } = await client.analysis.funnel({ ...ask, filter: { ...noFilter, area } });
      const { rows: marked } = await client.analysis.marks({ level: 'community', filter: { ...noFilter, area } });
      expect(points.map(({ areaCode, mark }) => [areaCode, mark])).toEqual(
        marked.map(({ areaCode, mark }) => [areaCode, mark[12]]),
      );
    }
    const { points } = await client.analysis.funnel(ask);
    expect(points.map(({ mark }) => mark)).toEqual(['lower', 'much-higher', 'cannot-tell', null]);
  });

  test('the centre line is the figure of the province, also for a part of it', async () => {
    const elsewhere = childrenWith('ind13', 40, 50, { community_code: '85020101' });
    const client = await engineWithRows([...rows, ...elsewhere]);
    const { points, target } = await client.analysis.funnel({ ...ask, filter: { ...noFilter, area: '850103' } });
    expect([points.length, target]).toEqual([4, 88 / 290]);
  });

  test('the curve runs from 1 to beyond the largest denominator and narrows', async () => {
    const { curve, target } = await (await engineWithRows(rows)).analysis.funnel(ask);
    const known = curve.map((point) => point.known);
    expect([known[0], known.at(-1)]).toEqual([1, 105]);
    expect(known).toEqual([...new Set(known)].toSorted((a, b) => a - b));
    const widths = curve.map(({ limits95 }) => limits95.high - limits95.low);
    expect(widths.at(-1)).toBeLessThan(widths[Math.floor(widths.length / 2)] ?? 0);
    for (const { limits95, limits998 } of curve) {
      expect(limits998.low).toBeLessThanOrEqual(limits95.low);
      expect(limits998.high).toBeGreaterThanOrEqual(limits95.high);
      expect(limits95.low).toBeLessThanOrEqual(target ?? 0);
    }
  });

  test('one community is its own target; no data has neither target nor curve', async () => {
    const one = await (await engineWithRows(childrenWith('ind13', 1, 20))).analysis.funnel(ask);
    expect(one).toMatchObject({ target: 0.05, phi: null });
    expect(one.points.map(({ mark }) => mark)).toEqual([null]);
    const none = await (await startEngine()).analysis.funnel(ask);
    expect(none).toMatchObject({ surveyYearBE: null, target: null, phi: null, points: [], curve: [] });
  });
});
