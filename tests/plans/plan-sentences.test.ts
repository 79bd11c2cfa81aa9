import { expect, test } from 'vitest';
import type { Finding, PlanConflict } from '../../shared/contract/plan-answers.ts';
import { noFilter } from '../../shared/contract/no-filter.ts';
import { conflictSentence, reasonSentence } from '../../shared/plans/plan-sentences.ts';

const of = (indicator: number, grade: Finding['grade'] = 'B') => ({
  areaCode: '85010101',
  indicator,
  grade,
  reference: { indicator, filter: noFilter as unknown as Finding['reference']['filter'] },
});

test.each<[Finding, string, string]>([
  [
    { ...of(3), kind: 'standing', mark: 'higher' },
    'ไม่ได้รับการศึกษา: พบมากกว่าที่อื่นในจังหวัดอย่างชัดเจน',
    'Not in education: found clearly more often than elsewhere in the province',
  ],
  [
    { ...of(15), kind: 'trend', verdict: 'rising' },
    'ใช้สารเสพติด สุรา บุหรี่: แนวโน้มเพิ่มขึ้น',
    'Drugs, alcohol or smoking: a rising trend',
  ],
  [
    { ...of(8), kind: 'migration-profile', profile: 'arrival' },
    'ลักษณะการย้ายถิ่น: ย้ายเข้า พบมากในพื้นที่นี้',
    'Migration profile: arrival, found often here',
  ],
  [
    { ...of(10), kind: 'rights-gap', right: 'health', worseFor: 'migrant' },
    'มีปัญหาสุขภาพ (อารมณ์ ร่างกาย สติปัญญา): เด็กย้ายถิ่นพบมากกว่าเด็กไทย',
    'Health challenges (emotional, physical, intellectual): found more often in migrant than in Thai children',
  ],
  [
    { ...of(16), kind: 'rights-gap', right: 'protection', worseFor: 'migrant' },
    'ได้รับบริการคุ้มครองเด็ก: เด็กย้ายถิ่นได้รับน้อยกว่าเด็กไทย',
    'Received child-protection services: reaches fewer migrant than Thai children',
  ],
  [
    { ...of(13, 'D'), kind: 'standing', mark: 'much-higher' },
    'ถูกกระทำรุนแรง: ข้อมูลน้อยเกินกว่าจะแสดงเป็นตัวเลข ต้องตามหาคำตอบก่อน',
    'Victim of violence: too few answers to be shown as a figure; find out first',
  ],
])('a reason in words %#', (finding, th, en) => {
  expect([reasonSentence(finding, 'th'), reasonSentence(finding, 'en')]).toEqual([th, en]);
});

test('what is no reason has no sentence', () => {
  expect(() => reasonSentence({ ...of(3), kind: 'standing', mark: 'similar' }, 'th')).toThrow(RangeError);
  expect(() => reasonSentence({ ...of(3), kind: 'trend', verdict: 'no-clear-change' }, 'th')).toThrow(RangeError);
});

test('each conflict says what was found, with amounts as people write them', () => {
  const conflicts: readonly PlanConflict[] = [
    { code: 'same-measure', rowIds: ['a', 'b'], areaCode: '85010101' },
    {
      code: 'over-ceiling',
      rowIds: ['a'],
      fiscalYearBE: 2569,
      source: null,
      plannedSatang: 150_050,
      ceilingSatang: 100_000,
    },
    { code: 'no-owner', rowIds: ['a'] },
    { code: 'weaker-than-trend', rowIds: ['a'], targetPercent: 10, projectedPercent: 8.25 },
    { code: 'more-than-there', rowIds: ['a'], people: 1200, children: 900 },
    { code: 'no-measure', rowIds: [], areaCode: '85010101', indicators: [2, 3] },
  ];
  const say = (language: 'th' | 'en') =>
    conflicts.map((each) => conflictSentence(each, (code) => `<${code}>`, language));
  expect(say('th')[1]).toBe('งบที่ตั้งไว้ 1,500.50 บาท เกินวงเงิน 1,000 บาท ลดงบ หรือหาแหล่งงบอื่น');
  expect(say('en')).toEqual([
    'The same measure twice in one place: <85010101>. Make one row of them, or part the children they are for.',
    'The budget of 1,500.50 baht is over the ceiling of 1,000 baht. Lower it, or find another source.',
    'Nobody is responsible yet. Name the agency.',
    'The target of 10% is weaker than the trend, which reaches 8.3% by itself. Set another target.',
    'The target of 1,200 is more than the 900 such children there. Correct the number, or add places.',
    '<85010101> has clear findings and no measure yet: No birth registration, Not in education',
  ]);
});
