import { utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readDate, readUncertainBirth, type DayOrder } from '../../../shared/calendar/buddhist-era.ts';
import { readAge } from '../../../electron/engine/ingest/map/read-cells.ts';
import type { ExtractRow } from '../../support/extract-file.ts';
import { bookOf, gridOf, provinceFields, provinceRows, textOf } from '../../support/province-extract.ts';
import { foundIn, plainOutcome, provinceImport, type Outcome } from '../../support/province-import.ts';

const rows = provinceRows();
const expectSame = async (outcome: Outcome): Promise<void> =>
  expect(outcome.figures).toEqual((await plainOutcome()).figures);

type Day = { readonly d: number; readonly m: number; readonly be: number };
const months = 'ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.'.split('|');
const monthNames = 'มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม'.split('|');
const english = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'.split('|');
const two = (number: number): string => String(number).padStart(2, '0');

const written = (write: (day: Day) => string): ExtractRow[] =>
  rows.map((row) => {
    const change = (cell = ''): string => {
      const [d = 0, m = 0, be = 0] = cell.split('/').map(Number);
      return write({ d, m, be });
    };
    return { ...row, birth_date: change(row['birth_date']), survey_date: change(row['survey_date']) };
  });
const csv = (changed: readonly ExtractRow[]): Record<string, string> => ({ 'เด็ก-2567.csv': textOf(gridOf(changed)) });

/** A day of the Gregorian calendar as its serial number of Excel. */
const serial = ({ d, m, be }: Day, year = be - 543): number => Date.UTC(year, m - 1, d) / 86_400_000 + 25_569;

describe('the same dates, written otherwise', () => {
  test.each<[string, (day: Day) => string]>([
    ['eight digits, Buddhist era', ({ d, m, be }) => `${be}${two(m)}${two(d)}`],
    ['eight digits, Gregorian', ({ d, m, be }) => `${be - 543}${two(m)}${two(d)}`],
    ['eight digits, day first', ({ d, m, be }) => `${two(d)}${two(m)}${be}`],
    ['eight digits and .0', ({ d, m, be }) => `${be}${two(m)}${two(d)}.0`],
    ['15-Mar-2012', ({ d, m, be }) => `${d}-${english[m - 1]}-${be - 543}`],
    ['15-MAR-2012 00:00:00', ({ d, m, be }) => `${d}-${english[m - 1]?.toUpperCase()}-${be - 543} 00:00:00`],
    ['15-มี.ค.-2555', ({ d, m, be }) => `${d}-${months[m - 1]}-${be}`],
    ['15 มี.ค.2555', ({ d, m, be }) => `${d} ${months[m - 1]}${be}`],
    ['15/มีนาคม/2555', ({ d, m, be }) => `${d}/${monthNames[m - 1]}/${be}`],
    ['15 มีนาคม พ.ศ. 2555', ({ d, m, be }) => `${d} ${monthNames[m - 1]} พ.ศ. ${be}`],
    ['วันที่ 15 มีนาคม 2555', ({ d, m, be }) => `วันที่ ${d} ${monthNames[m - 1]} ${be}`],
    ['March 15, 2012', ({ d, m, be }) => `${english[m - 1]} ${d}, ${be - 543}`],
    ['2555-03-15', ({ d, m, be }) => `${be}-${two(m)}-${two(d)}`],
    ['15 / 3 / 2555', ({ d, m, be }) => `${d} / ${m} / ${be}`],
    ['15.3.2555', ({ d, m, be }) => `${d}.${m}.${be}`],
    ['="15/03/2555"', ({ d, m, be }) => `="${two(d)}/${two(m)}/${be}"`],
    [
      'digits of full width',
      ({ d, m, be }) => `${d}/${m}/${be}`.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    ],
    ['a serial day', (day) => String(serial(day))],
    ['a serial day with time', (day) => `${serial(day)}.375`],
    ['the serial day of the Buddhist year', (day) => String(serial(day, day.be))],
    ['midnight in Thailand', ({ d, m, be }) => `${be - 543}-${two(m)}-${two(d)}T00:00:00+07:00`],
    [
      'midnight in Thailand, told in Greenwich',
      ({ d, m, be }) => new Date(Date.UTC(be - 543, m - 1, d) - 7 * 3_600_000).toISOString(),
    ],
    ['midnight in Greenwich', ({ d, m, be }) => new Date(Date.UTC(be - 543, m - 1, d)).toISOString()],
    ['midnight in Tokyo', ({ d, m, be }) => `${be - 543}-${two(m)}-${two(d)}T00:00:00+0900`],
  ])('%s', async (_what, write) => {
    await expectSame(await provinceImport(csv(written(write))));
  });

  test('as JSON of a program: moments in Greenwich', async () => {
    const moments = written(({ d, m, be }) => new Date(Date.UTC(be - 543, m - 1, d) - 7 * 3_600_000).toISOString());
    await expectSame(await provinceImport({ 'a-2567.json': JSON.stringify(moments, null, 2) }));
  });
});

describe('day numbers of workbooks', () => {
  const birthColumn = provinceFields.indexOf('birth_date');
  const sheet = (numberOf: (day: Day) => number, format: string | null) => {
    const made = utils.aoa_to_sheet(
      gridOf(rows).map((row, i) =>
        row.map((cell, j) => {
          if (i === 0 || j !== birthColumn) return cell;
          const [d = 0, m = 0, be = 0] = cell.split('/').map(Number);
          return numberOf({ d, m, be });
        }),
      ),
    );
    const name = utils.encode_col(birthColumn);
    for (const [place, cell] of Object.entries(made))
      if (place.startsWith(name) && cell.t === 'n' && format !== null) cell.z = format;
    return made;
  };

  test.each([
    'dd/mm/yyyy',
    '[$-1070000]d/mm/yyyy;@',
    '[$-D07041E]d mmm yyyy',
    'yyyy-mm-dd',
    'd mmmm yyyy',
    '[$-th-TH]dd/mm/bbbb',
  ])('with the format %s', async (format) => {
    await expectSame(await provinceImport({ 'a-2567.xlsx': bookOf({ เด็ก: sheet(serial, format) }) }));
  });

  test.each([true, false])('counted from 1904 (date format: %s)', async (isFormatted) => {
    const from1904 = (day: Day): number => serial(day) - 1462;
    const bytes = bookOf({ เด็ก: sheet(from1904, isFormatted ? 'dd/mm/yyyy' : null) }, 'xlsx', (book) => {
      book.Workbook = { WBProps: { date1904: true } };
    });
    await expectSame(await provinceImport({ 'a-2567.xlsx': bytes }));
  });

  test('of the Buddhist year, typed into a Gregorian calendar', async () => {
    await expectSame(
      await provinceImport({ 'a-2567.xlsx': bookOf({ เด็ก: sheet((day) => serial(day, day.be), 'dd/mm/yyyy') }) }),
    );
  });
});

describe('the month first', () => {
  const american = ({ d, m, be }: Day): string => `${m}/${d}/${be - 543}`;

  test('is read and said in every column of dates, where one of them shows it', async () => {
    const low = rows.map((row): ExtractRow => ({
      ...row,
      birth_date: (row['birth_date'] ?? '').replace(/^(\d\d)/, (d) => two((Number(d) % 12) + 1)),
    }));
    const plain = await provinceImport(csv(low));
    const turned = low.map((row) => {
      const change = (cell = ''): string => {
        const [d = 0, m = 0, be = 0] = cell.split('/').map(Number);
        return american({ d, m, be });
      };
      return { ...row, birth_date: change(row['birth_date']), survey_date: change(row['survey_date']) };
    });
    const outcome = await provinceImport(csv(turned));
    expect(outcome.figures).toEqual(plain.figures);
    expect(outcome.file.warnings.filter(({ code }) => code === 'date_order').map(({ count }) => count)).toEqual([
      40, 40,
    ]);
  });

  test('and the day first in one column: it is said, and nothing is turned', async () => {
    const mixed = rows.map((row, i) => ({ ...row, birth_date: i === 0 ? '12/31/2557' : (row['birth_date'] ?? '') }));
    const { codes } = await provinceImport(csv(mixed));
    expect(codes).toContain('date_order_mixed');
  });

  test('a person says which', async () => {
    const low = rows.map((row) => ({ ...row, survey_date: '', birth_date: '3/4/2555' }));
    const [dayFirst, monthFirst] = await Promise.all(
      (['day-first', 'month-first'] as const).map(async (dayOrder: DayOrder) =>
        provinceImport(csv(low), { choices: { dayOrder } }),
      ),
    );
    expect([dayFirst?.codes, monthFirst?.codes].map((codes) => codes?.includes('date_order'))).toEqual([false, false]);
  });
});

describe('years of two digits', () => {
  const short = (era: number) => written(({ d, m, be }) => `${d}/${m}/${two((be - era) % 100)}`);

  test('of the Buddhist era are read where they fit, and said', async () => {
    const outcome = await provinceImport(csv(short(0)));
    await expectSame(outcome);
    expect(outcome.codes).toContain('two_digit_year');
  });

  test('of the other era are not guessed, and read where a person says so', async () => {
    const unread = await provinceImport(csv(short(543)));
    expect(foundIn(unread.file).said('date_unreadable')).toBeDefined();
    await expectSame(await provinceImport(csv(short(543)), { choices: { shortYears: 'gregorian' } }));
  });
});

describe('births that are not wholly known', () => {
  test.each<[string, ReturnType<typeof readUncertainBirth>]>([
    ['00/00/2555', { year: 2012, month: 0 }],
    ['0/0/2555', { year: 2012, month: 0 }],
    ['-/-/2555', { year: 2012, month: 0 }],
    ['??/??/2555', { year: 2012, month: 0 }],
    ['00/03/2555', { year: 2012, month: 3 }],
    ['2555', { year: 2012, month: 0 }],
    ['พ.ศ. 2555', { year: 2012, month: 0 }],
    ['2555.0', { year: 2012, month: 0 }],
    ['2012', { year: 2012, month: 0 }],
    ['00/13/2555', null],
    ['15/03/2555', null],
    ['เดือนมีนาคม', null],
  ])('%s', (cell, birth) => {
    expect(readUncertainBirth(cell)).toEqual(birth);
  });

  test('age is counted from the first day, it is said, and no month is made up', async () => {
    const outcome = await provinceImport(csv(rows.map((row) => ({ ...row, birth_date: '00/00/2555' }))));
    expect(outcome.codes).toContain('birth_year_only');
    expect(outcome.codes).not.toContain('age_unknown');
    // Eleven years and some weeks: in the ages of all but the youngest.
    expect((outcome.figures['2567 85010101'] as number[][])[0]?.[2]).toBeGreaterThan(0);
  });
});

describe('a birth in three columns', () => {
  const parts = (header: readonly (readonly string[])[], values: (day: Day) => readonly string[]): string[][] => {
    const at = provinceFields.indexOf('birth_date');
    const [names = [], ...cells] = gridOf(rows);
    const withParts = (row: readonly string[], three: readonly string[]): string[] => [
      ...row.slice(0, at),
      ...three,
      ...row.slice(at + 1),
    ];
    return [
      ...header.map((three, i) => withParts(header.length === 2 && i === 1 ? names.map(() => '') : names, three)),
      ...cells.map((row) => {
        const [d = 0, m = 0, be = 0] = (row[at] ?? '').split('/').map(Number);
        return withParts(row, values({ d, m, be }));
      }),
    ];
  };

  test.each<[string, readonly (readonly string[])[], (day: Day) => readonly string[]]>([
    ['named after the birth', [['วันที่เกิด', 'เดือนเกิด', 'ปีเกิด']], ({ d, m, be }) => [String(d), String(m), String(be)]],
    ['not named after it', [['วัน', 'เดือน', 'ปี']], ({ d, m, be }) => [String(d), months[m - 1] ?? '', String(be)]],
    [
      'below a group',
      [
        ['เกิด', '', ''],
        ['วัน', 'เดือน', 'ปี'],
      ],
      ({ d, m, be }) => [String(d), monthNames[m - 1] ?? '', String(be - 543)],
    ],
    [
      'below a group of another name',
      [
        ['วัน เดือน ปี เกิด', '', ''],
        ['วัน', 'เดือน', 'พ.ศ.'],
      ],
      ({ d, m, be }) => [two(d), two(m), `${be}.0`],
    ],
    [
      'below Birth date',
      [
        ['Birth date', '', ''],
        ['Day', 'Month', 'Year'],
      ],
      ({ d, m, be }) => [String(d), String(m), String(be)],
    ],
  ])('%s', async (_what, header, values) => {
    for (const file of [
      { 'เด็ก-2567.csv': textOf(parts(header, values)) },
      { 'เด็ก-2567.xlsx': bookOf({ เด็ก: parts(header, values) }) },
    ])
      await expectSame(await provinceImport(file));
  });
});

describe('ages', () => {
  test.each<[string, number | null]>([
    ['8', 8],
    ['8 ปี', 8],
    ['8 ขวบ', 8],
    ['8 ปี 3 เดือน', 8],
    ['8ปี3เดือน', 8],
    ['8.5', 8],
    ['๘', 8],
    ['８', 8],
    ['7 เดือน', 0],
    ['14 วัน', 0],
    ['แรกเกิด', 0],
    ['8 years', 8],
    ['แปด', null],
    ['121', null],
  ])('%s', (cell, age) => {
    expect(readAge(cell)).toBe(age);
  });
});

test('eight digits are never two dates', () => {
  for (const year of [1999, 2012, 2024, 2543, 2555, 2567]) {
    for (let month = 1; month <= 12; month++) {
      const expected = { year: year >= 2400 ? year - 543 : year, month, day: 20 };
      expect([readDate(`${year}${two(month)}20`), readDate(`20${two(month)}${year}`)]).toEqual([expected, expected]);
    }
  }
});
