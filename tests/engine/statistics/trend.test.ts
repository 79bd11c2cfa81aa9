import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cochranArmitage } from '../../../electron/engine/statistics/cochran-armitage.ts';
import { newcombeDifference } from '../../../electron/engine/statistics/newcombe-difference.ts';
import {
  changeSeenWithPower,
  smallestVisibleChange,
} from '../../../electron/engine/statistics/smallest-visible-change.ts';
import { trendVerdict } from '../../../electron/engine/statistics/trend-verdict.ts';
import { proportions } from './arbitraries.ts';
import { near } from './near.ts';

const year = (surveyYearBE: number, yes: number, known: number) => ({ surveyYearBE, yes, known });

describe('Cochran-Armitage', () => {
  test("R's prop.trend.test on its own example", () => {
    const smokers = [83, 90, 129, 70];
    const patients = [86, 93, 136, 82];
    const result = cochranArmitage(smokers.map((yes, i) => ({ yes, known: patients[i]!, score: i + 1 })));
    expect(result?.chiSquare).toBeCloseTo(8.224922285, 8);
    expect(result?.p).toBeCloseTo(0.00413189748, 10);
    expect(result?.z).toBeLessThan(0);
  });

  test('nothing to test gives null', () => {
    const at = (score: number, yes: number, known: number) => ({ score, yes, known });
    expect(cochranArmitage([])).toBeNull();
    expect(cochranArmitage([at(1, 3, 9)])).toBeNull();
    expect(cochranArmitage([at(1, 3, 9), at(1, 5, 9)])).toBeNull();
    expect(cochranArmitage([at(1, 0, 9), at(2, 0, 9)])).toBeNull();
    expect(cochranArmitage([at(1, 9, 9), at(2, 9, 9)])).toBeNull();
    expect(cochranArmitage([at(1, 0, 0), at(2, 4, 9)])).toBeNull();
    expect(cochranArmitage([at(1, 3, 9), at(2, 6, 18), at(3, 2, 6)])?.z).toBeCloseTo(0, 12);
    expect(() => cochranArmitage([at(Number.NaN, 3, 9)])).toThrow(RangeError);
  });

  test('does not depend on where the scores start, nor on their unit', () => {
    fc.assert(
      fc.property(fc.array(proportions(200, 1), { minLength: 2, maxLength: 5 }), (groups) => {
        const base = cochranArmitage(groups.map((group, i) => ({ ...group, score: i })));
        const shifted = cochranArmitage(groups.map((group, i) => ({ ...group, score: 2566 + 2 * i })));
        expect(shifted?.z ?? null).toEqual(near(base?.z, 7));
      }),
    );
  });
});

describe('trend verdict', () => {
  test('rising and falling over three years', () => {
    const rising = [year(2566, 40, 400), year(2567, 52, 410), year(2568, 66, 405)];
    expect(trendVerdict(rising).verdict).toBe('rising');
    const falling = rising.map(({ surveyYearBE, yes, known }) => year(2566 + 2568 - surveyYearBE, yes, known));
    expect(trendVerdict(falling).verdict).toBe('falling');
    expect(trendVerdict(rising.toReversed())).toEqual(trendVerdict(rising));
  });

  test('a bump in the middle is no trend, nor is a first-to-last jump that the years between contradict', () => {
    expect(trendVerdict([year(2566, 50, 500), year(2567, 200, 500), year(2568, 55, 500)]).verdict).toBe(
      'no-clear-change',
    );
    const against = [year(2565, 30, 300), year(2566, 200, 300), year(2567, 20, 300), year(2568, 55, 300)];
    const trend = trendVerdict(against);
    expect(trend.change!.low).toBeGreaterThan(0);
    expect(trend.verdict).toBe('no-clear-change');
  });

  test('two years: the Newcombe interval decides', () => {
    expect(trendVerdict([year(2567, 40, 400), year(2568, 80, 400)])).toMatchObject({ verdict: 'rising', test: null });
    expect(trendVerdict([year(2567, 40, 400), year(2568, 44, 400)]).verdict).toBe('no-clear-change');
  });

  test('one year only, no year, years with too few known answers: too little data', () => {
    const nothing = { change: null, test: null, smallestVisible: null, seenWith80Power: null };
    expect(trendVerdict([])).toEqual({ verdict: 'too-little-data', yearsUsed: [], yearsLeftOut: [], ...nothing });
    expect(trendVerdict([year(2568, 40, 400)])).toMatchObject({ verdict: 'too-little-data', yearsUsed: [2568] });
    expect(trendVerdict([year(2567, 1, 29), year(2568, 40, 400)])).toEqual({
      verdict: 'too-little-data',
      yearsUsed: [2568],
      yearsLeftOut: [2567],
      ...nothing,
    });
    expect(trendVerdict([year(2567, 0, 0), year(2568, 0, 0)], { minimumKnown: 1 }).verdict).toBe('too-little-data');
  });

  test('all equal, nobody, everybody: no clear change', () => {
    for (const yes of [0, 50, 100]) {
      const years = [year(2566, yes, 100), year(2567, yes, 100), year(2568, yes, 100)];
      expect(trendVerdict(years).verdict).toBe('no-clear-change');
    }
  });

  test('impossible years are refused', () => {
    expect(() => trendVerdict([year(2568, 1, 40), year(2568, 2, 40)])).toThrow(RangeError);
    expect(() => trendVerdict([year(2568.5, 1, 40)])).toThrow(RangeError);
    expect(() => trendVerdict([year(2568, 41, 40)])).toThrow(RangeError);
    expect(() => trendVerdict([year(2568, 1, 40)], { minimumKnown: 0 })).toThrow(RangeError);
  });

  test('the smallest visible change is called, one child less is not', () => {
    fc.assert(
      fc.property(proportions(300, 30), fc.integer({ min: 30, max: 300 }), (first, laterKnown) => {
        const { rise, fall } = smallestVisibleChange(first, laterKnown);
        const share = first.yes / first.known;
        const change = (yes: number) => newcombeDifference({ yes, known: laterKnown }, first)!;
        const up = Math.round((share + (rise ?? 0)) * laterKnown);
        const down = Math.round((share - (fall ?? 0)) * laterKnown);
        expect(rise === null ? change(laterKnown).low <= 0 : change(up).low > 0 && change(up - 1).low <= 0).toBe(true);
        expect(fall === null ? change(0).high >= 0 : change(down).high < 0 && change(down + 1).high >= 0).toBe(true);
      }),
    );
    expect(smallestVisibleChange({ yes: 30, known: 30 }, 30).rise).toBeNull();
    expect(smallestVisibleChange({ yes: 0, known: 30 }, 30).fall).toBeNull();
    expect(smallestVisibleChange({ yes: 0, known: 0 }, 30)).toEqual({ rise: null, fall: null });
    expect(smallestVisibleChange({ yes: 1, known: 30 }, 0)).toEqual({ rise: null, fall: null });
  });

  test('the change seen with power satisfies its equation, and shrinks with more answers', () => {
    const z = 1.959963984540054 + 0.841621233572914;
    const { rise, fall } = changeSeenWithPower({ yes: 80, known: 400 }, 500);
    const spread = (later: number) => Math.sqrt((0.2 * 0.8) / 400 + (later * (1 - later)) / 500);
    expect(rise).toBeCloseTo(z * spread(0.2 + rise!), 10);
    expect(fall).toBeCloseTo(z * spread(0.2 - fall!), 10);
    expect(changeSeenWithPower({ yes: 320, known: 1600 }, 2000).rise!).toBeLessThan(rise!);
    expect(changeSeenWithPower({ yes: 0, known: 40 }, 40).fall).toBeNull();
    expect(changeSeenWithPower({ yes: 0, known: 0 }, 40)).toEqual({ rise: null, fall: null });
  });
});
