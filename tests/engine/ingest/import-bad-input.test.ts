import { chmod, mkdir, open, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { childRow, extractText } from '../../support/extract-file.ts';
import { zipOf } from '../../support/zip-file.ts';
import {
  fileWith,
  importPaths,
  lastReport,
  startEngine,
  temporaryFolder,
  type EngineClient,
  type ImportOptions,
} from '../../support/engine.ts';
import type { ImportReport } from '../../../shared/contract/extracts.ts';
import { skippedWhere } from '../../support/skipped-where.ts';

const good = extractText([childRow()]);

async function errorsOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'no error',
    (error: unknown) => (error as { code?: string }).code,
  );
}

/** Imports a bad file beside a good one: the good one must come in whatever happens to the other. */
async function besideGood(content: string | Uint8Array, name = 'bad.csv'): Promise<unknown[]> {
  const client = await startEngine();
  const report = await importPaths(client, [await fileWith(name, content), await fileWith('good.csv', good)]);
  expect(report.files[1]).toMatchObject({ accepted: 1, error: null });
  return [report.files[0]?.error?.code, report.files[0]?.accepted];
}

describe('a file that is no extract is named for what it is, and other files come in', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'FILE_EMPTY'],
    ['an empty gzip', gzipSync(''), 'FILE_EMPTY'],
    ['bytes', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251)), 'FILE_BINARY'],
    ['another table', 'สินค้า,ราคา\nปลา,120\n', 'FILE_NOT_EXTRACT'],
    ['only a header', `${good.split('\r\n')[0]}\r\n`, 'FILE_NO_ROWS'],
    ['a PDF', '%PDF-1.7\n', 'FILE_FORMAT_UNKNOWN'],
    [
      'an old Excel file',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
      'FILE_FORMAT_UNKNOWN',
    ],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'FILE_PROTECTED',
    ],
    ['a ZIP of something else', zipOf({ 'photo.bin': 'x' }), 'FILE_FORMAT_UNKNOWN'],
    ['a ZIP cut short', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100)]), 'FILE_DAMAGED'],
    [
      'a Chinese encoding',
      Buffer.from([...Buffer.from('a,b\n'), 0xfe, 0xfd, 0xfc, 0xdb, 0xdc, 0xdd, 0xff, 0xfe]),
      'FILE_ENCODING_UNKNOWN',
    ],
    [
      'households without children',
      'รหัสครัวเรือน,ครัวเรือนเศรษฐกิจไม่มั่นคง,ปีที่สำรวจ\nH9,มี,2560\n',
      'HOUSEHOLDS_WITHOUT_CHILDREN',
    ],
    ['no year anywhere', extractText([withoutYear()]), 'YEAR_UNKNOWN'],
    ['no community column', extractText([without('community_code')]), 'FILE_NOT_EXTRACT'],
  ])('%s', async (_what, content, code) => {
    expect(await besideGood(content)).toEqual([code, 0]);
  });

  test('a gzip file cut short', async () => {
    const packed = gzipSync(extractText(Array.from({ length: 500 }, (_, i) => childRow({ child_id: `C${i}` }))));
    expect(await besideGood(packed.subarray(0, packed.length - 40))).toEqual(['FILE_DAMAGED', 0]);
  });

  test('a workbook of more sheets than can be told apart', async () => {
    const book = utils.book_new();
    const [header, row] = extractText([childRow()])
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    for (let i = 0; i < 256; i++) utils.book_append_sheet(book, utils.aoa_to_sheet([header ?? [], row ?? []]), `s${i}`);
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    expect(await besideGood(bytes, 'many.xlsx')).toEqual(['FILE_TOO_MANY_SHEETS', 0]);
  });

  test('a workbook cut short', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['ปีที่สำรวจ']]), 'a');
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    expect(await besideGood(bytes.subarray(0, bytes.length / 2), 'cut.xlsx')).toEqual(['FILE_DAMAGED', 0]);
  });

  test('100 MB of one line', async () => {
    const path = await fileWith('line.csv', 'ปีที่สำรวจ,รหัสชุมชน\n');
    const file = await open(path, 'a');
    const block = Buffer.alloc(1024 * 1024, 'a');
    for (let i = 0; i < 100; i++) await file.write(block);
    await file.close();
    const report = await importPaths(await startEngine(), [path]);
    expect(report.files[0]?.error?.code).toBe('FILE_LINE_TOO_LONG');
  });
});

test('a flipped byte costs its cell, not the file', async () => {
  const bytes = Buffer.from(
    extractText(Array.from({ length: 40 }, (_, i) => childRow({ child_id: `C${i}`, ind08: 'ใช่' }))),
  );
  bytes[bytes.lastIndexOf('ไม่ใช่') + 1] = 0xff;
  const report = await importPaths(await startEngine(), [await fileWith('flipped.csv', bytes)]);
  expect(
    report.files.map((file) => [file.error, file.accepted, file.warnings.map((each) => [each.code, each.lines])]),
  ).toEqual([
    [
      null,
      40,
      [
        ['answer_unreadable', [41]],
        ['letters_unreadable', [41]],
      ],
    ],
  ]);
});

describe('a file that cannot be opened', () => {
  test('a folder, a missing file', async () => {
    const client = await startEngine();
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'sub.csv'));
    expect(await errorsOf(client.files.openPath({ path: join(folder, 'sub.csv') }))).toBe('FILE_IS_FOLDER');
    expect(await errorsOf(client.files.openPath({ path: join(folder, 'gone.csv') }))).toBe('FILE_MISSING');
  });

  const asUser = skippedWhere(process.getuid?.() === 0, 'the administrator may read every file');

  test('a file that may not be read', asUser, async () => {
    const path = await fileWith('locked.csv', good);
    await chmod(path, 0);
    const report = await importPaths(await startEngine(), [path]);
    expect(report.files[0]?.error?.code).toBe('FILE_LOCKED');
  });

  test('a path, where the caller may not name paths', async () => {
    const client = await startEngine({ acceptsPaths: false });
    expect(await errorsOf(client.files.openPath({ path: await fileWith('good.csv', good) }))).toBe('PATH_NOT_ALLOWED');
  });

  test('deleted, cut or changed after it was chosen: nothing of it comes in', async () => {
    const changes: ((path: string) => Promise<void>)[] = [
      (path) => rm(path),
      (path) => truncate(path, 40),
      (path) => writeFile(path, good + good),
    ];
    for (const change of changes) {
      const client = await startEngine();
      const path = await fileWith('changing.csv', good);
      const { fileId } = await client.files.openPath({ path });
      await change(path);
      const report = await lastReport(await client.extracts.import({ files: [{ fileId }], blank: 'unknown' }));
      expect(['FILE_MISSING', 'FILE_CHANGED', 'FILE_NO_ROWS', 'FILE_NOT_EXTRACT']).toContain(
        report.files[0]?.error?.code,
      );
      expect(report.children).toBe(0);
    }
  });
});

describe('cells', () => {
  const reportOf = async (
    rows: readonly Record<string, string>[],
    options: ImportOptions = {},
    client?: EngineClient,
  ): Promise<ImportReport> =>
    importPaths(client ?? (await startEngine()), [await fileWith('cells.csv', extractText(rows))], options);
  const codes = (report: ImportReport): unknown =>
    report.files[0]?.warnings.map((each) => [each.code, each.count, each.lines]);

  test('a Gregorian survey year is converted and said so', async () => {
    const report = await reportOf([childRow({ survey_year: '2025' })]);
    expect(report.files[0]?.surveyYearBE).toBe(2568);
    expect(codes(report)).toEqual([['year_gregorian', 1, [2]]]);
  });

  test('codes that Excel shortened are rejected, IDs that it shortened are named', async () => {
    const report = await reportOf(
      [
        childRow({ community_code: '8.50103E+07' }),
        childRow({ community_code: '8501030', child_id: 'C2' }),
        childRow({ community_code: '85010301.0', child_id: 'C3', national_id: '1.99991E+12' }),
      ].map((row) => ({ ...row, national_id: row['national_id'] ?? '' })),
    );
    expect(report.files[0]?.rejected.map((row) => [row.line, row.reason])).toEqual([
      [2, 'community_lost_digits'],
      [3, 'community_lost_digits'],
    ]);
    expect(codes(report)).toEqual([['id_lost_digits', 1, [4]]]);
  });

  test('a second row of a child is rejected; in another community or year it is another record', async () => {
    const report = await reportOf([
      childRow(),
      childRow(),
      childRow({ community_code: '85010302' }),
      childRow({ survey_year: '2567' }),
    ]);
    expect([
      report.files[0]?.accepted,
      report.files[0]?.rejected.map((row) => [row.line, row.field, row.reason]),
    ]).toEqual([3, [[3, 'child_id', 'duplicate_child']]]);
    expect(codes(report)).toContainEqual(['several_years', 4, []]);
  });

  test('a row without a year is rejected where no title gives one', async () => {
    const report = await reportOf([
      childRow(),
      childRow({ survey_year: '', child_id: 'C2' }),
      childRow({ survey_year: 'x', child_id: 'C3' }),
    ]);
    expect(report.files[0]?.rejected.map((row) => [row.line, row.field, row.reason])).toEqual([
      [3, 'survey_year', 'survey_year_missing'],
      [4, 'survey_year', 'survey_year_missing'],
    ]);
  });

  test('what cannot be read counts as unknown and is named with its lines', async () => {
    const report = await reportOf([
      childRow({ ind13: 'บางครั้ง', sex: 'LGBT', nationality: 'ญี่ปุ่น' }),
      childRow({ child_id: 'C2', birth_date: '31/02/2560' }),
      childRow({ child_id: 'C3', birth_date: '01/01/2570', household_id: '' }),
    ]);
    expect(codes(report)).toEqual([
      ['sex_unreadable', 1, [2]],
      ['date_unreadable', 1, [3]],
      ['nationality_other', 1, [2]],
      ['answer_unreadable', 1, [2]],
      ['birth_after_survey', 1, [4]],
      ['age_unknown', 2, [3, 4]],
      ['foreign_with_nationality', 1, [2]],
      ['household_missing', 1, [4]],
    ]);
    expect([report.children, report.migrants, report.households]).toEqual([3, 1, 1]);
  });

  test('duplicate headers: the first column is read', async () => {
    const lines = extractText([childRow()]).split('\r\n');
    const report = await importPaths(await startEngine(), [
      await fileWith('twice.csv', [`${lines[0]},เพศ`, `${lines[1]},ชาย`].join('\n')),
    ]);
    expect(codes(report)).toEqual([['header_duplicate', 1, []]]);
  });

  test('identity numbers: first digits of stateless people are fine, a wrong check digit is named', async () => {
    const ids = ['0999900000018', '6999900000012', 'G999900000001', '1999900000018', '123'];
    const report = await reportOf(ids.map((national_id, i) => childRow({ national_id, child_id: `C${i}` })));
    expect(report.files[0]?.accepted).toBe(5);
    expect((codes(report) as unknown[][]).map(([code]) => code)).toEqual(expect.arrayContaining(['id_malformed']));
  });
});

function without(field: string): Record<string, string> {
  return Object.fromEntries(Object.entries(childRow()).filter(([key]) => key !== field));
}

function withoutYear(): Record<string, string> {
  return without('survey_year');
}
