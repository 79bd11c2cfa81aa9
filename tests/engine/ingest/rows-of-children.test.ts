import { utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import type { ExtractRow } from '../../support/extract-file.ts';
import { bookOf, gridOf, provinceFields, provinceRows, textOf } from '../../support/province-extract.ts';
import {
  foundIn,
  plainOutcome,
  provinceImport,
  provinceInspection,
  type Outcome,
} from '../../support/province-import.ts';

const rows = provinceRows();
const answerFields = indicators.map(({ no }) => indicatorField(no));

/** Sums of the answers below the indicators, as the foot of a table has them. */
const sums = (of: readonly ExtractRow[]): ExtractRow =>
  Object.fromEntries(answerFields.map((field) => [field, String(of.filter((row) => row[field] === '1').length)]));

const expectSame = async (outcome: Outcome): Promise<void> =>
  expect(outcome.figures).toEqual((await plainOutcome()).figures);

describe('totals', () => {
  const half = rows.slice(0, 20);
  test.each<[string, ExtractRow]>([
    ['รวม among the names', { first_name: 'รวม' }],
    ['รวมทั้งสิ้น below the household', { household_id: 'รวมทั้งสิ้น' }],
    ['Total', { first_name: 'Total' }],
    ['รวมหมู่ที่ 1', { first_name: 'รวมหมู่ที่ 1' }],
    ['ค่าเฉลี่ย', { first_name: 'ค่าเฉลี่ย' }],
    ['no word at all', {}],
    [
      'no word at all, and everything filled in that a form fills in',
      { survey_date: '15/02/2567', nationality: 'ไทย' },
    ],
  ])('%s, with the code of its community filled down', async (_what, words) => {
    const total = { survey_year: '2567', community_code: '85010101', ...words, ...sums(half) };
    const outcome = await provinceImport({
      'เด็ก-2567.csv': textOf(gridOf([...half, total, ...rows.slice(20), total])),
    });
    await expectSame(outcome);
    expect(foundIn(outcome.file).said('rows_total')).toEqual([2, [22, 43]]);
    // What stands in a row of sums is no answer, and not spoken of as one.
    expect(outcome.codes).not.toContain('answer_unreadable');
  });

  test('in TIS-620, and in a column of running numbers that is not read', async () => {
    const [header = [], ...cells] = gridOf(rows);
    const numbered = cells.map((row, i) => [String(i + 1), ...row]);
    const total = ['รวม', ...gridOf([{ community_code: '85010101', survey_year: '2567', ...sums(rows) }])[1]!];
    const text = textOf([['ลำดับ', ...header], ...numbered, total]);
    const bytes = Buffer.from(
      text.replace(/[\u0e01-\u0e5b]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xd60)),
      'latin1',
    );
    const outcome = await provinceImport({ 'เด็ก-2567.csv': bytes });
    await expectSame(outcome);
    expect(foundIn(outcome.file).said('rows_total')).toEqual([1, [42]]);
  });

  test('a child called รวม who is born and of a sex is a child', async () => {
    const named = rows.map((row, i) => (i === 3 ? { ...row, first_name: 'รวม' } : row));
    const outcome = await provinceImport({ 'เด็ก-2567.csv': textOf(gridOf(named)) });
    await expectSame(outcome);
    expect(outcome.codes).not.toContain('rows_total');
  });

  test('a community called รวมใจ is no total', async () => {
    const fields = ['community_name', ...provinceFields];
    const named = rows.map((row) => ({ ...row, community_name: 'รวมใจพัฒนา' }));
    await expectSame(await provinceImport({ 'เด็ก-2567.csv': textOf(gridOf(named, fields)) }));
  });
});

describe('a form with many more rows than children', () => {
  const place = { survey_year: '2567', survey_date: '15/02/2567', community_code: '85010101' };
  const allNo = Object.fromEntries(answerFields.map((field) => [field, '0']));
  test.each<[string, (no: number) => ExtractRow, 'unknown' | 'no']>([
    ['all of them "no"', () => ({ ...place, ...allNo }), 'unknown'],
    ['nothing but a number for the child', (no) => ({ ...place, child_id: `N${no}` }), 'unknown'],
    ['nothing but a number, where blank means no', (no) => ({ ...place, child_id: `N${no}` }), 'no'],
  ])('%s', async (_what, empty, blank) => {
    const prefilled = Array.from({ length: 300 }, (_, i) => empty(i));
    const outcome = await provinceImport({ 'เด็ก-2567.csv': textOf(gridOf([...rows, ...prefilled])) }, { blank });
    expect([outcome.file.accepted, foundIn(outcome.file).said('rows_no_child')]).toEqual([
      40,
      [300, expect.any(Array)],
    ]);
    await expectSame(outcome);
  });

  test('children without a sex, a birth and a name are children where nobody has them', async () => {
    const bare = rows.map(
      ({ sex: _, birth_date: __, first_name: ___, last_name: ____, national_id: _____, ...row }) => row,
    );
    expect((await provinceImport({ 'เด็ก-2567.csv': textOf(gridOf(bare)) })).file.accepted).toBe(40);
  });
});

describe('rows of the form that nobody filled in', () => {
  const zeros = Object.fromEntries(answerFields.map((field) => [field, '0']));
  test.each<[string, ExtractRow]>([
    ['year and code', {}],
    ['and the day of the survey', { survey_date: '15/02/2567' }],
    ['and a running number as the child id', { child_id: 'C09999' }],
    ['and the household', { household_id: '85010101-0001' }],
    ['and a nationality', { nationality: 'ไทย' }],
    ['and zeros from a formula', zeros],
    ['and dashes everywhere', Object.fromEntries(provinceFields.slice(3).map((field) => [field, '-']))],
    ['with blank as no', { child_id: 'C09999', ' blank': 'no' }],
  ])('%s', async (_what, { ' blank': blank, ...more }) => {
    const empty = { survey_year: '2567', community_code: '85010101', ...more };
    const outcome = await provinceImport(
      { 'เด็ก-2567.csv': textOf(gridOf([...rows, empty, empty, empty])) },
      blank === 'no' ? { blank: 'no' } : {},
    );
    await expectSame(outcome);
    expect(foundIn(outcome.file).said('rows_no_child')).toEqual([3, [42, 43, 44]]);
  });

  test('an unnamed child with an id and an answer is a child', async () => {
    const child = { survey_year: '2567', community_code: '85010101', child_id: 'C77777', ind13: '1' };
    const outcome = await provinceImport({ 'เด็ก-2567.csv': textOf(gridOf([...rows, child])) });
    expect([outcome.file.accepted, outcome.codes.includes('rows_no_child')]).toEqual([41, false]);
  });

  test('where no column tells of persons, a code and an answer make a row', async () => {
    const fields = ['survey_year', 'community_code', ...answerFields];
    const outcome = await provinceImport({ 'เด็ก-2567.csv': textOf(gridOf(rows, fields)) });
    expect([outcome.file.error, outcome.file.accepted]).toEqual([null, 40]);
  });

  test('a tick-only form of ids and ticks keeps the child without a tick', async () => {
    const fields = ['survey_year', 'community_code', 'child_id', ...answerFields];
    const ticked = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([field, cell]) => [field, field.startsWith('ind') ? (cell === '1' ? '✓' : '') : cell]),
      ),
    );
    const outcome = await provinceImport(
      {
        'เด็ก-2567.csv': textOf(
          gridOf([...ticked, { survey_year: '2567', community_code: '85010101', child_id: 'C99' }], fields),
        ),
      },
      { blank: 'no' },
    );
    expect(outcome.file.accepted).toBe(41);
  });
});

describe('sheets that hold no children', () => {
  const grid = gridOf(rows);
  const counts = gridOf(
    ['85010101', '85010102'].map((community_code) => ({
      survey_year: '2567',
      community_code,
      ...sums(rows.filter((row) => row['community_code'] === community_code)),
    })),
    ['survey_year', 'community_code', ...answerFields],
  );

  test.each<[string, readonly (readonly unknown[])[]]>([
    ['numbers by community', counts],
    ['the same as numbers', counts.map((row, i) => row.map((cell, j) => (i > 0 && j > 1 ? Number(cell) : cell)))],
    [
      'percentages in words',
      counts.map((row, i) => row.map((cell, j) => (i > 0 && j > 1 ? `${Number(cell) * 5}.0%` : cell))),
    ],
    ['shares with decimals', counts.map((row, i) => row.map((cell, j) => (i > 0 && j > 1 ? Number(cell) / 7 : cell)))],
  ])('%s before and after the children', async (_what, summary) => {
    for (const sheets of [
      { สรุป: summary, เด็ก: grid },
      { เด็ก: grid, สรุป: summary },
    ]) {
      const outcome = await provinceImport({ 'เด็ก-2567.xlsx': bookOf(sheets) });
      await expectSame(outcome);
      expect(outcome.codes).toContain('sheet_summary');
    }
  });

  test('percentages by format', async () => {
    const sheet = utils.aoa_to_sheet(
      counts.map((row, i) => row.map((cell, j) => (i > 0 && j > 1 ? Number(cell) / 20 : cell))),
    );
    for (const [place, cell] of Object.entries(sheet)) if (/[C-Z]\d/.test(place) && cell.t === 'n') cell.z = '0%';
    const outcome = await provinceImport({ 'เด็ก-2567.xlsx': bookOf({ เด็ก: grid, ร้อยละ: sheet }) });
    await expectSame(outcome);
    expect(outcome.codes).toContain('sheet_summary');
  });

  test.each([1, 2] as const)('examples on a hidden sheet (%i)', async (hidden) => {
    const example = gridOf(provinceRows(3).map((row) => ({ ...row, child_id: `X${row['child_id']}` })));
    const bytes = bookOf({ ตัวอย่าง: example, เด็ก: grid }, 'xlsx', (book) => {
      book.Workbook = {
        Sheets: [
          { name: 'ตัวอย่าง', Hidden: hidden },
          { name: 'เด็ก', Hidden: 0 },
        ],
      };
    });
    const outcome = await provinceImport({ 'เด็ก-2567.xlsx': bytes });
    await expectSame(outcome);
    expect(outcome.codes).toContain('sheet_hidden');
  });

  test('inspecting names hidden sheets, and how many rows of the others are hidden', async () => {
    const sheet = utils.aoa_to_sheet(gridOf(rows));
    sheet['!rows'] = [{}, {}, { hidden: true }, { hidden: true }];
    const book = bookOf({ เด็ก: sheet, เก่า: gridOf(rows.slice(0, 5)) }, 'xlsx', (made) => {
      made.Workbook = { Sheets: [{ name: 'เด็ก' }, { name: 'เก่า', Hidden: 1 }] };
    });
    const inspection = await provinceInspection('เด็ก-2567.xlsx', book);
    expect(inspection).toMatchObject({
      rows: 40,
      sheets: [
        { name: 'เด็ก', isHidden: false, hiddenRows: 2, layout: 'child' },
        { name: 'เก่า', isHidden: true, hiddenRows: 0 },
      ],
      warnings: expect.arrayContaining([
        expect.objectContaining({ code: 'sheet_hidden', th: expect.stringContaining('เก่า') }),
        expect.objectContaining({ code: 'rows_hidden', count: 2, th: expect.stringContaining('เด็ก') }),
      ]),
    });
  });

  test('children on the only sheet, which is hidden, are read', async () => {
    const bytes = bookOf({ คำอธิบาย: [['วิธีกรอก']], เด็ก: grid }, 'xlsx', (book) => {
      book.Workbook = { Sheets: [{ name: 'คำอธิบาย' }, { name: 'เด็ก', Hidden: 1 }] };
    });
    await expectSame(await provinceImport({ 'เด็ก-2567.xlsx': bytes }));
  });

  test.each<[string, string, RegExp]>([
    ['counts', textOf(counts), /numbers of children by area/],
    [
      'percentages',
      textOf(counts.map((row, i) => row.map((cell, j) => (i > 0 && j > 1 ? `${cell}.5%` : cell)))),
      /percentages by area/,
    ],
  ])('a file of %s alone is refused, with what to do', async (_what, content, words) => {
    const { file } = await provinceImport({ 'สรุป-2567.csv': content });
    expect([file.error?.code, file.accepted]).toEqual(['FILE_NOT_EXTRACT', 0]);
    expect(file.error?.en).toMatch(words);
  });
});

describe('an example above the children', () => {
  test('in TIS-620, whose letters are no capitals of others', async () => {
    const example = { ...rows[1], first_name: 'ตัวอย่าง', child_id: 'C0', household_id: '' };
    const shares = { survey_year: '2567', community_code: '85010101', first_name: 'ร้อยละ', ...sums(rows) };
    const text = textOf(gridOf([example, ...rows, shares]));
    const bytes = Buffer.from(
      text.replace(/[\u0e01-\u0e5b]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xd60)),
      'latin1',
    );
    const outcome = await provinceImport({ 'เด็ก-2567.csv': bytes });
    await expectSame(outcome);
    expect(foundIn(outcome.file).said('rows_example')).toEqual([1, [2]]);
    expect(foundIn(outcome.file).said('rows_total')).toEqual([1, [43]]);
  });

  test.each(['ตัวอย่าง', 'ตัวอย่างการกรอก', 'Example'])('%s', async (word) => {
    const example = { ...rows[1], first_name: word, child_id: 'C0', household_id: '' };
    const outcome = await provinceImport({ 'เด็ก-2567.csv': textOf(gridOf([example, ...rows])) });
    await expectSame(outcome);
    expect(foundIn(outcome.file).said('rows_example')).toEqual([1, [2]]);
  });
});

describe('the header again among the rows', () => {
  const order = [...provinceFields].toSorted((a, b) => (a < b ? 1 : -1));
  const [first, second] = [rows.slice(0, 20), rows.slice(20)];
  const appended = [...gridOf(first), ...gridOf(second, order)];
  const english = [...gridOf(first), order.map((field) => field), ...gridOf(second, order).slice(1)];

  test.each<[string, string, string | Uint8Array]>([
    ['in another order', 'a-2567.csv', textOf(appended)],
    ['in the same order', 'a-2567.csv', textOf([...gridOf(first), ...gridOf(second)])],
    ['in the words of the codes', 'a-2567.csv', textOf(english)],
    ['in a workbook', 'a-2567.xlsx', bookOf({ เด็ก: appended })],
    [
      'in TIS-620',
      'a-2567.csv',
      Buffer.from(
        textOf(appended).replace(/[\u0e01-\u0e5b]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xd60)),
        'latin1',
      ),
    ],
    ['as tabs', 'a-2567.txt', textOf(appended, '\t')],
    ['as JSON of rows is none', 'a-2567.json', JSON.stringify(rows)],
  ])('%s', async (what, name, content) => {
    const outcome = await provinceImport({ [name]: content });
    await expectSame(outcome);
    expect(foundIn(outcome.file).rejected).toEqual(what.includes('none') ? [] : [[22, 'header_row']]);
  });

  test('with a column fewer, the field is unknown below it', async () => {
    const without = provinceFields.filter((field) => field !== 'ind13');
    const { file, figures } = await provinceImport({
      'a-2567.csv': textOf([...gridOf(first), ...gridOf(second, without)]),
    });
    expect([file.accepted, foundIn(file).rejected]).toEqual([40, [[22, 'header_row']]]);
    const unknown = ['85010101', '85010102'].map((code) => (figures[`2567 ${code}`] as number[][])[2]?.[12] ?? 0);
    expect(unknown.reduce((sum, n) => sum + n)).toBe(20);
  });
});
