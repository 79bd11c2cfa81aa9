import { describe, expect, test } from 'vitest';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import { areaFigure } from '../../../shared/drawing/area-figure.ts';
import {
  boundsOfArea,
  choropleth,
  classedFigures,
  codesWithin,
  levelWithin,
  mapArea,
  migrationSymbols,
  mostMovedIn,
  nameOnMap,
  ranked,
  readManualBreaks,
  selectedWithin,
  symbolRadius,
  symbolSteps,
} from '../../../shared/drawing/map-model.ts';
import { scaleOf } from '../../../shared/drawing/scale-of.ts';
import { filled, map, row, rowOf } from './map-fixtures.ts';

const rows = [
  row('850101', 13, 10, 100),
  row('850102', 13, 0, 0),
  row('850201', 13, 3, 10),
  row('850101', 13, 50, 100, 2567),
];
const classed = classedFigures(rows, 2568, 13, { method: 'equal', count: 2 });

describe('classedFigures', () => {
  test('limits hold for all years, counts for the shown one', () => {
    expect(classed.classes).toEqual([
      { from: 0.1, to: 0.3, isLast: false, colour: '--ramp-prevalence-1', count: 1 },
      { from: 0.3, to: 0.5, isLast: true, colour: '--ramp-prevalence-7', count: 1 },
    ]);
    const before = classedFigures(rows, 2567, 13, { method: 'equal', count: 2 });
    expect(before.classes.map((each) => [each.from, each.to, each.count])).toEqual([
      [0.1, 0.3, 0],
      [0.3, 0.5, 1],
    ]);
  });

  test('no figure at all gives no class', () => {
    expect(classedFigures([row('850101', 13, 0, 0)], 2568, 13, { method: 'quantile', count: 5 }).classes).toEqual([]);
  });

  test('hues: migration and civil status, services, everything else', () => {
    const hue = (no: number): string | undefined =>
      classedFigures([row('850101', no, 1, 4)], 2568, no, { method: 'quantile', count: 1 }).classes[0]?.colour;
    expect([8, 1, 16, 3].map(hue)).toEqual([
      '--ramp-migration-4',
      '--ramp-migration-4',
      '--ramp-service-4',
      '--ramp-prevalence-4',
    ]);
  });
});

describe('choropleth', () => {
  test('no known answer is no data, not the lowest class; few answers are uncertain; outside the filter is neither', () => {
    expect(choropleth(codesWithin(map, 'tambon', null), classed)).toEqual({
      fills: new Map([
        ['850101', '--ramp-prevalence-1'],
        ['850102', 'no-data'],
        ['850201', '--ramp-prevalence-7'],
      ]),
      uncertain: new Set(['850201']),
      symbols: [],
    });
    expect([...choropleth(codesWithin(map, 'tambon', '8502'), classed).fills.keys()]).toEqual(['850201']);
  });
});

describe('the filter on the map', () => {
  test('a community stands for its tambon', () => {
    expect([null, '85', '8501', '850101', '85010103'].map(mapArea)).toEqual([null, '85', '8501', '850101', '850101']);
  });

  test('no level larger than the area of the filter is shown, which would be filled by a part of it', () => {
    expect(levelWithin(null, 'province')).toBe('province');
    expect(levelWithin('8501', 'province')).toBe('amphoe');
    expect(levelWithin('8501', 'tambon')).toBe('tambon');
    expect(levelWithin('850101', 'amphoe')).toBe('tambon');
    expect(levelWithin('85010101', 'province')).toBe('tambon');
  });

  test('a selection is cut to the level that is drawn; a larger area is none', () => {
    expect(selectedWithin('85010103', 'tambon')).toBe('850101');
    expect(selectedWithin('85010103', 'community')).toBe('85010103');
    expect([selectedWithin('8501', 'tambon'), selectedWithin(null, 'tambon'), selectedWithin('x', 'tambon')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('the box of an area is around all its parts; the province and communities have none of their own', () => {
    expect(boundsOfArea(map, '850102')).toEqual([99, 9, 100, 10]);
    expect([null, '85', '85010101', '850199'].map((code) => boundsOfArea(map, code))).toEqual([null, null, null, null]);
  });

  test('names come from the map, Thai where it has no English one', () => {
    expect(nameOnMap(map, '850101', 'en')).toBe('Khao Niwet');
    expect(nameOnMap(map, '850102', 'en')).toBe('ต.850102');
    expect([nameOnMap(map, '850199', 'th'), nameOnMap(map, '85010101', 'th')]).toEqual([null, null]);
  });
});

describe('hidden for privacy', () => {
  const withHidden = [rowOf('850101', { 13: 'hidden' }), row('850102', 13, 20, 100), row('850201', 13, 40, 100)];
  const hidden = areaFigure(withHidden[0] ?? row('850101', 13, 0, 0), 13);

  test('a hidden figure is neither a number nor missing data, and nothing follows from it', () => {
    expect(hidden).toEqual({
      code: '850101',
      no: 13,
      yes: null,
      known: null,
      unknown: 2,
      prevalence: null,
      interval: null,
      completeness: null,
      grade: null,
      mark: null,
      state: 'hidden',
    });
  });

  test('a null without its mark is hidden too: it is never read as zero', () => {
    expect(areaFigure({ ...row('850101', 13, 1, 50), yes: filled(22, null) }, 13).state).toBe('hidden');
  });

  test('it takes no part in the classes of prevalence or completeness, and has its own look in both', () => {
    for (const measure of ['prevalence', 'completeness'] as const) {
      const drawn = choropleth(
        codesWithin(map, 'tambon', null),
        classedFigures(withHidden, 2568, 13, { method: 'equal', count: 2 }, measure),
      );
      expect(drawn.fills.get('850101')).toBe('hidden');
      expect(drawn.fills.get('850102')).toMatch(/^--ramp/);
    }
    const { classes } = classedFigures(withHidden, 2568, 13, { method: 'equal', count: 2 });
    expect(classes.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0.2, 0.3, 1],
      [0.3, 0.4, 1],
    ]);
  });

  test('as a circle it has the size of one without a count', () => {
    const figures = [rowOf('85010101', { 8: 'hidden' }), row('85010102', 8, 90, 100)];
    const classed = classedFigures(figures, 2568, 8, { method: 'equal', count: 2 });
    const [secret, known, silent] = migrationSymbols(map, classed, mostMovedIn(figures), null);
    expect([secret?.fill, silent?.fill, known?.fill]).toEqual(['hidden', 'no-data', '--ramp-migration-4']);
    expect(secret?.radius).toBe(silent?.radius);
  });

  test('it is ranked after every figure', () => {
    expect(ranked(withHidden.map((each) => areaFigure(each, 13))).map(({ code }) => code)).toEqual([
      '850201',
      '850102',
      '850101',
    ]);
  });
});

describe('completeness', () => {
  test('is classed by itself, in a hue of its own, and nothing is hatched', () => {
    const some = [row('850101', 13, 1, 8), row('850102', 13, 1, 98)];
    const classed = classedFigures(some, 2568, 13, { method: 'equal', count: 2 }, 'completeness');
    expect(classed.classes.map(({ from, to, colour }) => [from, to, colour])).toEqual([
      [0.8, 0.89, '--ramp-completeness-1'],
      [0.89, 0.98, '--ramp-completeness-7'],
    ]);
    expect(choropleth(['850101', '850102'], classed).uncertain.size).toBe(0);
  });
});

describe('migrationSymbols', () => {
  const figures = [row('85010101', 8, 90, 100), row('85010102', 8, 10, 40), row('85010101', 8, 40, 100, 2567)];
  const communities = classedFigures(figures, 2568, 8, { method: 'equal', count: 2 });
  const most = mostMovedIn(figures);

  test('area is proportional to the children who moved in; a silent community is no data', () => {
    expect(most).toBe(90);
    const [large, small, silent] = migrationSymbols(map, communities, most, null);
    expect((large?.radius ?? 0) ** 2 / (small?.radius ?? 1) ** 2).toBeCloseTo(9, 6);
    expect([large?.fill, small?.fill, silent?.fill]).toEqual(['--ramp-migration-7', '--ramp-migration-1', 'no-data']);
  });

  test('a filtered area leaves the others out', () => {
    expect(migrationSymbols(map, communities, most, '8502').map((each) => each.code)).toEqual(['85020101']);
  });

  test('the smallest circle can still be seen, and no count makes no infinity', () => {
    expect(symbolRadius(0, 100)).toBe(2.5);
    expect(symbolRadius(0, 0)).toBe(2.5);
    expect(symbolRadius(100, 100)).toBe(11);
  });

  test('the legend of circles has round counts that occur', () => {
    expect([118, 90, 7, 1, 0].map(symbolSteps)).toEqual([[100, 20, 10], [50, 20, 5], [5, 2, 1], [1], []]);
  });
});

describe('one figure', () => {
  test('completeness counts unknown answers; nobody eligible has none', () => {
    expect(areaFigure(row('850101', 13, 1, 8), 13).completeness).toBe(0.8);
    expect(areaFigure(row('850101', 13, 1, 8), 14).completeness).toBeNull();
  });

  test('is uncertain as the engine grades it, on the map as in the tables; hatched and not a figure', () => {
    const graded = (code: string, grade: 'B' | 'D'): AreaMarks => ({
      areaCode: code,
      grade: filled(22, grade),
      mark: filled(22, 'higher'),
      smoothed: filled(22, 0.1),
      trend: filled(22, 'no-clear-change'),
      byYear: filled(22, [0.1]),
    });
    const rows = [row('850101', 13, 10, 100), row('850102', 13, 10, 100)];
    const marksOf = (code: string) => graded(code, code === '850102' ? 'D' : 'B');
    const classed = classedFigures(rows, 2568, 13, { method: 'equal', count: 2 }, 'prevalence', marksOf);
    expect([...choropleth(['850101', '850102'], classed).uncertain]).toEqual(['850102']);
    expect([...classed.figures.values()].map(({ state, mark }) => [state, mark])).toEqual([
      ['shown', 'higher'],
      ['uncertain', 'higher'],
    ]);
  });

  test('until it is graded, fewer than 30 answers or a wide interval are uncertain; no answer is no data instead', () => {
    const wide = { ...row('850101', 13, 50, 100), ciLow: filled(22, 0.3), ciHigh: filled(22, 0.6) };
    const states = [29, 30, 0].map((count) => areaFigure(row('850101', 13, 0, count), 13).state);
    expect([...states, areaFigure(wide, 13).state]).toEqual(['uncertain', 'shown', 'no-answer', 'uncertain']);
  });

  test('ranking puts areas without data last and equal ones in order of code', () => {
    const figures = [row('3', 1, 0, 0), row('2', 1, 5, 10), row('1', 1, 5, 10), row('4', 1, 9, 10)].map((each) =>
      areaFigure(each, 1),
    );
    expect(ranked(figures).map((figure) => figure.code)).toEqual(['4', '1', '2', '3']);
  });
});

test('manual breaks are read as percent; nonsense is left out', () => {
  expect(readManualBreaks('20, 5;10.25 x 5 -3 250')).toEqual([0.05, 0.103, 0.2]);
  expect(readManualBreaks('')).toEqual([]);
});

test('the scale bar is the greatest round length that fits', () => {
  expect(scaleOf(300, 110)).toEqual({ metres: 20_000, pixels: 20_000 / 300 });
  expect(scaleOf(9, 110)).toEqual({ metres: 500, pixels: 500 / 9 });
});
