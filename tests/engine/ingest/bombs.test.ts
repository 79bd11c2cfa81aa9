import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { join } from 'node:path';
import { fileWith, importPaths, startEngine, temporaryFolder, type EngineClient } from '../../support/engine.ts';
import { gridOf, provinceRows, textOf } from '../../support/province-extract.ts';
import { manyTimes, zipOf, type Packed } from '../../support/zip-file.ts';

const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const plain = gridOf(provinceRows(5));

/** A workbook with these parts of its own; what is not given is as a program writes it. */
function workbook(parts: {
  readonly sheet?: string | Packed;
  readonly texts?: string | Packed;
  readonly sheets?: number;
}): Buffer {
  const count = parts.sheets ?? 1;
  const each = (write: (no: number) => string): string =>
    Array.from({ length: count }, (_, i) => write(i + 1)).join('');
  const rows = plain
    .map(
      (row, i) =>
        `<row r="${i + 1}">${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
    )
    .join('');
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook><sheets>${each((no) => `<sheet name="s${no}" sheetId="${no}" r:id="r${no}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="t" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/>${each((no) => `<Relationship Id="r${no}" Type="${rel}/worksheet" Target="worksheets/sheet.xml"/>`)}</Relationships>`,
    'xl/sharedStrings.xml': parts.texts ?? '<sst/>',
    'xl/worksheets/sheet.xml': parts.sheet ?? `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });
}

const sheetOf = (cells: string): string => `<worksheet><sheetData>${cells}</sheetData></worksheet>`;
const megabyte = 1024 * 1024;

/** Imports a file; other questions are answered meanwhile, and memory stays within bounds. */
async function bounded(
  name: string,
  content: string | Uint8Array,
): Promise<readonly [code: string | null, accepted: number | undefined]> {
  const client = await startEngine();
  const path = await fileWith(name, content);
  const before = process.memoryUsage.rss();
  let most = before;
  let longestWait = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const ended = { isEnded: false };
  const asking = (async () => {
    while (!ended.isEnded) {
      const asked = performance.now();
      await client.dataset.summary();
      longestWait = Math.max(longestWait, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const [file] = (await importPaths(client, [path])).files;
  ended.isEnded = true;
  await asking;
  clearInterval(watch);
  expect((most - before) / megabyte).toBeLessThan(1024);
  expect(longestWait).toBeLessThan(10_000);
  expect(await goesOn(client)).toBe(5);
  return [file?.error?.code ?? null, file?.accepted];
}

async function goesOn(client: EngineClient): Promise<number | undefined> {
  return (await importPaths(client, [await fileWith('good-2567.csv', textOf(plain))])).files[0]?.accepted;
}

describe('a file that claims or holds more than a table has', () => {
  test.each<[string, () => Uint8Array, string | null]>([
    [
      'a cell in row 999,999,999',
      () => workbook({ sheet: sheetOf('<row r="999999999"><c r="A999999999"><v>1</v></c></row>') }),
      'FILE_DAMAGED',
    ],
    [
      'a cell in column ZZZZZZ',
      () => workbook({ sheet: sheetOf('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>') }),
      'FILE_DAMAGED',
    ],
    [
      'a cell in no place',
      () => workbook({ sheet: sheetOf('<row r="1"><c r="1A"><v>1</v></c></row>') }),
      'FILE_DAMAGED',
    ],
    ['20,000 sheets', () => workbook({ sheets: 20_000 }), 'FILE_TOO_MANY_SHEETS'],
    [
      '15 million shared texts',
      () => workbook({ texts: manyTimes('<sst>', '<si><t>a</t></si>'.repeat(10_000), 1500, '</sst>') }),
      'FILE_TOO_LARGE',
    ],
    [
      'shared texts of 2 GB',
      () => workbook({ texts: manyTimes('<sst>', `<si><t>${'ก'.repeat(32_000)}</t></si>`, 22_000, '</sst>') }),
      'FILE_TOO_LARGE',
    ],
    [
      'a cell of 300 MB',
      () =>
        workbook({
          sheet: manyTimes(
            '<worksheet><sheetData><row><c t="inlineStr"><is><t>',
            'ก'.repeat(100_000),
            1000,
            '</t></is></c></row></sheetData></worksheet>',
          ),
        }),
      'FILE_NOT_EXTRACT',
    ],
    [
      'a tag that never ends',
      () => workbook({ sheet: manyTimes('<worksheet><c r="', 'A'.repeat(100_000), 1000, '') }),
      'FILE_DAMAGED',
    ],
    [
      'merged ranges over all columns and rows',
      () =>
        workbook({
          sheet: `<worksheet><sheetData>${Array.from({ length: 2000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`).join('')}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells></worksheet>`,
        }),
      'FILE_TOO_LARGE',
    ],
    [
      'an OpenDocument sheet of rows and cells repeated',
      () =>
        zipOf({
          mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
          'content.xml': `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument"><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:document-content>`,
        }),
      'FILE_TOO_LARGE',
    ],
    [
      'a web page of cells that cover all',
      () =>
        Buffer.from(
          `<table>${`<tr>${'<td colspan="99999" rowspan="99999">1</td>'.repeat(10)}</tr>`.repeat(20_000)}</table>`,
        ),
      'FILE_DAMAGED',
    ],
    [
      'objects of 300,000 different keys',
      () =>
        Buffer.from(
          Array.from({ length: 3000 }, (_, i) =>
            JSON.stringify(Object.fromEntries(Array.from({ length: 100 }, (_, j) => [`k${i * 100 + j}`, 1]))),
          ).join('\n'),
        ),
      'FILE_NOT_EXTRACT',
    ],
    [
      'one object of 300,000 keys',
      () => Buffer.from(JSON.stringify(Object.fromEntries(Array.from({ length: 300_000 }, (_, i) => [`k${i}`, 1])))),
      'FILE_NOT_EXTRACT',
    ],
    [
      'objects within objects, a million deep',
      () => Buffer.from(`${'{"a":'.repeat(1_000_000)}1${'}'.repeat(1_000_000)}`),
      'FILE_NOT_EXTRACT',
    ],
    [
      'arrays within arrays, a million deep',
      () => Buffer.from(`[${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}]`),
      'FILE_NOT_EXTRACT',
    ],
    [
      'a header of 200,000 columns',
      () => Buffer.from(`ปีที่สำรวจ,รหัสชุมชน,ถูกกระทำรุนแรง${','.repeat(200_000)}\n2567,85010101,1\n`),
      'FILE_NOT_EXTRACT',
    ],
    ['a gzip of 300 MB of one letter', () => gzipSync(Buffer.alloc(300 * megabyte, 'a')), 'FILE_LINE_TOO_LONG'],
    [
      'a zip that says it is small and is not',
      () => zipOf({ 'a.csv': { ...manyTimes('', 'a'.repeat(megabyte), 300, ''), size: 10 } }),
      'FILE_LINE_TOO_LONG',
    ],
  ])('%s', { timeout: 240_000 }, async (_what, content, code) => {
    expect(await bounded('bomb-2567.bin', content())).toEqual([code, 0]);
  });

  test('a Parquet cell of 300 MB', { timeout: 240_000 }, async () => {
    const path = join(await temporaryFolder(), 'huge-2567.parquet');
    const instance = await DuckDBInstance.create(':memory:', { memory_limit: '3GB' });
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT '85010101' AS community_code, repeat('a', 300000000) AS ind13) TO '${path}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    const client = await startEngine();
    const [file] = (await importPaths(client, [path])).files;
    expect([file?.error?.code, await goesOn(client)]).toEqual(['FILE_TOO_LARGE', 5]);
  });
});
