import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  completedYears,
  excelSerialDay,
  printThaiDate,
  readDate,
  readSurveyYear,
} from '../../../shared/calendar/buddhist-era.ts';
import { toArabicDigits, toThaiDigits } from '../../../shared/calendar/thai-digits.ts';

test.each([
  ['2568', 2568, false],
  ['๒๕๖๘', 2568, false],
  ['ปีงบประมาณ ๒๕๖๘', 2568, false],
  ['พ.ศ. 2566', 2566, false],
  ['2568.0', 2568, false],
  ['2025', 2568, true],
  ['ranong-2567-tis620.csv', 2567, false],
  ['file 1234 of 2567', 2567, false],
])('the survey year in "%s"', (text, surveyYearBE, wasGregorian) => {
  expect(readSurveyYear(text)).toEqual({ surveyYearBE, wasGregorian });
});

test.each(['', 'x', '68', '85010301', '20250215', '2300'])('no survey year in "%s"', (text) => {
  expect(readSurveyYear(text)).toBeNull();
});

test.each([
  '15/03/2555',
  '15-03-2555',
  '15.3.2555',
  '2012-03-15',
  '2012-03-15 00:00:00',
  '2555-03-15',
  '15/03/2012',
  '15 มี.ค. 2555',
  '15 มีนาคม ๒๕๕๕',
  '๑๕ มีนาคม พ.ศ. ๒๕๕๕',
  '15 มีค 2555',
  '15 Mar 2012',
  '15 March 2012',
  '40983',
  'Thu Mar 15 2012 00:00:00 GMT+0700 (Indochina Time)',
  'Thu, 15 Mar 2012 00:00:00 GMT',
  'วันพฤหัสบดีที่ 15 มีนาคม 2555',
])('"%s" is 15 March 2012', (text) => {
  expect(readDate(text)).toEqual({ year: 2012, month: 3, day: 15 });
});

test.each(['31/02/2560', '0/1/2560', '15/13/2555', '15/03/55', 'ไม่ทราบ', '', '12345', '99999', '15 xyz 2555'])(
  '"%s" is no date',
  (text) => {
    expect(readDate(text)).toBeNull();
  },
);

test('every day is read back from its Thai print', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1910-01-01'), max: new Date('2150-12-31'), noInvalidDate: true }), (date) => {
      const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(readDate(printThaiDate(day))).toEqual(day);
      expect(readDate(toThaiDigits(printThaiDate(day)))).toEqual(day);
    }),
  );
});

test('Excel serial days', () => {
  expect([excelSerialDay(45_292), excelSerialDay(19_999), excelSerialDay(80_001)]).toEqual([
    { year: 2024, month: 1, day: 1 },
    null,
    null,
  ]);
});

test('completed years turn over on the birthday', () => {
  const birth = { year: 2012, month: 3, day: 15 };
  const on = (year: number, month: number, day: number) => completedYears(birth, { year, month, day });
  expect([on(2022, 3, 14), on(2022, 3, 15), on(2012, 3, 15), on(2012, 3, 14)]).toEqual([9, 10, 0, null]);
});

test('Thai digits there and back', () => {
  expect([toThaiDigits('2568'), toArabicDigits('๒๕๖๘ ปี')]).toEqual(['๒๕๖๘', '2568 ปี']);
});
