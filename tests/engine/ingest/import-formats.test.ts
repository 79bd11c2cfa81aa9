import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, temporaryFolder, type EngineClient } from '../../support/engine.ts';

const twoChildren = [childRow({ child_id: 'C1', ind13: 'ใช่' }), childRow({ child_id: 'C2', household_id: 'H2' })];
const text = extractText(twoChildren);

function tis620(content: string): Buffer {
  return Buffer.from(
    Array.from(content, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (letter === '“') return 0x93;
      return code >= 0x0e01 ? code - 0x0e01 + 0xa1 : code;
    }),
  );
}

async function imported(client: EngineClient, path: string): Promise<unknown> {
  const report = await importPaths(client, [path]);
  const answer = await client.analysis.prevalence({
    level: 'province',
    filter: { surveyYearBE: null, area: null, sex: null, ageBands: null, group: 'all' },
  });
  const row = answer.encoding === 'rows' ? answer.rows[0] : undefined;
  return {
    file: report.files.map((file) => [file.error?.code ?? null, file.surveyYearBE, file.accepted, file.rejectedCount]),
    households: report.households,
    victims: [row?.yes[12], row?.no[12]],
  };
}

const expected = { file: [[null, 2568, 2, 0]], households: 2, victims: [1, 1] };

describe('one table in every form gives the same figures', () => {
  test.each<[string, string | Uint8Array, Record<string, unknown>]>([
    ['utf-8.csv', text, { encoding: 'utf-8', delimiter: ',' }],
    ['bom.csv', `\ufeff${text}`, { encoding: 'utf-8-bom' }],
    ['utf-16le.csv', Buffer.from(`\ufeff${text}`, 'utf16le'), { encoding: 'utf-16le' }],
    ['utf-16be.csv', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), { encoding: 'utf-16be' }],
    ['tis-620.csv', tis620(text), { encoding: 'tis-620' }],
    ['windows-874.csv', tis620(text.replace('C2', '“C2')), { encoding: 'windows-874' }],
    ['packed.csv.gz', gzipSync(text), { encoding: 'utf-8', packing: 'gzip' }],
    ['packed-tis.csv.gz', gzipSync(tis620(text)), { encoding: 'tis-620', packing: 'gzip' }],
    ['semicolon.csv', extractText(twoChildren, ';'), { delimiter: ';' }],
    ['tab.tsv', extractText(twoChildren, '\t'), { delimiter: '\t' }],
    ['pipe.txt', extractText(twoChildren, '|'), { delimiter: '|' }],
    ['titles.csv', `รายงานข้อมูลเด็ก จังหวัดระนอง\r\nปีงบประมาณ ๒๕๖๘\r\n\r\n${text}`, { headerRow: 4 }],
    ['unix-lines.csv', text.replaceAll('\r\n', '\n'), {}],
    ['no-last-line-end.csv', text.trimEnd(), { rows: 2 }],
    ['blank-lines.csv', text.replaceAll('\r\n', '\r\n\r\n'), { rows: 2 }],
    ['quoted.csv', text.replaceAll(/[^,\r\n]+/g, (cell) => `"${cell}"`), {}],
    ['trailing-delimiters.csv', text.replaceAll('\r\n', ',,\r\n'), {}],
  ])('%s', async (name, content, evidence) => {
    const client = await startEngine();
    const path = await fileWith(name, content);
    expect(await imported(client, path)).toEqual(expected);
    const [inspected] = await client.extracts.inspect({ fileIds: [(await client.files.openPath({ path })).fileId] });
    expect(inspected?.inspection).toMatchObject({ layout: 'child', surveyYearBE: 2568, rows: 2, ...evidence });
  });

  test('NDJSON and a JSON array', async () => {
    for (const content of [twoChildren.map((row) => JSON.stringify(row)).join('\n'), JSON.stringify(twoChildren)]) {
      expect(await imported(await startEngine(), await fileWith('children.json', content))).toEqual(expected);
    }
  });

  test('Parquet', async () => {
    const csv = await fileWith('children.csv', text);
    const parquet = join(await temporaryFolder(), 'children.parquet');
    const writer = await (await DuckDBInstance.create(':memory:')).connect();
    await writer.run(`COPY (FROM read_csv('${csv}', all_varchar = true)) TO '${parquet}' (FORMAT parquet)`);
    expect(await imported(await startEngine(), parquet)).toEqual(expected);
  });

  test('a workbook with title rows, numbers as numbers and days as serial numbers', async () => {
    const lines = text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const birthColumn = lines[0]?.indexOf('วันเกิด') ?? -1;
    const rows = lines.map((cells, i) =>
      cells.map((cell, column) =>
        i > 0 && column === birthColumn ? 42_014 : /^\d+$/.test(cell) ? Number(cell) : cell,
      ),
    );
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['คำอธิบาย'], ['แผ่นนี้ไม่มีข้อมูล']]), 'อ่านก่อน');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['รายงาน'], ...rows]), 'เด็ก');
    expect(
      await imported(
        await startEngine(),
        await fileWith('children.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer),
      ),
    ).toEqual(expected);
  });
});

test.each([
  ['CR only', text.replaceAll('\r\n', '\r')],
  ['three kinds of line end', text.replace('\r\n', '\n').replace(/\r\n(?=[^\r]*\r\n$)/, '\r')],
  ['a row of delimiters only', `${text}${','.repeat(29)}\r\n`],
])('line ends: %s', async (_what, content) => {
  expect(await imported(await startEngine(), await fileWith('lines.csv', content))).toEqual(expected);
});

test('a key that only late objects have is a column', async () => {
  const plain = Object.fromEntries(Object.entries(childRow()).filter(([key]) => key !== 'ind13'));
  const rows = Array.from({ length: 300 }, (_, i) =>
    i === 299 ? childRow({ child_id: 'L', ind13: 'ใช่' }) : { ...plain, child_id: `C${i}` },
  );
  const client = await startEngine();
  const path = await fileWith('late.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'));
  expect(await imported(client, path)).toMatchObject({ file: [[null, 2568, 300, 0]], victims: [1, 0] });
});

test('the same child on two sheets of a workbook: the first stays, and no other row goes with the second', async () => {
  const sheetOf = (rows: readonly Record<string, string>[]) =>
    utils.aoa_to_sheet(
      extractText(rows)
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(',')),
    );
  const book = utils.book_new();
  utils.book_append_sheet(book, sheetOf(['A', 'B', 'C'].map((child_id) => childRow({ child_id }))), 'one');
  utils.book_append_sheet(book, sheetOf(['D', 'A', 'E'].map((child_id) => childRow({ child_id }))), 'two');
  const report = await importPaths(await startEngine(), [
    await fileWith('two.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer),
  ]);
  expect(report.files.map((file) => [file.accepted, file.rejected.map((row) => [row.line, row.reason])])).toEqual([
    [5, [[3, 'duplicate_child']]],
  ]);
});

describe('irregular rows', () => {
  test('a quoted cell over two lines is one row, and later lines keep their numbers', async () => {
    const rows = [
      childRow({ child_id: '"C1\nsecond line"' }),
      childRow({ child_id: 'C2', community_code: '' }),
      childRow({ child_id: 'C3' }),
    ];
    const report = await importPaths(await startEngine(), [
      await fileWith('quoted.csv', extractText(rows).replaceAll('\r\n', '\n')),
    ]);
    expect(report.files.map((file) => [file.accepted, file.rejected.map((row) => [row.line, row.reason])])).toEqual([
      [2, [[4, 'community_missing']]],
    ]);
  });

  test('an unclosed quote in the middle costs one row, a long row and a short row cost theirs', async () => {
    const lines = extractText(Array.from({ length: 6 }, (_, i) => childRow({ child_id: `C${i}` }))).split('\r\n');
    lines[2] = `"${lines[2]}`;
    lines[4] = `${lines[4]},too,long`;
    lines[5] = '2568,only';
    const report = await importPaths(await startEngine(), [await fileWith('irregular.csv', lines.join('\r\n'))]);
    expect(
      report.files.map((file) => [file.accepted, file.rejected.map((row) => [row.line, row.field, row.reason])]),
    ).toEqual([
      [
        3,
        [
          [3, 'row', 'unparsable_row'],
          [5, 'row', 'unparsable_row'],
          [6, 'row', 'unparsable_row'],
        ],
      ],
    ]);
  });

  test('a broken JSON line costs that line', async () => {
    const content = [JSON.stringify(twoChildren[0]), '{"survey_year": 2568,', JSON.stringify(twoChildren[1])].join(
      '\n',
    );
    const report = await importPaths(await startEngine(), [await fileWith('children.ndjson', content)]);
    expect(report.files.map((file) => [file.accepted, file.rejected.map((row) => row.line)])).toEqual([[2, [2]]]);
  });
});
