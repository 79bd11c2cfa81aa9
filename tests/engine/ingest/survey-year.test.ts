import { describe, expect, test } from 'vitest';
import { yearSaid } from '../../../electron/engine/ingest/detect/survey-year.ts';
import { bookOf, gridOf, provinceFields, provinceRows, textOf } from '../../support/province-extract.ts';
import { plainOutcome, provinceImport, provinceInspection } from '../../support/province-import.ts';

describe('what titles and names say', () => {
  const strong = (title: string): unknown => {
    const said = yearSaid([title], null, 'เด็ก.xlsx');
    return said && [said.surveyYearBE, said.isStrong];
  };

  test.each<[string, number]>([
    ['ปีที่สำรวจ 2567', 2567],
    ['ปีที่สำรวจ: พ.ศ. ๒๕๖๗', 2567],
    ['แบบสำรวจเด็ก ประจำปี 2567', 2567],
    ['รายงานประจำปีงบประมาณ พ.ศ. 2567', 2567],
    ['ข้อมูลปี 2567 จังหวัดระนอง', 2567],
    ['แบบเก็บข้อมูล ตามพระราชบัญญัติคุ้มครองเด็ก พ.ศ. 2546 ประจำปี 2567', 2567],
    ['Survey year 2024', 2567],
    ['Fiscal year: 2024', 2567],
    ['สำรวจเมื่อวันที่ 15 กุมภาพันธ์ 2567', 2567],
  ])('surely: %s', (title, year) => {
    expect(strong(title)).toEqual([year, true]);
  });

  test.each<[string, number]>([
    ['รายงานเด็ก ปี 2567', 2567],
    ['จังหวัดระนอง พ.ศ. 2567', 2567],
    ['จังหวัดระนอง พ.ศ.2567', 2567],
    ['แบบ CPMS ฉบับปรับปรุง พ.ศ. 2565 ปี 2567', 2567],
    ['ระนอง 2567', 2567],
    ['ครั้งที่ 1/2567', 2567],
    ['เด็ก 2558 คน ปี 2567', 2567],
    ['โทร. 077-2567 ปี 2566', 2566],
  ])('perhaps: %s', (title, year) => {
    expect(strong(title)).toEqual([year, false]);
  });

  test.each([
    'แบบเก็บข้อมูลตามพระราชบัญญัติคุ้มครองเด็ก พ.ศ. 2546',
    'พ.ร.บ. คุ้มครองเด็ก พ.ศ.2546',
    'ระเบียบกระทรวง พ.ศ. 2551 ว่าด้วยการสงเคราะห์',
    'ตามประกาศ (ฉบับที่ 2) พ.ศ. 2560',
    'Child Protection Act B.E. 2546',
    'แบบ CPMS ฉบับปรับปรุง พ.ศ. 2565',
    'แบบสำรวจ แก้ไขเมื่อปี 2566',
    'Form CPMS, revised 2022',
    'ปีการศึกษา 2566',
    'แผนพัฒนา พ.ศ. 2566-2570',
    'โทรศัพท์ 0-7781-2567',
    'โทร 2567',
    'จำนวน 2567 คน',
    'เด็กทั้งหมด 2,567 คน',
    'รวม 2567',
    'ข้อมูล ณ วันที่ 30 กันยายน 2567',
    'พิมพ์เมื่อ 3 ม.ค. 2568',
    'หน้า 1 จาก 12',
    'เปรียบเทียบปี 2566 กับปี 2567',
    'หนังสือที่ รน 0004/1999',
  ])('nothing: %s', (title) => {
    expect(strong(title)).toBeNull();
  });

  test.each<[string, number | null]>([
    ['เด็ก-2567.csv', 2567],
    ['ระนอง-พ.ศ.2567.csv', 2567],
    ['ranong_2024.csv.gz', 2567],
    ['2567-01 ระนอง.xlsx', 2567],
    ['เด็ก 2058 คน ปี 2567.csv', 2567],
    ['เด็ก 2500 คน.csv', null],
    ['ตำบล850104-2567.csv', 2567],
    ['สำเนา ระนอง 2567 (1).xlsx', 2567],
    ['export_20240315.csv', null],
    ['0812345678.csv', null],
    ['ตำบล850104.csv', null],
    ['ระนอง 2566-2567.csv', null],
    ['พ.ร.บ.2546 แบบเด็ก.xlsx', null],
    ['v2.csv', null],
  ])('the name of the file: %s', (name, year) => {
    expect(yearSaid([], null, name)?.surveyYearBE ?? null).toBe(year);
  });

  test('the surest wins, and the others are told', () => {
    expect(yearSaid(['ประจำปี 2566'], null, 'เด็ก-2567.csv')).toEqual({
      surveyYearBE: 2566,
      source: 'title',
      isStrong: true,
      otherYearsBE: [2567],
    });
    expect(yearSaid(['ระนอง 2566'], null, 'ปี 2567.csv')).toMatchObject({ surveyYearBE: 2567, source: 'file-name' });
    expect(yearSaid([], 'เด็ก 2567', 'เด็ก.xlsx')).toMatchObject({ surveyYearBE: 2567, source: 'sheet-name' });
  });
});

const rows = provinceRows();
const yearless = provinceFields.filter((field) => field !== 'survey_year');
const grid = gridOf(rows, yearless);

describe('the year of rows that do not say theirs', () => {
  test('a sheet for each year', async () => {
    const bytes = bookOf({ '2566': grid, 'ปี 2567': grid });
    const { file } = await provinceImport({ 'ระนอง.xlsx': bytes });
    expect([file.error, file.surveyYearsBE, file.accepted]).toEqual([null, [2566, 2567], 80]);
  });

  test('a sheet without a title has the year of the others, where they agree', async () => {
    const titled = [['ประจำปี 2567'], ...gridOf(rows.slice(0, 20), yearless)];
    const { file } = await provinceImport({ 'ระนอง.xlsx': bookOf({ ก: titled, ข: gridOf(rows.slice(20), yearless) }) });
    expect([file.surveyYearsBE, file.accepted]).toEqual([[2567], 40]);
  });

  test('a column of day cells that show the year only', async () => {
    const dated = rows.map((row) => ({ ...row, survey_year: '2024-01-01' }));
    const outcome = await provinceImport({ 'เด็ก.csv': textOf(gridOf(dated)) });
    expect(outcome.figures).toEqual((await plainOutcome()).figures);
  });

  test.each(['2,567', '2567.0', 'ปี 2567', '๒๕๖๗', '２５６７', 'พ.ศ. 2567', '="2567"'])(
    'a cell with %s',
    async (cell) => {
      const outcome = await provinceImport({
        'เด็ก.csv': textOf(gridOf(rows.map((row) => ({ ...row, survey_year: cell })))),
      });
      expect(outcome.figures).toEqual((await plainOutcome()).figures);
    },
  );
});

describe('a year that is given', () => {
  const csv = (title: string, name = 'เด็ก.csv'): Record<string, string> => ({ [name]: `${title}\r\n${textOf(grid)}` });

  test('against a title that says its survey year it is refused, with both', async () => {
    const { file } = await provinceImport(csv('ประจำปี 2566'), { surveyYearBE: 2567 });
    expect([file.error?.code, file.accepted]).toEqual(['YEAR_CONTRADICTS', 0]);
    expect(file.error?.en).toMatch(/2567.*2566/);
  });

  test.each<[string, string]>([
    ['a title with a year', 'ระนอง 2566'],
    ['the name of the file', ''],
  ])('against %s it is taken, and the other year is said', async (_what, title) => {
    const { file } = await provinceImport(csv(title, title === '' ? 'เด็ก-2566.csv' : 'เด็ก.csv'), {
      surveyYearBE: 2567,
    });
    expect([file.surveyYearsBE, file.warnings[0]?.code, file.warnings[0]?.en.includes('2566')]).toEqual([
      [2567],
      'year_given',
      true,
    ]);
  });

  test('as a wish for one year among several files it contradicts nothing', async () => {
    const { report } = await provinceImport(
      { 'a.csv': `ประจำปี 2566\r\n${textOf(grid)}`, 'b.csv': textOf(gridOf(rows)) },
      { surveyYearBE: 2567, choices: { yearIsFallback: true } },
    );
    expect(report.files.map(({ error, surveyYearBE }) => [error, surveyYearBE])).toEqual([
      [null, 2566],
      [null, 2567],
    ]);
  });
});

test('inspection says how sure the year is', async () => {
  const found = async (name: string, title: string): Promise<unknown> => {
    const inspection = await provinceInspection(name, `${title}\r\n${textOf(grid)}`);
    return typeof inspection === 'string'
      ? inspection
      : [inspection.surveyYearBE, inspection.yearSource, inspection.isYearSure];
  };
  expect(await found('เด็ก.csv', 'ประจำปี 2567')).toEqual([2567, 'title', true]);
  expect(await found('เด็ก-2567.csv', 'ระนอง')).toEqual([2567, 'file-name', false]);
  expect(await found('เด็ก.csv', 'พระราชบัญญัติคุ้มครองเด็ก พ.ศ. 2546')).toEqual([null, null, true]);
});
