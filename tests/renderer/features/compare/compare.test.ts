import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartTheme } from '../../../../renderer/charts/chart-theme.ts';
import { intervalRows, roundTop, type RowMark } from '../../../../renderer/charts/interval-rows.ts';
import type { IndicatorPair } from '../../../../shared/contract/area-profile.ts';
import type { FunnelAnswer, FunnelPoint } from '../../../../shared/contract/funnel.ts';
import type { GapsAnswer, GroupGap } from '../../../../shared/contract/gaps.ts';
import type { StackedRiskAnswer } from '../../../../shared/contract/stacked-risk.ts';
import type { StandardisedAnswer, StandardisedRow } from '../../../../shared/contract/standardised.ts';
import type { IndicatorTrend, TrendsAnswer } from '../../../../shared/contract/trends.ts';
import {
  formatPoints,
  formatPointsInterval,
  formatRatio,
  formatRatioInterval,
} from '../../../../shared/format/differences.ts';
import {
  clearMarks,
  differenceModel,
  funnelTop,
  type ClearMark,
} from '../../../../renderer/features/compare/difference-model.ts';
import { clearlyApart, gapsModel } from '../../../../renderer/features/compare/gaps-model.ts';
import { directionOf, mixModel } from '../../../../renderer/features/compare/mix-model.ts';
import { stackedModel } from '../../../../renderer/features/compare/stacked-model.ts';
import { trendSummary } from '../../../../renderer/features/compare/trend-model.ts';
import { drawnPrevalence, trendPoints } from '../../../../renderer/charts/trend-points.ts';
import { closePairs, shownCombinations } from '../../../../renderer/figures/co-occurring.ts';

const limits = { low: 0.1, high: 0.3 };

const point = (areaCode: string, change: Partial<FunnelPoint> = {}): FunnelPoint => ({
  areaCode,
  yes: 20,
  known: 100,
  prevalence: 0.2,
  z: 0,
  limits95: limits,
  limits998: limits,
  mark: 'similar',
  ...change,
});

const hiddenPoint = (areaCode: string): FunnelPoint =>
  point(areaCode, {
    yes: null,
    known: null,
    prevalence: null,
    z: null,
    limits95: null,
    limits998: null,
    mark: null,
  });

const funnel = (points: FunnelPoint[]): FunnelAnswer => ({
  surveyYearBE: 2568,
  indicator: 3,
  target: 0.2,
  phi: 1,
  isOverdispersed: false,
  points,
  curve: [],
});

describe('different from the province', () => {
  test('a hidden area is neither a point nor a zero, and one without answers is told apart from it', () => {
    const none = point('850103', { yes: 0, known: 0, prevalence: null, mark: null });
    const model = differenceModel(funnel([point('850101'), hiddenPoint('850102'), none]), () => null);
    expect({ ...model, points: model.points.map((each) => each.areaCode) }).toEqual({
      points: ['850101'],
      hidden: ['850102'],
      withoutAnswer: ['850103'],
      clear: { 'much-higher': [], higher: [], 'much-lower': [], lower: [] },
    });
  });

  test('areas that clearly differ are those of their mark, the farthest first, whatever their prevalence', () => {
    const model = differenceModel(
      funnel([
        point('850101', { z: 4, prevalence: 0.9, mark: 'much-higher' }),
        point('850102', { z: 9, prevalence: 0.4, mark: 'much-higher' }),
        point('850103', { z: -5, prevalence: 0.01, mark: 'lower' }),
        point('850104', { z: 2.2, prevalence: 0.5, mark: 'cannot-tell' }),
      ]),
      () => ({ interval: limits, state: 'shown' }),
    );
    const codes = (mark: ClearMark): readonly string[] => model.clear[mark].map((each) => each.areaCode);
    expect(clearMarks.map(codes)).toEqual([['850102', '850101'], [], [], ['850103']]);
    expect(model.points.map((each) => each.prevalence)).toEqual([0.9, 0.5, 0.4, 0.01]);
  });

  test('the axis ends above every point and never above 100 %', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (shares) => {
        const { points } = differenceModel(
          funnel(shares.map((prevalence, index) => point(String(850000 + index), { prevalence }))),
          () => null,
        );
        const top = funnelTop(points, 0.2);
        expect(top).toBeLessThanOrEqual(1);
        expect(top).toBeGreaterThanOrEqual(Math.max(...shares));
      }),
    );
  });
});

const figure = (yes: number | null, known: number | null) => ({
  yes,
  known,
  eligible: known,
  prevalence: yes === null || known === null || known === 0 ? null : yes / known,
  ciLow: yes === null ? null : 0.1,
  ciHigh: yes === null ? null : 0.4,
  grade: yes === null ? null : (known ?? 0) < 30 ? ('D' as const) : ('A' as const),
});

const gap = (group: GroupGap['group'], low: number | null, high: number | null): GroupGap => ({
  group,
  ...figure(low === null ? null : 10, low === null ? null : 50),
  difference: low === null || high === null ? null : { difference: (low + high) / 2, low, high },
  ratio: null,
  ratioInterval: null,
});

const gaps = (by: GapsAnswer['by'], groups: readonly (readonly GroupGap[])[]): GapsAnswer => ({
  areaCode: '85',
  surveyYearBE: 2568,
  by,
  rows: groups.map((each, index) => ({
    indicator: index + 1,
    unit: 'child',
    reference: { group: 'thai', ...figure(10, 100) },
    groups: [...each],
    isByDefinition: index === 0,
  })),
});

describe('gaps between groups', () => {
  const answer = gaps('group', [
    [gap('migrant', 0.99, 1)],
    [gap('migrant', 0.02, 0.12)],
    [gap('migrant', -0.03, 0.04)],
    [gap('migrant', null, null)],
    [gap('migrant', -0.2, -0.1)],
    [gap('migrant', 0.2, 0.3)],
  ]);

  test('what differs by definition is named and not drawn; a hidden gap is counted and not drawn', () => {
    const model = gapsModel(answer);
    expect(model.byDefinition).toEqual([1]);
    expect(model.hidden).toEqual([4]);
    expect(model.rows.map((row) => row.indicator)).toEqual([2, 3, 5, 6]);
    expect(model.clear.map((row) => row.indicator)).toEqual([2, 5, 6]);
  });

  test('the axis holds every interval, with zero inside', () => {
    const { from, to } = gapsModel(answer);
    expect([from <= -20, to >= 30, from <= 0, to > 0]).toEqual([true, true, true, true]);
    expect(gapsModel(gaps('group', [[gap('migrant', 0, 0)]]))).toMatchObject({ from: 0, to: 1 });
  });

  test('clearly more in a group: the widest gap first, only above zero', () => {
    expect(clearlyApart(answer, 'migrant', 'higher').map((each) => each.indicator)).toEqual([6, 2]);
    expect(clearlyApart(answer, 'migrant', 'lower').map((each) => each.indicator)).toEqual(
      gapsModel(answer)
        .clear.map((row) => row.indicator)
        .filter((no) => no !== 6 && no !== 2),
    );
  });

  test('age bands keep their place in a row, so that a colour is always the same band', () => {
    const [row] = gapsModel(gaps('age-band', [[], [gap('15-17', 0.1, 0.2)]])).rows;
    expect(row?.gaps.map((each) => each?.group ?? null)).toEqual([null, null, '15-17']);
  });
});

const standardised = (areaCode: string, change: Partial<StandardisedRow> = {}): StandardisedRow => ({
  areaCode,
  yes: 10,
  known: 100,
  prevalence: 0.1,
  expected: 8,
  knownLeftOut: 0,
  standardised: { ratio: 1.25, low: 0.9, high: 1.7 },
  crude: { ratio: 1, low: 0.8, high: 1.2 },
  mix: 0.8,
  reading: 'as-expected',
  ...change,
});

test('who lives here: hidden areas apart, readings grouped, the axis beyond the highest ratio', () => {
  const hidden = {
    yes: null,
    known: null,
    prevalence: null,
    expected: null,
    standardised: null,
    crude: null,
    mix: null,
  };
  const answer: StandardisedAnswer = {
    surveyYearBE: 2568,
    indicator: 3,
    unit: 'child',
    method: 'exact',
    rows: [
      standardised('850101'),
      standardised('850102', { ...hidden, reading: null }),
      standardised('850103', { standardised: null, expected: 0, reading: null }),
      standardised('850104', { standardised: { ratio: 3, low: 2, high: 9 }, reading: 'high-for-everyone' }),
    ],
  };
  const model = mixModel(answer);
  expect(model.rows.map((row) => row.areaCode)).toEqual(['850104', '850101']);
  expect([model.hidden, model.withoutAnswer]).toEqual([['850102'], ['850103']]);
  expect(model.byReading['high-for-everyone'].map((row) => row.areaCode)).toEqual(['850104']);
  expect(model.top).toBe(4);
  expect(model.rows[1]).toMatchObject({ mix: 0.8, crude: { ratio: 1 }, standardised: { ratio: 1.25 } });
  expect(directionOf('high-but-for-who-lives-here')).toBe('quiet');
});

const trend = (years: readonly (readonly [number | null, number | null])[]): IndicatorTrend => ({
  indicator: 1,
  verdict: 'no-clear-change',
  yearsUsed: [],
  yearsLeftOut: [],
  change: null,
  test: null,
  smallestVisible: null,
  seenWith80Power: null,
  years: years.map(([yes, known], index) => ({ surveyYearBE: 2566 + index, ...figure(yes, known) })),
});

describe('trend', () => {
  test('a hidden year, one without answers and one too uncertain break the line and are told apart', () => {
    const points = trendPoints(
      trend([
        [10, 100],
        [null, null],
        [20, 100],
        [0, 0],
        [2, 9],
      ]),
    );
    expect(points.map(({ reading }) => reading.state)).toEqual([
      'shown',
      'hidden',
      'shown',
      'no-eligible',
      'uncertain',
    ]);
    expect(points.map(drawnPrevalence)).toEqual([0.1, null, 0.2, null, null]);
  });

  test('every indicator is counted under its verdict', () => {
    const answer: TrendsAnswer = {
      areaCode: null,
      years: [],
      rows: [{ ...trend([]), verdict: 'rising' }, trend([]), { ...trend([]), verdict: 'too-little-data' }],
    };
    expect(trendSummary(answer)).toEqual({
      rising: 1,
      falling: 0,
      'no-clear-change': 1,
      'too-little-data': 1,
      hidden: 0,
    });
  });
});

describe('stacked risk', () => {
  const part = (indicator: number, share: number | null) => ({
    indicator,
    yes: share === null ? null : 5,
    known: share === null ? null : 100,
    headcount: share,
    censoredHeadcount: share,
    contribution: share,
    contributionShare: share,
  });
  const answer = (change: Partial<StackedRiskAnswer> = {}): StackedRiskAnswer => ({
    surveyYearBE: 2568,
    k: 3,
    unknown: 'leave-out',
    isSameOrder: true,
    yes: 5,
    known: 100,
    leftOut: 0,
    H: 0.05,
    A: 0.25,
    M0: 0.0125,
    byIndicator: [part(3, 0.2), part(4, null), part(6, 0.8), part(7, 0)],
    areas: [],
    ...change,
  });

  test('the largest part first, hidden ones last and without a share', () => {
    const model = stackedModel(answer());
    expect(model.byIndicator.map((each) => [each.item.indicator, each.share])).toEqual([
      [6, 0.8],
      [3, 0.2],
      [7, 0],
      [4, null],
    ]);
    expect(model.problemsEach).toBe(1);
  });

  test('hidden, nobody counted and nobody at the cut-off are three different things', () => {
    const states = [
      answer({ known: null, yes: null, H: null, A: null, M0: null }),
      answer({ known: 0, yes: 0, H: null, A: null, M0: null }),
      answer({ yes: 0, H: 0, A: null, M0: 0 }),
      answer(),
    ].map((each) => stackedModel(each).state);
    expect(states).toEqual(['hidden', 'nobody-counted', 'nobody-reaches', 'shown']);
  });
});

describe('co-occurrence', () => {
  const pair = (second: number, low: number | null, phi: number, yes: number | null = 5): IndicatorPair => ({
    first: 1,
    second,
    yes,
    known: yes === null ? null : 100,
    ofFirst: { yes, known: 10 },
    ofSecond: { yes, known: 10 },
    expected: 2,
    lift: 2.5,
    oddsRatio: low === null ? null : low * 2,
    oddsRatioInterval: low === null ? null : { low, high: low * 4 },
    phi,
  });

  test('only pairs that are clearly beyond chance, and never a hidden one', () => {
    const pairs = [pair(2, 1.2, 0.1), pair(3, 0.8, 0.9), pair(4, 2, 0.4), pair(5, null, 0.8), pair(6, 3, 0.7, null)];
    expect(closePairs(pairs).map((each) => each.second)).toEqual([4, 2]);
  });

  test('hidden combinations are counted, not listed', () => {
    const combination = (yes: number | null) => ({ indicators: [1, 2], yes, known: yes, withUnknown: yes });
    expect(shownCombinations([combination(9), combination(null), combination(4)])).toEqual({
      shown: [combination(9), combination(4)],
      hidden: 1,
    });
  });
});

describe('differences and ratios in words', () => {
  test('points carry their sign, and no more decimals than the interval supports', () => {
    expect([formatPoints(0.0321), formatPoints(-0.0321), formatPoints(0), formatPoints(-0.0001)]).toEqual([
      '+3.2',
      '−3.2',
      '0.0',
      '0.0',
    ]);
    expect(formatPoints(0.123, { low: 0.02, high: 0.22 })).toBe('+12');
    expect(formatPointsInterval({ low: -0.011, high: 0.053 })).toBe('−1.1 … +5.3');
  });

  test('ratios lose decimals as they grow', () => {
    expect([formatRatio(1.234), formatRatio(56.51), formatRatio(1234.5)]).toEqual(['1.23', '56.5', '1,235']);
    expect(formatRatioInterval({ low: 0.5, high: 12 })).toBe('0.50–12.0');
  });

  test('an axis ends at a round number not below the value', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (value) => {
        const top = roundTop(value);
        expect(top).toBeGreaterThanOrEqual(value * (1 - 1e-12));
        expect(top).toBeLessThanOrEqual(value * 2.0001);
      }),
    );
  });
});

test('an interval that goes on beyond the axis ends in an arrow, one within it does not', () => {
  const theme = {} as ChartTheme;
  const mark = (high: number): RowMark => ({ value: 1, low: 0.5, high, tone: 'main', tooltip: '' });
  const { series } = intervalRows(theme, {
    rows: [
      { label: 'ก', marks: [mark(2)] },
      { label: 'ข', marks: [mark(3)] },
    ],
    axis: { min: 0, max: 2, format: String },
    reference: null,
    labelWidth: 80,
    spread: 0,
  });
  const api = { coord: ([x, y]: readonly number[]) => [100 * (x ?? 0), 20 * (y ?? 0)] };
  const arrows = [0, 1].map((dataIndex) => {
    const { renderItem } = series[0] as unknown as {
      renderItem: (params: object, api: object) => { children: { type: string }[] };
    };
    return renderItem({ dataIndex }, api).children.filter(({ type }) => type === 'polyline').length;
  });
  expect(arrows).toEqual([0, 1]);
});
