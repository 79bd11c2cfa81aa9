import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alkireFoster } from '../../../electron/engine/statistics/alkire-foster.ts';
import { coOccurrence } from '../../../electron/engine/statistics/co-occurrence.ts';
import { cochranArmitage } from '../../../electron/engine/statistics/cochran-armitage.ts';
import { differencesFromRest } from '../../../electron/engine/statistics/difference-from-rest.ts';
import { empiricalBayes } from '../../../electron/engine/statistics/empirical-bayes.ts';
import { funnel } from '../../../electron/engine/statistics/funnel-limits.ts';
import { indirectStandardisation } from '../../../electron/engine/statistics/indirect-standardisation.ts';
import { inequalityGap } from '../../../electron/engine/statistics/inequality-gap.ts';
import { newcombeDifference } from '../../../electron/engine/statistics/newcombe-difference.ts';
import { poissonInterval } from '../../../electron/engine/statistics/poisson-interval.ts';
import { priorityRanking } from '../../../electron/engine/statistics/priority-ranking.ts';
import { bernoulliScan } from '../../../electron/engine/statistics/spatial/bernoulli-scan.ts';
import { globalMoran } from '../../../electron/engine/statistics/spatial/global-moran.ts';
import { localMoran } from '../../../electron/engine/statistics/spatial/local-moran.ts';
import { givenWeights } from '../../../electron/engine/statistics/spatial/spatial-weights.ts';
import { trendVerdict } from '../../../electron/engine/statistics/trend-verdict.ts';
import { proportions, shuffled } from './arbitraries.ts';
import { near } from './near.ts';

/** At most 1e-12 over, which is rounding. */
const isAtMost = (low: number, high: number) => expect(low - high).toBeLessThanOrEqual(1e-12);
const pick = <T>(list: readonly T[], order: readonly number[]) => order.map((i) => list[i]!);

describe('two proportions', () => {
  test('one more yes in the first group moves the difference and both its bounds up', () => {
    fc.assert(
      fc.property(proportions(150, 1), proportions(150, 1), (first, second) => {
        if (first.yes === first.known) return;
        const [before, after] = [first.yes, first.yes + 1].map((yes) =>
          newcombeDifference({ yes, known: first.known }, second)!,
        );
        for (const key of ['difference', 'low', 'high'] as const) isAtMost(before![key], after![key]);
      }),
    );
  });

  test('groups that change places turn the ratio over; the gap is null or in range', () => {
    fc.assert(
      fc.property(proportions(300), proportions(300), (group, reference) => {
        const [there, back] = [inequalityGap(group, reference), inequalityGap(reference, group)];
        expect(there.difference === null).toBe(group.known === 0 || reference.known === 0);
        if (!there.ratioInterval || !back.ratioInterval) return;
        expect(there.ratio! * back.ratio!).toBeCloseTo(1, 9);
        expect(there.ratioInterval.low * back.ratioInterval.high).toBeCloseTo(1, 9);
        expect(there.ratioInterval.low).toBeGreaterThan(0);
      }),
    );
  });

  test('areas against the rest: p in (0, 1], the adjusted no smaller, the mark on the side of the difference', () => {
    const comparisons = shuffled(
      fc.tuple(proportions(80), proportions(900)).map(([area, rest]) => ({
        area,
        whole: { yes: area.yes + rest.yes, known: area.known + rest.known },
      })),
      12,
    );
    fc.assert(
      fc.property(comparisons, ({ list, order }) => {
        const rows = differencesFromRest(list);
        expect(differencesFromRest(pick(list, order))).toEqual(pick(rows, order));
        for (const { p, pAdjusted, mark, at95, at998 } of rows) {
          if (p === null || pAdjusted === null || !at95 || !at998) {
            expect([p, pAdjusted, mark]).toEqual([null, null, null]);
            continue;
          }
          expect(0 < p && p <= pAdjusted && pAdjusted <= 1).toBe(true);
          expect(at998.low <= at95.low && at95.high <= at998.high).toBe(true);
          if (mark?.endsWith('higher')) expect(at95.low).toBeGreaterThan(0);
          if (mark?.endsWith('lower')) expect(at95.high).toBeLessThan(0);
        }
      }),
    );
  });
});

describe('areas', () => {
  test('a funnel does not depend on the order of areas, and the correction never draws the limits in', () => {
    fc.assert(
      fc.property(shuffled(proportions(120)), fc.boolean(), ({ list, order }, adjust) => {
        const plot = funnel(list, { adjust, method: 'normal' });
        const moved = funnel(pick(list, order), { adjust, method: 'normal' });
        expect(moved.phi).toEqual(near(plot.phi));
        const plain = funnel(list, { adjust: false, method: 'normal' });
        expect(plot.isAdjusted).toBe(adjust && (plot.phi ?? 0) > 1);
        for (const [i, { share, limits95, limits998 }] of plot.areas.entries()) {
          expect(share === null).toBe(list[i]!.known === 0);
          if (!limits95 || !limits998) continue;
          isAtMost(limits95.low, plain.areas[i]!.limits95!.low);
          isAtMost(plain.areas[i]!.limits95!.high, limits95.high);
          isAtMost(limits998.low, limits95.low);
          isAtMost(limits95.high, limits998.high);
        }
      }),
    );
  });

  test('smoothing keeps the pooled prevalence where all areas are the same size, and order among them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }).chain((known) =>
          fc.array(
            fc.integer({ min: 0, max: known }).map((yes) => ({ yes, known })),
            { minLength: 1, maxLength: 20 },
          ),
        ),
        (areas) => {
          const { areas: rows, mean } = empiricalBayes(areas);
          const total = rows.reduce((sum, { smoothed }) => sum + smoothed!, 0);
          expect(total / rows.length).toBeCloseTo(mean!, 9);
          const byRaw = [...rows].sort((a, b) => a.raw! - b.raw!);
          for (const [i, row] of byRaw.entries()) isAtMost(byRaw[i - 1]?.smoothed ?? 0, row.smoothed!);
        },
      ),
    );
  });

  test('Poisson bounds rise with the count; a standardised ratio lies in its interval, strata in any order', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.constantFrom('exact' as const, 'mid-p' as const), (count, method) => {
        const [few, more] = [poissonInterval(count, method), poissonInterval(count + 1, method)];
        expect(0 <= few.low && few.low < more.low && few.high < more.high).toBe(true);
      }),
    );
    const stratum = fc.tuple(proportions(50), proportions(400)).map(([area, reference]) => ({ area, reference }));
    fc.assert(
      fc.property(shuffled(stratum, 10), ({ list, order }) => {
        const [row, moved] = [indirectStandardisation(list), indirectStandardisation(pick(list, order))];
        expect(moved.expected).toBeCloseTo(row.expected, 9);
        expect([moved.observed, moved.reading]).toEqual([row.observed, row.reading]);
        if (!row.standardised) return;
        const { ratio, low, high } = row.standardised;
        expect(0 <= low && low <= ratio && ratio <= high).toBe(true);
      }),
    );
  });

  test('of two areas of one size, the one with more yes has no smaller score, nor a later expected rank', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 99 }),
        (counts, seed) => {
          const areas = counts.map((yes) => [{ yes, known: 40 }]);
          const rows = priorityRanking(areas, { top: 1, draws: 400, seed }).areas;
          const [most, least] = [Math.max(...counts), Math.min(...counts)].map((count) => rows[counts.indexOf(count)]!);
          isAtMost(least!.score, most!.score);
          if (Math.max(...counts) - Math.min(...counts) < 25) return;
          expect(most!.expectedRank).toBeLessThanOrEqual(least!.expectedRank);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('years', () => {
  const groups = fc.array(proportions(200, 1), { minLength: 0, maxLength: 5 });

  test('Cochran-Armitage turns its sign when yes and no, or the years, change places; p in (0, 1]', () => {
    fc.assert(
      fc.property(groups, (list) => {
        const scored = list.map((group, score) => ({ ...group, score }));
        const base = cochranArmitage(scored);
        const answers = cochranArmitage(scored.map((group) => ({ ...group, yes: group.known - group.yes })));
        const years = cochranArmitage(scored.map((group) => ({ ...group, score: -group.score })));
        const turned = near(base === null ? null : -base.z, 7);
        expect([answers?.z ?? null, years?.z ?? null]).toEqual([turned, turned]);
        if (base) expect(base.p > 0 && base.p <= 1 && base.chiSquare >= 0).toBe(true);
      }),
    );
  });

  test('a verdict does not depend on the order given, and turns over with time', () => {
    const opposite = { rising: 'falling', falling: 'rising' } as Record<string, string>;
    fc.assert(
      fc.property(fc.array(proportions(400), { maxLength: 4 }), (list) => {
        const years = list.map((counts, i) => ({ ...counts, surveyYearBE: 2566 + i }));
        const back = list.map((counts, i) => ({ ...counts, surveyYearBE: 2566 - i }));
        const { verdict, change } = trendVerdict(years);
        expect(trendVerdict(years.toReversed()).verdict).toBe(verdict);
        expect(trendVerdict(back).verdict).toBe(opposite[verdict] ?? verdict);
        expect(change === null).toBe(verdict === 'too-little-data');
      }),
    );
  });
});

describe('stacked risk', () => {
  const children = fc.integer({ min: 1, max: 5 }).chain((indicators) =>
    fc.array(
      fc.record({
        answers: fc.array(fc.constantFrom(1 as const, 0 as const, null), {
          minLength: indicators,
          maxLength: indicators,
        }),
        count: fc.integer({ min: 0, max: 5 }),
        group: fc.constantFrom('ปากน้ำ', '__proto__', ''),
      }),
      { minLength: 1, maxLength: 20 },
    ),
  );

  test('one more indicator of one child never lowers H or M0; every group given is listed', () => {
    fc.assert(
      fc.property(children, fc.nat(), (profiles, at) => {
        const k = Math.min(2, profiles[0]!.answers.length);
        const before = alkireFoster(profiles, { k, unknown: 'as-no' });
        const one = at % profiles.length;
        const more = profiles.map((profile, i) =>
          i === one ? { ...profile, answers: profile.answers.map((a, j) => (j === 0 ? (1 as const) : a)) } : profile,
        );
        const after = alkireFoster(more, { k, unknown: 'as-no' });
        isAtMost(before.H ?? 0, after.H ?? 0);
        isAtMost(before.M0 ?? 0, after.M0 ?? 0);
        const listed = alkireFoster(profiles, { k }).groups;
        expect(new Set(listed.map(({ group }) => group))).toEqual(new Set(profiles.map(({ group }) => group)));
        for (const { counted, H, A, M0 } of listed) if (counted === 0) expect([H, A, M0]).toEqual([null, null, null]);
      }),
    );
  });

  test('a pair turned round keeps lift, odds ratio and phi; the odds ratio is 0 only without both or neither', () => {
    fc.assert(
      fc.property(children, (profiles) => {
        const { pairs } = coOccurrence(profiles);
        const turned = coOccurrence(profiles.map((each) => ({ ...each, answers: each.answers.toReversed() }))).pairs;
        for (const pair of pairs) {
          const last = profiles[0]!.answers.length - 1;
          const twin = turned.find((each) => each.first === last - pair.second && each.second === last - pair.first)!;
          expect([twin.lift, twin.oddsRatio, twin.phi]).toEqual([
            near(pair.lift),
            near(pair.oddsRatio),
            near(pair.phi),
          ]);
          const below = pair.onlyFirst * pair.onlySecond;
          expect(pair.oddsRatio).toEqual(near(below === 0 ? null : (pair.both * pair.neither) / below));
          expect(pair.oddsRatioInterval === null).toBe(below * pair.both * pair.neither === 0);
        }
      }),
    );
  });
});

describe('maps', () => {
  const map = fc.integer({ min: 0, max: 14 }).chain((n) =>
    fc.record({
      values: fc.array(
        fc.integer({ min: 0, max: 6 }).map((value) => value / 7),
        { minLength: n, maxLength: n },
      ),
      neighbours: fc
        .array(fc.subarray(Array.from({ length: n }, (_, i) => i)), { minLength: n, maxLength: n })
        .map((lists) => lists.map((list, i) => list.filter((j) => j !== i))),
    }),
  );

  test("both of Moran's I do not depend on where values start nor on their unit, and are numbers or null", () => {
    const options = { permutations: 19, seed: 3 };
    fc.assert(
      fc.property(map, ({ values, neighbours }) => {
        const weights = givenWeights(neighbours);
        const moved = values.map((value) => 5 + 3 * value);
        const [whole, wholeMoved] = [globalMoran(values, weights, options), globalMoran(moved, weights, options)];
        expect(wholeMoved?.moranI ?? null).toEqual(near(whole?.moranI, 7));
        for (const value of Object.values(whole ?? {})) {
          expect(value === null || typeof value === 'object' || Number.isFinite(value)).toBe(true);
        }
        const [local, localMoved] = [localMoran(values, weights), localMoran(moved, weights)];
        for (const [i, area] of local.entries()) {
          expect(localMoved[i]!.localI).toEqual(near(area.localI, 7));
          expect(area.localI === null).toBe(neighbours[i]!.length === 0 || new Set(values).size < 2);
          for (const value of [area.expected, area.variance, area.z, area.pNormal]) {
            expect(value === null || Number.isFinite(value)).toBe(true);
          }
        }
      }),
    );
  });

  test('the likeliest cluster does not depend on the order of areas; its figures are in range', () => {
    const area = fc
      .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), proportions(12))
      .map(([x, y, counts]) => ({ ...counts, point: [x, y] as const }));
    fc.assert(
      fc.property(shuffled(area, 12), ({ list, order }) => {
        const scan = (areas: typeof list) => bernoulliScan(areas, { metric: 'plane', simulations: 9 }).clusters;
        const clusters = scan(list);
        expect(scan(pick(list, order))[0]?.logLikelihoodRatio ?? null).toEqual(near(clusters[0]?.logLikelihoodRatio));
        const all = list.reduce((sum, { known }) => sum + known, 0);
        for (const { yes, known, expected, relativeRisk, logLikelihoodRatio, p } of clusters) {
          expect(yes > expected && 2 * known <= all && logLikelihoodRatio > 0).toBe(true);
          expect(p >= 0.1 && p <= 1 && (relativeRisk ?? 2) > 1).toBe(true);
        }
      }),
    );
  });
});
