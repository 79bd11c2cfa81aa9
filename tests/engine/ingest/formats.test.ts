import { gzipSync } from 'node:zlib';
import { utils, type BookType } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { bookOf, gridOf, provinceFields, provinceRows, textOf } from '../../support/province-extract.ts';
import {
  foundIn,
  plainOutcome,
  provinceImport,
  provinceInspection,
  type Outcome,
} from '../../support/province-import.ts';
import { excel95 } from '../../support/excel-95.ts';
import { zipOf } from '../../support/zip-file.ts';

const rows = provinceRows();
const grid = gridOf(rows);
const csv = textOf(grid);
const expectSame = async (outcome: Outcome): Promise<void> =>
  expect(outcome.figures).toEqual((await plainOutcome()).figures);

const tis620 = (text: string): Buffer =>
  Buffer.from(
    text.replace(/[\u0e01-\u0e5b]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xd60)),
    'latin1',
  );

/** The same table with numbers and days as cells of their own kind. */
const typed = (() => {
  const sheet = utils.aoa_to_sheet(
    grid.map((row, i) =>
      row.map((cell, j) => {
        if (i === 0) return cell;
        if (/^\d{1,8}$/.test(cell)) return Number(cell);
        const [d = 0, m = 0, be = 0] = cell.split('/').map(Number);
        return provinceFields[j]?.endsWith('_date') ? Date.UTC(be - 543, m - 1, d) / 86_400_000 + 25_569 : cell;
      }),
    ),
  );
  for (const [place, cell] of Object.entries(sheet)) if (/^[BJ]\d/.test(place) && cell.t === 'n') cell.z = 'dd/mm/yyyy';
  return sheet;
})();

describe('workbooks of every kind', () => {
  const kinds: readonly (readonly [BookType, string])[] = [
    ['xlsx', 'xlsx'],
    ['xlsm', 'xlsx'],
    ['xlsb', 'xlsb'],
    ['biff8', 'xls'],
    ['xlml', 'xml'],
    ['ods', 'ods'],
    ['fods', 'ods'],
  ];

  test.each(kinds)('%s, whatever its name says', async (kind, format) => {
    for (const sheet of [grid, typed]) {
      const outcome = await provinceImport({
        'เด็ก-2567.xlsx': bookOf({ คำอธิบาย: [['วิธีกรอกแบบสำรวจ']], เด็ก: sheet }, kind),
      });
      await expectSame(outcome);
    }
    const inspection = await provinceInspection('เด็ก-2567.bin', bookOf({ เด็ก: typed }, kind));
    expect(typeof inspection === 'string' ? inspection : inspection.format).toBe(format);
  });

  test.each(kinds)('%s: a title, merged cells, a sum, lines as the sheet counts them', async (kind) => {
    const head = [['แบบสำรวจเด็ก', ''], []];
    const half = rows
      .map((row, i) => (i % 2 === 1 && i > 1 ? { ...row } : row))
      .toSorted((a, b) => String(a['community_code']).localeCompare(String(b['community_code'])));
    const sheet = utils.aoa_to_sheet([
      ...head,
      ...gridOf(half.map((row, i) => (i % 20 === 0 ? row : { ...row, community_code: '' }))),
      ['', '', '', '', '', '', 'รวม', '', '', '', '', '16', '12'],
    ]);
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 10 } },
      { s: { r: 3, c: 2 }, e: { r: 22, c: 2 } },
      { s: { r: 23, c: 2 }, e: { r: 42, c: 2 } },
    ];
    const outcome = await provinceImport({ 'เด็ก-2567.xlsx': bookOf({ เด็ก: sheet }, kind) });
    await expectSame(outcome);
    expect(foundIn(outcome.file).rejected).toEqual([[44, 'community_missing']]);
  });

  test('Excel 95, in the letters of its Windows', async () => {
    await expectSame(await provinceImport({ 'เด็ก-2567.xls': excel95('เด็ก', grid) }));
  });

  test('an OpenDocument sheet with repeated rows and cells, notes, hidden rows and a hidden sheet', async () => {
    const cell = (text: string): string =>
      `<table:table-cell office:value-type="string"><office:annotation><text:p>หมายเหตุของ ${text}</text:p></office:annotation><text:p>${text}</text:p></table:table-cell>`;
    const line = (row: readonly string[], i: number): string =>
      `<table:table-row${i % 7 === 6 ? ' table:visibility="filter"' : ''}>${row.map(cell).join('')}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>`;
    const content = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">
      <office:automatic-styles><style:style style:name="ta9"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
      <table:table table:name="ตัวอย่าง" table:style-name="ta9">${grid.slice(0, 3).map(line).join('')}</table:table>
      <table:table table:name="เด็ก">${grid.map(line).join('')}<table:table-row table:number-rows-repeated="1048535"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
      </office:document-content>`;
    const bytes = zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content });
    const outcome = await provinceImport({ 'เด็ก-2567.ods': bytes });
    await expectSame(outcome);
    expect([outcome.codes.includes('sheet_hidden'), foundIn(outcome.file).said('rows_hidden')]).toEqual([
      true,
      [5, []],
    ]);
  });
});

describe('tables of web pages', () => {
  const cells = (row: readonly string[], tag: string): string =>
    `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  const table = `<table border=1>${grid.map((row, i) => cells(row, i === 0 ? 'th' : 'td')).join('')}</table>`;

  test.each<[string, string | Uint8Array]>([
    ['on one line', `<html><head><meta charset="utf-8"></head><body>${table}</body></html>`],
    ['a row per line, without a head', table.replaceAll('</tr>', '</tr>\r\n')],
    [
      'in TIS-620',
      tis620(`<html><meta http-equiv="Content-Type" content="text/html; charset=tis-620"><body>${table}</body></html>`),
    ],
    [
      'with a BOM and a declaration',
      `\ufeff<!DOCTYPE html><html><body><h1>รายงาน</h1>${table}<p>พิมพ์เมื่อ 1 ม.ค. 2568</p></body></html>`,
    ],
    [
      'with tags that are never closed',
      `<html><body><table>${grid.map((row) => `<tr>${row.map((cell) => `<td>${cell}`).join('')}`).join('\n')}</table></body></html>`,
    ],
    [
      'with entities, breaks and styles',
      `<html><body>${table.replaceAll('<td>', '<td style="mso-number-format:\\@;">').replaceAll('ไม่มีสัญชาติไทย', 'ไม่มี<br>สัญชาติ&#3652;ทย')}</body></html>`,
    ],
    [
      'in a table that holds the page',
      `<html><body><table><tr><td><b>รายงานเด็ก</b></td></tr><tr><td>${table}</td></tr></table></body></html>`,
    ],
    [
      'as Excel writes it',
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td{mso-number-format:General}</style><!--[if gte mso 9]><xml><x:ExcelWorkbook></x:ExcelWorkbook></xml><![endif]--></head><body>${table}</body></html>`,
    ],
    [
      'with small letters of attributes in quotes',
      `<html><body>${table.replaceAll('<td>', '<td class=\'a>b\' title="1 > 0">')}</body></html>`,
    ],
  ])('%s', async (_what, content) => {
    await expectSame(await provinceImport({ 'รายงาน-2567.xls': content }));
  });

  test('a cell over several rows holds for each of them', async () => {
    const sorted = rows.toSorted((a, b) => String(a['community_code']).localeCompare(String(b['community_code'])));
    const [header = [], ...body] = gridOf(sorted);
    const spanned = body.map(
      (row, i) =>
        `<tr>${row.flatMap((cell, j) => (j !== 2 ? [`<td>${cell}</td>`] : i % 20 === 0 ? [`<td rowspan="20">${cell}</td>`] : [])).join('')}</tr>`,
    );
    await expectSame(
      await provinceImport({ 'a-2567.xls': `<table>${cells(header, 'th')}${spanned.join('')}</table>` }),
    );
  });

  test('a page without a table is named as such, and nothing of it is repeated', async () => {
    const { file } = await provinceImport({ 'a.xls': `<html><body><p>เด็กหญิงมานี 9999000100000</p></body></html>` });
    expect([file.error?.code, JSON.stringify(file).includes('มานี')]).toEqual(['FILE_NOT_EXTRACT', false]);
  });
});

describe('packed files', () => {
  test.each<[string, Buffer]>([
    ['a zip of a CSV', zipOf({ 'export/เด็ก.csv': csv })],
    ['a zip of a CSV in TIS-620', zipOf({ 'เด็ก.csv': tis620(csv) })],
    ['a zip beside what a Mac adds', zipOf({ '__MACOSX/._a.csv': 'x', 'a.csv': csv, 'readme.md': 'x' })],
    ['a zip of a workbook', zipOf({ 'a.xlsx': bookOf({ เด็ก: typed }) })],
    ['a zip of an old workbook', zipOf({ 'a.xls': bookOf({ เด็ก: typed }, 'biff8') })],
    ['a zip of JSON', zipOf({ 'a.json': JSON.stringify(rows) })],
    ['gzip of a workbook', gzipSync(bookOf({ เด็ก: typed }))],
    [
      'gzip of a web page',
      gzipSync(
        `<table>${grid.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
      ),
    ],
  ])('%s', async (_what, bytes) => {
    await expectSame(await provinceImport({ 'เด็ก-2567.zip': bytes }));
  });

  test('two tables in one zip are named, for a person to unpack', async () => {
    const { file } = await provinceImport({ 'a.zip': zipOf({ 'เด็ก.csv': csv, 'บ้าน.csv': csv }) });
    expect([file.error?.code, file.error?.th.includes('เด็ก.csv, บ้าน.csv')]).toEqual(['FILE_FORMAT_UNKNOWN', true]);
  });
});

describe('exports of survey tools', () => {
  const renamed = (name: (header: string, field: string) => string, extra: readonly string[] = []): string[][] => {
    const [header = [], ...cells] = grid;
    return [
      [...extra, ...header.map((each, i) => name(each, provinceFields[i] ?? ''))],
      ...cells.map((row, i) => [...extra.map((_, j) => `${j + 1}${String(i).padStart(3, '0')}`), ...row]),
    ];
  };
  const kobo = ['start', 'end', '_id', '_uuid', '_submission_time', '_index', '_submitted_by'];

  test.each<[string, string]>([
    [
      'groups before a slash',
      textOf(
        renamed((header, field) => `${field.startsWith('ind') ? 'ตัวชี้วัด' : 'ข้อมูลทั่วไป'}/${header}`, kobo),
        ';',
      ),
    ],
    ['groups within groups', textOf(renamed((header) => `แบบสำรวจ/ส่วนที่ 1/${header}`, kobo))],
    ['names of an XLSForm', textOf(renamed((_header, field) => `group_ab1cd23/${field}`, kobo))],
    [
      'names with points',
      textOf(renamed((_header, field) => `data.child.${field}`, ['KEY', 'PARENT_KEY', 'instanceID'])),
    ],
    [
      'labels of households under their group',
      textOf(
        renamed((header, field) => (/^ind(?:17|18|19|2\d)/.test(field) ? `ครัวเรือน/${header}` : `เด็ก/${header}`), kobo),
      ),
    ],
    [
      'questions with numbers',
      textOf(
        renamed((header, field) => (field.startsWith('ind') ? `Q${Number(field.slice(3))}. ${header}` : header), kobo),
      ),
    ],
    [
      'what a column is in brackets',
      textOf(
        renamed(
          (header, field) =>
            field.startsWith('ind')
              ? `${header} (ของเด็ก)`.replace(/^(.*ครัวเรือน.*) \(ของเด็ก\)$/, '$1')
              : `${header} (กรอก)`,
          kobo,
        ),
      ),
    ],
    [
      'answers in brackets',
      textOf(renamed((header, field) => (field.startsWith('ind') ? `${header} [1=ใช่, 0=ไม่ใช่]` : header))),
    ],
  ])('%s', async (_what, content) => {
    await expectSame(await provinceImport({ 'export-2567.csv': content }));
  });

  test('in English, in other words than the form', async () => {
    const english: Readonly<Record<string, string>> = {
      survey_year: 'Survey year (B.E.)',
      survey_date: 'Date of interview',
      community_code: 'Village code (8 digits)',
      household_id: 'Household ID no.',
      child_id: 'Child ID',
      national_id: 'Citizen ID number',
      first_name: "Child's first name",
      last_name: 'Surname',
      sex: 'Sex of child',
      birth_date: 'DOB (dd/mm/yyyy)',
      nationality: 'Nationality of child',
      ind01: 'Child does not have Thai nationality',
      ind02: 'Birth has not been registered',
      ind03: 'Not attending school',
      ind04: 'Child is an orphan',
      ind05: 'Not living with both parents',
      ind06: 'Neglected or abandoned by caregiver',
      ind07: 'No permanent home',
      ind08: 'Child moved into the community',
      ind09: 'Parents have moved elsewhere',
      ind10: 'Child has health problems',
      ind11: 'Child works for pay',
      ind12: 'Aggressive behaviour',
      ind13: 'Child was abused',
      ind14: 'Child has broken the law',
      ind15: 'Uses drugs, alcohol or tobacco',
      ind16: 'Received child protection services',
      ind17: 'Household income not stable',
      ind18: 'Someone in the household has a health condition',
      ind19: 'Household member uses violence',
      ind20: 'Household member suffers violence',
      ind21: 'Household member in trouble with the law',
      ind22: 'Household member has an addiction',
    };
    await expectSame(
      await provinceImport({ 'export-2567.csv': textOf(renamed((_header, field) => english[field] ?? field)) }),
    );
  });

  test('a row a child and question, whatever its order and words', async () => {
    const long = rows.flatMap((row) =>
      Object.entries(row)
        .filter(([field]) => field.startsWith('ind'))
        .map(([field, answer]) => ({ ...row, indicator_no: String(Number(field.slice(3))), answer })),
    );
    const fields = [...provinceFields.filter((field) => !field.startsWith('ind')), 'indicator_no', 'answer'];
    const header = [...(grid[0] ?? []).slice(0, 11), 'ตัวชี้วัดที่', 'คำตอบ'];
    const made = (order: typeof long): string[][] => [
      header,
      ...order.map((row) => fields.map((field) => (row as Record<string, string>)[field] ?? '')),
    ];
    const byQuestion = long.toSorted((a, b) => Number(a.indicator_no) - Number(b.indicator_no));
    for (const content of [
      textOf(made(long)),
      textOf(made(byQuestion)),
      bookOf({ เด็ก: made(byQuestion) }),
      textOf(
        made(long).map((row, i) =>
          row.map((cell, j) => (i > 0 && j === 11 ? `${cell}. ${grid[0]?.[10 + Number(cell)]}` : cell)),
        ),
      ),
      tis620(textOf(made(long))),
    ]) {
      const outcome = await provinceImport({ 'long-2567.csv': content });
      await expectSame(outcome);
      expect(outcome.codes).toContain('long_turned');
    }
  });

  test('of a long table, rows of nobody and of no indicator are rejected', async () => {
    const made = [
      ['ปีที่สำรวจ', 'รหัสชุมชน', 'รหัสเด็ก', 'ตัวชี้วัดที่', 'คำตอบ'],
      ['2567', '85010101', 'C1', '13', '1'],
      ['2567', '85010101', '', '13', '1'],
      ['2567', '85010101', 'C1', '23', '1'],
      ['2567', '85010101', 'C1', '13', '0'],
      ['2567', '85010101', 'C2', '13', '0'],
    ];
    const { file } = await provinceImport({ 'long.csv': textOf(made) });
    expect([file.accepted, foundIn(file).rejected, foundIn(file).said('long_contradiction')]).toEqual([
      2,
      [
        [3, 'child_id_needed'],
        [4, 'indicator_unreadable'],
      ],
      [1, []],
    ]);
  });
});
