import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RiskClass, RuleSet } from '../../shared/contract/rule-set.ts';
import { eligibleAnswers, indicatorsOf } from '../../shared/cpms/answer-bits.ts';
import {
  classifierOf,
  gravestOf,
  isSaidThai,
  unknownOf,
  type ClassedChild,
} from '../../shared/rules/class-of-child.ts';
import { explainClass } from '../../shared/rules/explain-class.ts';
import { workingDefinition1 } from '../../shared/rules/working-definition-1.ts';
import { all, atLeast, children, childWith, ruleSetOf, ruleSets, yes } from './rule-fixtures.ts';

const explained = (given: Parameters<typeof childWith>[0], set: RuleSet = workingDefinition1) =>
  explainClass(set, childWith(given));

describe('why a child has its class', () => {
  test('every rule that is met, with what met it', () => {
    expect(explained({ yes: [11, 20, 17], age: 14 })).toEqual({
      riskClass: 'high',
      fired: [
        { rule: 1, because: [yes(20)] },
        { rule: 2, because: [yes(11), { kind: 'age-under', years: 15 }] },
        { rule: 5, because: [yes(11), yes(17)] },
      ],
      open: [],
      riskFound: [11, 17, 20],
      deciding: { eligible: [3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22], unknown: [] },
      unknown: [],
      changes: [],
      gravestPossible: 'high',
    });
  });

  test('an answer that alone would change the class, and to what', () => {
    expect(explained({ yes: [4], unknown: [7, 13, 12], age: 16 })).toMatchObject({
      riskClass: 'watch',
      fired: [{ rule: 5, because: [yes(4)] }],
      open: [0, 3],
      deciding: { unknown: [7, 12, 13] },
      changes: [
        {
          fact: { kind: 'indicator', indicator: 7 },
          outcomes: [
            { value: { kind: 'answer', answer: 'yes' }, riskClass: 'high' },
            { value: { kind: 'answer', answer: 'no' }, riskClass: 'watch' },
          ],
        },
        { fact: { kind: 'indicator', indicator: 13 }, outcomes: [{ riskClass: 'victim' }, { riskClass: 'watch' }] },
      ],
      gravestPossible: 'victim',
    });
  });

  test('one "no" more and the data suffice', () => {
    const child = { unknown: [3, 4, 6, 7, 9, 10, 11, 12, 15] };
    const { riskClass, changes } = explained(child);
    expect(riskClass).toBe('insufficient');
    expect(changes.map(({ fact }) => fact)).toEqual(
      child.unknown.map((indicator) => ({ kind: 'indicator', indicator })),
    );
    expect(changes.map(({ outcomes }) => outcomes[1]?.riskClass)).toEqual(child.unknown.map(() => 'none'));
  });

  test('an age that is not known: what each age would mean', () => {
    expect(explained({ yes: [11], age: null })).toMatchObject({
      riskClass: 'watch',
      open: [2],
      unknown: [{ kind: 'age' }],
      changes: [
        {
          fact: { kind: 'age' },
          outcomes: [
            { value: { kind: 'ages', from: 0, to: 4 }, riskClass: 'none' },
            { value: { kind: 'ages', from: 5, to: 14 }, riskClass: 'high' },
            { value: { kind: 'ages', from: 15, to: 17 }, riskClass: 'watch' },
            { value: { kind: 'ages', from: 18, to: null }, riskClass: 'none' },
          ],
        },
      ],
    });
  });

  test('nationality and sex that are not known', () => {
    const set = ruleSetOf([
      { class: 'high', when: all(yes(8), { kind: 'group', group: 'stateless' }) },
      { class: 'watch', when: atLeast(2, yes(8), { kind: 'sex', sex: 'female' }, { kind: 'group', group: 'migrant' }) },
    ]);
    expect(explained({ yes: [8], unknown: [1], sex: 'unknown', nationality: 'unknown' }, set)).toMatchObject({
      riskClass: 'none',
      unknown: [{ kind: 'sex' }, { kind: 'nationality' }],
      changes: [
        { fact: { kind: 'sex' }, outcomes: [{ riskClass: 'none' }, { riskClass: 'watch' }] },
        {
          fact: { kind: 'nationality' },
          outcomes: [
            { value: { kind: 'group', group: 'thai' }, riskClass: 'none' },
            { value: { kind: 'group', group: 'migrant' }, riskClass: 'watch' },
            { value: { kind: 'group', group: 'stateless' }, riskClass: 'high' },
          ],
        },
      ],
      gravestPossible: 'high',
    });
    expect(explained({ yes: [8], sex: 'male', nationality: 'unknown' }, set)).toMatchObject({ unknown: [], open: [] });
  });
});

/** Everything that a child may turn out to be, answer by answer. */
function completions(child: ClassedChild): readonly ClassedChild[] {
  if (child.ageYears === null) {
    return Array.from({ length: 19 }, (_, ageYears) => {
      const eligible = eligibleAnswers(ageYears);
      const { riskYes, riskKnown } = child;
      return {
        ...child,
        ageYears,
        riskYes: riskYes & eligible,
        riskKnown: riskKnown & eligible,
        riskEligible: eligible,
      };
    }).flatMap(completions);
  }
  if (child.sex === 'unknown') return (['male', 'female'] as const).flatMap((sex) => completions({ ...child, sex }));
  if (child.nationality === 'unknown' && !isSaidThai(child)) {
    return (['thai', 'lao', 'stateless'] as const).flatMap((nationality) =>
      completions({ ...child, nationality, isMigrant: child.isMigrant || nationality !== 'thai' }),
    );
  }
  const [open] = indicatorsOf(unknownOf(child));
  if (open === undefined) return [child];
  const bit = 1 << (open - 1);
  const known = { ...child, riskKnown: child.riskKnown | bit };
  const isYes = { ...known, riskYes: child.riskYes | bit, isMigrant: child.isMigrant || open === 1 };
  return [...completions(known), ...completions(isYes)];
}

const order: readonly RiskClass[] = ['insufficient', 'none', 'watch', 'high', 'victim'];

test('the gravest class that is possible is that of the gravest completion', () => {
  const few = children.filter((child) => indicatorsOf(unknownOf(child)).length <= 5);
  let checked = 0;
  fc.assert(
    fc.property(ruleSets, few, (set, child) => {
      const classes = completions(child).map(classifierOf(set));
      expect(explainClass(set, child).gravestPossible).toBe(gravestOf(classes) ?? 'none');
      checked++;
    }),
    { numRuns: 200 },
  );
  expect(checked).toBeGreaterThanOrEqual(200);
});

test('a rule that is met stays met, and no class becomes less grave, when an answer turns out to be yes', () => {
  fc.assert(
    fc.property(ruleSets, children, (set, child) => {
      const { riskClass, changes } = explainClass(set, child);
      const answers = changes.filter(({ fact }) => fact.kind === 'indicator' && fact.indicator !== 1);
      for (const { outcomes } of answers) {
        expect(order.indexOf(outcomes[0]?.riskClass ?? 'none')).toBeGreaterThanOrEqual(order.indexOf(riskClass));
      }
    }),
    { numRuns: 500 },
  );
});

test('a fact that is no change leaves the class as it is', () => {
  fc.assert(
    fc.property(ruleSets, children, (set, child) => {
      const { riskClass, unknown, changes, deciding } = explainClass(set, child);
      const silent = deciding.unknown.filter(
        (no) => !changes.some(({ fact }) => fact.kind === 'indicator' && fact.indicator === no),
      );
      for (const no of silent) {
        const bit = 1 << (no - 1);
        const known = { ...child, riskKnown: child.riskKnown | bit };
        const isYes = { ...known, riskYes: child.riskYes | bit, isMigrant: child.isMigrant || no === 1 };
        expect([known, isYes].map(classifierOf(set))).toEqual([riskClass, riskClass]);
      }
      expect(changes.every(({ fact }) => unknown.includes(fact))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
