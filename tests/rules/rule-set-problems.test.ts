import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ruleSetSha256 } from '../../electron/engine/risk/rule-set-sha256.ts';
import { AppError, errorText } from '../../shared/contract/app-error.ts';
import { errorCodes, type ErrorCode } from '../../shared/contract/error-codes.ts';
import type { Condition } from '../../shared/contract/rule-set.ts';
import { readRuleSet, ruleSetProblems } from '../../shared/rules/rule-set-problems.ts';
import { copyOfRuleSet, workingDefinition1 } from '../../shared/rules/working-definition-1.ts';
import { all, any, atLeast, ruleSetOf, ruleSets, yes } from './rule-fixtures.ts';

const good = ruleSetOf([{ class: 'high', when: yes(6) }]);
const when = (condition: Condition) => ruleSetOf([{ class: 'high', when: condition }]);
const nested = (depth: number): Condition => (depth === 1 ? yes(6) : any(nested(depth - 1)));
const wide = Array.from({ length: 25 }, (_, i) =>
  any(
    ...Array.from({ length: 21 }, (_, j) => yes(j + 1 + (j > 14 ? 1 : 0))),
    { kind: 'age-from', years: i % 18 },
    { kind: 'risk-count', count: (i % 17) + 1 },
  ),
);

const bad: readonly (readonly [string, unknown, ErrorCode])[] = [
  ['no object', [good], 'RULES_NOT_ONE'],
  ['nothing', null, 'RULES_NOT_ONE'],
  ['another kind of file', { ...good, kind: 'natpro-receipt' }, 'RULES_NOT_ONE'],
  ['a later version', { ...good, shapeVersion: 2 }, 'RULES_SHAPE_VERSION'],
  ['no version', { ...good, shapeVersion: undefined }, 'RULES_SHAPE_VERSION'],
  ['a field that is not known', { ...good, cutOff: 5 }, 'RULES_INVALID'],
  ['a class that is none', { ...good, rules: [{ class: 'insufficient', when: yes(6) }] }, 'RULES_INVALID'],
  [
    'a kind of condition that is none',
    { ...good, rules: [{ class: 'high', when: { kind: 'not', of: [] } }] },
    'RULES_INVALID',
  ],
  [
    'a misspelt field of a condition',
    when({ kind: 'at-least', Count: 2, of: [yes(6)] } as unknown as Condition),
    'RULES_INVALID',
  ],
  ['no name in Thai', { ...good, name: { th: '', en: 'Rules' } }, 'RULES_INVALID'],
  ['61 rules', ruleSetOf(Array.from({ length: 61 }, () => ({ class: 'high', when: yes(6) }))), 'RULES_TOO_MANY'],
  ['too many conditions', when(any(...wide)), 'RULES_TOO_LARGE'],
  ['too deep', when(nested(7)), 'RULES_TOO_DEEP'],
  ['far too deep', when(nested(5000)), 'RULES_TOO_DEEP'],
  ['no rule', ruleSetOf([]), 'RULES_NONE'],
  ['no indicator', when({ kind: 'group', group: 'stateless' }), 'RULES_NO_INDICATOR'],
  ['the shipped one, changed', { ...workingDefinition1, insufficientAbovePercent: 60 }, 'RULES_SHIPPED'],
  ['a day of the Buddhist era', { ...good, decided: { by: 'ทีม', on: '2568-10-01', note: '' } }, 'RULES_DAY'],
  ['a day without an order', { ...good, decided: { by: 'ทีม', on: '1/10/2568', note: '' } }, 'RULES_DAY'],
  ['30 February', { ...good, decided: { by: 'ทีม', on: '2026-02-30', note: '' } }, 'RULES_DAY'],
  ['a cut-off of 100', { ...good, insufficientAbovePercent: 100 }, 'RULES_CUT_OFF'],
  ['a cut-off of 0.5', { ...good, insufficientAbovePercent: 0.5 }, 'RULES_CUT_OFF'],
  ['indicator 23', when(all(yes(6), yes(23))), 'RULES_INDICATOR'],
  ['indicator 0', when(yes(0)), 'RULES_INDICATOR'],
  ['indicator 6.5', when(yes(6.5)), 'RULES_INDICATOR'],
  ['a risk indicator 23', { ...good, riskIndicators: [3, 23] }, 'RULES_INDICATOR'],
  ['services as a rule', when(any(yes(6), yes(16))), 'RULES_COVERAGE'],
  ['services as a risk', { ...good, riskIndicators: [3, 16] }, 'RULES_COVERAGE'],
  ['a risk twice', { ...good, riskIndicators: [3, 4, 3] }, 'RULES_RISK_TWICE'],
  ['any of nothing', when(any()), 'RULES_EMPTY'],
  ['all of nothing, inside', when(any(yes(6), all())), 'RULES_EMPTY'],
  ['at least 1 of nothing', when(atLeast(1)), 'RULES_EMPTY'],
  ['the same thing twice', when(atLeast(2, yes(11), yes(11))), 'RULES_PART_TWICE'],
  ['at least 3 of 2', when(atLeast(3, yes(3), yes(4))), 'RULES_COUNT'],
  ['at least 0', when(atLeast(0, yes(3), yes(4))), 'RULES_COUNT'],
  ['at least 1.5', when(atLeast(1.5, yes(3), yes(4))), 'RULES_COUNT'],
  ['at least 18 of 17 risks', when({ kind: 'risk-count', count: 18 }), 'RULES_RISK_COUNT'],
  ['at least 1 of no risks', { ...when({ kind: 'risk-count', count: 1 }), riskIndicators: [] }, 'RULES_RISK_COUNT'],
  ['under 0 years', when(all(yes(6), { kind: 'age-under', years: 0 })), 'RULES_AGE'],
  ['from 18 years', when(all(yes(6), { kind: 'age-from', years: 18 })), 'RULES_AGE'],
  [
    'watch before victim',
    ruleSetOf([
      { class: 'watch', when: yes(3) },
      { class: 'victim', when: yes(13) },
    ]),
    'RULES_ORDER',
  ],
];

test.each(bad)('%s is refused with its own sentence', (_what, value, code) => {
  expect([...new Set(ruleSetProblems(value).map((problem) => problem.code))]).toEqual([code]);
  expect(() => readRuleSet(value)).toThrow(AppError);
  const { detail } = ruleSetProblems(value)[0] ?? { detail: {} };
  const { th, en } = errorText(code, detail);
  expect(`${th} ${en}`).not.toMatch(/undefined|NaN|\[object/);
  expect(th).not.toMatch(/[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/);
});

test('every code of rules has a case here', () => {
  const known = errorCodes.filter((code) => code.startsWith('RULES_'));
  expect(known.filter((code) => !bad.some(([, , each]) => each === code))).toEqual([]);
  expect(known.length).toBeGreaterThan(15);
});

test('what is wrong is named by its place, and all of it', () => {
  const several = ruleSetOf([
    { class: 'high', when: atLeast(4, yes(3), yes(99)) },
    { class: 'watch', when: all(any(), { kind: 'age-under', years: 40 }) },
  ]);
  expect(ruleSetProblems(several)).toEqual([
    { code: 'RULES_COUNT', detail: { rule: 1, count: 4, of: 2 } },
    { code: 'RULES_INDICATOR', detail: { found: 99, rule: 1 } },
    { code: 'RULES_EMPTY', detail: { rule: 2 } },
    { code: 'RULES_AGE', detail: { rule: 2, found: 40, from: 1, to: 18 } },
  ]);
  const misplaced = {
    ...good,
    rules: [{ class: 'high', when: any(yes(6), { kind: 'sex', sex: 'x' } as unknown as Condition) }],
  };
  expect(ruleSetProblems(misplaced)).toMatchObject([
    { code: 'RULES_INVALID', detail: { at: 'rules[1].when.of[2].sex' } },
  ]);
});

test('what is right is read as it is: classes without a rule, lists of one, six levels, day and name of a decision', () => {
  const odd = {
    ...ruleSetOf([{ class: 'watch', when: nested(6) }]),
    decided: { by: 'ทีมสหวิชาชีพจังหวัดระนอง', on: '2025-10-01', note: 'ประชุมครั้งที่ 3' },
  };
  expect(readRuleSet(odd)).toBe(odd);
  expect(readRuleSet(structuredClone(workingDefinition1))).toEqual(workingDefinition1);
  expect(ruleSetProblems(copyOfRuleSet(workingDefinition1, 'copy', { th: 'สำเนา', en: 'Copy' }))).toEqual([]);
});

test('the hash is that of the content: the order of fields does not matter, every value does', () => {
  const reordered = Object.fromEntries(Object.entries(workingDefinition1).toReversed()) as typeof workingDefinition1;
  expect(ruleSetSha256(reordered)).toBe(ruleSetSha256(workingDefinition1));
  // A new hash here means that every output of working definition 1 says it was made with other rules.
  expect(ruleSetSha256(workingDefinition1)).toBe('f3c73007d787b424492583ec4461901320566cba52c3ba47853be459f58f6f2c');
  fc.assert(
    fc.property(ruleSets, ruleSets, (a, b) => {
      const isSame = JSON.stringify(a) === JSON.stringify(b);
      expect(ruleSetSha256(a) === ruleSetSha256(b)).toBe(isSame);
    }),
  );
});
