import { readDate, readSurveyYear } from '../../../../shared/calendar/buddhist-era.ts';
import { toArabicDigits } from '../../../../shared/calendar/thai-digits.ts';
import {
  fold,
  nationalities,
  nationalitySpellings,
  notStatedSpellings,
  sexes,
  sexSpellings,
  type Nationality,
  type Sex,
} from '../../../../shared/cpms/answers.ts';
import type { RejectReason } from '../../../../shared/contract/extracts.ts';

/** Position of a sex in `sexes`; how it is kept in the analytic table. */
export const sexNumber = (sex: Sex): number => sexes.indexOf(sex);

/** Position of a nationality in `nationalities`; how it is kept in the analytic table. */
export const nationalityNumber = (nationality: Nationality): number => nationalities.indexOf(nationality);

/** Reads a sex cell; null when the spelling is in no list. */
export function readSex(cell: string): Sex | null {
  const folded = fold(cell).replace(/\.0$/, '');
  if (notStatedSpellings.includes(folded)) return 'unknown';
  if (sexSpellings.male.includes(folded)) return 'male';
  return sexSpellings.female.includes(folded) ? 'female' : null;
}

/** Reads a nationality cell; null when it is in no list. Such a child counts as `other`: a nationality, not Thai. */
export function readNationality(cell: string): Nationality | null {
  const folded = fold(cell).replace(/\.$/, '');
  if (notStatedSpellings.includes(folded)) return 'unknown';
  for (const [nationality, spellings] of Object.entries(nationalitySpellings)) {
    if (spellings.includes(folded)) return nationality as Nationality;
  }
  return null;
}

const codeText = (cell: string): string =>
  toArabicDigits(cell)
    .replace(/[\s\u00a0\u200b-\u200d\ufeff'’-]/g, '')
    .replace(/\.0+$/, '');

/** Whether a cell has the eight digits of a community code, whatever they mean. */
export const hasCodeLength = (cell: string): boolean => /^\d{8}$/.test(codeText(cell));

export type CommunityRead =
  | { readonly code: number }
  | { readonly reason: Extract<RejectReason, 'community_missing' | 'community_unresolved' | 'community_lost_digits'> };

/**
 * Reads a community code: 8 digits whose first 6 are a tambon that exists. A number that Excel rounded
 * (8.50101E+07) or that has 7 digits has lost digits: guessing the rest would move children.
 */
export function readCommunityCode(cell: string, resolvesTambon: (code: string) => boolean): CommunityRead {
  const text = codeText(cell);
  if (text === '') return { reason: 'community_missing' };
  if (/^\d([.]\d+)?[eE][+]?\d+$/.test(text) || /^\d{7}$/.test(text)) return { reason: 'community_lost_digits' };
  if (!/^\d{8}$/.test(text) || !resolvesTambon(text.slice(0, 6))) return { reason: 'community_unresolved' };
  return { code: Number(text) };
}

/** Reads a date cell as yyyymmdd of the Gregorian calendar; null when it is no date. */
export function readDateNumber(cell: string): number | null {
  const day = readDate(cell);
  return day ? day.year * 10_000 + day.month * 100 + day.day : null;
}

/** Whether a cell is a date with the month first, `12/31/2014`, and none with the day first. */
export function isMonthFirst(cell: string): boolean {
  const found = /^(\d{1,2})([-/.])(\d{1,2})([-/.]\d{4})(?:[T ].*)?$/.exec(toArabicDigits(cell).trim());
  if (!found || readDate(cell) !== null) return false;
  const [, month = '', mark = '', day = '', year = ''] = found;
  return readDate(`${day}${mark}${month}${year}`) !== null;
}

/** Reads completed years of age, 0 to 120; null when the cell is no age. */
export function readAge(cell: string): number | null {
  const folded = fold(cell);
  if (/^\d{1,2}\s*เดือน$/.test(folded)) return 0;
  const found = /^(\d{1,3})(?:\.\d+)?(?:\s*(?:ปี|years?|y))?(?:\s*\d{1,2}\s*(?:เดือน|months?|m))?$/.exec(folded);
  const age = found ? Number(found[1]) : Number.NaN;
  return age <= 120 ? age : null;
}

/** Reads a survey year cell; null when there is no year in it. */
export function readYearCell(cell: string): number | null {
  return readSurveyYear(cell)?.surveyYearBE ?? null;
}
