import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import type { GapDimension } from '../../../shared/contract/gaps.ts';
import { startEngine, type EngineClient } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

const community = (n: number): string => `850103${String(n).padStart(2, '0')}`;
const in2567 = { survey_year: '2567', survey_date: '15/02/2567' };
const in2566 = { survey_year: '2566', survey_date: '15/02/2566' };

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

describe('gaps', () => {
  const gap = async (client: EngineClient, by: GapDimension, indicator: number) => {
    const { rows } = await client.analysis.gaps({ filter: noFilter, by });
    return rows[indicator - 1];
  };

  test('migrant against Thai: difference and ratio with Katz interval by hand', async () => {
    const client = await engineWithRows([
      ...childrenWith('ind03', 10, 100),
      ...childrenWith('ind03', 20, 50, { nationality: 'ลาว' }),
    ]);
    const row = await gap(client, 'group', 3);
    expect(row?.reference).toMatchObject({ group: 'thai', yes: 10, known: 100, prevalence: 0.1 });
    expect(row?.groups).toHaveLength(1);
    const factor = Math.exp(1.959964 * Math.sqrt(1 / 20 - 1 / 50 + 1 / 10 - 1 / 100));
    expect(row?.groups[0]).toMatchObject({ group: 'migrant', yes: 20, known: 50, ratio: 4 });
    expect(row?.groups[0]?.difference?.difference).toBeCloseTo(0.3, 12);
    expect(row?.groups[0]?.ratioInterval?.low).toBeCloseTo(4 / factor, 5);
    expect(row?.groups[0]?.ratioInterval?.high).toBeCloseTo(4 * factor, 4);
    expect([row?.isByDefinition, (await gap(client, 'group', 1))?.isByDefinition]).toEqual([false, true]);
  });

  test('what the filter says of the dimension itself is not used', async () => {
    const client = await engineWithRows([...children(3), ...children(2, { sex: 'ชาย' }), ...children(1, { sex: '' })]);
    const { rows } = await client.analysis.gaps({ filter: { ...noFilter, sex: 'female' }, by: 'sex' });
    expect([rows[0]?.reference.group, rows[0]?.reference.known, rows[0]?.groups[0]?.known]).toEqual(['male', 2, 3]);
  });

  test('age bands are compared with the youngest in which somebody is eligible', async () => {
    const client = await engineWithRows([
      ...children(2, { birth_date: '10/01/2566' }),
      ...children(3, { birth_date: '10/01/2561' }),
      ...children(4),
      ...children(5, { birth_date: '10/01/2552' }),
    ]);
    const { rows } = await client.analysis.gaps({ filter: noFilter, by: 'age-band' });
    const shape = (no: number) => {
      const row = rows[no - 1];
      return [row?.reference, ...(row?.groups ?? [])].map((each) => [each?.group, each?.known]);
    };
    const older = [
      ['10-14', 4],
      ['15-17', 5],
    ];
    expect(shape(3)).toEqual([['5-9', 3], ...older]);
    expect(shape(13)).toEqual([['0-4', 2], ['5-9', 3], ...older]);
    expect(shape(14)).toEqual(older);
    expect(shape(17)).toEqual([['0-4', 2], ['5-9', 3], ...older]);
  });

  test('birth registration: a child of whom it is not known belongs to neither group', async () => {
    const client = await engineWithRows([
      ...childrenWith('ind03', 2, 4, { ind02: 'ใช่' }),
      ...childrenWith('ind03', 1, 10),
      ...children(5, { ind02: '', ind03: 'ใช่' }),
      ...children(2, { ind02: 'ใช่', ind03: '' }),
    ]);
    const row = await gap(client, 'birth-registration', 3);
    expect(row?.reference).toMatchObject({ group: 'registered', yes: 1, known: 10, eligible: 10 });
    expect(row?.groups[0]).toMatchObject({ group: 'not-registered', yes: 2, known: 4, eligible: 6, ratio: 5 });
    expect((await gap(client, 'birth-registration', 2))?.isByDefinition).toBe(true);
  });

  test('household indicators compare the children living in such households', async () => {
    const client = await engineWithRows([
      ...children(1, { household_id: 'A', ind17: 'ใช่' }),
      ...children(1, { household_id: 'A', nationality: 'ลาว' }),
      ...children(2),
    ]);
    const row = await gap(client, 'group', 17);
    expect([row?.unit, row?.reference.yes, row?.reference.known, row?.groups[0]?.yes, row?.groups[0]?.known]).toEqual([
      'child-in-household',
      1,
      3,
      1,
      1,
    ]);
  });

  test('a group without known answers, or a reference of 0, has nulls', async () => {
    const client = await engineWithRows([...children(5), ...childrenWith('ind03', 1, 5, { sex: 'ชาย' })]);
    const thaiOnly = await gap(client, 'group', 3);
    expect(thaiOnly?.groups[0]).toMatchObject({ prevalence: null, difference: null, ratio: null, ratioInterval: null });
    const girls = await client.analysis.gaps({ filter: { ...noFilter, group: 'thai' }, by: 'sex' });
    expect(girls.rows[3]?.groups[0]).toMatchObject({ yes: 0, known: 5, ratio: null, ratioInterval: null });
    const none = await (await startEngine()).analysis.gaps({ filter: noFilter, by: 'birth-registration' });
    expect(none.rows.every(({ groups }) => groups.every(({ difference }) => difference === null))).toBe(true);
  });
});

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
      [community(2), 14, 100, expect.closeTo(14, 9), 'low-because-of-who-lives-here'],
      [community(3), 0, 0, null, null],
    ]);
    // Garwood's limits for 20 are 12.2165 and 30.8884; the crude expectation is 40 × 34/140.
    expect(answer.rows[0]?.standardised).toEqual({
      ratio: expect.closeTo(1, 9),
      low: expect.closeTo(12.2165 / 20, 4),
      high: expect.closeTo(30.8884 / 20, 4),
    });
    expect(answer.rows[0]?.crude?.ratio).toBeCloseTo(20 / ((40 * 34) / 140), 9);
    expect(answer.rows[2]).toMatchObject({ prevalence: null, standardised: null, crude: null });
  });

  test('an area asked for alone is still compared with the whole province', async () => {
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

  test('one community is as expected; nothing expected and no data have no reading', async () => {
    const one = await (await engineWithRows(childrenWith('ind03', 3, 30))).analysis.standardised(ask);
    expect(one.rows.map(({ reading, standardised }) => [reading, standardised?.ratio])).toEqual([['as-expected', 1]]);
    const zero = await (await engineWithRows(children(30))).analysis.standardised(ask);
    expect(zero.rows[0]).toMatchObject({ expected: 0, standardised: null, reading: null });
    expect((await (await startEngine()).analysis.standardised(ask)).rows).toEqual([]);
  });
});

describe('stacked risk', () => {
  const inSecond = { community_code: community(2) };
  const rows = [
    ...children(1, { ind06: 'ใช่', ind13: 'ใช่', ind16: 'ใช่', ind08: 'ใช่' }),
    ...children(1, { ind06: 'ใช่', ind01: 'ใช่', ind02: 'ใช่', ind05: 'ใช่', ind16: 'ใช่' }),
    ...children(1, { ...inSecond, ind06: 'ใช่', ind13: 'ใช่', ind10: 'ใช่' }),
    ...children(1, inSecond),
    ...children(1, { ...inSecond, ind06: 'ใช่', ind13: 'ใช่', ind21: '' }),
    ...children(1, { ...inSecond, birth_date: '10/01/2549', ind17: 'ใช่', ind18: 'ใช่' }),
  ];
  const ask = { level: 'community', filter: noFilter, k: 2 } as const;

  test('H, A, M0 and their parts by hand; 1, 2, 5, 8 and 16 never count', async () => {
    const answer = await (await engineWithRows(rows)).analysis.stackedRisk(ask);
    expect(answer).toMatchObject({
      surveyYearBE: 2568,
      k: 2,
      unknown: 'leave-out',
      yes: 2,
      known: 4,
      leftOut: 1,
      H: 0.5,
    });
    expect([answer.A, answer.M0]).toEqual([expect.closeTo(5 / 34, 12), expect.closeTo(5 / 68, 12)]);
    expect(answer.byIndicator.map(({ indicator }) => indicator)).toEqual([
      3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22,
    ]);
    expect(answer.byIndicator[2]).toEqual({
      indicator: 6,
      yes: 2,
      known: 4,
      headcount: 0.75,
      censoredHeadcount: 0.5,
      contribution: expect.closeTo(2 / 17 / 4, 12),
      contributionShare: expect.closeTo(0.4, 12),
    });
    expect(answer.areas.map((area) => [area.areaCode, area.yes, area.known, area.leftOut, area.H])).toEqual([
      [community(1), 1, 2, 0, 0.5],
      [community(2), 1, 2, 1, 0.5],
    ]);
    const sum = (parts: readonly (number | null)[]) => parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    expect(sum(answer.byIndicator.map(({ contribution }) => contribution))).toBeCloseTo(answer.M0 ?? 0, 12);
    expect(sum(answer.areas.map(({ contribution }) => contribution))).toBeCloseTo(answer.M0 ?? 0, 12);
    for (const area of answer.areas) expect(sum(area.indicatorContributions)).toBeCloseTo(area.M0 ?? 0, 12);
  });

  test('an unknown answer may count as no instead', async () => {
    const answer = await (await engineWithRows(rows)).analysis.stackedRisk({ ...ask, unknown: 'as-no' });
    expect([answer.yes, answer.known, answer.leftOut, answer.areas[1]?.known]).toEqual([3, 5, 0, 3]);
  });

  test('a child too young for an indicator does not have it and is counted', async () => {
    const client = await engineWithRows(children(2, { birth_date: '10/01/2566', ind14: '', ind15: '', ind13: 'ใช่' }));
    const answer = await client.analysis.stackedRisk({ ...ask, k: 1 });
    expect([answer.yes, answer.known, answer.leftOut, answer.H]).toEqual([2, 2, 0, 1]);
  });

  test('nobody at the cut-off has M0 0 and no intensity; nobody counted has nothing', async () => {
    const none = await (await engineWithRows(children(3))).analysis.stackedRisk(ask);
    expect([none.H, none.A, none.M0, none.byIndicator[0]?.contributionShare]).toEqual([0, null, 0, null]);
    const unknown = await (await engineWithRows(children(3, { ind13: '' }))).analysis.stackedRisk(ask);
    expect([unknown.known, unknown.leftOut, unknown.H, unknown.M0, unknown.areas[0]?.H]).toEqual([
      0,
      3,
      null,
      null,
      null,
    ]);
    const empty = await (await startEngine()).analysis.stackedRisk(ask);
    expect([empty.surveyYearBE, empty.known, empty.H, empty.areas]).toEqual([null, 0, null, []]);
  });
});
