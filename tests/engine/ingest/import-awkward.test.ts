import { gzipSync } from 'node:zlib';
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import type { ImportedFile } from '../../../shared/contract/extracts.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type ImportOptions } from '../../support/engine.ts';

async function imported(
  name: string,
  content: string | Uint8Array,
  options: ImportOptions = {},
): Promise<ImportedFile | undefined> {
  return (await importPaths(await startEngine(), [await fileWith(name, content)], options)).files[0];
}

const inBrief = (file: ImportedFile | undefined): unknown => [
  file?.error?.code ?? null,
  file?.accepted,
  file?.rejected.map((row) => [row.line, row.reason]),
];
const warningsOf = (file: ImportedFile | undefined): unknown =>
  file?.warnings.map((each) => [each.code, each.count, each.lines]);

const cellsOf = (rows: readonly ExtractRow[]): string[][] =>
  extractText(rows)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

function workbook(sheets: Readonly<Record<string, WorkSheet>>): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

const three = ['C1', 'C2', 'C3'].map((child_id) => childRow({ child_id }));

describe('a line break inside a quoted header', () => {
  const content = extractText([...three.slice(0, 2), childRow({ child_id: 'C3', community_code: '' })])
    .replace('รหัสชุมชน/หมู่บ้าน', '"รหัส\nชุมชน"')
    .replace('ถูกกระทำรุนแรง', '"ถูกกระทำ\r\nรุนแรง"');

  test.each<[string, string | Uint8Array]>([
    ['plain', content],
    ['packed', gzipSync(content)],
    ['in UTF-16', Buffer.from(`\ufeff${content}`, 'utf16le')],
    ['under a title over two lines', `"รายงาน\nปี 2568"\n${content}`],
  ])('%s: the header is found, and lines keep their numbers', async (what, bytes) => {
    const file = await imported('header.csv', bytes);
    expect(inBrief(file)).toEqual([null, 2, [[what.startsWith('under') ? 8 : 6, 'community_missing']]]);
  });

  test('a quote in a title that is never closed takes no header with it', async () => {
    expect(inBrief(await imported('title.csv', `"รายงาน\n${extractText(three)}`))).toEqual([null, 3, []]);
  });
});

describe('merged cells and headers of two rows', () => {
  test('a community merged over its children holds for each of them', async () => {
    const [header = [], ...rows] = cellsOf(three);
    const at = header.indexOf('รหัสชุมชน/หมู่บ้าน');
    for (const row of rows.slice(1)) row[at] = '';
    const sheet = utils.aoa_to_sheet([header, ...rows]);
    sheet['!merges'] = [{ s: { r: 1, c: at }, e: { r: 3, c: at } }];
    expect(inBrief(await imported('merged.xlsx', workbook({ เด็ก: sheet })))).toEqual([null, 3, []]);
  });

  const groups = (header: readonly string[]): [string[], string[]] => {
    const isAnswer = (i: number): boolean => i >= header.length - 22;
    return [
      header.map((cell, i) => (isAnswer(i) ? (i === header.length - 22 ? 'ตัวชี้วัด' : '') : cell)),
      header.map((cell, i) => (isAnswer(i) ? cell : '')),
    ];
  };

  test('columns named in the row below their group, merged as Excel has it', async () => {
    const [header = [], ...rows] = cellsOf(three);
    const [upper, lower] = groups(header);
    const sheet = utils.aoa_to_sheet([['รายงานปี 2568'], upper, lower, ...rows]);
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 5 } },
      ...Array.from({ length: header.length - 22 }, (_, c) => ({ s: { r: 1, c }, e: { r: 2, c } })),
      { s: { r: 1, c: header.length - 22 }, e: { r: 1, c: header.length - 1 } },
    ];
    expect(inBrief(await imported('groups.xlsx', workbook({ เด็ก: sheet })))).toEqual([null, 3, []]);
  });

  test('the same two rows in a text file', async () => {
    const [header = [], ...rows] = cellsOf(three);
    const content = [...groups(header), ...rows].map((cells) => cells.join(',')).join('\r\n');
    expect(inBrief(await imported('groups.csv', content))).toEqual([null, 3, []]);
  });

  test('a first row of data that looks like headers is a row', async () => {
    const rows = [childRow({ child_id: '1', household_id: '2', ind01: '1', ind02: '1', ind03: '0' }), ...three];
    expect(inBrief(await imported('numbers.csv', extractText(rows)))).toEqual([null, 4, []]);
  });

  test('a sheet that begins further down keeps its row numbers', async () => {
    const rows = cellsOf([...three, childRow({ child_id: 'C4', community_code: '' })]);
    const sheet = utils.sheet_add_aoa(utils.aoa_to_sheet([[]]), rows, { origin: 'B5' });
    expect(inBrief(await imported('offset.xlsx', workbook({ เด็ก: sheet })))).toEqual([
      null,
      3,
      [[9, 'community_missing']],
    ]);
  });
});

test('titles of any length stand above the header', async () => {
  for (const lines of [31, 60, 300]) {
    const titles = Array.from({ length: lines }, (_, i) => `คำอธิบายข้อที่ ${i}`);
    const content = [...titles, extractText([...three, childRow({ child_id: 'C4', community_code: '' })])].join('\r\n');
    expect(inBrief(await imported('titles.csv', content))).toEqual([null, 3, [[lines + 5, 'community_missing']]]);
  }
});

test('a title that is the name of a field by chance is no header', async () => {
  const titles = ['จังหวัด', 'ระนอง', ...Array.from({ length: 40 }, (_, i) => `คำอธิบาย, ข้อที่ ${i}`)];
  const content = [...titles, extractText(three, ';')].join('\r\n');
  expect(inBrief(await imported('semicolon.csv', content))).toEqual([null, 3, []]);
});

describe('damage costs a row or a cell, not the file', () => {
  test('a byte 00 in a cell', async () => {
    const rows = [...three, childRow({ child_id: 'C4', ind13: 'ใช\0', ind08: 'ใช่' })];
    const file = await imported('nul.csv', extractText(rows));
    expect(inBrief(file)).toEqual([null, 4, []]);
    expect(warningsOf(file)).toEqual([
      ['answer_unreadable', 1, [5]],
      ['letters_unreadable', 1, [5]],
    ]);
  });

  test('a letter 00 that JSON or a workbook can write', async () => {
    const rows = [...three, childRow({ child_id: 'C4', ind13: 'ใช\0', ind08: 'ใช่', community_code: '8501\x000301' })];
    const lines = rows.map((row) => JSON.stringify(row)).join('\n');
    expect(inBrief(await imported('nul.ndjson', lines))).toEqual([null, 3, [[4, 'community_unresolved']]]);
  });

  test('a workbook that understates its size', async () => {
    const text = workbook({ เด็ก: utils.aoa_to_sheet(cellsOf(three)) }).toString('latin1');
    const understated = text.replace(/<dimension ref="(A1:[A-Z]+)4"/, '<dimension ref="$12"');
    expect(understated).not.toBe(text);
    expect(inBrief(await imported('understated.xlsx', Buffer.from(understated, 'latin1')))).toEqual([null, 3, []]);
  });

  test('a cell of three megabytes', async () => {
    const long = 'ก'.repeat(1024 * 1024);
    for (const cell of [long, `"${long}"`]) {
      const rows = [three[0] ?? {}, childRow({ child_id: cell }), three[2] ?? {}];
      expect(inBrief(await imported('long.csv', extractText(rows)))).toEqual([null, 2, [[3, 'unparsable_row']]]);
      expect(inBrief(await imported('long.csv.gz', gzipSync(extractText(rows))))).toEqual([
        null,
        2,
        [[3, 'unparsable_row']],
      ]);
    }
  });

  test('a JSON array in one long line is read', async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => childRow({ child_id: `C${i}`, ind08: 'ใช่' }));
    const content = JSON.stringify(rows);
    expect(content.length).toBeGreaterThan(1024 * 1024);
    expect(inBrief(await imported('array.json', content))).toEqual([null, 2500, []]);
  });

  test('a date centuries away from another', async () => {
    const row = childRow({ survey_date: '01/01/2699', birth_date: '01/01/2410' });
    const file = await imported('far.csv', extractText([row]));
    expect(inBrief(file)).toEqual([null, 1, []]);
    expect(warningsOf(file)).toEqual([
      ['birth_long_before_survey', 1, [2]],
      ['survey_date_outside_year', 1, [2]],
      ['age_over_17', 1, [2]],
    ]);
  });
});

describe('years of two digits', () => {
  const born = async (birth_date: string, survey_date = '15/02/2568'): Promise<unknown> =>
    warningsOf(await imported('dates.csv', extractText([childRow({ birth_date, survey_date })])));

  test.each(['15/03/55', '15-3-55', '15 มี.ค. 55', '๑๕ มีนาคม ๕๕'])('%s is a birth in 2555', async (cell) => {
    expect(await born(cell)).toEqual([['two_digit_year', 1, [2]]]);
  });

  test.each(['15/03/12', '15/03/42', '15/03/70', '03/15/55', '31/02/55'])(
    '%s could be something else and is not guessed',
    async (cell) => {
      expect(await born(cell)).toEqual([
        ['date_unreadable', 1, [2]],
        ['age_unknown', 1, [2]],
      ]);
    },
  );

  test('the day of the survey, near the survey year only', async () => {
    expect(await born('10/01/2558', '15/02/68')).toEqual([['two_digit_year', 1, [2]]]);
    expect(await born('10/01/2558', '15/02/60')).toEqual([
      ['date_unreadable', 1, [2]],
      ['age_mid_year', 1, [2]],
    ]);
  });
});

describe('findings say where and what', () => {
  test('rows of a workbook name their sheet, and so do warnings', async () => {
    const children = (first: string, more: ExtractRow): WorkSheet =>
      utils.aoa_to_sheet(cellsOf([childRow({ child_id: first }), childRow({ child_id: `${first}2`, ...more })]));
    const homes = utils.aoa_to_sheet([
      ['รหัสครัวเรือน', 'รหัสชุมชน', 'ครัวเรือนเศรษฐกิจไม่มั่นคง'],
      ['H1', '85010301', 'มี'],
      ['', '85010301', 'มี'],
      ['H1', '85010302', 'มี'],
    ]);
    const file = await imported(
      'sheets.xlsx',
      workbook({
        เงา: children('A', { community_code: '' }),
        ปากน้ำ: children('B', { sex: 'LGBT' }),
        'เด็ก 3': children('A', { child_id: 'D' }),
        บ้าน: homes,
      }),
    );
    expect(file?.rejected.map((row) => [row.sheet, row.line, row.reason])).toEqual([
      ['เด็ก 3', 2, 'duplicate_child'],
      ['เงา', 3, 'community_missing'],
      ['บ้าน', 3, 'household_id_missing'],
    ]);
    expect(file?.warnings.map((each) => [each.code, each.sheet, each.lines])).toEqual([
      ['sex_unreadable', 'ปากน้ำ', [3]],
      ['household_community_differs', 'บ้าน', [4]],
      ['household_contradiction', undefined, []],
    ]);
  });

  test('a file without sheets names none', async () => {
    const file = await imported(
      'plain.csv',
      extractText([childRow({ community_code: '' }), childRow({ child_id: 'C9', sex: 'LGBT' }), ...three]),
    );
    expect([...(file?.rejected ?? []), ...(file?.warnings ?? [])].map((each) => 'sheet' in each)).toEqual([
      false,
      false,
    ]);
  });

  test('an answer that cannot be read names its indicator, a birth date its field and nothing after a colon', async () => {
    const file = await imported(
      'named.csv',
      extractText([childRow({ ind13: 'บางครั้ง', birth_date: 'วันไหนไม่รู้' }), ...three]),
    );
    expect(file?.warnings.map(({ th, en }) => [th, en])).toEqual([
      [expect.stringMatching(/: วันเกิด$/), expect.stringMatching(/: Birth date$/)],
      [
        expect.stringMatching(/: 13\. ถูกกระทำรุนแรง "บางครั้ง" \(1\)$/),
        expect.stringMatching(/: 13\. Victim of violence "บางครั้ง" \(1\)$/),
      ],
      [expect.any(String), expect.any(String)],
    ]);
    for (const { th, en } of file?.warnings ?? []) expect([th, en].join()).not.toMatch(/:\s*(,|$)/);
  });
});

describe('the year that was given', () => {
  const yearless = three.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'survey_year' && key !== 'survey_date')),
  );
  test.each<[string, string, string, boolean]>([
    ['a column', 'cells.csv', extractText(three), true],
    ['a title that names its survey year', 'cells.csv', `ประจำปี 2568\n${extractText(yearless)}`, true],
    ['a title with a year', 'cells.csv', `ปี 2568\n${extractText(yearless)}`, false],
    ['the name of the file', 'cells-2568.csv', extractText(yearless), false],
  ])('is refused or said where %s says another', async (_where, name, content, refused) => {
    const said = async (surveyYearBE: number): Promise<unknown> => {
      const file = await imported(name, content, { surveyYearBE });
      const words = file?.error?.th ?? file?.warnings.map(({ th }) => th).join() ?? '';
      return [file?.error?.code ?? null, file?.surveyYearBE, words.includes('2567') && words.includes('2568')];
    };
    expect([await said(2567), await said(2568)]).toEqual([
      refused ? ['YEAR_CONTRADICTS', null, true] : [null, 2567, true],
      [null, 2568, false],
    ]);
  });

  test('a year in the file that cannot be read is said where the title fills it in', async () => {
    const rows = [...three, childRow({ child_id: 'C4', survey_year: 'ปีนี้' })];
    const file = await imported('titled.csv', `ปี 2568\n${extractText(rows)}`);
    expect([inBrief(file), warningsOf(file)]).toEqual([[null, 4, []], [['survey_year_unreadable', 1, [6]]]]);
  });
});

describe('a mapping to a column that is evidently another', () => {
  const rows = ['สมชาย', 'สมหญิง', 'มานี', 'ชูใจ'].map((first_name, i) =>
    childRow({ child_id: `C${i}`, first_name, age_years: String(8 + i) }),
  );
  test.each([
    ['ind05', 'ชื่อ', 'Not living with both parents'],
    ['ind05', 'อายุ', 'Not living with both parents'],
    ['community_code', 'อายุ', 'Community code'],
    ['sex', 'สัญชาติ', 'Sex'],
    ['nationality', 'เพศ', 'Nationality'],
    ['birth_date', 'เพศ', 'Birth date'],
    ['age_years', 'สัญชาติ', 'Age'],
  ])('%s from %s', async (field, header, name) => {
    const file = await imported('mapped.csv', extractText(rows), { mapping: { [field]: header } });
    expect(file?.warnings.filter(({ code }) => code.endsWith('_unlikely')).map(({ en }) => en)).toEqual([
      expect.stringContaining(name),
    ]);
    expect(JSON.stringify(file)).not.toMatch(/สมชาย|สมหญิง|มานี|ชูใจ/);
  });

  test('the right columns say nothing', async () => {
    expect(warningsOf(await imported('mapped.csv', extractText(rows)))).toEqual([]);
  });
});

describe('every row of a household file is accepted or rejected', () => {
  test('without an id, with a code that does not resolve, without a community, with another one', async () => {
    const homes = [
      'รหัสครัวเรือน,รหัสชุมชน,ปีที่สำรวจ,ครัวเรือนเศรษฐกิจไม่มั่นคง',
      'H1,85010301,2568,มี',
      ',85010301,2568,มี',
      '-,85010301,2568,ไม่มี',
      'H2,99999999,2568,มี',
      'H2,,2568,มี',
      'H3,85010302,2568,มี',
      'H4,85010301,,มี',
      'H4,85010301,ปี,มี',
    ].join('\n');
    const children = ['H1', 'H2', 'H3', 'H4'].map((household_id, i) => ({
      ...childRow({ household_id, child_id: `C${i}` }),
      ind17: '',
    }));
    const report = await importPaths(await startEngine(), [
      await fileWith('children.csv', extractText(children)),
      await fileWith('homes.csv', homes),
    ]);
    const [, file] = report.files;
    expect([inBrief(file), (file?.accepted ?? 0) + (file?.rejectedCount ?? 0)]).toEqual([
      [
        null,
        5,
        [
          [3, 'household_id_missing'],
          [4, 'household_id_missing'],
          [5, 'community_unresolved'],
        ],
      ],
      8,
    ]);
    expect(file?.warnings).toContainEqual(
      expect.objectContaining({ code: 'household_community_differs', count: 1, lines: [7] }),
    );
  });

  test('whatever happens to its cells', async () => {
    const { unit, below } = seededRandom(313);
    const children = Array.from({ length: 12 }, (_, i) => ({
      ...childRow({ household_id: `H${i}`, child_id: `C${i}`, community_code: i % 2 ? '85010301' : '85010302' }),
      ind17: '',
    }));
    const cells = Array.from({ length: 30 }, (_, i) => [`H${i % 15}`, '85010301', '2568', 'มี', `บ้านที่ ${i}`]);
    const odd = ['', '-', '8501030', '99999999', 'ปี', '2530.5', 'ไม่ทราบ', '๘๕๐๑๐๓๐๑'];
    const paths = [await fileWith('children.csv', extractText(children))];
    for (let i = 0; i < 20; i++) {
      const rows = cells.map((row) => row.map((cell) => (unit() < 0.2 ? (odd[below(odd.length)] ?? '') : cell)));
      const header = ['รหัสครัวเรือน', 'รหัสชุมชน', 'ปีที่สำรวจ', 'ครัวเรือนเศรษฐกิจไม่มั่นคง', 'หมายเหตุ'];
      const filled = rows.map((row) => (row.every((cell) => cell === '') ? ['H1'] : row));
      paths.push(await fileWith('homes.csv', [header, ...filled].map((row) => row.join(',')).join('\n')));
    }
    const [, ...files] = (await importPaths(await startEngine(), paths)).files;
    expect(files.map((file) => [file.error, file.accepted + file.rejectedCount])).toEqual(files.map(() => [null, 30]));
  });

  test('a year that no row and no child says', async () => {
    const homes = 'รหัสครัวเรือน,ปีที่สำรวจ,ครัวเรือนเศรษฐกิจไม่มั่นคง\nH1,2567,มี\nH1,,มี\nH1,x,มี\n';
    const children = [childRow({ survey_year: '2567' }), childRow({ child_id: 'C2', survey_date: '15/02/2568' })];
    const report = await importPaths(await startEngine(), [
      await fileWith('children.csv', extractText(children)),
      await fileWith('homes.csv', homes),
    ]);
    expect(inBrief(report.files[1])).toEqual([
      null,
      1,
      [
        [3, 'survey_year_missing'],
        [4, 'survey_year_missing'],
      ],
    ]);
  });
});
