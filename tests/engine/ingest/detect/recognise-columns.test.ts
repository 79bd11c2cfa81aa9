import { describe, expect, test } from 'vitest';
import { joinedHeader } from '../../../../electron/engine/ingest/detect/header-rows.ts';
import {
  recogniseColumns,
  type ColumnsRecognised,
} from '../../../../electron/engine/ingest/detect/recognise-columns.ts';

/** Headers with the cells below each; every code is one of a tambon. */
function recognised(columns: Readonly<Record<string, readonly string[]>>): ColumnsRecognised {
  const cells = Object.values(columns);
  return recogniseColumns(Object.keys(columns), { of: (column) => cells[column] ?? [], resolvesTambon: () => true });
}

const read = (columns: Readonly<Record<string, readonly string[]>>): unknown =>
  Object.fromEntries([...recognised(columns).columns].map(([field, at]) => [field, Object.keys(columns)[at]]));

const asked = (columns: Readonly<Record<string, readonly string[]>>): unknown =>
  recognised(columns).asked.map(({ header, candidates }) => [
    header,
    candidates.map(({ field, isContrary }) => `${isContrary ? '!' : ''}${field}`),
  ]);

const answers = ['1', '0', '0', '1', '0'];
const codes = ['85010101', '85010101', '85010102', '85010102', '85010103'];
const births = ['15/03/2555', '01/02/2558', '20/11/2550', '7/7/2561', '30/12/2553'];

describe('words, number and cells together', () => {
  test('a slip of the pen is read where number and cells agree', () => {
    expect(read({ '3. ไม่ได้รับการศีกษา': answers })).toEqual({ ind03: '3. ไม่ได้รับการศีกษา' });
    expect(read({ ไม่ได้รับการศีกษา: answers })).toEqual({});
  });

  test('cells of another kind turn a reading into a question', () => {
    const names = ['ก้อย', 'นิด', 'เอก', 'บอล', 'แนน'];
    expect(read({ เด็กถูกกระทำความรุนแรง: answers })).toEqual({ ind13: 'เด็กถูกกระทำความรุนแรง' });
    expect([read({ เด็กถูกกระทำความรุนแรง: names }), asked({ เด็กถูกกระทำความรุนแรง: names })]).toEqual([
      {},
      [['เด็กถูกกระทำความรุนแรง', ['ind13']]],
    ]);
  });

  test('a vague header is read where nothing else has such cells', () => {
    expect(read({ ปี: ['2567', '2567', '2567', '2567'] })).toEqual({ survey_year: 'ปี' });
    expect(read({ ปี: ['2550', '2551', '2557', '2561', '2549', '2553', '2554'] })).toEqual({});
    expect(read({ 'ว/ด/ป': births })).toEqual({ birth_date: 'ว/ด/ป' });
    expect(read({ วันที่: ['15/02/2567', '16/02/2567', '16/02/2567'] })).toEqual({ survey_date: 'วันที่' });
  });

  test('all are assigned at once: the surest column of a field, and each column once', () => {
    expect(
      read({
        เพศผู้ดูแล: ['ชาย', 'หญิง', 'หญิง'],
        เพศ: ['ชาย', 'หญิง', 'ชาย'],
        'วันเดือนปี เกิด': births,
        'วัน เดือน ปี': ['15/02/2567', '15/02/2567', '16/02/2567'],
      }),
    ).toEqual({ sex: 'เพศ', birth_date: 'วันเดือนปี เกิด', survey_date: 'วัน เดือน ปี' });
  });

  test('what is asked about is not asked where another column is surely the field', () => {
    const columns = { ระดับการศึกษา: ['ป.1', 'ม.2', 'ป.4'], การศึกษา: ['ป.1', 'ม.2', 'ป.4'], ไม่ได้รับการศึกษา: answers };
    expect([read(columns), asked(columns)]).toEqual([{ ind03: 'ไม่ได้รับการศึกษา' }, []]);
  });
});

describe('who or what it is about', () => {
  test('the household is not the child, whichever way it is written', () => {
    expect(
      read({
        ตัวชี้วัดเด็ก_มีปัญหาสุขภาพ: answers,
        'ครัวเรือน/สมาชิกมีปัญหาสุขภาพ': answers,
        'Someone in the home is a victim of violence': answers,
        'household.member.conflict_with_law': answers,
      }),
    ).toEqual({
      ind10: 'ตัวชี้วัดเด็ก_มีปัญหาสุขภาพ',
      ind18: 'ครัวเรือน/สมาชิกมีปัญหาสุขภาพ',
      ind20: 'Someone in the home is a victim of violence',
      ind21: 'household.member.conflict_with_law',
    });
  });

  test('violence at home says neither who does it nor to whom', () => {
    expect(asked({ ความรุนแรงในครอบครัว: answers })).toEqual([['ความรุนแรงในครอบครัว', ['ind13', 'ind19']]]);
  });

  test('the contrary of an indicator is offered as such, and only that', () => {
    expect(asked({ '3. ได้รับการศึกษา': answers, มีสัญชาติไทย: answers })).toEqual([
      ['3. ได้รับการศึกษา', ['!ind03']],
      ['มีสัญชาติไทย', ['!ind01']],
    ]);
  });
});

describe('numbers alone', () => {
  const form = (name: (no: number) => string): Record<string, readonly string[]> =>
    Object.fromEntries(Array.from({ length: 22 }, (_, i) => [name(i + 1), answers]));

  test.each([
    (no: number) => `ข้อ ${no}`,
    (no: number) => `${no}.`,
    (no: number) => `ตัวชี้วัดที่ ${no}`,
    (no: number) => `(${no})`,
    (no: number) => `Q${no}`,
    (no: number) => `ind${no}`,
    (no: number) => `${no}`.replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)] ?? ''),
  ])('%s: the whole form is read', (name) => {
    expect(recognised({ รหัสชุมชน: codes, ...form(name) }).columns.size).toBe(23);
  });

  test('a part of it, or another order, is not', () => {
    const part = Object.fromEntries(Object.entries(form((no) => `ข้อ ${no}`)).slice(0, 9));
    expect(recognised({ รหัสชุมชน: codes, ...part }).columns.size).toBe(1);
    const turned = Object.fromEntries(Object.entries(form((no) => `ข้อ ${no}`)).toReversed());
    expect(recognised({ รหัสชุมชน: codes, ...turned }).columns.size).toBe(1);
  });

  test('a form with more questions than ours is another', () => {
    const more = { ...form((no) => `ข้อ ${no}`), 'ข้อ 23': answers, 'ข้อ 24': answers };
    expect(recognised({ รหัสชุมชน: codes, ...more }).columns.size).toBe(1);
    const remarks = { ...form((no) => `ข้อ ${no}`), 'ข้อ 23': ['เยี่ยมแล้ว', 'รอเอกสาร', 'ย้ายออก', 'นัดใหม่'] };
    expect(recognised({ รหัสชุมชน: codes, ...remarks }).columns.size).toBe(23);
  });

  test('the part of the household in a table of its own, where it says that they are indicators', () => {
    const household = (name: string): unknown =>
      recognised({
        รหัสครัวเรือน: ['H1', 'H2', 'H3'],
        ...Object.fromEntries([17, 18, 19, 20, 21, 22].map((no) => [`${name} ${no}`, answers])),
      }).columns.size;
    expect([household('ตัวชี้วัดที่'), household('Indicator'), household('ข้อ')]).toEqual([7, 7, 1]);
  });
});

describe('the place in the form', () => {
  const household = (...names: readonly [string, string, string, string]): Record<string, readonly string[]> => ({
    'Victim of violence': answers,
    'In conflict with the law': answers,
    'Uses drugs, alcohol or tobacco': answers,
    'Received child protection services': answers,
    'Economically unstable household': answers,
    ...Object.fromEntries(names.map((name) => [name, answers])),
    'Household member addicted to alcohol, drugs or gambling': answers,
  });

  test('what may be an indicator is it where the form has it', () => {
    const columns = household(
      'Health problem in household',
      'Violent household member',
      'Victim of violence in the household',
      'Household member in jail',
    );
    expect(read(columns)).toMatchObject({
      ind18: 'Health problem in household',
      ind19: 'Violent household member',
      ind20: 'Victim of violence in the household',
      ind21: 'Household member in jail',
    });
    expect(asked(columns)).toEqual([]);
  });

  test('what cannot be it leaves the others in their places, up to the end of the form', () => {
    const columns = household(
      'Someone in family has a health condition',
      'เหตุการณ์',
      'Victim in household',
      'Lawbreaking in household',
    );
    const { 'Household member addicted to alcohol, drugs or gambling': _, ...others } = columns;
    expect(read({ ...others, 'Addiction in family': answers })).toMatchObject({
      ind18: 'Someone in family has a health condition',
      ind20: 'Victim in household',
      ind21: 'Lawbreaking in household',
      ind22: 'Addiction in family',
    });
    expect(recognised({ ...others, 'Addiction in family': answers }).columns.has('ind19')).toBe(false);
  });

  test('elsewhere it is asked about', () => {
    const { 'Economically unstable household': _, ...columns } = household(
      'Health problem in household',
      'Violent household member',
      'Victim of violence in the household',
      'Household member in jail',
    );
    expect(recognised({ ...columns, 'Economically unstable household': answers }).columns.has('ind19')).toBe(false);
  });

  test('a contrary is none, wherever it stands, nor what is surely something else or has no answers', () => {
    const columns = (name: string, cells: readonly string[]): unknown =>
      recognised({
        ไม่มีสัญชาติไทย: answers,
        ไม่ได้จดทะเบียนการเกิด: answers,
        [name]: cells,
        'ไม่มีพ่อแม่ (กำพร้า)': answers,
        ไม่ได้อยู่กับพ่อและแม่: answers,
      }).columns.get('ind03');
    expect([
      columns('ไม่ได้เข้าโรงเรียน', answers),
      columns('ได้รับการศึกษา', answers),
      columns('ชื่อโรงเรียน', answers),
      columns('ออกกลางคัน', ['ป.4', 'ม.1', 'ม.3', 'ป.6']),
      columns('ออกกลางคัน', answers),
    ]).toEqual([2, undefined, undefined, undefined, 2]);
  });
});

describe('a header of two rows', () => {
  const joined = (upper: string, lower: string): readonly string[] | null =>
    joinedHeader(upper.split(','), lower.split(','));

  test('a group goes before the columns that would mean something else without it', () => {
    expect(joined('รหัสชุมชน,เกิด,,,เพศ', ',วัน,เดือน,ปี,')).toEqual(['รหัสชุมชน', 'เกิด / วัน', 'เกิด / เดือน', 'เกิด / ปี', 'เพศ']);
    expect(joined('รหัสชุมชน,อายุ,,เพศ', ',ปี,เดือน,')).toEqual(['รหัสชุมชน', 'อายุ / ปี', 'อายุ / เดือน', 'เพศ']);
    expect(joined('รหัสชุมชน,เด็ก,,ผู้ดูแล,', ',ชื่อ,เพศ,ชื่อ,เพศ')).toEqual([
      'รหัสชุมชน',
      'เด็ก / ชื่อ',
      'เด็ก / เพศ',
      'ผู้ดูแล / ชื่อ',
      'ผู้ดูแล / เพศ',
    ]);
  });

  test('and not before others', () => {
    expect(joined('รหัสชุมชน,ตัวชี้วัด,', ',ถูกกระทำรุนแรง,กำพร้า')).toEqual(['รหัสชุมชน', 'ถูกกระทำรุนแรง', 'กำพร้า']);
  });

  test('a row of data below a header is none', () => {
    expect(joined('รหัสชุมชน,เพศ,สัญชาติ,ถูกกระทำรุนแรง', '85010101,ชาย,ไทย,ใช่')).toBeNull();
    expect(joined('รหัสชุมชน,เพศ,อายุ', ',ชาย,8')).toBeNull();
  });

  test('the groups of a carer, a birth, an age are read as what they are', () => {
    const headers = ['เกิด / วัน', 'เกิด / เดือน', 'เกิด / ปี', 'อายุ / ปี', 'อายุ / เดือน', 'ผู้ดูแล / ชื่อ', 'ผู้ดูแล / เพศ'];
    expect(Object.fromEntries(recogniseColumns(headers, null).columns)).toEqual({
      born_day: 0,
      born_month: 1,
      born_year: 2,
      age_years: 3,
      age_months: 4,
      caregiver_name: 5,
    });
  });
});
