import {
  readDate,
  readSurveyYear,
  readUncertainBirth,
  type DayOrder,
} from '../../../../shared/calendar/buddhist-era.ts';
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
import { splitNumber } from '../../../../shared/cpms/headers/header-text.ts';
import { fieldOfHeader } from '../../../../shared/cpms/headers/read-header.ts';
import { indicatorCount } from '../../../../shared/cpms/indicators.ts';
import { plainCell } from '../../../../shared/cpms/plain-cell.ts';
import { hasLostDigits } from '../../../../shared/cpms/placeholder-ids.ts';
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

/**
 * Reads a nationality cell; null when it is in no list. Such a child counts as `other`, a nationality that is not Thai;
 * but for a number, which says nothing of it (`isUnknownCode`).
 */
export function readNationality(cell: string): Nationality | null {
  const folded = fold(cell).replace(/\.$/, '');
  if (notStatedSpellings.includes(folded)) return 'unknown';
  for (const [nationality, spellings] of Object.entries(nationalitySpellings)) {
    if (spellings.includes(folded)) return nationality as Nationality;
  }
  return null;
}

/** Whether a nationality is a number: Excel makes 99 of 099, and forms have 99 for "not stated". */
export const isUnknownCode = (cell: string): boolean => /^\d{1,4}(?:\.0+)?$/.test(fold(cell));

/** A code without what is around its digits: spaces, `.0`, thousands separators. */
const codeText = (cell: string): string =>
  plainCell(cell)
    .replace(/[\s'’-]/g, '')
    .replace(/\.0+$/, '')
    .replace(/^\d{1,3}(?:,\d{3})+$/, (number) => number.replaceAll(',', ''));

/** Whether a cell has the eight digits of a community code, whatever they mean. */
export const hasCodeLength = (cell: string): boolean => /^\d{8}$/.test(codeText(cell));

type CommunityRead =
  | { readonly code: number }
  | { readonly reason: Extract<RejectReason, 'community_missing' | 'community_unresolved' | 'community_lost_digits'> };

/**
 * Reads a community code: 8 digits whose first 6 are a tambon that exists. A number that Excel rounded
 * (8.50101E+07) or that has 7 digits has lost digits: guessing the rest would move children.
 */
export function readCommunityCode(cell: string, resolvesTambon: (code: string) => boolean): CommunityRead {
  const text = codeText(cell);
  if (text === '') return { reason: 'community_missing' };
  if (hasLostDigits(text) || /^\d{7}$/.test(text)) return { reason: 'community_lost_digits' };
  if (!/^\d{8}$/.test(text) || !resolvesTambon(text.slice(0, 6))) return { reason: 'community_unresolved' };
  return { code: Number(text) };
}

/** Reads a date cell as yyyymmdd of the Gregorian calendar; null when it is no date. */
export function readDateNumber(cell: string, order: DayOrder = 'day-first'): number | null {
  const day = readDate(cell, order);
  return day ? day.year * 10_000 + day.month * 100 + day.day : null;
}

/**
 * Reads a birth of which the day, or day and month, are not known as yyyymm00 or yyyy0000. An age is then counted from the
 * first day of the month or the year, as the Civil and Commercial Code has it (section 16).
 */
export function readUncertainBirthNumber(cell: string): number | null {
  const birth = readUncertainBirth(cell);
  return birth ? birth.year * 10_000 + birth.month * 100 : null;
}

/** The order that a date of two numbers and a year shows: null where both would do, or it is no such date. */
export function dayOrderOf(cell: string): DayOrder | null {
  if (!/^\s*\S{1,2}\s*[-/.]\s*\S{1,2}\s*[-/.]/.test(cell)) return null;
  const isDayFirst = readDate(cell, 'day-first') !== null;
  const isMonthFirst = readDate(cell, 'month-first') !== null;
  return isDayFirst === isMonthFirst ? null : isDayFirst ? 'day-first' : 'month-first';
}

/** Reads completed years of age, 0 to 120; null when the cell is no age. */
export function readAge(cell: string): number | null {
  const folded = fold(cell);
  if (
    /^(?:\d{1,2}\s*(?:เดือน|ด\.?|วัน|สัปดาห์|months?|m|days?|weeks?)(?:\s*\d{1,2}\s*(?:วัน|days?))?|แรกเกิด|newborn)$/.test(
      folded,
    )
  )
    return 0;
  const found =
    /^(\d{1,3})(?:\.\d+)?(?:\s*(?:ปี|ขวบ|years?|yrs?\.?|y))?(?:\s*(?:และ|กับ|and)?\s*\d{1,2}\s*(?:เดือน|ด\.?|months?|m)(?:\s*\d{1,2}\s*วัน)?)?$/.exec(
      folded,
    );
  const age = found ? Number(found[1]) : Number.NaN;
  return age <= 120 ? age : null;
}

/** Reads months of age; null when the cell is no number of them. */
export function readAgeMonths(cell: string): number | null {
  const found = /^(\d{1,4})(?:\.\d+)?\s*(?:เดือน|ด\.?|months?|m)?$/.exec(fold(cell));
  return found ? Number(found[1]) : null;
}

/** Reads a survey year cell; null when there is no year in it. */
export function readYearCell(cell: string): number | null {
  return readSurveyYear(cell)?.surveyYearBE ?? null;
}

/** Reads the number of an indicator: `13`, `13.0`, `ตัวชี้วัดที่ 13`, `ind13`, or its name; null when it is none. */
export function readIndicator(cell: string): number | null {
  const folded = fold(cell).replace(/^(\d+)\.0+$/, '$1');
  const plain = /^\d{1,2}$/.test(folded) ? Number(folded) : null;
  const no =
    plain ?? Number(/^ind(\d\d)$/.exec(fieldOfHeader(cell) ?? '')?.[1] ?? splitNumber(cell).number ?? Number.NaN);
  return no >= 1 && no <= indicatorCount ? no : null;
}
