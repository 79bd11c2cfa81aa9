import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answers, answerSpellings, readAnswer } from '../../../shared/cpms/answers.ts';
import { indicatorByNo, indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import { allFields } from '../../../shared/cpms/layout.ts';
import { fieldOfHeader } from '../../../shared/cpms/headers/read-header.ts';
import { nationalIdCheckDigit, nationalIdKind } from '../../../shared/cpms/national-id.ts';
import { readCommunityCode, readNationality, readSex } from '../../../electron/engine/ingest/map/read-cells.ts';

describe('the 22 indicators', () => {
  test('are numbered in order; 17-22 are of the household, 16 is coverage', () => {
    expect(indicators.map((each) => each.no)).toEqual(Array.from({ length: 22 }, (_, i) => i + 1));
    expect(indicators.filter((each) => each.unit === 'household').map((each) => [each.no, each.ages])).toEqual(
      [17, 18, 19, 20, 21, 22].map((no) => [no, null]),
    );
    expect(indicators.filter((each) => each.kind === 'coverage').map((each) => each.no)).toEqual([16]);
    expect(() => indicatorByNo(23)).toThrow(RangeError);
  });
});

describe('headers', () => {
  test('every field is recognised by each of its names', () => {
    for (const field of allFields) {
      for (const name of [field.th, field.en, field.key, ...field.otherNames])
        expect([name, fieldOfHeader(name)]).toEqual([name, field.key]);
    }
  });
});

describe('answers', () => {
  test('every spelling is read as its answer, whatever the case and digits', () => {
    for (const answer of answers) {
      for (const spelling of answerSpellings[answer])
        expect([spelling, readAnswer(` ${spelling.toUpperCase()} `)]).toEqual([spelling, answer]);
    }
    expect([readAnswer('๑'), readAnswer('๐'), readAnswer('๙')]).toEqual(['yes', 'no', 'unknown']);
    expect([readAnswer('1.00'), readAnswer('0.000')]).toEqual(['yes', 'no']);
    // As a phone writes them.
    expect([readAnswer('✔\ufe0f'), readAnswer('☑')]).toEqual(['yes', 'yes']);
  });

  test('blank follows the rule, anything else is not guessed', () => {
    expect([readAnswer(null), readAnswer(' '), readAnswer('', 'no'), readAnswer('บางครั้ง'), readAnswer('2')]).toEqual([
      'unknown',
      'unknown',
      'no',
      null,
      null,
    ]);
  });
});

describe('cells', () => {
  test('sex', () => {
    expect(['ช', 'หญิง', 'F', '1', '2.0', '', 'ไม่ระบุ', '?', 'อื่น'].map(readSex)).toEqual([
      'male',
      'female',
      'female',
      'male',
      'female',
      'unknown',
      'unknown',
      'unknown',
      null,
    ]);
  });

  test('nationality', () => {
    expect(['ไทย', 'พม่า', 'เมียนมา', 'เขมร', 'ลาว', 'ไม่มีสถานะ', 'อื่น ๆ', '-', 'จีน'].map(readNationality)).toEqual([
      'thai',
      'myanmar',
      'myanmar',
      'cambodian',
      'lao',
      'stateless',
      'other',
      'unknown',
      null,
    ]);
  });

  test('community codes', () => {
    const read = (cell: string) => readCommunityCode(cell, (code) => code === '850103');
    expect(['85010301', '๘๕๐๑๐๓๐๑', ' 8501 0301 ', '85010301.0', "'85010301"].map(read)).toEqual(
      Array.from({ length: 5 }, () => ({ code: 85_010_301 })),
    );
    expect(['', '85999901', '850103', '8501030', '8.50103E+07', 'หมู่ 1'].map(read)).toEqual(
      [
        'community_missing',
        'community_unresolved',
        'community_unresolved',
        'community_lost_digits',
        'community_lost_digits',
        'community_unresolved',
      ].map((reason) => ({ reason })),
    );
  });
});

describe('identity numbers', () => {
  test('the check digit is the one the formula gives, and any other digit is wrong', () => {
    fc.assert(
      fc.property(fc.constantFrom('0', '1', '2', '6', '7', '8'), fc.nat(9_999_999), fc.nat(9), (first, rest, digit) => {
        const twelve = `${first}9999${String(rest).padStart(7, '0')}`;
        const right = nationalIdCheckDigit(twelve);
        expect(nationalIdKind(`${twelve}${digit}`)).toBe(digit === right ? 'valid' : 'wrong-check-digit');
      }),
    );
  });

  test.each([
    ['', 'blank'],
    [' - ', 'blank'],
    ['G999900000001', 'g-code'],
    ['g-9999-0000-0001', 'g-code'],
    ['1.99991E+12', 'lost-digits'],
    ['12345', 'malformed'],
    ['G12', 'malformed'],
  ])('"%s" is %s', (cell, kind) => {
    expect(nationalIdKind(cell)).toBe(kind);
  });

  test('twelve digits are needed', () => {
    expect(() => nationalIdCheckDigit('123')).toThrow(RangeError);
    expect(indicatorField(3)).toBe('ind03');
  });
});
