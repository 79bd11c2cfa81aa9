import { describe, expect, test } from 'vitest';
import type { AreaPrevalence } from '../../../../shared/contract/analysis.ts';
import type { GapsAnswer } from '../../../../shared/contract/gaps.ts';
import type { AreaMarks } from '../../../../shared/contract/marks.ts';
import { wilsonInterval } from '../../../../electron/engine/statistics/wilson-interval.ts';
import { compareNames } from '../../../../shared/format/collation.ts';
import { indicatorByNo, indicators } from '../../../../shared/cpms/indicators.ts';
import { ageSexFigures, ageSexQuestions, eligibleBands } from '../../../../renderer/features/overview/detail-model.ts';
import { isMostlyHidden } from '../../../../renderer/figures/mostly-hidden.tsx';
import { inFraction, isAbove, readRow, standingOf } from '../../../../shared/figures/figure-reading.ts';
import {
  hiddenFigures,
  indicatorsOfGroup,
  nextSort,
  parseSort,
  printSort,
  rampStep,
  rowWindow,
  scaleTop,
  sortRows,
  type HeatRow,
} from '../../../../renderer/features/overview/heat-model.ts';
import { rampOf } from '../../../../shared/drawing/area-figure.ts';
import { moveInGrid } from '../../../../renderer/ui/move-in-grid.ts';
import {
  areasStandingOut,
  groupContrasts,
  problemsOf,
} from '../../../../renderer/features/overview/overview-answer.ts';
import { sparklinePoints } from '../../../../renderer/figures/sparkline-model.ts';
import { noFilter } from '../../../../shared/contract/filter.ts';

type Counts = readonly [yes: number, no: number, unknown?: number];

/** A row in which every indicator not given has 5 yes and 95 no. */
function area(areaCode: string, given: Readonly<Record<number, Counts>> = {}, surveyYearBE = 2568): AreaPrevalence {
  const counts = indicators.map(({ no }): Counts => given[no] ?? [5, 95, 0]);
  const interval = counts.map(([yes, no]) => wilsonInterval(yes, yes + no));
  return {
    surveyYearBE,
    areaCode,
    children: 100,
    migrants: 20,
    households: 60,
    hidden: counts.map(() => false),
    yes: counts.map(([yes]) => yes),
    no: counts.map(([, no]) => no),
    unknown: counts.map(([, , unknown]) => unknown ?? 0),
    prevalence: counts.map(([yes, no]) => (yes + no === 0 ? null : yes / (yes + no))),
    ciLow: interval.map((found) => found?.low ?? null),
    ciHigh: interval.map((found) => found?.high ?? null),
    livingYes: Array.from({ length: 6 }, () => 1),
    livingKnown: Array.from({ length: 6 }, () => 2),
  };
}

/** Marks in which every indicator not given has grade B and is similar. */
function marksOf(
  areaCode: string,
  given: Readonly<Record<number, { grade?: AreaMarks['grade'][number]; mark?: AreaMarks['mark'][number] }>> = {},
): AreaMarks {
  return {
    areaCode,
    grade: indicators.map(({ no }) => given[no]?.grade ?? 'B'),
    mark: indicators.map(({ no }) => given[no]?.mark ?? 'similar'),
    smoothed: indicators.map(() => 0.05),
    trend: indicators.map(() => 'no-clear-change'),
    byYear: indicators.map(() => [0.05, 0.05]),
  };
}

const province = area('85', Object.fromEntries(indicators.map(({ no }) => [no, [500, 9500]] as const)));
const row = (code: string, name: string, figures: AreaPrevalence | null, marks: AreaMarks | null = null): HeatRow => ({
  code,
  name,
  parent: null,
  figures,
  marks,
});
/** An area whose marks are still being worked out. */
const unmarked = (figures: AreaPrevalence) => ({ figures, marks: null });
const third = (...areas: readonly AreaPrevalence[]) => areas.map((each) => readRow(each, 3));

describe('a cell', () => {
  test('is certain, uncertain, without an answer, or without anybody eligible', () => {
    const states = (counts: Counts) => readRow(area('850101', { 3: counts }), 3).state;
    expect(states([12, 88])).toBe('shown');
    expect(states([3, 26])).toBe('uncertain');
    expect(states([15, 16])).toBe('uncertain');
    expect(states([0, 0, 4])).toBe('no-answer');
    expect(states([0, 0, 0])).toBe('no-eligible');
  });

  test('is shown as a figure or not as the engine grades it, once the grade is there', () => {
    const state = (counts: Counts, grade: AreaMarks['grade'][number]) =>
      readRow(area('850101', { 3: counts }), 3, marksOf('850101', { 3: { grade } })).state;
    expect(state([12, 88], 'D')).toBe('uncertain');
    expect(state([15, 16], 'B')).toBe('shown');
    expect(state([12, 88], 'C')).toBe('shown');
    expect(state([0, 0, 4], 'D')).toBe('no-answer');
  });

  test('stands where the engine marks it, and nowhere until then; uncertain figures stand nowhere', () => {
    const high = area('850101', { 3: [90, 10] });
    const standing = (marks: AreaMarks | null) => standingOf(readRow(high, 3, marks));
    expect(standing(null)).toBeNull();
    expect(standing(marksOf('850101'))).toBe('similar');
    expect(standing(marksOf('850101', { 3: { mark: 'much-higher' } }))).toBe('much-higher');
    expect(standing(marksOf('850101', { 3: { mark: 'much-higher', grade: 'D' } }))).toBeNull();
    expect((['much-higher', 'higher', 'similar', 'lower', 'much-lower', null] as const).map(isAbove)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('that is hidden has neither counts nor a figure', () => {
    const row = area('850101', { 3: [12, 68, 20] });
    const nothing = (values: readonly (number | null)[]) => values.map((value, at) => (at === 2 ? null : value));
    const hidden = {
      ...row,
      hidden: row.hidden.map((_, at) => at === 2),
      yes: nothing(row.yes),
      no: nothing(row.no),
      prevalence: nothing(row.prevalence),
      ciLow: nothing(row.ciLow),
      ciHigh: nothing(row.ciHigh),
    };
    const none = {
      yes: null,
      known: null,
      prevalence: null,
      interval: null,
      completeness: null,
      grade: null,
      mark: null,
    };
    expect(readRow(hidden, 3)).toEqual({ no: 3, unknown: 20, ...none, state: 'hidden' });
    expect(problemsOf(hidden, null).problems.map(({ indicator }) => indicator.no)).not.toContain(3);
    expect(areasStandingOut([{ figures: hidden, marks: null }], () => province)).toEqual([]);
    expect(inFraction(readRow(hidden, 3))).toBe('–');
  });

  test('has its denominator and completeness', () => {
    expect(readRow(area('850101', { 3: [12, 68, 20] }), 3)).toMatchObject({
      yes: 12,
      known: 80,
      unknown: 20,
      prevalence: 0.15,
      completeness: 0.8,
    });
    expect(readRow(area('850101', { 3: [0, 0, 0] }), 3)).toMatchObject({
      prevalence: null,
      completeness: null,
      interval: null,
    });
  });

  test('its hue tells migration, services and problems apart', () => {
    const hues = Object.fromEntries(indicators.map((indicator) => [indicator.no, rampOf(indicator.no)]));
    expect(indicators.filter(({ no }) => hues[no] === 'migration').map(({ no }) => no)).toEqual([1, 2, 7, 8, 9]);
    expect(indicators.filter(({ no }) => hues[no] === 'service').map(({ no }) => no)).toEqual([16]);
  });
});

describe('the colour scale of an indicator', () => {
  test('reaches twice the province where areas hardly differ, and the highest areas where they do', () => {
    const alike = [area('850101', { 3: [60, 940] }), area('850102', { 3: [55, 945] })];
    expect(scaleTop(third(...alike), readRow(province, 3))).toBeCloseTo(0.1);
    expect(scaleTop(third(...alike, area('850103', { 3: [400, 600] })), readRow(province, 3))).toBeCloseTo(0.4);
  });

  test('leaves uncertain figures out', () => {
    expect(scaleTop(third(area('850101', { 3: [60, 940] }), area('850102', { 3: [4, 1] })), null)).toBeCloseTo(0.06);
  });

  test('steps are equal and half-open, the last one closed', () => {
    expect([0, 0.0999, 0.1, 0.35, 0.6999, 0.7, 1].map((share) => rampStep(share, 0.7))).toEqual([1, 1, 2, 4, 7, 7, 7]);
    expect([rampStep(0, 0), rampStep(0.1, 0)]).toEqual([1, 7]);
  });
});

describe('sorting', () => {
  const rows = [
    row('850101', 'ข', area('850101', { 3: [5, 95] })),
    row('850102', 'ก', area('850102', { 3: [20, 80] })),
    row('850103', 'ค', null),
    row('850104', 'ง', area('850104', { 3: [0, 0, 9] })),
    row('850105', 'จ', area('850105', { 3: [0, 100] })),
  ];
  const order = (sort: Parameters<typeof sortRows>[1]) =>
    sortRows(rows, sort, compareNames('th'))
      .map((each) => each.name)
      .join('');

  test('areas without a figure come last in both directions', () => {
    expect(order({ by: 3, direction: 'down' })).toBe('กขจคง');
    expect(order({ by: 3, direction: 'up' })).toBe('จขกคง');
    expect(order({ by: 'name' })).toBe('กขคงจ');
  });

  test('figures of grade D come after those that can be read, in both directions', () => {
    const marked = [
      row('850101', 'ก', area('850101', { 3: [90, 10] }), marksOf('850101', { 3: { grade: 'D' } })),
      row('850102', 'ข', area('850102', { 3: [20, 80] }), marksOf('850102')),
      row('850103', 'ค', area('850103', { 3: [30, 70] }), marksOf('850103')),
      row('850104', 'ง', null),
    ];
    const names = (direction: 'down' | 'up') =>
      sortRows(marked, { by: 3, direction }, compareNames('th'))
        .map((each) => each.name)
        .join('');
    expect([names('down'), names('up')]).toEqual(['คขกง', 'ขคกง']);
  });

  test('a header goes highest first, lowest first, by name; the address says the same', () => {
    const down = nextSort({ by: 'name' }, 13);
    const up = nextSort(down, 13);
    expect([down, up, nextSort(up, 13)].map(printSort)).toEqual(['13', '13up', null]);
    expect(['13', '13up', '0', '23', 'x', undefined].map(parseSort)).toEqual([
      down,
      up,
      ...Array.from({ length: 4 }, () => ({ by: 'name' })),
    ]);
  });
});

test('groups of indicators follow unit and kind', () => {
  expect(indicatorsOfGroup('harm').map(({ no }) => no)).toEqual([6, 11, 13, 19, 20]);
  expect(indicatorsOfGroup('household').map(({ no }) => no)).toEqual([17, 18, 19, 20, 21, 22]);
  expect(indicatorsOfGroup('all')).toHaveLength(22);
});

test('a long table is drawn in part, with rows beyond both edges', () => {
  expect(rowWindow(180, 4000, 500, 26)).toEqual({ from: 0, to: 180, count: 180 });
  expect(rowWindow(10_000, 26_000, 520, 26)).toEqual({ from: 980, to: 1040, count: 10_000 });
  expect(rowWindow(500, 1e6, 500, 26).to).toBe(500);
});

test('keys move within the grid and stop at its edges', () => {
  const size = { rows: 31, columns: 23 };
  const go = (key: string, ctrl = false) => moveInGrid({ r: 1, c: 22 }, key, ctrl, size);
  expect([go('ArrowRight'), go('ArrowUp'), go('Home'), go('PageDown')]).toEqual([
    { r: 1, c: 22 },
    { r: 0, c: 22 },
    { r: 1, c: 0 },
    { r: 11, c: 22 },
  ]);
  expect([go('End', true), go('Home', true), go('ArrowDown', true), go('a')]).toEqual([
    { r: 30, c: 22 },
    { r: 0, c: 0 },
    { r: 30, c: 22 },
    null,
  ]);
});

describe('the answer in words', () => {
  test('areas stand out by problems, never by circumstances or services, nor before they are marked', () => {
    const high = (...numbers: readonly number[]) =>
      Object.fromEntries(numbers.map((no) => [no, { mark: 'higher' }] as const));
    const found = areasStandingOut(
      [
        { figures: area('850101', { 3: [30, 70], 13: [25, 75] }), marks: marksOf('850101', high(3, 13)) },
        { figures: area('850102'), marks: marksOf('850102', high(8, 16, 17)) },
        unmarked(area('850103', { 3: [90, 10] })),
        { figures: area('850104', { 11: [40, 60] }), marks: marksOf('850104', high(11)) },
      ],
      () => province,
    );
    expect(found.map(({ areaCode, problems }) => [areaCode, problems.map(({ no }) => no)])).toEqual([
      ['850101', [3, 13]],
      ['850104', [11]],
    ]);
    const marked = { figures: area('850101', { 3: [90, 10] }), marks: marksOf('850101', high(3)) };
    expect(areasStandingOut([marked], () => null)).toEqual([]);
  });

  test('areas stand out by the engine’s marks: more problems first, then surer ones; never with grade D', () => {
    const found = areasStandingOut(
      [
        { figures: area('850101', { 3: [90, 10] }), marks: marksOf('850101') },
        { figures: area('850102'), marks: marksOf('850102', { 3: { mark: 'higher' } }) },
        { figures: area('850103'), marks: marksOf('850103', { 11: { mark: 'much-higher' } }) },
        { figures: area('850104'), marks: marksOf('850104', { 3: { mark: 'higher' }, 11: { mark: 'higher' } }) },
        { figures: area('850105'), marks: marksOf('850105', { 3: { mark: 'much-higher', grade: 'D' } }) },
        { figures: area('850106'), marks: marksOf('850106', { 3: { mark: 'much-lower' }, 16: { mark: 'higher' } }) },
      ],
      () => province,
    );
    expect(found.map(({ areaCode, problems }) => [areaCode, problems.map(({ no }) => no)])).toEqual([
      ['850104', [3, 11]],
      ['850103', [11]],
      ['850102', [3]],
    ]);
  });

  test('problems of an area are those marked above the rest of the province, else the most frequent', () => {
    const above = problemsOf(area('8501', { 3: [30, 70] }), marksOf('8501', { 3: { mark: 'higher' } }));
    expect([above.isAboveRest, above.problems.map(({ indicator }) => indicator.no)]).toEqual([true, [3]]);
    const none = problemsOf(area('8501'), marksOf('8501'));
    expect([none.isAboveRest, none.problems.length]).toEqual([false, 13]);
  });

  test('a change over the years is told as the engine’s verdict, and not before it is there', () => {
    const now = area('85', { 3: [30, 70], 13: [6, 94] });
    const trends = (marks: AreaMarks | null) =>
      problemsOf(now, marks)
        .problems.filter(({ indicator }) => [3, 13].includes(indicator.no))
        .map(({ indicator, trend }) => [indicator.no, trend]);
    const marks = marksOf('85');
    const trend = marks.trend.map((verdict, i) => (i === 2 ? ('rising' as const) : verdict));
    expect(trends({ ...marks, trend })).toEqual([
      [3, 'rising'],
      [13, marks.trend[12]],
    ]);
    expect(trends(null)).toEqual([
      [3, null],
      [13, null],
    ]);
  });

  test('migrant and Thai children are contrasted by the interval of the gap, in child problems only, the widest first', () => {
    const figure = (prevalence: number, grade: 'A' | 'D' = 'A') => ({
      yes: Math.round(prevalence * 1000),
      known: 1000,
      eligible: 1000,
      prevalence,
      ciLow: prevalence - 0.01,
      ciHigh: prevalence + 0.01,
      grade,
    });
    const gaps: Readonly<Record<number, readonly [thai: number, migrant: number, low: number, high: number]>> = {
      1: [0.01, 0.99, 0.9, 0.99],
      3: [0.05, 0.3, 0.2, 0.3],
      11: [0.05, 0.9, 0.8, 0.9],
      12: [0.1, 0.11, -0.01, 0.03],
      13: [0.1, 0.02, -0.1, -0.06],
      22: [0.05, 0.9, 0.8, 0.9],
    };
    const answer = (grade: 'A' | 'D' = 'A'): GapsAnswer => ({
      areaCode: '85',
      surveyYearBE: 2568,
      by: 'group',
      rows: indicators.map(({ no, unit }) => {
        const [thai, migrant, low, high] = gaps[no] ?? [0.1, 0.1, -0.01, 0.01];
        const difference = { difference: migrant - thai, low, high };
        return {
          indicator: no,
          unit: unit === 'child' ? 'child' : 'child-in-household',
          isByDefinition: no === 1,
          reference: { group: 'thai', ...figure(thai, grade) },
          groups: [{ group: 'migrant', ...figure(migrant), difference, ratio: migrant / thai, ratioInterval: null }],
        };
      }),
    });
    const { migrantHigher, thaiHigher } = groupContrasts(answer());
    expect(migrantHigher.map(({ indicator }) => indicator.no)).toEqual([11, 3]);
    expect(thaiHigher.map(({ indicator }) => indicator.no)).toEqual([13]);
    expect(groupContrasts(answer('D'))).toMatchObject({ migrantHigher: [], thaiHigher: [] });
    expect(groupContrasts(null)).toEqual({ migrantHigher: [], thaiHigher: [], hidden: { hidden: 0, all: 0 } });
  });

  test('hidden figures are counted among those there could be, and most of them is a half or more', () => {
    const shown = area('85010101');
    const hidden = { ...shown, hidden: shown.hidden.map((_, at) => at !== 0) };
    const nobody = area('85010102', { 14: [0, 0] });
    const some = [indicatorByNo(1), indicatorByNo(14)];
    expect(hiddenFigures([{ figures: hidden }, { figures: nobody }, { figures: null }], some)).toEqual({
      hidden: 1,
      all: 3,
    });
    expect(isMostlyHidden({ hidden: 1, all: 3 })).toBe(false);
    expect(isMostlyHidden({ hidden: 2, all: 4 })).toBe(true);
    expect(isMostlyHidden({ hidden: 0, all: 0 })).toBe(false);
  });
});

describe('the details of a figure', () => {
  test('age bands are those with eligible children, and nothing is asked for households or a fixed sex', () => {
    expect(eligibleBands(indicatorByNo(3))).toEqual(['5-9', '10-14', '15-17']);
    expect(eligibleBands(indicatorByNo(14))).toEqual(['10-14', '15-17']);
    expect(ageSexQuestions(indicatorByNo(18), 'tambon', '850101', noFilter)).toEqual([]);
    expect(ageSexQuestions(indicatorByNo(3), 'tambon', '850101', { ...noFilter, sex: 'male' })).toEqual([]);
    expect(
      ageSexQuestions(indicatorByNo(14), 'tambon', '850101', noFilter).map(({ filter }) => [
        filter.area,
        filter.sex,
        filter.ageBands,
      ]),
    ).toEqual([
      ['850101', 'male', ['10-14']],
      ['850101', 'female', ['10-14']],
      ['850101', 'male', ['15-17']],
      ['850101', 'female', ['15-17']],
    ]);
  });

  test('answers are put to their band and sex; an empty one is nobody', () => {
    const answers = [
      [area('850101', { 14: [1, 9] })],
      [],
      [area('850101', { 14: [3, 7] })],
      [area('850101', { 14: [4, 6] })],
    ];
    expect(
      ageSexFigures(indicatorByNo(14), answers).map(({ band, male, female }) => [
        band,
        male?.yes ?? null,
        female?.yes ?? null,
      ]),
    ).toEqual([
      ['10-14', 1, null],
      ['15-17', 3, 4],
    ]);
  });
});

describe('the small line of years', () => {
  const size = { width: 64, height: 20 };

  test('runs from zero at the foot to the highest year at the top', () => {
    expect(sparklinePoints([0, 0.1, 0.2], size)).toEqual({
      lines: ['M3 17L32 10L61 3'],
      points: [
        { x: 3, y: 17 },
        { x: 32, y: 10 },
        { x: 61, y: 3 },
      ],
    });
  });

  test('a year without a figure breaks it and keeps its place', () => {
    const { lines, points } = sparklinePoints([0.1, null, 0.1, 0.2], size);
    expect(lines).toEqual(['M41.7 10L61 3']);
    expect(points.map(({ x }) => x)).toEqual([3, 41.7, 61]);
  });

  test('one year, none, and nothing but zeros', () => {
    expect(sparklinePoints([0.3], size)).toEqual({ lines: [], points: [{ x: 3, y: 3 }] });
    expect(sparklinePoints([null, null], size)).toEqual({ lines: [], points: [] });
    expect(sparklinePoints([0, 0], size).lines).toEqual(['M3 17L61 17']);
  });
});
