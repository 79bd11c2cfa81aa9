import { describe, expect, test } from 'vitest';
import type { Condition } from '../../shared/contract/rule-set.ts';
import { bitsOf, indicatorsOf } from '../../shared/cpms/answer-bits.ts';
import type { Answer } from '../../shared/cpms/answers.ts';
import { classifierOf, conditionMet } from '../../shared/rules/class-of-child.ts';
import { decidingIndicators } from '../../shared/rules/condition-parts.ts';
import { all, any, atLeast, childWith, ruleSetOf, yes, type ChildGiven } from './rule-fixtures.ts';

const riskMask = bitsOf(3, 4, 6);
const met = (condition: Condition, given: ChildGiven): Answer => conditionMet(condition, childWith(given), riskMask);

describe('three values', () => {
  const of = [yes(3), yes(4), yes(6)];

  test.each<[readonly number[], readonly number[], readonly [Answer, Answer, Answer, Answer]]>([
    // yes, unknown: any, at least 2, all, at least 2 risk indicators
    [[], [], ['no', 'no', 'no', 'no']],
    [[3], [], ['yes', 'no', 'no', 'no']],
    [[3, 4], [], ['yes', 'yes', 'no', 'yes']],
    [[3, 4, 6], [], ['yes', 'yes', 'yes', 'yes']],
    [[], [3], ['unknown', 'no', 'no', 'no']],
    [[], [3, 4], ['unknown', 'unknown', 'no', 'unknown']],
    [[], [3, 4, 6], ['unknown', 'unknown', 'unknown', 'unknown']],
    [[3], [4], ['yes', 'unknown', 'no', 'unknown']],
    [[3], [4, 6], ['yes', 'unknown', 'unknown', 'unknown']],
    [[3, 4], [6], ['yes', 'yes', 'unknown', 'yes']],
  ])('yes %j, unknown %j', (found, unknown, expected) => {
    const given = { yes: found, unknown };
    expect([
      met(any(...of), given),
      met(atLeast(2, ...of), given),
      met(all(...of), given),
      met({ kind: 'risk-count', count: 2 }, given),
    ]).toEqual(expected);
  });

  test('an indicator that the child is not eligible for is no, also where it is not known', () => {
    expect(met(yes(14), { yes: [14], age: 9 })).toBe('no');
    expect(met(yes(14), { unknown: [14], age: 9 })).toBe('no');
    expect(met(yes(14), { unknown: [14], age: 10 })).toBe('unknown');
    expect(met(yes(14), { unknown: [14], age: null })).toBe('unknown');
    expect(met(yes(20), { yes: [20], age: 30 })).toBe('yes');
  });

  test('ages at the borders', () => {
    const ages = (condition: Condition) => [14, 15, null].map((age) => met(condition, { age }));
    expect(ages({ kind: 'age-under', years: 15 })).toEqual(['yes', 'no', 'unknown']);
    expect(ages({ kind: 'age-from', years: 15 })).toEqual(['no', 'yes', 'unknown']);
    expect(met({ kind: 'age-from', years: 0 }, { age: 0 })).toBe('yes');
  });

  test('sex', () => {
    const sexes = (['male', 'female', 'unknown'] as const).map((sex) => met({ kind: 'sex', sex: 'female' }, { sex }));
    expect(sexes).toEqual(['no', 'yes', 'unknown']);
  });

  test.each<[string, ChildGiven, readonly [Answer, Answer, Answer]]>([
    // migrant, Thai, stateless
    ['Thai', { nationality: 'thai' }, ['no', 'yes', 'no']],
    ['Thai, indicator 1 unknown', { nationality: 'thai', unknown: [1] }, ['no', 'yes', 'no']],
    ['Thai, and indicator 1 says no Thai nationality', { nationality: 'thai', yes: [1] }, ['yes', 'no', 'no']],
    ['Myanmar', { nationality: 'myanmar' }, ['yes', 'no', 'no']],
    ['stateless', { nationality: 'stateless' }, ['yes', 'no', 'yes']],
    ['not stated, indicator 1 yes', { nationality: 'unknown', yes: [1] }, ['yes', 'no', 'unknown']],
    ['not stated, indicator 1 no', { nationality: 'unknown' }, ['no', 'yes', 'no']],
    ['not stated, indicator 1 unknown', { nationality: 'unknown', unknown: [1] }, ['unknown', 'unknown', 'unknown']],
    [
      'not stated, 18 years: indicator 1 is not asked',
      { nationality: 'unknown', age: 18 },
      ['unknown', 'unknown', 'unknown'],
    ],
  ])('groups: %s', (_what, given, expected) => {
    const groups = (['migrant', 'thai', 'stateless'] as const).map((group) => met({ kind: 'group', group }, given));
    expect(groups).toEqual(expected);
  });

  test('nested: what is open stays open only as far as it matters', () => {
    const condition = all(any(yes(6), yes(22)), any(yes(13), { kind: 'age-under', years: 15 }));
    expect(met(condition, { yes: [6], unknown: [22, 13], age: 14 })).toBe('yes');
    expect(met(condition, { yes: [6], unknown: [13], age: 16 })).toBe('unknown');
    expect(met(condition, { yes: [6], age: null })).toBe('unknown');
    expect(met(condition, { unknown: [13], age: null })).toBe('no');
  });
});

describe('deciding answers', () => {
  const deciding = (...conditions: readonly Condition[]) =>
    indicatorsOf(
      decidingIndicators(
        ruleSetOf(
          conditions.map((when) => ({ class: 'watch', when })),
          { riskIndicators: [9, 10] },
        ),
      ),
    );

  test('what rules name, and the risk indicators only where they are counted', () => {
    expect(deciding(any(yes(3), all(yes(5), { kind: 'age-from', years: 6 })))).toEqual([3, 5]);
    expect(deciding(yes(3), all(yes(9), { kind: 'risk-count', count: 1 }))).toEqual([3, 9, 10]);
    expect(deciding({ kind: 'sex', sex: 'male' })).toEqual([]);
  });

  const classOf = (given: ChildGiven, insufficientAbovePercent: number) =>
    classifierOf(
      ruleSetOf([{ class: 'watch', when: any(yes(2), yes(4), yes(5), yes(14)) }], { insufficientAbovePercent }),
    )(childWith(given));

  test('the share is of those the child is eligible for; other answers and other facts do not matter', () => {
    expect(classOf({ unknown: [2, 4] }, 50)).toBe('none');
    expect(classOf({ unknown: [2, 4, 5] }, 50)).toBe('insufficient');
    expect(classOf({ unknown: [2, 4], age: 9 }, 50)).toBe('insufficient');
    expect(classOf({ unknown: [1, 3, 6, 7, 10, 13], sex: 'unknown', nationality: 'unknown' }, 0)).toBe('none');
  });

  test('at the ends of the cut-off: any unknown answer, and all of them', () => {
    expect(classOf({ unknown: [2] }, 0)).toBe('insufficient');
    expect(classOf({}, 0)).toBe('none');
    expect(classOf({ unknown: [2, 4, 5] }, 99)).toBe('none');
    expect(classOf({ unknown: [2, 4, 5, 14] }, 99)).toBe('insufficient');
    expect(classOf({ yes: [2], unknown: 'rest' }, 0)).toBe('watch');
  });
});
