import { expect, onTestFinished, test } from 'vitest';
import { integer, sql, type Sql } from '../../electron/engine/db/sql.ts';
import { riskClassExpression } from '../../electron/engine/risk/risk-class-expression.ts';
import type { RiskClass } from '../../shared/contract/rule-set.ts';
import { bitsOf, countBits, indicatorsOf } from '../../shared/cpms/answer-bits.ts';
import { classifierOf, type ClassedChild } from '../../shared/rules/class-of-child.ts';
import { decidingIndicators } from '../../shared/rules/condition-parts.ts';
import { copyOfRuleSet, workingDefinition1 } from '../../shared/rules/working-definition-1.ts';
import { childrenOf, childWith, classesBy, databaseOf, randomRows, rowsOf, type ChildGiven } from './rule-fixtures.ts';

const riskIndicators = [3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22];

/** The expression that the cube was made with before rules became data; every class must stay what it gave. */
function formerExpression(): Sql {
  const any = (...numbers: readonly number[]): Sql => sql`(risk_yes & ${integer(bitsOf(...numbers))}) <> 0`;
  const both = integer(bitsOf(4, 7));
  const risk = integer(bitsOf(...riskIndicators));
  return sql`CASE WHEN ${any(13)} THEN 3
    WHEN ${any(6, 14, 19, 20, 22)} OR (${any(11)} AND age_years < 15) OR (risk_yes & ${both}) = ${both}
      OR bit_count(risk_yes & ${risk}) >= 5 THEN 2
    WHEN ${any(3, 4, 7, 9, 10, 11, 12, 15, 17, 18, 21)} THEN 1
    WHEN 2 * bit_count(risk_eligible & ~risk_known & ${risk}) > bit_count(risk_eligible & ${risk}) THEN 4
    ELSE 0 END`;
}

/** The words of product §7, written down a third time. */
function byTheWords(child: ClassedChild): RiskClass {
  const found = indicatorsOf(child.riskYes);
  const isAny = (...numbers: readonly number[]): boolean => numbers.some((no) => found.includes(no));
  const isUnder15 = child.ageYears !== null && child.ageYears < 15;
  if (isAny(13)) return 'victim';
  if (isAny(6, 14, 19, 20, 22) || (isAny(11) && isUnder15) || (isAny(4) && isAny(7))) return 'high';
  if (found.filter((no) => riskIndicators.includes(no)).length >= 5) return 'high';
  if (isAny(3, 4, 7, 9, 10, 11, 12, 15, 17, 18, 21)) return 'watch';
  const deciding = bitsOf(...riskIndicators) & child.riskEligible;
  return countBits(deciding & ~child.riskKnown) > countBits(deciding) / 2 ? 'insufficient' : 'none';
}

const noneKnown = { unknown: 'rest' } as const;

const golden: readonly (readonly [string, ChildGiven, RiskClass])[] = [
  ['nothing found, all known', {}, 'none'],
  ['circumstances are no risk', { yes: [1, 2, 5, 8], nationality: 'myanmar' }, 'none'],
  ['services reached are no risk', { yes: [16] }, 'none'],
  ['victim of violence', { yes: [13] }, 'victim'],
  ['victim, everything else unknown', { yes: [13], ...noneKnown }, 'victim'],
  ['victim comes before high risk', { yes: [13, 6, 20] }, 'victim'],
  ['victim, age unknown', { yes: [13], age: null }, 'victim'],
  ...[6, 14, 19, 20, 22].map((no) => [`indicator ${no} alone`, { yes: [no] }, 'high'] as const),
  ...[6, 14, 19, 20, 22].map((no) => [`indicator ${no}, rest unknown`, { yes: [no], ...noneKnown }, 'high'] as const),
  ['in conflict with the law, not yet 10: not asked', { yes: [14], age: 9 }, 'none'],
  ['in conflict with the law at 10', { yes: [14], age: 10 }, 'high'],
  ['works at 4: not asked', { yes: [11], age: 4 }, 'none'],
  ['works at 5', { yes: [11], age: 5 }, 'high'],
  ['works at 14', { yes: [11], age: 14 }, 'high'],
  ['works at 15', { yes: [11], age: 15 }, 'watch'],
  ['works at 17', { yes: [11], age: 17 }, 'watch'],
  ['works, age unknown', { yes: [11], age: null }, 'watch'],
  ['works at 18: not asked', { yes: [11], age: 18 }, 'none'],
  ['works at 14, all else unknown', { yes: [11], age: 14, ...noneKnown }, 'high'],
  ['orphan without address', { yes: [4, 7] }, 'high'],
  ['orphan, address unknown', { yes: [4], unknown: [7] }, 'watch'],
  ['orphan', { yes: [4] }, 'watch'],
  ['no address', { yes: [7] }, 'watch'],
  ['four risk indicators', { yes: [3, 9, 10, 12] }, 'watch'],
  ['five risk indicators', { yes: [3, 9, 10, 12, 17] }, 'high'],
  ['four and a circumstance', { yes: [1, 3, 9, 10, 12] }, 'watch'],
  ['four, the fifth unknown', { yes: [3, 9, 10, 12], unknown: [17] }, 'watch'],
  ['five of the household and the child', { yes: [9, 10, 17, 18, 21], age: 0 }, 'high'],
  ...[3, 9, 10, 12, 15, 17, 18, 21].map((no) => [`indicator ${no} alone`, { yes: [no] }, 'watch'] as const),
  ['watch, rest unknown', { yes: [17], ...noneKnown }, 'watch'],
  ['not in education at 5: not asked', { yes: [3], age: 5 }, 'none'],
  ['not in education at 6', { yes: [3], age: 6 }, 'watch'],
  ['12 years: 8 of 17 unknown', { unknown: [3, 4, 6, 7, 9, 10, 11, 12] }, 'none'],
  ['12 years: 9 of 17 unknown', { unknown: [3, 4, 6, 7, 9, 10, 11, 12, 13] }, 'insufficient'],
  ['4 years, 12 asked: 6 unknown are half', { age: 4, unknown: [4, 6, 7, 9, 10, 13] }, 'none'],
  ['4 years, 12 asked: 7 unknown', { age: 4, unknown: [4, 6, 7, 9, 10, 13, 17] }, 'insufficient'],
  ['circumstances unknown do not matter', { unknown: [1, 2, 5, 8, 16] }, 'none'],
  ['nothing known', noneKnown, 'insufficient'],
  ['nothing known, age unknown', { ...noneKnown, age: null }, 'insufficient'],
  ['age unknown: 8 of 17 unknown', { age: null, unknown: [3, 4, 6, 7, 9, 10, 11, 12] }, 'none'],
  ['age unknown: 9 of 17 unknown', { age: null, unknown: [3, 4, 6, 7, 9, 10, 11, 12, 13] }, 'insufficient'],
  ['18 years: the household alone, 3 of 6 unknown', { age: 18, unknown: [17, 18, 19] }, 'none'],
  ['18 years: the household alone, 4 of 6 unknown', { age: 18, unknown: [17, 18, 19, 20] }, 'insufficient'],
  ['18 years, household with a victim', { age: 18, yes: [20] }, 'high'],
];

test('golden cases at each border', async () => {
  const given = golden.map(([, child]) => childWith(child));
  const database = await databaseOf(rowsOf(given));
  onTestFinished(() => database.close());
  const expected = golden.map(([what, , riskClass]) => [what, riskClass]);
  const named = (classes: readonly RiskClass[]) => golden.map(([what], i) => [what, classes[i]]);
  expect(named(given.map(classifierOf(workingDefinition1)))).toEqual(expected);
  expect(named(await classesBy(database, riskClassExpression(workingDefinition1)))).toEqual(expected);
  expect(named(await classesBy(database, formerExpression()))).toEqual(expected);
  expect(named(given.map(byTheWords))).toEqual(expected);
});

test('100,000 random children have the class they had before the rules became data', async () => {
  const database = await databaseOf(randomRows(100_000));
  onTestFinished(() => database.close());
  const drawn = await childrenOf(database);
  const classes = await classesBy(database, riskClassExpression(workingDefinition1));
  expect(classes).toHaveLength(100_000);
  expect(classes).toEqual(await classesBy(database, formerExpression()));
  expect(classes).toEqual(drawn.map(byTheWords));
  for (const riskClass of ['none', 'watch', 'high', 'victim', 'insufficient']) {
    expect(classes.filter((each) => each === riskClass).length).toBeGreaterThan(500);
  }
});

test('the deciding answers of working definition 1 are the 17 risk indicators', () => {
  expect(indicatorsOf(decidingIndicators(workingDefinition1))).toEqual(riskIndicators);
});

test('it cannot be changed; a copy can, and does not change it', () => {
  expect(() => Object.assign(workingDefinition1.rules[0] ?? {}, { class: 'watch' })).toThrow(TypeError);
  const copy = copyOfRuleSet(workingDefinition1, 'ranong-2569', { th: 'ระนอง', en: 'Ranong' });
  copy.rules.pop();
  copy.decided.by = 'Team';
  expect([workingDefinition1.rules.length, copy.rules.length]).toEqual([6, 5]);
  expect([copy.id, copy.version, workingDefinition1.decided.by]).toEqual(['ranong-2569', 1, 'NatPro Atlas']);
});
