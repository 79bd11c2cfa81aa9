import { childRow, extractText, type ExtractRow } from './extract-file.ts';

/** Invented names; nobody's. */
const firstNames = ['กัญญา', 'อนันดา', 'ปรียา', 'ธนภัทร', 'สุภาวดี', 'ณัฐพล', 'วราภรณ์', 'เมธี', 'พิมพ์ใจ', 'รุ่งนภา'];
const lastNames = ['ทองสุก', 'เรืองกิจ', 'แสนดี', 'มั่นคง', 'ศรีวิไล', 'บุญเกิด'];
const sexes = ['หญิง', 'ชาย'];
const titles = ['ด.ญ.', 'ด.ช.'];

/** ID numbers of the office code 9999, which does not exist; they pass the check. */
export const syntheticIds = ['1999900000013', '1999900000021', '1999900000030', '1999900000048'] as const;

/** A name that stands in the two years of `linkedYears` and must be nowhere once the case data are locked. */
export const canaryName = 'กัลยกร';

function child(row: ExtractRow): ExtractRow {
  const blank = { first_name: '', last_name: '', national_id: '', child_id: '', address: '', caregiver_name: '' };
  return childRow({ title: 'ด.ญ.', ...blank, ...row });
}

/** The same child in each year as the office writes it: the second year spells the name as `later`. */
function likely(place: number): ExtractRow {
  return child({
    first_name: firstNames[place % firstNames.length] ?? '',
    last_name: lastNames[place % lastNames.length] ?? '',
    household_id: `H${200 + place}`,
    birth_date: `${String((place % 27) + 1).padStart(2, '0')}/${String((place % 12) + 1).padStart(2, '0')}/${2552 + (place % 12)}`,
    sex: sexes[place % 2] ?? '',
    title: titles[place % 2] ?? '',
  });
}

const uncertain = { household_id: 'H11', birth_date: '21/08/2560', last_name: 'ทองสุก', address: '12 หมู่ 3' };
const withNumber = { national_id: syntheticIds[0], first_name: 'สมปอง', household_id: 'H1', birth_date: '10/01/2558' };
const conflict = { national_id: syntheticIds[2], household_id: 'H31', birth_date: '02/02/2555' };

const yearText = (year: string, rows: readonly ExtractRow[]): string =>
  extractText(rows.map((row) => ({ ...row, survey_year: year, survey_date: `15/02/${year}` })));

/**
 * Two survey years of synthetic children: one that is certain by its number, `links` that are likely, one whose name is
 * close, one entered twice in the second year, and one number whose facts conflict.
 */
export function linkedYears(links = 3): { readonly 2567: string; readonly 2568: string } {
  const repeated = { national_id: syntheticIds[1], first_name: 'บุญมี', last_name: 'แสนดี', household_id: 'H21' };
  const steady = Array.from({ length: links }, (_, place) => likely(place));
  return {
    2567: yearText('2567', [
      child(withNumber),
      child({ ...uncertain, first_name: canaryName, caregiver_name: 'ยายจันทร์' }),
      child({ ...conflict, first_name: 'ดารา', sex: 'หญิง' }),
      ...steady,
    ]),
    2568: yearText('2568', [
      child({ ...withNumber, national_id: '1-9999-00000-01-3' }),
      child({ ...uncertain, first_name: 'กัลยา', caregiver_name: 'ยายจันทร์' }),
      child({
        ...conflict,
        first_name: 'ภูผา',
        title: 'ด.ช.',
        sex: 'ชาย',
        birth_date: '19/11/2562',
        household_id: 'H32',
      }),
      child({ ...repeated, birth_date: '05/06/2559', child_id: 'C1' }),
      child({ ...repeated, birth_date: '05/06/2559', child_id: 'C2', household_id: 'H22', address: '8 หมู่ 1' }),
      ...steady,
    ]),
  };
}
