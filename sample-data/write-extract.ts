import { buddhistEraOffset, type CalendarDay } from '../shared/calendar/buddhist-era.ts';
import type { Answer, Nationality, Sex } from '../shared/cpms/answers.ts';
import { indicatorField, indicators } from '../shared/cpms/indicators.ts';
import { allFields } from '../shared/cpms/layout.ts';
import type { ChildRecord } from './answers.ts';
import { householdId, surveyDay } from './population.ts';
import { provinceTh } from './tambons.ts';

/** Fields of the sample's extracts, in column order. */
export const extractFields: readonly string[] = [
  'survey_year',
  'survey_date',
  'community_code',
  'community_name',
  'tambon_name',
  'amphoe_name',
  'province_name',
  'household_id',
  'child_id',
  'national_id',
  'first_name',
  'last_name',
  'sex',
  'birth_date',
  'nationality',
  ...indicators.map((indicator) => indicatorField(indicator.no)),
];

export const answerTh: Readonly<Record<Exclude<Answer, 'unknown'>, string>> = { yes: 'ใช่', no: 'ไม่ใช่' };
const unknownTh = 'ไม่ทราบ';
export const sexTh: Readonly<Record<Exclude<Sex, 'unknown'>, string>> = { male: 'ชาย', female: 'หญิง' };

export const nationalityTh: Readonly<Record<Nationality, string>> = {
  thai: 'ไทย',
  myanmar: 'เมียนมา',
  lao: 'ลาว',
  cambodian: 'กัมพูชา',
  stateless: 'ไร้สัญชาติ',
  other: 'อื่น ๆ',
  unknown: 'ไม่ทราบ',
};

/** A line of CSV (RFC 4180), ended by a line feed. */
function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

/** Header line in Thai, as the form has it. */
export function extractHeader(): string {
  const headers = new Map(allFields.map((field) => [field.key, field.th]));
  return csvLine(extractFields.map((key) => headers.get(key) ?? key));
}

/** A day as forms write it: 15/03/2555. */
export function printFormDate(day: CalendarDay): string {
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  return `${twoDigits(day.day)}/${twoDigits(day.month)}/${day.year + buddhistEraOffset}`;
}

/** The row of a record, in the order of `extractFields`. */
export function extractRow({ child, home, surveyYearBE, answers }: ChildRecord): string {
  const { community } = home;
  const { tambon } = community;
  const unknown = community.leavesBlank ? '' : unknownTh;
  return csvLine([
    String(surveyYearBE),
    printFormDate(surveyDay(community, surveyYearBE)),
    community.code,
    community.name,
    tambon.nameTh,
    tambon.amphoeTh,
    provinceTh,
    householdId(home),
    child.childId,
    child.nationalId,
    child.firstName,
    child.lastName,
    sexTh[child.sex],
    printFormDate(child.birth),
    nationalityTh[child.nationality],
    ...answers.map((answer) => (answer === 'unknown' ? unknown : answerTh[answer])),
  ]);
}
