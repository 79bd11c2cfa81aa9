import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { errorCodes } from '../../../shared/contract/error-codes.ts';
import type { ImportedFile } from '../../../shared/contract/extracts.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, temporaryFolder } from '../../support/engine.ts';

/** As many as a run has time for; NATPRO_MUTATIONS=500 for all that a release must stand. */
const mutations = Number(process.env['NATPRO_MUTATIONS'] ?? 200);
/** Files of one import: a bad one must leave the others alone, and a child that was there is a rejected row. */
const together = 5;
const { unit: random, below: upTo } = seededRandom(20_681);

type Cells = readonly (readonly string[])[];

const table: Cells = extractText(
  Array.from({ length: 30 }, (_, i) =>
    childRow({ child_id: `C${i}`, household_id: `H${i % 7}`, volunteer_code: `V${i % 3}`, first_name: 'สมหญิง' }),
  ),
)
  .trimEnd()
  .split('\r\n')
  .map((line) => line.split(','));

const textOf = (cells: Cells, delimiter = ','): string => cells.map((row) => row.join(delimiter)).join('\r\n') + '\r\n';

/** As TIS-620; what it does not have is a question mark. */
const tis620 = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 0x80 ? code : code >= 0x0e01 && code <= 0x0e5b ? code - 0x0e01 + 0xa1 : 0x3f;
    }),
  );

function objects([header = [], ...rows]: Cells): object[] {
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

function workbook(cells: Cells): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells.map((row) => [...row])), 'เด็ก');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

async function parquet(cells: Cells): Promise<Buffer> {
  const folder = await temporaryFolder();
  const to = join(folder, 'table.parquet');
  const writer = await (await DuckDBInstance.create(':memory:')).connect();
  const from = await fileWith('table.csv', textOf(cells));
  await writer.run(
    `COPY (FROM read_csv('${from}', all_varchar = true, header = true, delim = ',', quote = '"', null_padding = true, ignore_errors = true)) TO '${to}' (FORMAT parquet)`,
  );
  writer.closeSync();
  return readFile(to);
}

type Format = {
  readonly name: string;
  readonly share: number;
  readonly bytes: (cells: Cells) => Buffer | Promise<Buffer>;
};

const formats: readonly Format[] = [
  { name: 'utf-8.csv', share: 8, bytes: (cells) => Buffer.from(textOf(cells)) },
  { name: 'bom.csv', share: 1, bytes: (cells) => Buffer.from(`\ufeff${textOf(cells, ';')}`) },
  { name: 'pipe.txt', share: 1, bytes: (cells) => Buffer.from(textOf(cells, '|')) },
  { name: 'tab.tsv', share: 1, bytes: (cells) => Buffer.from(textOf(cells, '\t')) },
  { name: 'tis-620.csv', share: 2, bytes: (cells) => tis620(textOf(cells)) },
  { name: 'utf-16le.csv', share: 2, bytes: (cells) => Buffer.from(`\ufeff${textOf(cells)}`, 'utf16le') },
  { name: 'utf-16be.csv', share: 1, bytes: (cells) => Buffer.from(`\ufeff${textOf(cells)}`, 'utf16le').swap16() },
  { name: 'packed.csv.gz', share: 2, bytes: (cells) => gzipSync(textOf(cells)) },
  {
    name: 'lines.ndjson',
    share: 2,
    bytes: (cells) =>
      Buffer.from(
        objects(cells)
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
  },
  { name: 'array.json', share: 1, bytes: (cells) => Buffer.from(JSON.stringify(objects(cells))) },
  { name: 'table.parquet', share: 2, bytes: parquet },
  { name: 'book.xlsx', share: 2, bytes: workbook },
];

/** Formats by share, one after the other. */
const formatOf = formats.flatMap((format) => Array.from({ length: format.share }, () => format));

/** What may happen to the cells; how many rows there are afterwards is known. */
const cellChanges: readonly ((cells: Cells) => Cells)[] = [
  (cells) => {
    const order = (cells[0] ?? []).map((_, i) => ({ i, at: random() })).toSorted((a, b) => a.at - b.at);
    return cells.map((row) => order.map(({ i }) => row[i] ?? ''));
  },
  (cells) => [...cells, ...cells.slice(1 + upTo(20))],
  (cells) => cells.map((row, r) => row.map((cell) => (r > 0 && random() < 0.03 ? '' : cell))),
  (cells) =>
    cells.map((row, r) =>
      row.map((cell, c) => (r > 0 && random() < 0.02 ? (row[upTo(row.length)] ?? '') : cell || String(c))),
    ),
  (cells) => [
    ...cells.slice(0, 1),
    ...cells.slice(1).flatMap((row) => (random() < 0.1 ? [row.map(() => ''), row] : [row])),
  ],
  (cells) => [
    ...cells.slice(0, 1),
    ...cells.slice(1).map((row) => (random() < 0.1 ? row.map((cell) => (cell === 'สมหญิง' ? cell : '')) : row)),
  ],
  (cells) => [['รายงาน 2568'], [''], ...cells],
];

/** What may happen to the bytes; `base` is the text they came from. */
const byteChanges: readonly ((bytes: Buffer, base: string) => Buffer)[] = [
  (bytes) => bytes.subarray(0, 1 + upTo(bytes.length)),
  (bytes) => {
    const flipped = Buffer.from(bytes);
    for (let i = 0; i < 1 + upTo(6); i++) flipped[upTo(flipped.length)] = upTo(256);
    return flipped;
  },
  (bytes, base) => Buffer.concat([bytes, Buffer.from(base.slice(0, upTo(400)), 'utf16le')]),
  (bytes) => Buffer.concat([bytes, Buffer.from([0xa1, 0xd2, 0x2c, 0xe0, 0x0a])]),
  (bytes, base) => Buffer.concat([bytes, tis620(base.slice(0, upTo(900)))]),
  (_, base) => Buffer.from(base.replaceAll(',', () => (random() < 0.01 ? ',,' : ','))),
  (_, base) => Buffer.from(base.replaceAll('ใช่', () => (random() < 0.05 ? '"ใช่' : 'ใช่'))),
  (_, base) => Buffer.from(base.replaceAll('ไม่', () => (random() < 0.002 ? '\0' : 'ไม่'))),
];

type Mutated = { readonly name: string; readonly bytes: Buffer; readonly rows: number | null };

async function mutated(i: number): Promise<Mutated> {
  const format = formatOf[i % formatOf.length] ?? formats[0];
  if (!format) throw new Error('There is no format.');
  if (i % 2 === 0) {
    const change = cellChanges[(i / 2) % cellChanges.length] ?? ((cells: Cells): Cells => cells);
    const isObjects = format.name.endsWith('json');
    const changed = change(table);
    // An object has no title above it, and a blank one is a row all the same.
    const cells = (isObjects || format.name.endsWith('parquet')) && changed[0]?.length === 1 ? table : changed;
    const rows = cells.slice(cells.findIndex((row) => row.length > 5) + 1);
    const isRow = (row: readonly string[]): boolean => isObjects || row.some((cell) => cell !== '');
    const isExact = !format.name.endsWith('parquet') || rows.every((row) => row.some((cell) => cell !== ''));
    return { name: format.name, bytes: await format.bytes(cells), rows: isExact ? rows.filter(isRow).length : null };
  }
  const change = byteChanges[((i - 1) / 2) % byteChanges.length] ?? ((bytes: Buffer): Buffer => bytes);
  const bytes = change(await format.bytes(table), textOf(table));
  const isText = format.name === 'utf-8.csv' || bytes.includes('วันเกิด,');
  return { name: format.name, bytes, rows: isText && !format.name.endsWith('.json') ? linesToRead(bytes) : null };
}

/** Lines below the header that hold something; null where quotes or odd letters may join or split lines. */
function linesToRead(bytes: Buffer): number | null {
  const content = bytes.toString('utf8');
  if (content.includes('"') || bytes.includes(0) || /\r(?!\n)/.test(content)) return null;
  const [header = '', ...rows] = content.split('\n');
  if (!header.includes('วันที่สำรวจ')) return null;
  return rows.filter((line) => line.replace('\r', '').replaceAll(',', '') !== '').length;
}

/** What is wrong with the report of a mutated file; null where it is as it should be. */
function fault({ rows }: Mutated, file: ImportedFile | undefined): string | null {
  if (!file) return 'no report';
  if (file.error) {
    const isNamed = errorCodes.some((code) => code === file.error?.code);
    return file.error.code === 'INTERNAL' || !isNamed ? file.error.code : null;
  }
  const seen = file.accepted + file.rejectedCount;
  if (rows !== null && seen !== rows) return `${seen} of ${rows} rows`;
  return seen <= 2 * table.length ? null : `${seen} rows`;
}

test(`${mutations} mutated extracts: nothing crashes or is lost silently, and the engine goes on`, async () => {
  const client = await startEngine();
  const wrong: string[] = [];
  let imported = 0;
  let counted = 0;
  for (let from = 0; from < mutations; from += together) {
    const batch = await Promise.all(Array.from({ length: together }, (_, i) => mutated(from + i)));
    const paths = await Promise.all(batch.map(({ name, bytes }) => fileWith(name, bytes)));
    const { files } = await importPaths(client, paths);
    for (const [i, mutation] of batch.entries()) {
      const found = fault(mutation, files[i]);
      if (found) wrong.push(`${from + i} ${mutation.name}: ${found}`);
      if (!files[i]?.error) imported++;
      if (!files[i]?.error && mutation.rows !== null) counted++;
    }
    await client.extracts.clear();
  }
  expect(wrong).toEqual([]);
  expect(imported).toBeGreaterThan(mutations / 2);
  expect(counted).toBeGreaterThan(mutations / 2);
});
