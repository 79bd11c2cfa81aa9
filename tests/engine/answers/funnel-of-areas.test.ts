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
  const ask = { indicator: 13, level: 'community', filter: noFilter, adjust: null } as const;

  test('points with their counts, target and over-dispersion by hand', async () => {
    const answer = await (await engineWithRows(rows)).analysis.funnel(ask);
    expect(answer).toMatchObject({ surveyYearBE: 2568, target: 0.2, isOverdispersed: true, isAdjusted: true });
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
    expect(answer.points[1]?.limits95?.high).toBeCloseTo(0.2 + 1.959964 * Math.sqrt((phi * 0.16) / 60), 6);
    expect(answer.points[3]).toMatchObject({ z: null, limits95: null, limits998: null, position: null });
  });

  test('the switch: without the correction the limits are exact and the high one is above them', async () => {
    const client = await engineWithRows(rows);
    const plain = await client.analysis.funnel({ ...ask, adjust: false });
    expect([plain.isAdjusted, plain.isOverdispersed]).toEqual([false, true]);
    expect(plain.points.map(({ position }) => position)).toEqual(['below-95', 'above-99.8', 'below-95', null]);
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
    expect(one).toMatchObject({ target: 0.05, phi: null, isAdjusted: false });
    expect(one.points.map(({ position }) => position)).toEqual(['within']);
    const none = await (await startEngine()).analysis.funnel(ask);
    expect(none).toMatchObject({ surveyYearBE: null, target: null, phi: null, points: [], curve: [] });
  });
});
