import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { fileWith, startEngine } from '../../support/engine.ts';
import type { ExtractRow } from '../../support/extract-file.ts';
import { bookOf, gridOf, provinceFields, provinceRows, textOf } from '../../support/province-extract.ts';
import { provinceImport } from '../../support/province-import.ts';
import { zipOf } from '../../support/zip-file.ts';

const rows = provinceRows(12);
const grid = gridOf(rows);
const [header = [], ...cells] = grid;

/** What may stand in no message: a name, a number, a street, an age written out. */
const secrets = ['มานะศรี', '9999000123456', 'ซอยลับแล', 'Somsri', 'สิบเอ็ดขวบครึ่ง'];
const told = (value: unknown): readonly string[] => {
  const text = JSON.stringify(value);
  return secrets.filter((secret) => text.includes(secret));
};

describe('nothing that stands in a row is told', () => {
  const everyField = (secret: string): ExtractRow[] =>
    provinceFields.map((field, i) => ({ ...rows[i % rows.length], child_id: `S${i}`, [field]: secret }));
  const shifted = cells.map((row) => ['มานะศรี', ...row.slice(0, -1)]);

  test.each<[string, string, string | Uint8Array]>([
    ['a secret in each field', 'a-2567.csv', textOf(gridOf([...rows, ...secrets.flatMap(everyField)]))],
    ['the same in a workbook', 'a-2567.xlsx', bookOf({ เด็ก: gridOf([...rows, ...secrets.flatMap(everyField)]) })],
    ['rows shifted by a cell', 'a-2567.csv', textOf([header, ...shifted])],
    [
      'rows without a header',
      'a-2567.csv',
      textOf(cells.map((row) => row.map((cell, j) => (j === 6 ? 'มานะศรี' : cell)))),
    ],
    ['two columns of names', 'a.csv', 'มานะศรี,Somsri\nสมชาย,ใจดี\nสมหญิง,ใจงาม\n'],
    ['names and ages', 'a.csv', 'มานะศรี,12\nสมชาย,11\nสมหญิง,10\n'],
    ['one column', 'a.xlsx', bookOf({ a: cells.map((row) => [`มานะศรี,${row.join(',')}`]) })],
    [
      'a web page on one line',
      'a.xls',
      `<html><body><table><tr><td>มานะศรี</td><td>9999000123456</td></tr><tr><td>Somsri</td><td>ซอยลับแล</td></tr></table></body></html>`,
    ],
    ['a broken web page', 'a.xls', `<html><body>มานะศรี 9999000123456 ${'ซอยลับแล'.repeat(200)}`],
    ['a quote that is never closed', 'a-2567.csv', textOf(grid).replace('ด3', '"มานะศรี')],
    ['JSON of other things', 'a.json', JSON.stringify([{ name: 'มานะศรี', street: 'ซอยลับแล', no: 1 }])],
    ['broken JSON', 'a.json', '[{"name": "มานะศรี", '],
    ['a letter of text', 'a.txt', 'เรียน มานะศรี\nเลขที่ 9999000123456\nSomsri, ซอยลับแล'],
    ['a packed letter', 'a.gz', gzipSync('เรียน มานะศรี\nเลขที่ 9999000123456\nSomsri, ซอยลับแล')],
    [
      'counts with words',
      'a-2567.csv',
      'ปีที่สำรวจ,รหัสชุมชน,ตัวชี้วัดที่,จำนวนที่พบ,จำนวนที่มีข้อมูล\n2567,มานะศรี,1,1,1\n2567,85010101,Somsri,1,1\n2567,85010101,1,ซอยลับแล,1\n9999000123456,85010101,2,1,1\n',
    ],
    [
      'households with words',
      'a-2567.csv',
      'รหัสครัวเรือน,รหัสชุมชน,ครัวเรือนเศรษฐกิจไม่มั่นคง\nมานะศรี,Somsri,ซอยลับแล\nH1,85010101,มานะศรี\n',
    ],
  ])('%s', async (_what, name, content) => {
    const { report } = await provinceImport({ [name]: content });
    expect(told(report)).toEqual([]);
    const client = await startEngine();
    const { fileId } = await client.files.openPath({ path: await fileWith(name, content) });
    const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
    const { columns: _preview, ...inspection } = inspected?.inspection ?? {};
    expect(told([inspection, inspected?.error])).toEqual([]);
    expect(JSON.stringify(inspected?.error ?? '').length).toBeLessThan(1500);
  });
});

describe('a refusal says what was found, and the one next step', () => {
  const mime = (magic: string): Buffer => Buffer.concat([Buffer.from(magic, 'latin1'), Buffer.alloc(300, 'x')]);
  const word = zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' });
  const slides = zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<p/>' });

  test.each<[string, string | Uint8Array, string, RegExp]>([
    ['a Word file', word, 'FILE_FORMAT_UNKNOWN', /Word \(\.docx\).*Copy its table into Excel/],
    ['slides', slides, 'FILE_FORMAT_UNKNOWN', /PowerPoint/],
    ['a PDF', '%PDF-1.7 ...', 'FILE_FORMAT_UNKNOWN', /PDF/],
    ['a photograph', mime('\xff\xd8\xff\xe0\0\x10JFIF'), 'FILE_FORMAT_UNKNOWN', /JPEG.*picture cannot be read/],
    ['a screenshot', mime('\x89PNG\r\n\x1a\n'), 'FILE_FORMAT_UNKNOWN', /PNG.*picture/],
    ['a photograph of a phone', mime('\0\0\0\x18ftypheic'), 'FILE_FORMAT_UNKNOWN', /HEIC/],
    ['RAR', mime('Rar!\x1a\x07'), 'FILE_FORMAT_UNKNOWN', /RAR.*Unpack/],
    ['7z', mime("7z\xbc\xaf'\x1c"), 'FILE_FORMAT_UNKNOWN', /7z.*Unpack/],
    ['Access', mime('\0\x01\0\0Standard ACE DB\0'), 'FILE_FORMAT_UNKNOWN', /Access.*Export the table/],
    ['SPSS', mime('$FL2@(#) SPSS DATA FILE'), 'FILE_FORMAT_UNKNOWN', /SPSS.*statistics program/],
    ['a letter in RTF', '{\\rtf1\\ansi text}', 'FILE_FORMAT_UNKNOWN', /RTF/],
    ['a page as MHTML', 'MIME-Version: 1.0\nContent-Type: multipart/related', 'FILE_FORMAT_UNKNOWN', /MHTML/],
    ['another XML', '<?xml version="1.0"?><kml></kml>', 'FILE_FORMAT_UNKNOWN', /XML/],
    ['an empty zip', zipOf({ 'readme.md': 'x' }), 'FILE_FORMAT_UNKNOWN', /ZIP.*Unpack/],
    [
      'a CSV in one column of a workbook',
      bookOf({ a: grid.map((row) => [row.join(',')]) }),
      'FILE_NOT_EXTRACT',
      /All columns stand in one/,
    ],
    [
      'another table',
      'สินค้า,ราคา,วันที่ขาย\nปลา,120,1\nหมู,150,2\n',
      'FILE_NOT_EXTRACT',
      /Columns found: สินค้า, ราคา, วันที่ขาย\. Not found: รหัสชุมชน/,
    ],
    ['an empty workbook', bookOf({ a: [[]] }), 'FILE_NOT_EXTRACT', /Columns found: -/],
    ['only a header', textOf([header]), 'FILE_NO_ROWS', /no rows/],
    ['no header', textOf(cells), 'FILE_NO_HEADER', /no header/],
  ])('%s', async (_what, content, code, words) => {
    const { file } = await provinceImport({ 'ไฟล์.xlsx': content });
    expect([file.error?.code, file.error?.en]).toEqual([code, expect.stringMatching(words)]);
    expect(file.error?.th).toMatch(/[ก-๙]/);
  });
});
