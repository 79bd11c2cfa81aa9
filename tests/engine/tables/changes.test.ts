import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from '../../../electron/engine/db/sql.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { LoadedDataset, type FileToRead } from './loaded-dataset.ts';

const child = (child_id: string, row: ExtractRow = {}): ExtractRow => childRow({ child_id, ...row });
const file = (name: string, rows: readonly ExtractRow[]): FileToRead => ({ name, content: extractText(rows) });

const cellsOf = (rows: readonly ExtractRow[]): string[][] =>
  extractText(rows)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));

function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

test('a row that was taken out of a file keeps nobody out once the file is gone, however often it had come', async () => {
  const loaded = await LoadedDataset.forTest();
  const a = file('a.csv', [child('C1'), child('C2'), child('C3')]);
  await loaded.import([a]);
  await loaded.retire('a.csv', 3);
  await loaded.import([{ ...a, mapping: { ind05: '' } }]);
  await loaded.remove('a.csv');
  const { files } = await loaded.import([file('c.csv', [child('C1'), child('C2'), child('C4')])]);
  expect(files).toMatchObject([{ accepted: 3, rejectedCount: 0 }]);
  expect((await loaded.standing()).children).toEqual(['c.csv 2', 'c.csv 3', 'c.csv 4']);
});

test('a file that comes again after it was out of the data has what was decided about its rows', async () => {
  const loaded = await LoadedDataset.forTest();
  const a = file('a.csv', [child('C1'), child('C2'), child('C3')]);
  await loaded.import([a]);
  await loaded.retire('a.csv', 3);
  await loaded.remove('a.csv');
  await loaded.import([a]);
  expect((await loaded.standing()).children).toEqual(['a.csv 2', 'a.csv 4']);
  await loaded.step('undo', loaded.lastOf('remove'));
  expect((await loaded.standing()).children).toEqual(['a.csv 2', 'a.csv 4']);
  await loaded.step('undo', loaded.lastOf('decide'));
  expect((await loaded.standing()).children).toEqual(['a.csv 2', 'a.csv 3', 'a.csv 4']);
  expect(await loaded.content()).toEqual(await loaded.contentAnew());
});

test('a file that comes again and brings nothing stays as it was, beside one that brings something', async () => {
  const loaded = await LoadedDataset.forTest();
  const a = file('a.csv', [{ ...child('C1'), old_code: '' }]);
  await loaded.import([a]);
  const { files } = await loaded.import([
    { ...a, mapping: { community_code: 'old_code' } },
    file('b.csv', [child('C1'), child('C2')]),
  ]);
  expect(files).toMatchObject([{ accepted: 0 }, { accepted: 1, rejected: [{ line: 2, reason: 'duplicate_child' }] }]);
  expect((await loaded.standing()).children).toEqual(['a.csv 2', 'b.csv 3']);
  expect(await loaded.content()).toEqual(await loaded.contentAnew());
});

test('a file that comes again and repeats others in every row has left its former reading', async () => {
  const loaded = await LoadedDataset.forTest();
  const a = file('a.csv', [{ ...child('C1', { survey_year: '2567' }), year_again: '2568' }]);
  await loaded.import([file('b.csv', [child('C1')])]);
  await loaded.import([a]);
  expect((await loaded.standing()).children).toEqual(['a.csv 2', 'b.csv 2']);
  const { files } = await loaded.import([
    { ...a, mapping: { survey_year: 'year_again' } },
    file('c.csv', [child('C1', { survey_year: '2567' })]),
  ]);
  expect(files).toMatchObject([{ accepted: 0, rejectedCount: 1 }, { accepted: 1 }]);
  expect((await loaded.standing()).children).toEqual(['b.csv 2', 'c.csv 2']);
  expect(await loaded.content()).toEqual(await loaded.contentAnew());
});

test('of two files with one child the first counts, also when an undo changes which one is the first', async () => {
  const loaded = await LoadedDataset.forTest();
  const a = file('a.csv', [child('C1'), child('C2')]);
  await loaded.import([a]);
  await loaded.import([file('b.csv', [child('C1'), child('C3')])]);
  await loaded.remove('a.csv');
  await loaded.import([a]);
  expect((await loaded.standing()).children).toEqual(['a.csv 3', 'b.csv 2', 'b.csv 3']);
  await loaded.step('undo', loaded.lastOf('remove'));
  expect((await loaded.standing()).children).toEqual(['a.csv 2', 'a.csv 3', 'b.csv 3']);
  expect(await loaded.content()).toEqual(await loaded.contentAnew());
});

test('the report of a file that comes again says what counts now', async () => {
  const loaded = await LoadedDataset.forTest();
  const a = file('a.csv', [{ ...child('C1'), old_id: 'C2' }]);
  await loaded.import([a]);
  await loaded.import([file('b.csv', [child('C1'), child('C2'), child('C3')])]);
  const { files } = await loaded.import([{ ...a, mapping: { child_id: 'old_id' } }]);
  expect(files).toMatchObject([{ accepted: 1, rejectedCount: 0 }]);
  expect(await loaded.standing()).toEqual({
    children: ['a.csv 2', 'b.csv 2', 'b.csv 4'],
    files: [
      ['a.csv', 1, 0],
      ['b.csv', 2, 1],
    ],
  });
});

test('a file that is refused keeps no child of another file out', async () => {
  const loaded = await LoadedDataset.forTest();
  const ofStrangers = workbook({
    เด็ก: cellsOf([child('C1')]),
    ครัวเรือน: [
      ['รหัสครัวเรือน', 'ปีที่สำรวจ', 'ครัวเรือนเศรษฐกิจไม่มั่นคง'],
      ['H9', '2560', 'ใช่'],
    ],
  });
  const { files } = await loaded.import([
    { name: 'a.xlsx', content: ofStrangers },
    file('b.csv', [child('C1'), child('C2')]),
  ]);
  expect(files).toMatchObject([{ error: { code: 'HOUSEHOLDS_WITHOUT_CHILDREN' } }, { accepted: 2, rejectedCount: 0 }]);
  expect((await loaded.standing()).children).toEqual(['b.csv 2', 'b.csv 3']);
});

test('a row left out on purpose is out like one that a person took out: its child comes in with no other file', async () => {
  const loaded = await LoadedDataset.forTest();
  const files = [
    { ...file('a.csv', [child('C1'), child('C2')]), leftOut: [{ sheetNo: 0, line: 2 }] },
    file('b.csv', [child('C1'), child('C3')]),
  ];
  await loaded.import(files);
  expect((await loaded.standing()).children).toEqual(['a.csv 3', 'b.csv 3']);
  expect(await loaded.content()).toEqual(await loaded.contentAnew());
  await loaded.import([file('c.csv', [child('C1')])]);
  expect((await loaded.standing()).children).toEqual(['a.csv 3', 'b.csv 3']);
});

test('names of communities are those of the files that are there, of several that of the last file', async () => {
  const loaded = await LoadedDataset.forTest();
  const names = async (): Promise<readonly unknown[]> =>
    loaded.dataset.db.rows(z.object({ name: z.string() }), sql`SELECT name FROM community_name`);
  const named = (name: string, community_name: string, child_id: string): FileToRead =>
    file(name, [{ ...child(child_id), community_name }]);
  const a = named('a.csv', 'บ้านเหนือ', 'C1');
  await loaded.import([a]);
  expect(await names()).toEqual([{ name: 'บ้านเหนือ' }]);
  await loaded.import([named('b.csv', 'บ้านใต้', 'C2')]);
  await loaded.import([{ ...a, mapping: { ind05: '' } }]);
  expect(await names()).toEqual([{ name: 'บ้านใต้' }]);
  await loaded.remove('b.csv');
  expect(await names()).toEqual([{ name: 'บ้านเหนือ' }]);
  const { revision } = loaded.dataset;
  await loaded.import([{ ...a, mapping: { community_name: '' } }]);
  expect(await names()).toEqual([]);
  await loaded.step('undo');
  expect(await names()).toEqual([{ name: 'บ้านเหนือ' }]);
  expect(loaded.dataset.revision).toBe(revision + 2);
});

test('a count that stands twice in a file counts once; the second one is named with its sheet and line', async () => {
  const loaded = await LoadedDataset.forTest();
  const header = ['ปีที่สำรวจ', 'รหัสชุมชน/หมู่บ้าน', 'ตัวชี้วัดที่', 'จำนวนที่พบ', 'จำนวนที่มีข้อมูล'];
  const counts = workbook({
    เหนือ: [header, ['2568', '85010301', '13', '4', '40'], ['2568', '85010301', '13', '5', '40']],
    ใต้: [header, ['2568', '85010301', '13', '6', '40'], ['2568', '85010302', '13', '7', '40']],
  });
  const { files } = await loaded.import([{ name: 'counts.xlsx', content: counts }]);
  expect(files[0]?.rejected.map(({ sheet, line, reason }) => [sheet, line, reason])).toEqual([
    ['ใต้', 2, 'count_repeated'],
    ['เหนือ', 3, 'count_repeated'],
  ]);
  expect(await loaded.dataset.db.rows(z.object({ yes: z.int() }), sql`SELECT yes FROM counted ORDER BY 1`)).toEqual([
    { yes: 4 },
    { yes: 7 },
  ]);
  expect(await loaded.content()).toEqual(await loaded.contentAnew());
});
