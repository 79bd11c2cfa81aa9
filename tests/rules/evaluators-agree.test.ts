import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { riskClassExpression } from '../../electron/engine/risk/risk-class-expression.ts';
import { riskClasses } from '../../shared/contract/rule-set.ts';
import { ruleSetProblems } from '../../shared/rules/rule-set-problems.ts';
import { classifierOf } from '../../shared/rules/class-of-child.ts';
import { allParts } from '../../shared/rules/condition-parts.ts';
import { childrenOf, classesBy, databaseOf, randomRows, ruleSets } from './rule-fixtures.ts';

/**
 * Every pair of the two would be 10^8, which takes minutes: NATPRO_ALL_PAIRS=1 takes them. Else each rule set is put to
 * one child in `slices`, other children each time, so that every child meets ten rule sets; some are put to all.
 */
const childCount = 100_000;
const ruleSetCount = 1000;
const slices = process.env['NATPRO_ALL_PAIRS'] === undefined ? 100 : 1;
const inFull = 3;

test('the plain evaluator and the compiled one agree on 100,000 children and 1,000 rule sets', async () => {
  const database = await databaseOf(randomRows(childCount));
  onTestFinished(() => database.close());
  const drawn = await childrenOf(database);
  const sets = fc.sample(ruleSets, { numRuns: ruleSetCount, seed: 20_260_701 });
  const seen = new Map(riskClasses.map((each) => [each, 0]));
  let pairs = 0;
  for (const [i, set] of sets.entries()) {
    const step = i < inFull ? 1 : slices;
    const first = i % step;
    const compiled = await classesBy(database, riskClassExpression(set), `id % ${step} = ${first}`);
    const plain = drawn.filter((_, id) => id % step === first).map(classifierOf(set));
    if (compiled.some((each, at) => each !== plain[at])) expect([set, compiled]).toEqual([set, plain]);
    expect(compiled).toHaveLength(childCount / step);
    pairs += compiled.length;
    for (const each of compiled) seen.set(each, (seen.get(each) ?? 0) + 1);
  }
  expect(pairs).toBe((inFull + (ruleSetCount - inFull) / slices) * childCount);
  for (const [, count] of seen) expect(count).toBeGreaterThan(pairs / 1000);
}, 3_600_000);

test('the random rule sets can be used, and have conditions of every kind, nested', () => {
  const sets = fc.sample(ruleSets, { numRuns: ruleSetCount, seed: 20_260_701 });
  expect(sets.flatMap(ruleSetProblems)).toEqual([]);
  const parts = sets.flatMap(({ rules }) => rules.flatMap(({ when }) => allParts(when)));
  const kinds = Map.groupBy(parts, ({ kind }) => kind);
  expect([...kinds.keys()].toSorted()).toEqual(
    ['age-from', 'age-under', 'all', 'any', 'at-least', 'group', 'indicator', 'risk-count', 'sex'].toSorted(),
  );
  for (const [, found] of kinds) expect(found.length).toBeGreaterThan(200);
  expect(parts.filter((part) => 'of' in part && part.of.some((inner) => 'of' in inner)).length).toBeGreaterThan(200);
});
