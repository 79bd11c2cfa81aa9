import { describe, expect, test } from 'vitest';
import { map as en } from '../../../../shared/i18n/en/map.ts';
import { map as th } from '../../../../shared/i18n/th/map.ts';
import { noFilter } from '../../../../shared/contract/no-filter.ts';
import type { HotSpotRow } from '../../../../shared/contract/hot-spots.ts';
import type { LegendPart } from '../../../../shared/drawing/legend-parts.ts';
import { profileIndicators } from '../../../../shared/drawing/area-figure.ts';
import {
  hotSpotAreas,
  hotSpotFill,
  hotSpotsAskOf,
  hotSpotSymbols,
  rankedSpots,
} from '../../../../shared/drawing/hot-spot-model.ts';
import type { DrawnScreen, LayerWords } from '../../../../shared/drawing/layers/layer-drawing.ts';
import { drawYear, legendOf } from '../../../../shared/drawing/layers/draw-year.ts';
import type { MapTexts } from '../../../../shared/drawing/map-texts.ts';
import {
  pairAreas,
  pairsOf,
  protectionIndicators,
  rankedPairs,
  thirdLimits,
  thirdOf,
} from '../../../../shared/drawing/pair-model.ts';
import { map, row, rowOf, spotRow, spotsAnswer } from '../../../shared/drawing/map-fixtures.ts';

const choice = { method: 'equal', count: '3', manualText: '', manual: [] } as const;
const indicator = (no: number) =>
  ({ no, key: 'k', unit: 'child', kind: 'need', ages: { from: 6, to: 17 }, th: 'ก', en: 'a' }) as const;
const screen = (change: Partial<DrawnScreen>): DrawnScreen & { readonly years: readonly number[] } => ({
  layer: 'prevalence',
  level: 'tambon',
  shownLevel: 'tambon',
  map,
  rows: [],
  area: null,
  indicator: indicator(3),
  choice,
  leastRatio: 1.25,
  years: [2567, 2568],
  ...change,
});

const words = (parts: readonly LegendPart[]): string[] =>
  parts.flatMap((part) => {
    if (part.kind === 'items') return part.items.map((item) => `${item.words} ${item.count}`.trim());
    return 'words' in part ? [part.words] : [];
  });
const shortName = (no: number): string => `ตัวชี้วัด ${no}`;
const speak = (texts: MapTexts): LayerWords => ({ texts, nameOf: shortName, shortName });

describe('hot spots', () => {
  const rows = [
    spotRow('850101', { class: 'hot-95', giStar: 2.5 }),
    spotRow('850102', { class: 'none' }),
    spotRow('850201', { noResult: 'no-neighbour', giStar: null, island: true }),
  ];
  const byCode = (list: readonly HotSpotRow[]) => new Map(list.map((each) => [each.areaCode, each]));

  test('each result and each reason for none has its own look', () => {
    const fills = [
      spotRow('1', { class: 'hot-99' }),
      spotRow('1', { class: 'cold-90' }),
      spotRow('1', { noResult: 'no-neighbour' }),
      spotRow('1', { noResult: 'too-few' }),
      spotRow('1', { noResult: 'hidden' }),
      spotRow('1', { noResult: 'no-value' }),
      undefined,
    ].map(hotSpotFill);
    expect(fills).toEqual(['--spot-hot-99', '--spot-cold-90', 'island', 'too-few', 'hidden', 'no-data', 'no-data']);
  });

  test('areas and communities are drawn from the same results; a filtered area leaves the others out', () => {
    expect([...hotSpotAreas(['850101', '850201'], byCode(rows)).fills]).toEqual([
      ['850101', '--spot-hot-95'],
      ['850201', 'island'],
    ]);
    const communities = byCode([spotRow('85010101', { class: 'hot-99' }), spotRow('85010102', { class: 'none' })]);
    const circles = hotSpotSymbols(map, communities, '8501');
    expect(circles.map(({ code, fill }) => [code, fill])).toEqual([
      ['85010101', '--spot-hot-99'],
      ['85010102', '--spot-none'],
    ]);
    expect(circles[0]?.radius).toBeGreaterThan(circles[1]?.radius ?? 0);
  });

  test('the surest hot spots come first, areas without a result last', () => {
    const list = [
      spotRow('1', { noResult: 'too-few', giStar: null }),
      spotRow('2', { class: 'none', giStar: 1 }),
      spotRow('3', { class: 'cold-99', giStar: -3 }),
      spotRow('4', { class: 'hot-90', giStar: 3 }),
      spotRow('5', { class: 'hot-99', giStar: 2 }),
    ];
    expect(rankedSpots(list).map((each) => each.areaCode)).toEqual(['5', '4', '3', '2', '1']);
  });

  test('the question is asked of touching areas, of communities by nearness, always with the same seed', () => {
    const filter = { ...noFilter, surveyYearBE: 2568 };
    expect(hotSpotsAskOf(3, 'tambon', filter)).toMatchObject({
      level: 'tambon',
      weights: 'queen',
      seed: 1,
      permutations: 9999,
    });
    expect(hotSpotsAskOf(3, 'community', filter)).toMatchObject({ level: 'community', weights: 'knn:8' });
  });

  test('the legend says in words what the colours claim, the technical term once, and warns under 30 areas', () => {
    const spots = screen({ layer: 'hot-spots' });
    const drawn = drawYear(spots, 2568, spotsAnswer(rows, 2));
    const said = words(legendOf(spots, [drawn], speak(th)));
    expect(said[0]).toBe('ค่าสูงอยู่ติดกันมากกว่าที่จะเกิดโดยบังเอิญ (hot\u00a0spot)');
    expect(said.filter((line) => line.includes('hot'))).toHaveLength(1);
    expect(said).toContain('ไม่มีพื้นที่ติดกัน จึงไม่มีผล 1 แห่ง');
    expect(said).toContain('มั่นใจ (95%) 1 แห่ง');
    expect(said[4]).toBe('ไม่พบค่าต่ำอยู่ติดกันมากกว่าที่จะเกิดโดยบังเอิญ (cold\u00a0spot)');
    expect(said.filter((line) => /^มั่นใจ.*แห่ง$/.test(line))).toHaveLength(2);
    expect(said.some((line) => line.startsWith('ใช้ดูเบื้องต้นเท่านั้น: ทดสอบได้ 2 พื้นที่'))).toBe(true);
    const many = drawYear(spots, 2568, spotsAnswer(rows, 30));
    expect(words(legendOf(spots, [many], speak(th))).some((line) => line.startsWith('ใช้ดูเบื้องต้น'))).toBe(false);
    expect(words(legendOf(spots, [drawn], speak(en)))[0]).toBe(
      'High values side by side, more than chance would make (hot\u00a0spot)',
    );
  });

  test('while it is calculated nothing is drawn, and the legend says so', () => {
    const spots = screen({ layer: 'hot-spots' });
    const drawn = drawYear(spots, 2568, null);
    expect(drawn.drawing.fills.size).toBe(0);
    expect(words(legendOf(spots, [drawn], speak(th)))).toEqual([th.spotWaiting]);
  });
});

describe('migration by another indicator', () => {
  const areas = [10, 20, 30, 40, 50, 60].map((yes, i) => rowOf(`85010${i + 1}`, { 8: [yes, 100], 3: [70 - yes, 100] }));

  test('thirds are of the areas of all years with 30 or more answers; a figure on a limit is in the third above', () => {
    const limits = thirdLimits(areas, 8);
    expect(limits).toEqual([0.267, 0.433]);
    expect([0.1, 0.267, 0.433, 0.6].map((value) => thirdOf(value, limits ?? [0, 0]))).toEqual([1, 2, 3, 3]);
    const more = [...areas, row('850107', 8, 29, 29, 2567), rowOf('850108', { 8: 'hidden' })];
    expect(thirdLimits(more, 8)).toEqual(limits);
    expect(thirdLimits([...areas, row('850101', 8, 100, 100, 2566)], 8)).not.toEqual(limits);
  });

  test('repeated figures leave no middle third; equal figures leave none', () => {
    const zeros = [0, 0, 0, 0, 5, 9].map((yes, i) => row(`85010${i + 1}`, 8, yes, 100));
    const limits = thirdLimits(zeros, 8);
    expect(limits?.[0]).toBe(limits?.[1]);
    expect(thirdLimits([row('1', 8, 5, 100), row('2', 8, 5, 100)], 8)).toBeNull();
    expect(thirdLimits([], 8)).toBeNull();
  });

  test('an area has a colour on both scales, or the look of what it lacks', () => {
    const rows = [
      ...areas,
      rowOf('850107', { 8: [3, 29], 3: [5, 100] }),
      rowOf('850108', { 8: [30, 100], 3: 'hidden' }),
      rowOf('850109', { 8: [30, 100], 3: [0, 0] }),
    ];
    const limits = { migration: thirdLimits(areas, 8), other: thirdLimits(areas, 3) };
    const pairs = pairsOf(rows, 2568, 3, limits);
    const codes = rows.map((each) => each.areaCode);
    expect([...pairAreas([...codes, '850110'], pairs).fills.values()]).toEqual([
      '--pair-1-3',
      '--pair-1-3',
      '--pair-2-2',
      '--pair-2-2',
      '--pair-3-1',
      '--pair-3-1',
      'too-few',
      'hidden',
      'no-data',
      'no-data',
    ]);
    const noThirds = pairsOf(rows, 2568, 3, { migration: null, other: limits.other });
    expect(pairAreas(['850101', '850107'], noThirds).fills).toEqual(new Map([['850107', 'too-few']]));
  });

  test('high on both comes first', () => {
    const rows = [
      rowOf('1', { 8: [10, 100], 3: [90, 100] }),
      rowOf('2', { 8: [90, 100], 3: [80, 100] }),
      rowOf('3', { 8: [5, 20], 3: [95, 100] }),
    ];
    const limits = { migration: [0.2, 0.5], other: [0.2, 0.5] } as const;
    expect(rankedPairs(pairsOf(rows, 2568, 3, limits).values()).map(({ code }) => code)).toEqual(['2', '1', '3']);
  });

  test('migration is never laid over itself or over civil status', () => {
    const numbers = protectionIndicators.map(({ no }) => no);
    expect(numbers.filter((no) => (profileIndicators as readonly number[]).includes(no))).toEqual([]);
    expect(numbers).toHaveLength(22 - profileIndicators.length);
  });

  test('the legend names both sides, their limits, and that high together is no cause', () => {
    const pair = screen({ layer: 'pair', rows: areas });
    const parts = legendOf(pair, [drawYear(pair, 2568, null)], speak(th));
    const grid = parts.find((part) => part.kind === 'grid');
    expect([grid?.across, grid?.up]).toEqual(['ตัวชี้วัด 8', 'ตัวชี้วัด 3']);
    expect(grid?.rows.map((line) => line.map(({ colour }) => colour))[0]).toEqual([
      '--pair-1-3',
      '--pair-2-3',
      '--pair-3-3',
    ]);
    expect(words(parts)).toContain('ตัวชี้วัด 8: กลางเริ่มที่ 26.7% สูงเริ่มที่ 43.3%');
    expect(words(parts).at(-1)).toBe(th.pairCaution);
  });
});

describe('legend of classes', () => {
  const rows = [
    row('850101', 3, 10, 100),
    rowOf('850102', { 3: 'hidden' }),
    row('850201', 3, 3, 10),
    row('850101', 3, 50, 100, 2567),
  ];

  test('hidden, uncertain and missing are three entries, each counted, none where there is none of it', () => {
    const shown = screen({ rows });
    const said = words(legendOf(shown, [drawYear(shown, 2568, null)], speak(th)));
    expect(said).toContain('ปกปิดเพื่อคุ้มครองเด็ก 1 แห่ง');
    expect(said).toContain('ข้อมูลน้อย ดูเป็นช่วง ในจำนวนนี้ 1 แห่ง');
    expect(said.some((line) => line.startsWith(th.noData))).toBe(false);
    const before = words(legendOf(shown, [drawYear(shown, 2567, null)], speak(th)));
    expect(before).toContain('ไม่มีข้อมูล 2 แห่ง');
    expect(before.some((line) => line.startsWith(th.hidden))).toBe(false);
  });

  test('side by side the classes stay and the counts go: they would be of several maps', () => {
    const shown = screen({ rows });
    const both = legendOf(shown, [drawYear(shown, 2567, null), drawYear(shown, 2568, null)], speak(th));
    const items = both.flatMap((part) => (part.kind === 'items' ? part.items : []));
    expect(items.map((item) => item.count)).toEqual(items.map(() => ''));
    expect(items.map((item) => item.swatch.fill)).toEqual([
      '--ramp-prevalence-7',
      '--ramp-prevalence-4',
      '--ramp-prevalence-1',
      'uncertain',
      'hidden',
      'no-data',
    ]);
  });

  test('the five sides of migration say that they are not added up', () => {
    const profile = screen({ layer: 'profile', rows: [row('850101', 8, 10, 100)], indicator: indicator(8) });
    expect(words(legendOf(profile, [drawYear(profile, 2568, null)], speak(th)))).toContain(th.profileCaution);
  });
});
