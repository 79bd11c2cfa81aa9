import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allFields } from '../../../../shared/cpms/layout.ts';
import { bestAssignment } from '../../../../shared/cpms/headers/best-assignment.ts';
import { spokenIn } from '../../../../shared/cpms/headers/header-concepts.ts';
import { foldHeader, splitNumber } from '../../../../shared/cpms/headers/header-text.ts';
import { codesOf, isInFormWords, readHeader, verdictOf } from '../../../../shared/cpms/headers/read-header.ts';
import { laterHeaders, laterTraps } from './header-variants/later-headers.ts';
import { qualifiedHeaders } from './header-variants/qualified-headers.ts';
import { rightHeaders } from './header-variants/right-headers.ts';
import { trapHeaders } from './header-variants/trap-headers.ts';

/** What comes of a header by its words alone, as a target writes it: `!ind03` is the contrary of `ind03`. */
function outcome(header: string): { readonly kind: 'sure' | 'asked' | 'none'; readonly fields: readonly string[] } {
  const { kind, candidates } = verdictOf(readHeader(header).candidates);
  return { kind, fields: candidates.map(({ field, isContrary }) => `${isContrary ? '!' : ''}${field}`) };
}

type Share = { sure: number; asked: number; unread: number; wrong: string[] };

/** How often a header is read, asked about with the right field among those named, or passed over. */
function shareOf(lists: readonly Readonly<Record<string, readonly string[]>>[], isContrary: boolean): Share {
  const share: Share = { sure: 0, asked: 0, unread: 0, wrong: [] };
  for (const list of lists) {
    for (const [target, headers] of Object.entries(list)) {
      if (target.startsWith('!') !== isContrary) continue;
      for (const header of headers) {
        const { kind, fields } = outcome(header);
        if (kind === 'none') share.unread++;
        else if (kind === 'asked' && fields.includes(target)) share.asked++;
        else if (kind === 'sure' && fields[0] === target) share.sure++;
        else share.wrong.push(`${target}: ${header} → ${kind} ${fields.join()}`);
      }
    }
  }
  return share;
}

describe('headers of many forms', () => {
  test('none is read wrong; nearly all are read, and hardly one of the others is passed over', () => {
    expect(shareOf([rightHeaders], false)).toEqual({ sure: 440, asked: 0, unread: 0, wrong: [] });
    // Written down after the dictionary: of 239 it read 208 at first sight, asked about 19, and passed over 9.
    expect(shareOf([laterHeaders], false)).toEqual({ sure: 232, asked: 7, unread: 0, wrong: [] });
  });

  test('qualified and in other words, hardly one is passed over', () => {
    expect(shareOf([qualifiedHeaders], false)).toEqual({ sure: 206, asked: 31, unread: 2, wrong: [] });
  });

  const ofForm = allFields.filter(
    ({ key }) => readHeader(key).candidates.length > 0 && !/^(?:born_|age_months|indicator_no)/.test(key),
  );
  const additions = ['(ของเด็ก)', 'ของเด็ก', '[บังคับ]', '(ถ้ามี)', '(CPMIS)', '(0-17 ปี)', '(ปี 2567)', '(ณ วันสำรวจ)', '*'];
  const englishAdditions = [
    '(child)',
    'of the child',
    '(required)',
    '(optional)',
    '(if any)',
    '(at survey)',
    '(CPMIS)',
    '*',
  ];
  const isHousehold = (key: string): boolean => /^ind(?:1[7-9]|2\d)$/.test(key);

  test.each([
    ...additions.map((words) => ['th', words] as const),
    ...englishAdditions.map((words) => ['en', words] as const),
  ])('every name of the form with %s %s behind it is still that name', (language, words) => {
    // In brackets behind what the household does, "child" may be another who does it.
    const isDoubtful = (key: string): boolean => isHousehold(key) && /^\((?:ของเด็ก|child)\)$/.test(words);
    const found = ofForm.map((field) => [field.key, outcome(`${field[language]} ${words}`)] as const);
    expect(
      found.filter(([key, { kind, fields }]) => !isDoubtful(key) && (kind !== 'sure' || fields[0] !== key)),
    ).toEqual([]);
    expect(found.filter(([key, { kind }]) => isDoubtful(key) && kind !== 'asked')).toEqual([]);
  });

  test('one that asks the contrary is never read, and always offered as such', () => {
    expect(shareOf([rightHeaders, laterHeaders], true)).toEqual({ sure: 0, asked: 91, unread: 0, wrong: [] });
  });

  test('one that means something else is never read', () => {
    const all = [...trapHeaders, ...laterTraps];
    expect(all.filter((header) => outcome(header).kind === 'sure')).toEqual([]);
    expect(all.filter((header) => outcome(header).kind === 'none').length / all.length).toBeGreaterThan(0.6);
  });
});

describe('the parts of a header', () => {
  test.each<[string, number | null, string]>([
    ['3. ไม่ได้รับการศึกษา', 3, 'ไม่ได้รับการศึกษา'],
    ['(13) ถูกกระทำรุนแรง', 13, 'ถูกกระทำรุนแรง'],
    ['ตัวชี้วัดที่ ๑๓: ถูกกระทำรุนแรง', 13, 'ถูกกระทำรุนแรง'],
    ['ข้อ 7', 7, ''],
    ['(๑)', 1, ''],
    ['Q22', 22, ''],
    ['3.1 เพราะอะไร', null, 'เพราะอะไร'],
    ['2567', null, '2567'],
    ['เลข 13 หลัก', null, 'เลข 13 หลัก'],
  ])('the number in front of "%s"', (header, number, words) => {
    expect(splitNumber(header)).toEqual({ number, words });
  });

  test('one spelling for many: sara am, doubled vowels, width, case, invisible letters', () => {
    const forms = ['ทํางาน', 'ท\u200bำงาน', ' ทำ งาน ', 'ทำงาน\u00a0'].map(foldHeader);
    expect(new Set(forms)).toEqual(new Set(['ทำงาน']));
    expect([foldHeader('Birth_Date'), foldHeader('birthDate'), foldHeader('ＢＩＲＴＨ　ＤＡＴＥ')]).toEqual(
      Array.from({ length: 3 }, () => 'birthdate'),
    );
    expect(foldHeader('พ่อเเม่')).toBe('พ่อแม่');
  });

  test('words that nobody knows are counted, so that a name in a header is seen as one', () => {
    expect(spokenIn('ไม่ได้รับการศึกษา')).toMatchObject({ denials: 1, known: 17, letters: 17 });
    expect(spokenIn('สมชาย ใจดี').known).toBeLessThan(spokenIn('สมชาย ใจดี').letters);
    expect([isInFormWords('ถูกกระทำรุนแรง'), isInFormWords('สมชาย'), isInFormWords('เดือน')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a slip of the pen is asked about; words alone do not decide it', () => {
    expect(outcome('ไม่ได้รับการศีกษา')).toEqual({ kind: 'asked', fields: ['ind03'] });
    // One letter fewer, and the contrary: never a slip.
    expect(outcome('ได้รับการศึกษา').fields).toEqual(['!ind03']);
  });

  test('a number alone decides nothing, and one that differs does not outweigh the words', () => {
    expect([outcome('13) อะไรก็ได้'), outcome('13')].map(({ kind }) => kind)).toEqual(['none', 'none']);
    expect(outcome('1. ถูกกระทำรุนแรง')).toEqual({ kind: 'sure', fields: ['ind13'] });
  });

  test('what a header says of its codes', () => {
    const read = (header: string) => [codesOf(readHeader(header)), outcome(header).kind];
    expect(read('ถูกกระทำรุนแรง (1=ใช่ 2=ไม่ใช่)')).toEqual(['one-is-yes', 'sure']);
    expect(read('ถูกกระทำรุนแรง (1=ไม่ใช่, 2=ใช่)')).toEqual(['one-is-no', 'sure']);
    expect(read('ถูกกระทำรุนแรง (ใช่=1 ไม่ใช่=0)')).toEqual([null, 'sure']);
    // 0 for yes: nobody reads that right who is not asked.
    expect(read('ถูกกระทำรุนแรง (0=ใช่ 1=ไม่ใช่)')).toEqual([null, 'asked']);
  });
});

test('the best assignment is the best of all', () => {
  const worth = fc.integer({ min: -2, max: 9 });
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 4 })
        .chain((columns) =>
          fc.array(fc.array(worth, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 4 }),
        ),
      (table) => {
        const total = (chosen: readonly (number | null)[]): number =>
          chosen.reduce<number>((sum, column, row) => sum + (column === null ? 0 : (table[row]?.[column] ?? 0)), 0);
        const found = bestAssignment(table);
        const taken = found.filter((column) => column !== null);
        expect(new Set(taken).size).toBe(taken.length);
        expect(total(found)).toBe(Math.max(...everyChoice(table.length, table[0]?.length ?? 0).map(total)));
      },
    ),
  );
});

function everyChoice(rows: number, columns: number): (number | null)[][] {
  if (rows === 0) return [[]];
  return everyChoice(rows - 1, columns).flatMap((chosen) =>
    [null, ...Array.from({ length: columns }, (_, i) => i)]
      .filter((column) => column === null || !chosen.includes(column))
      .map((column) => [...chosen, column]),
  );
}
