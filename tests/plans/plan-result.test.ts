import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearCombination } from '../../electron/engine/statistics/linear-combination.ts';
import { newcombeDifference } from '../../electron/engine/statistics/newcombe-difference.ts';
import {
  planResult,
  verdictOfInterval,
  type PlanResult,
  type PlanResultInput,
} from '../../electron/engine/statistics/plan-result.ts';
import { pooled, type Proportion } from '../../electron/engine/statistics/proportion.ts';
import { randomBeta } from '../../electron/engine/statistics/distributions/random-beta.ts';
import { seededRandom, type SeededRandom } from '../../electron/engine/statistics/seeded-random.ts';
import { wilsonInterval } from '../../electron/engine/statistics/wilson-interval.ts';
import { planResultAnswer } from '../../shared/contract/plan-answers.ts';
import { proportions } from '../engine/statistics/arbitraries.ts';

const of = (yes: number, known: number): Proportion => ({ yes, known });

const given = (changes: Partial<PlanResultInput>): PlanResultInput => {
  const { baseline = of(80, 200), now = of(40, 200) } = changes;
  const most = Math.max(baseline.known, now.known);
  return {
    baseline,
    now,
    rest: null,
    chosenAmong: null,
    expected: { baseline: most, now: most },
    isLessBetter: true,
    ...changes,
  };
};

describe('the interval of a linear combination', () => {
  test("is Newcombe's for a difference", () => {
    fc.assert(
      fc.property(proportions(300, 1), proportions(300, 1), (first, second) => {
        const term = ({ yes, known }: Proportion, weight: number) => ({
          weight,
          estimate: yes / known,
          ...wilsonInterval(yes, known)!,
        });
        const combined = linearCombination([term(first, 1), term(second, -1)]);
        const newcombe = newcombeDifference(first, second)!;
        expect(combined.difference).toBeCloseTo(newcombe.difference, 12);
        expect(Math.max(-1, combined.low)).toBeCloseTo(newcombe.low, 12);
        expect(Math.min(1, combined.high)).toBeCloseTo(newcombe.high, 12);
      }),
    );
  });

  test('of nothing is 0 without width; a weight stretches it, a negative one turns it round', () => {
    expect(linearCombination([])).toEqual({ difference: 0, low: 0, high: 0 });
    const estimate = { estimate: 0.4, low: 0.3, high: 0.6 };
    expect(linearCombination([{ ...estimate, weight: -2 }])).toEqual({
      difference: -0.8,
      low: expect.closeTo(-1.2, 12),
      high: expect.closeTo(-0.6, 12),
    });
  });
});

describe('the verdict', () => {
  test('improved, worse and no clear change, and the other way round where more is better', () => {
    const verdicts = (isLessBetter: boolean) =>
      [of(40, 200), of(120, 200), of(75, 200)].map((now) => planResult(given({ now, isLessBetter })).verdict);
    expect(verdicts(true)).toEqual(['improved', 'worse', 'no-clear-change']);
    expect(verdicts(false)).toEqual(['worse', 'improved', 'no-clear-change']);
  });

  test('too few known answers: cannot be said, and there is no interval to say otherwise', () => {
    expect(planResult(given({ now: of(2, 29) }))).toMatchObject({
      verdict: 'cannot-be-said',
      reasons: ['too-few-known'],
      beyond: null,
    });
    expect(planResult(given({ baseline: of(0, 0) }))).toMatchObject({
      verdict: 'cannot-be-said',
      observed: null,
      beyond: null,
    });
    expect(
      planResult(given({ baseline: of(0, 0), now: of(0, 0), expected: { baseline: 0, now: 0 } }), { minimumKnown: 0 }),
    ).toMatchObject({
      verdict: 'cannot-be-said',
      coverage: { baseline: null, now: null },
    });
  });

  test('it always equals the interval', () => {
    const input: fc.Arbitrary<PlanResultInput> = fc
      .record({
        baseline: proportions(300),
        now: proportions(300),
        rest: fc.option(fc.record({ baseline: proportions(3000), now: proportions(3000) })),
        others: fc.option(fc.array(proportions(300), { maxLength: 12 })),
        expected: fc.record({ baseline: fc.nat(400), now: fc.nat(400) }),
        isLessBetter: fc.boolean(),
      })
      .map(({ others, ...rest }) => ({ ...rest, chosenAmong: others && [rest.baseline, ...others] }));
    const seen = new Set<string>();
    fc.assert(
      fc.property(input, (each) => {
        const result = planResult(each);
        const { verdict, beyond, observed, observedVerdict, anyway } = result;
        expect(planResultAnswer.parse(result)).toEqual(result);
        seen.add(verdict);
        if (beyond === null) expect(verdict).toBe('cannot-be-said');
        else {
          expect(verdict).toBe(verdictOfInterval(beyond, each.isLessBetter));
          expect(observedVerdict).toBe(verdictOfInterval(observed!, each.isLessBetter));
          const expected = (anyway.fromRest ?? 0) + (anyway.fromRegression ?? 0);
          expect(beyond.difference).toBeCloseTo(observed!.difference - expected, 12);
          expect(beyond.low <= beyond.difference && beyond.difference <= beyond.high).toBe(true);
        }
      }),
      { numRuns: 3000, seed: 3 },
    );
    expect([...seen].toSorted()).toEqual(['cannot-be-said', 'improved', 'no-clear-change', 'worse']);
  });

  test('what is no count is refused', () => {
    expect(() => planResult(given({ now: of(41, 40) }))).toThrow(RangeError);
  });
});

describe('what would have been seen anyway', () => {
  test('the province improved as much: no clear change, and why', () => {
    const result = planResult(given({ rest: { baseline: of(4000, 10_000), now: of(2000, 10_000) } }));
    expect(result).toMatchObject({
      observedVerdict: 'improved',
      verdict: 'no-clear-change',
      reasons: ['province-change'],
    });
    expect(result.anyway.fromRest).toBeCloseTo(-0.2, 12);
    expect(result.beyond?.difference).toBeCloseTo(0, 12);
  });

  test('the place held while the province became worse: improved, and why', () => {
    const result = planResult(given({ now: of(80, 200), rest: { baseline: of(2000, 10_000), now: of(4500, 10_000) } }));
    expect(result).toMatchObject({
      observedVerdict: 'no-clear-change',
      verdict: 'improved',
      reasons: ['province-change'],
    });
  });

  test('the highest of alike places falls back to them: no clear change, and why', () => {
    const alike = [of(30, 60), ...Array.from({ length: 40 }, (_, i) => of(12 + (i % 9), 60))];
    const result = planResult(given({ baseline: of(30, 60), now: of(17, 60), chosenAmong: alike }));
    expect(result).toMatchObject({
      observedVerdict: 'improved',
      verdict: 'no-clear-change',
      reasons: ['regression-to-the-mean'],
    });
    expect(result.anyway.fromRegression).toBeLessThan(-0.1);
  });

  test('neither alone would be enough: both are named', () => {
    const among = [of(90, 200), ...Array.from({ length: 40 }, (_, i) => of(40 + ((i * 7) % 50), 200))];
    const result = planResult(
      given({
        baseline: of(90, 200),
        now: of(68, 200),
        chosenAmong: among,
        rest: { baseline: of(3250, 10_000), now: of(3150, 10_000) },
      }),
    );
    expect(result.observedVerdict).toBe('improved');
    expect(result.verdict).toBe('no-clear-change');
    expect(result.reasons.length).toBeGreaterThan(0);
  });

  test('all places at 0 or at 100 %: nothing to be nearer to', () => {
    const all = (yes: number) => Array.from({ length: 5 }, () => of(yes, 50));
    for (const yes of [0, 50]) {
      const result = planResult(given({ baseline: of(yes, 50), now: of(25, 50), chosenAmong: all(yes) }));
      expect(result.anyway.fromRegression).toBeNull();
    }
  });
});

describe('who was asked', () => {
  test('fewer are asked, and those left out could have been the ones with the problem: cannot be said', () => {
    const result = planResult(
      given({ baseline: of(120, 400), now: of(60, 320), expected: { baseline: 400, now: 400 } }),
    );
    expect(result).toMatchObject({
      observedVerdict: 'improved',
      verdict: 'cannot-be-said',
      reasons: ['coverage-change'],
      beyond: null,
    });
    expect(result.coverage).toEqual({ baseline: 1, now: 0.8 });
  });

  test('more are asked, and the new ones could be those without it: cannot be said', () => {
    const result = planResult(
      given({ baseline: of(60, 200), now: of(62, 400), expected: { baseline: 400, now: 400 } }),
    );
    expect(result).toMatchObject({ verdict: 'cannot-be-said', reasons: ['coverage-change'] });
  });

  test('a few less: the improvement is larger than they could make it', () => {
    const result = planResult(
      given({ baseline: of(160, 400), now: of(80, 390), expected: { baseline: 400, now: 400 } }),
    );
    expect(result).toMatchObject({ verdict: 'improved', reasons: [] });
  });

  test('fewer children live there, by the register: no change of coverage', () => {
    const changes = { baseline: of(120, 400), now: of(60, 320) };
    expect(planResult(given({ ...changes, expected: { baseline: 400, now: 320 } }))).toMatchObject({
      verdict: 'improved',
      reasons: [],
    });
  });

  test('a register that knows fewer than were asked counts those', () => {
    expect(planResult(given({ expected: { baseline: 100, now: 10 } })).coverage).toEqual({ baseline: 1, now: 1 });
  });
});

function binomial(random: SeededRandom, known: number, share: number): Proportion {
  let yes = 0;
  for (let i = 0; i < known; i++) if (random.unit() < share) yes++;
  return { yes, known };
}

/**
 * A province of communities of 40 to 150 children whose true shares are drawn around 25 %, the one with the highest first
 * figure chosen, and surveyed again.
 * @param spread known answers the mean is worth: Infinity, all communities alike
 * @param effect what the measure takes from the true share
 */
function afterChoosingTheHighest(
  random: SeededRandom,
  communities: number,
  spread: number,
  effect: number,
): PlanResult {
  const truth = Array.from({ length: communities }, () =>
    spread === Infinity ? 0.25 : randomBeta(random, 0.25 * spread, 0.75 * spread),
  );
  const sizes = truth.map(() => 40 + random.below(111));
  const first = truth.map((share, i) => binomial(random, sizes[i]!, share));
  const at = first.reduce(
    (best, { yes, known }, i) => (yes / known > first[best]!.yes / first[best]!.known ? i : best),
    0,
  );
  const second = truth.map((share, i) => binomial(random, sizes[i]!, i === at ? share * (1 - effect) : share));
  const without = (all: readonly Proportion[]) => pooled(all.filter((_, i) => i !== at));
  return planResult({
    baseline: first[at]!,
    now: second[at]!,
    rest: { baseline: without(first), now: without(second) },
    chosenAmong: first,
    expected: { baseline: sizes[at]!, now: sizes[at]! },
    isLessBetter: true,
  });
}

describe('simulated provinces', () => {
  const runs = 1000;
  const share = (results: readonly PlanResult[], is: (result: PlanResult) => boolean) =>
    results.filter(is).length / results.length;

  test.each([
    ['60 communities that are all alike', 60, Infinity],
    ['60 communities that differ a little', 60, 60],
    ['60 communities that differ much', 60, 12],
    ['15 communities that differ', 15, 30],
  ])('%s, no effect: the fall of the highest one is called what it is', (_what, communities, spread) => {
    const random = seededRandom(20_260_701);
    const results = Array.from({ length: runs }, () => afterChoosingTheHighest(random, communities, spread, 0));
    const isNaive = (result: PlanResult) => result.observedVerdict === 'improved';
    const fooled = results.filter((result) => isNaive(result) && result.verdict !== 'improved');
    expect(share(results, ({ verdict }) => verdict === 'improved')).toBeLessThan(0.025 + 0.015);
    expect(share(results, ({ verdict }) => verdict === 'worse')).toBeLessThan(0.025 + 0.015);
    expect(fooled.length).toBeGreaterThan(runs / 50);
    expect(fooled.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(share(fooled, ({ reasons }) => reasons.includes('regression-to-the-mean'))).toBeGreaterThan(0.95);
  });

  test('the two figures alone would have called it an improvement in many of them', () => {
    const random = seededRandom(20_260_701);
    const results = Array.from({ length: runs }, () => afterChoosingTheHighest(random, 60, Infinity, 0));
    expect(share(results, ({ observedVerdict }) => observedVerdict === 'improved')).toBeGreaterThan(0.25);
  });

  test('an effect is found where there is one', () => {
    const random = seededRandom(20_260_702);
    const results = Array.from({ length: runs }, () => afterChoosingTheHighest(random, 60, 12, 0.7));
    expect(share(results, ({ verdict }) => verdict === 'improved')).toBeGreaterThan(0.8);
  });

  test('nothing changes but who is asked: never an improvement, and the reason is named', () => {
    const random = seededRandom(20_260_703);
    let naive = 0;
    for (let run = 0; run < runs; run++) {
      const children = Array.from({ length: 150 + random.below(200) }, () => random.unit() < 0.35);
      const missed = 0.1 + random.unit() * 0.5;
      const [asked, later] = [children, children.filter((hasIt) => !hasIt || random.unit() > missed)];
      const countOf = (some: readonly boolean[]) => of(some.filter(Boolean).length, some.length);
      const result = planResult(
        given({
          baseline: countOf(asked),
          now: countOf(later),
          expected: { baseline: children.length, now: children.length },
        }),
      );
      expect(result.verdict).not.toBe('improved');
      if (result.observedVerdict !== 'improved') continue;
      naive++;
      expect(result.reasons).toEqual(['coverage-change']);
    }
    expect(naive).toBeGreaterThan(runs / 4);
  });
});
