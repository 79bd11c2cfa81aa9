import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { indicators } from '../../../shared/cpms/indicators.ts';
import type { ChildRecord } from './child-records.ts';

const folder = fileURLToPath(new URL('../../../sample-data/extracts', import.meta.url));
export const sampleYears = [2566, 2567, 2568] as const;

/** The children of a year of the sample. */
export function sampleRecords(year: number): readonly ChildRecord[] {
  const text = gunzipSync(readFileSync(join(folder, `ranong-${year}.csv.gz`))).toString('utf8');
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  const header = head.split(',');
  const at = (name: string): number => {
    const found = header.indexOf(name);
    if (found < 0) throw new Error(`The sample has no column ${name}.`);
    return found;
  };
  const places = {
    community: at('รหัสชุมชน/หมู่บ้าน'),
    household: at('รหัสครัวเรือน'),
    id: at('รหัสเด็ก'),
    sex: at('เพศ'),
    born: at('วันเกิด'),
    surveyed: at('วันที่สำรวจ'),
    nationality: at('สัญชาติ'),
    answers: indicators.map(({ th }) => at(th)),
  };
  return lines.map((line): ChildRecord => {
    const cells = line.split(',');
    const cell = (place: number): string => cells[place] ?? '';
    const mask = (answer: string): number =>
      places.answers.reduce((sum, place, i) => (cell(place) === answer ? sum | (1 << i) : sum), 0);
    const yes = mask('ใช่');
    return {
      year,
      community: Number(cell(places.community)),
      household: cell(places.household) || null,
      ...(cell(places.id) === '' ? {} : { id: cell(places.id) }),
      sex: cell(places.sex) === 'ชาย' ? 'male' : 'female',
      age: ageAt(cell(places.born), cell(places.surveyed)),
      isMigrant: cell(places.nationality) !== 'ไทย' || (yes & 1) === 1,
      yes,
      no: mask('ไม่ใช่'),
    };
  });
}

/** Completed years between two days, written 15/03/2555. */
function ageAt(born: string, surveyed: string): number {
  const [day = 0, month = 0, year = 0] = born.split('/').map(Number);
  const [onDay = 0, onMonth = 0, onYear = 0] = surveyed.split('/').map(Number);
  return onYear - year - (onMonth < month || (onMonth === month && onDay < day) ? 1 : 0);
}
