import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Condition } from '../../shared/contract/rule-set.ts';
import { explainClass } from '../../shared/rules/explain-class.ts';
import {
  conditionClause,
  factWords,
  firedSentence,
  outcomeSentence,
  remainderSentences,
  ruleSentence,
} from '../../shared/rules/rule-sentences.ts';
import { workingDefinition1 } from '../../shared/rules/working-definition-1.ts';
import { all, any, atLeast, childWith, ruleSetOf, ruleSets, yes } from './rule-fixtures.ts';

test('working definition 1 in words', () => {
  const sentences = (language: 'th' | 'en') => [
    ...workingDefinition1.rules.map((rule) => ruleSentence(rule, workingDefinition1, language)),
    ...remainderSentences(workingDefinition1, language),
  ];
  expect(sentences('th')).toEqual([
    'ผู้ถูกกระทำ เมื่อถูกกระทำรุนแรง',
    'เสี่ยงสูง เมื่อถูกผู้ดูแลละเลยทอดทิ้ง, กระทำผิดกฎหมาย, สมาชิกครัวเรือนเป็นผู้กระทำรุนแรง, สมาชิกครัวเรือนถูกกระทำรุนแรง หรือสมาชิกครัวเรือนติดสุรา ยาเสพติด การพนัน',
    'เสี่ยงสูง เมื่อทำงานรับค่าจ้างและอายุต่ำกว่า 15 ปี',
    'เสี่ยงสูง เมื่อไม่มีพ่อแม่และไม่มีที่อยู่ถาวร',
    'เสี่ยงสูง เมื่อพบความเสี่ยงอย่างน้อย 5 ข้อจาก 17 ข้อ',
    'เฝ้าระวัง เมื่อไม่ได้รับการศึกษา, ไม่มีพ่อแม่, ไม่มีที่อยู่ถาวร, พ่อแม่ย้ายถิ่นไปที่อื่น, มีปัญหาสุขภาพ, ทำงานรับค่าจ้าง, มีพฤติกรรมรุนแรง, ใช้สารเสพติด สุรา บุหรี่, ครัวเรือนเศรษฐกิจไม่มั่นคง, สมาชิกครัวเรือนมีปัญหาสุขภาพ หรือสมาชิกครัวเรือนกระทำผิดกฎหมาย',
    'ข้อมูลไม่พอ เมื่อไม่เข้าเกณฑ์ใด และไม่ทราบคำตอบที่ใช้ตัดสินเกินร้อยละ 50',
    'ไม่พบความเสี่ยง เมื่อไม่เข้าเกณฑ์ใดและข้อมูลพอ',
  ]);
  expect(sentences('en')).toEqual([
    'Victim when the child is a victim of violence',
    'High risk when the child is neglected by caregivers; the child is in conflict with the law; a household member perpetrates violence; a household member is a victim of violence; or a household member is addicted to alcohol, drugs or gambling',
    'High risk when the child worked for wages and is under 15',
    'High risk when the child has no parent and has no permanent address',
    'High risk when at least 5 of the 17 risk indicators are found',
    'Watch when the child is not in education; the child has no parent; the child has no permanent address; the parents migrated away; the child has health challenges; the child worked for wages; the child behaves violently; the child uses drugs, alcohol or tobacco; the household is economically unstable; a household member has health challenges; or a household member is in conflict with the law',
    'Insufficient data when no rule is met and more than 50% of the deciding answers are unknown',
    'None found when no rule is met and the data suffice',
  ]);
});

test.each<readonly [Condition, string, string]>([
  [
    all(yes(11), any({ kind: 'age-under', years: 15 }, { kind: 'group', group: 'stateless' })),
    'ทำงานรับค่าจ้างและ (อายุต่ำกว่า 15 ปีหรือเป็นเด็กไร้สัญชาติ)',
    'the child worked for wages and (the child is under 15 or is stateless)',
  ],
  [
    any(all(yes(4), yes(7)), yes(22)),
    '(ไม่มีพ่อแม่และไม่มีที่อยู่ถาวร) หรือสมาชิกครัวเรือนติดสุรา ยาเสพติด การพนัน',
    '(the child has no parent and has no permanent address) or a household member is addicted to alcohol, drugs or gambling',
  ],
  [
    atLeast(2, yes(3), { kind: 'sex', sex: 'female' }, all(yes(8), { kind: 'age-from', years: 10 })),
    'พบอย่างน้อย 2 ข้อใน (ไม่ได้รับการศึกษา, เป็นเด็กหญิง, (ย้ายถิ่นเข้ามาในชุมชนและอายุ 10 ปีขึ้นไป))',
    'at least 2 are true of (the child is not in education; the child is a girl; (the child migrated into the community and is at least 10))',
  ],
  [all(any(yes(6))), 'ถูกผู้ดูแลละเลยทอดทิ้ง', 'the child is neglected by caregivers'],
])('nested conditions %#', (condition, th, en) => {
  const set = ruleSetOf([{ class: 'high', when: condition }]);
  expect([conditionClause(condition, set, 'th'), conditionClause(condition, set, 'en')]).toEqual([th, en]);
});

/** A list of one is what is in it. */
function withoutLists(condition: Condition): Condition {
  if (!('of' in condition)) return condition;
  const of = condition.of.map(withoutLists);
  const [only] = of;
  return condition.kind !== 'at-least' && only && of.length === 1 ? only : { ...condition, of };
}

test('two conditions that differ never read the same', () => {
  const readings = { th: new Map<string, string>(), en: new Map<string, string>() };
  for (const set of fc.sample(ruleSets, { numRuns: 3000, seed: 7 })) {
    for (const { when } of set.rules) {
      const meaning = JSON.stringify([withoutLists(when), set.riskIndicators.length]);
      for (const language of ['th', 'en'] as const) {
        const clause = conditionClause(when, set, language);
        const known = readings[language].get(clause);
        if (known !== undefined && withoutCount(known) !== withoutCount(meaning))
          expect([clause, meaning]).toEqual([clause, known]);
        readings[language].set(clause, meaning);
      }
    }
  }
  expect(readings.th.size).toBeGreaterThan(5000);
  expect(readings.en.size).toBe(readings.th.size);
});

/** The number of risk indicators is read only where it is counted. */
const withoutCount = (meaning: string): string =>
  meaning.includes('risk-count') ? meaning : meaning.replace(/,\d+\]$/, ']');

test('why, what is asked for and what it would change', () => {
  const set = workingDefinition1;
  const given = explainClass(set, childWith({ yes: [3, 9, 10, 12, 17], unknown: [13], age: 12 }));
  const why = given.fired.map((fired) => firedSentence(fired, given.riskFound, set, 'th'));
  expect(why[0]).toBe(
    'เสี่ยงสูง เพราะพบความเสี่ยง 5 ข้อ (ไม่ได้รับการศึกษา, พ่อแม่ย้ายถิ่นไปที่อื่น, มีปัญหาสุขภาพ, มีพฤติกรรมรุนแรง, ครัวเรือนเศรษฐกิจไม่มั่นคง)',
  );
  expect(given.unknown.map((fact) => [factWords(fact, 'th'), factWords(fact, 'en')])).toEqual([
    ['ถูกกระทำรุนแรง', 'the child is a victim of violence'],
  ]);
  const says = (language: 'th' | 'en', explanation = given) =>
    explanation.changes.flatMap(({ fact, outcomes }) =>
      outcomes.map((outcome) => outcomeSentence(fact, outcome, language)),
    );
  expect(says('th')).toEqual(['ถ้าถูกกระทำรุนแรง จะเป็น: ผู้ถูกกระทำ', 'ถ้าไม่พบว่าถูกกระทำรุนแรง จะเป็น: เสี่ยงสูง']);
  expect(says('en', explainClass(set, childWith({ yes: [11], age: null })))).toEqual([
    'If the child is 0–4 years old: None found',
    'If the child is 5–14 years old: High risk',
    'If the child is 15–17 years old: Watch',
    'If the child is at least 18: None found',
  ]);
});
