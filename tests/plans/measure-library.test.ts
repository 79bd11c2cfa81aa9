import { expect, test } from 'vitest';
import { errorText } from '../../shared/contract/app-error.ts';
import { measure, measureKinds, reachedPeople } from '../../shared/contract/measures.ts';
import { indicators } from '../../shared/cpms/indicators.ts';
import { findOutMeasureId, measureLibrary } from '../../shared/plans/measure-library.ts';
import { measureProblems } from '../../shared/plans/plan-problems.ts';

test('every measure has its shape, and nothing is wrong with it', () => {
  expect(measureLibrary.flatMap((each) => measure.safeParse(each).error?.issues ?? [])).toEqual([]);
  expect(measureLibrary.flatMap(measureProblems)).toEqual([]);
  expect(new Set(measureLibrary.map(({ id }) => id)).size).toBe(measureLibrary.length);
  expect(measureLibrary.length).toBeGreaterThanOrEqual(20);
});

test('every indicator is answered by a measure other than finding out; so is every kind and every audience', () => {
  const others = measureLibrary.filter(({ id }) => id !== findOutMeasureId);
  const open = indicators.filter(({ no }) => !others.some(({ answers }) => answers.includes(no)));
  expect(open).toEqual([]);
  expect(measureLibrary.find(({ id }) => id === findOutMeasureId)?.answers).toHaveLength(22);
  expect([...new Set(others.map(({ kind }) => kind))].toSorted()).toEqual([...measureKinds].toSorted());
  expect([...new Set(others.map(({ reaches }) => reaches))].toSorted()).toEqual([...reachedPeople].toSorted());
});

test('the seeds of the plan are all there', () => {
  const seeds = [
    'working-group',
    'thai-volunteers',
    'migrant-volunteers',
    'learning-centre',
    'rights-children',
    'rights-families',
    'rights-employers',
    'self-protection',
    'domestic-violence',
    'birth-registration',
    'school-enrolment',
    'home-visits',
    'agency-coordination',
  ];
  expect(seeds.filter((seed) => !measureLibrary.some(({ id }) => id === seed))).toEqual([]);
});

test('Thai is Thai and English is English; a source is named or it is practice', () => {
  const texts = measureLibrary.flatMap(({ name, doneBy, unit, targetCounts, evidence }) => [
    name,
    doneBy,
    unit,
    targetCounts,
    evidence.note,
  ]);
  expect(texts.filter(({ th }) => !/[\u0e01-\u0e5b]/.test(th))).toEqual([]);
  expect(texts.filter(({ en }) => /[\u0e01-\u0e5b]/.test(en))).toEqual([]);
  const sourced = measureLibrary.filter(({ evidence }) => evidence.source !== null);
  expect(sourced.every(({ evidence }) => /\b(?:19|20)\d\d\b/.test(evidence.source ?? ''))).toBe(true);
});

test('a measure of one’s own without an indicator is refused in words', () => {
  const [first] = measureLibrary;
  const own = { ...first!, id: 'own', answers: [], unitCostSatang: -5 };
  const problems = measureProblems(own);
  expect(problems.map(({ code }) => code)).toEqual(['PLAN_MEASURE_NO_INDICATOR', 'PLAN_BUDGET_NEGATIVE']);
  expect(errorText('PLAN_MEASURE_NO_INDICATOR', problems[0]?.detail).en).toBe(
    'The measure own answers no indicator, so it could never be proposed or judged. Choose at least one.',
  );
});
