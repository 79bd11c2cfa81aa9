import { gzipSync } from 'node:zlib';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Database } from '../../../electron/engine/db/database.ts';
import {
  countsRows,
  readCount,
  type CountsOutcome,
  type CountsRules,
} from '../../../electron/engine/ingest/counts-rows.ts';
import { readIndicator } from '../../../electron/engine/ingest/map/read-cells.ts';
import { openExtract } from '../../../electron/engine/ingest/open-extract.ts';
import { loadRecords } from '../../../electron/engine/ingest/read/load-records.ts';
import { RecordCells } from '../../../electron/engine/ingest/read/record-cells.ts';
import { fileWith, startEngine } from '../../support/engine.ts';

const header = 'ปีที่สำรวจ,รหัสชุมชน,ชื่อชุมชน,ตัวชี้วัดที่,จำนวนที่พบ,จำนวนที่มีข้อมูล,จำนวนเด็กทั้งหมด';

async function read(content: string | Uint8Array, rules: Partial<CountsRules> = {}): Promise<CountsOutcome> {
  const path = await fileWith('counts.csv', content);
  const { size, mtimeMs } = await stat(path);
  const opened = await openExtract(
    { fileId: path, path, name: basename(path), bytes: size, modifiedMs: mtimeMs },
    { resolvesTambon: (code) => code === '850103' },
  );
  const [table] = opened.tables;
  if (!table) throw new Error('There is no table.');
  expect(table.layout).toBe('counts');
  const reader = await Database.open({ memoryLimit: '1GB', threads: 1, allowedFile: path });
  onTestFinished(() => reader.close());
  const loaded = await loadRecords(reader, opened, table, {});
  const outcome = await countsRows(new RecordCells(reader, loaded), {
    fallbackYearBE: null,
    resolvesTambon: (code) => code === '850103',
    ...rules,
  });
  expect(outcome.rows.length + outcome.rejected.length).toBe(table.dataRows);
  return outcome;
}

describe('rows of counts', () => {
  test('each is a figure of a community, or is rejected with its line and why', async () => {
    const outcome = await read(
      [
        header,
        '2568,85010301,ชุมชนตัวอย่าง,13,4,120,130',
        '๒๕๖๘,85010301,ชุมชนตัวอย่าง,ตัวชี้วัดที่ ๓,"1,004","1,120.0",',
        '2025,85010302,,ถูกผู้ดูแลละเลยทอดทิ้ง,0,0,',
        '2568,85010302,,17,-,ไม่ทราบ,9',
        ',85010301,,1,1,2,',
        '2568,,,1,1,2,',
        '2568,99999999,,1,1,2,',
        '2568,85010301,,23,1,2,',
        '2568,85010301,,1,สิบ,20,',
        '2568,85010301,,1,5,-,',
        '2568,85010301,,1,-1,20,',
        '2568,85010301,,1,21,20,',
        '2568,85010301,,1,1,20,ห้า',
        '2568,85010301,1',
      ].join('\n'),
    );
    expect(outcome.rows).toEqual([
      { line: 2, surveyYearBE: 2568, community: 85010301, indicator: 13, yes: 4, known: 120, children: 130 },
      { line: 3, surveyYearBE: 2568, community: 85010301, indicator: 3, yes: 1004, known: 1120, children: null },
      { line: 4, surveyYearBE: 2568, community: 85010302, indicator: 6, yes: 0, known: 0, children: null },
      { line: 5, surveyYearBE: 2568, community: 85010302, indicator: 17, yes: 0, known: 0, children: 9 },
    ]);
    expect(outcome.rejected.map((row) => [row.line, row.field, row.reason])).toEqual([
      [6, 'survey_year', 'survey_year_missing'],
      [7, 'community_code', 'community_missing'],
      [8, 'community_code', 'community_unresolved'],
      [9, 'indicator_no', 'indicator_unreadable'],
      [10, 'yes_count', 'count_unreadable'],
      [11, 'yes_count', 'count_unreadable'],
      [12, 'yes_count', 'count_unreadable'],
      [13, 'yes_count', 'count_impossible'],
      [14, 'yes_count', 'count_unreadable'],
      [15, 'row', 'unparsable_row'],
    ]);
    expect(outcome.warnings.map((each) => [each.code, each.count, each.lines])).toEqual([
      ['year_gregorian', 1, [4]],
      ['counts_no_individuals', 0, []],
    ]);
    expect([...outcome.communityNames]).toEqual([[85010301, 'ชุมชนตัวอย่าง']]);
  });

  test('the year of the title, TIS-620 and gzip', async () => {
    const content = 'รายงาน ปี 2567\nรหัสชุมชน,ตัวชี้วัด,พบ,มีข้อมูล\n85010301,ถูกกระทำรุนแรง,1,20\n';
    const bytes = Buffer.from(
      Array.from(content, (letter) => {
        const code = letter.codePointAt(0) ?? 0;
        return code >= 0x0e01 ? code - 0x0e01 + 0xa1 : code;
      }),
    );
    for (const each of [content, bytes, gzipSync(content)]) {
      const { rows } = await read(each, { fallbackYearBE: 2567 });
      expect(rows).toEqual([
        { line: 3, surveyYearBE: 2567, community: 85010301, indicator: 13, yes: 1, known: 20, children: null },
      ]);
    }
  });

  test('more known answers than children are said, for indicators of children', async () => {
    const { warnings } = await read(`${header}\n2568,85010301,,13,4,20,19\n2568,85010301,,17,4,20,19\n`);
    expect(warnings.map((each) => [each.code, each.count, each.lines])).toEqual([
      ['counts_known_over_children', 1, [2]],
      ['counts_no_individuals', 0, []],
    ]);
  });
});

test.each([
  ['13', 13],
  ['13.0', 13],
  ['๑๓', 13],
  ['ind13', 13],
  ['13. ถูกกระทำรุนแรง', 13],
  ['0', null],
  ['23', null],
  ['สัญชาติ', null],
  ['', null],
])('the indicator %j is %j', (cell, no) => expect(readIndicator(cell)).toBe(no));

test.each([
  ['0', 0],
  ['๑๒', 12],
  ['1,234', 1234],
  ['12.0', 12],
  ['12.5', null],
  ['1,23', null],
  ['-1', null],
  ['1e3', null],
  ['100000', 100_000],
  ['100001', null],
  ['99999999999', null],
  [null, null],
])('the count %j is %j', (cell, count) => expect(readCount(cell)).toBe(count));

test('a file of counts is recognised, without columns that it does not need', async () => {
  const client = await startEngine();
  const { fileId } = await client.files.openPath({
    path: await fileWith('counts.csv', `${header}\n2568,85010301,,13,4,20,30\n`),
  });
  const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
  expect([inspected?.inspection?.layout, inspected?.inspection?.rows, inspected?.inspection?.warnings]).toEqual([
    'counts',
    1,
    [],
  ]);
  expect(inspected?.inspection?.mapping).toMatchObject({
    indicator_no: 'ตัวชี้วัดที่',
    yes_count: 'จำนวนที่พบ',
    known_count: 'จำนวนที่มีข้อมูล',
    children_count: 'จำนวนเด็กทั้งหมด',
  });
});
