import { plainCell } from '../cpms/plain-cell.ts';

/** Years between the Gregorian and the Buddhist era as Thailand has counted since 1941. */
export const buddhistEraOffset = 543;

/** Survey years in the Buddhist era that are accepted; a smaller number is read as Gregorian. */
export const surveyYearRange = { from: 2400, to: 2700 } as const;

/**
 * Reads a survey year. Below 2400 it is Gregorian and 543 is added.
 * @param text digits, Thai or Arabic, possibly inside words ("ปีงบประมาณ ๒๕๖๘", "พ.ศ. 2568", "2568.0")
 * @returns the year in the Buddhist era and whether it was written in the Gregorian one; null when no
 *   four-digit year from 1900 to 2700 is there
 */
export function readSurveyYear(text: string): { surveyYearBE: number; wasGregorian: boolean } | null {
  for (const found of plainCell(text)
    .replace(/^(\d),(\d{3})(?:\.0+)?$/, '$1$2')
    .matchAll(/(?<!\d)(\d{4})(?:[.]0+)?(?!\d)/g)) {
    const year = Number(found[1]);
    if (year >= surveyYearRange.from && year <= surveyYearRange.to) return { surveyYearBE: year, wasGregorian: false };
    if (year >= 1900 && year < 2200) return { surveyYearBE: year + buddhistEraOffset, wasGregorian: true };
  }
  return null;
}

/** Full Thai month names, January first. */
export const thaiMonths = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const;

/** Abbreviated Thai month names, January first. */
export const thaiMonthsShort = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const;

const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/** A day of the Gregorian calendar. */
export type CalendarDay = { readonly year: number; readonly month: number; readonly day: number };

/** Letters that are mixed up in the names of months. */
const plainMonth = (name: string): string =>
  name.replace(/[.\s]/g, '').replaceAll('ฏ', 'ฎ').replaceAll('พฤษจิ', 'พฤศจิ').toLowerCase();

/** A name cut short is one from this many letters on: `เมษา`, `กุมภา`. */
const shortestName = 4;

function monthByName(name: string): number | null {
  const bare = plainMonth(name);
  const index = thaiMonths.findIndex(
    (month, i) =>
      month === bare ||
      thaiMonthsShort[i]?.replaceAll('.', '') === bare ||
      (bare.length >= shortestName && month.startsWith(bare)),
  );
  if (index >= 0) return index + 1;
  const english = englishMonths.findIndex((month) => bare.startsWith(month));
  return english >= 0 ? english + 1 : null;
}

function calendarDay(year: number, month: number, day: number): CalendarDay | null {
  const gregorian = year >= surveyYearRange.from ? year - buddhistEraOffset : year;
  if (gregorian < 1850 || gregorian > 2200 || month < 1 || month > 12 || day < 1) return null;
  const date = new Date(Date.UTC(gregorian, month - 1, day));
  return date.getUTCMonth() === month - 1 ? { year: gregorian, month, day } : null;
}

/** Which of two numbers comes first in a date: as Thai usage has it, or as a program with American settings wrote it. */
export const dayOrders = ['day-first', 'month-first'] as const;
export type DayOrder = (typeof dayOrders)[number];

const hoursOfThailand = 7;

/**
 * The day of an ISO 8601 moment. A moment is in Thai time: programs write the midnight of a birth as the evening before
 * in Greenwich, `2012-03-14T17:00:00Z`. Midnight where it was written stays the day it is.
 */
function dayOfMoment(date: CalendarDay, time: string): CalendarDay {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(z|[+-]\d{2}:?\d{2})$/i.exec(time);
  if (!found) return date;
  const [, hour = '', minute = '', second = '0', zone = ''] = found;
  if (Number(hour) === 0 && Number(minute) === 0 && Number(second) === 0) return date;
  const sign = zone.startsWith('-') ? -1 : 1;
  const [, hours = '0', minutes = '0'] = /(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const east = /^z$/i.test(zone) ? 0 : sign * (Number(hours) + Number(minutes) / 60);
  const at = new Date(
    Date.UTC(date.year, date.month - 1, date.day, Number(hour), Number(minute)) + (hoursOfThailand - east) * 3_600_000,
  );
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
}

/** What stands before a date that says its day of the week, or that it is a date. */
const weekday =
  /^(?:วันที่|วัน(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์)ที่|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\b[,.]?)\s*/i;

/**
 * Reads a date as forms and programs write it: `15/03/2555`, `15-3-2555`, `2012-03-15`, `15 มี.ค. 2555`, `15-Mar-2012`,
 * `15 มีนาคม ๒๕๕๕`, `Mar 15, 2012`, `25550315`, `15032555`, an Excel serial day number (20000 to 80000; 1900 system; and of
 * the years 2400 to 2700, for the Buddhist era typed into a Gregorian calendar). Years from 2400 are Buddhist era.
 * @param order what comes first in `3/4/2555`
 * @returns the Gregorian day, or null when the text is no date
 */
export function readDate(text: string, order: DayOrder = 'day-first'): CalendarDay | null {
  const plain = plainCell(text).replace(weekday, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T| )(.*))?$/i.exec(plain);
  if (iso) {
    const date = calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return date && dayOfMoment(date, iso[4] ?? '');
  }
  const numbers = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?:[T ].*)?$/.exec(plain);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    return order === 'day-first'
      ? calendarDay(Number(numbers[3]), second, first)
      : calendarDay(Number(numbers[3]), first, second);
  }
  const named = /^(\d{1,2})[\s\-/.]*([^\d\s\-/.][^\d]*?)[\s\-/,]*(?:พ\.?ศ\.?|ค\.?ศ\.?)?\s*(\d{4})(?:[T ]\d.*)?$/.exec(
    plain,
  );
  if (named) return ofMonthName(Number(named[3]), named[2] ?? '', Number(named[1]));
  const nameFirst = /^([^\d\s][^\d]*?)[\s.-]*(\d{1,2})\s*,?\s+(\d{4})(?:\s\d{1,2}:.*)?$/.exec(plain);
  if (nameFirst) return ofMonthName(Number(nameFirst[3]), nameFirst[1] ?? '', Number(nameFirst[2]));
  const eight = /^(\d{8})(?:\.0+)?$/.exec(plain)?.[1];
  if (eight) {
    // The month is 12 at most, and every year begins with 19 to 27: never both.
    return (
      calendarDay(Number(eight.slice(0, 4)), Number(eight.slice(4, 6)), Number(eight.slice(6))) ??
      calendarDay(Number(eight.slice(4)), Number(eight.slice(2, 4)), Number(eight.slice(0, 2)))
    );
  }
  const serial = /^(\d{5,6})(?:\.\d+)?$/.exec(plain);
  return serial ? excelSerialDay(Number(serial[1])) : null;
}

function ofMonthName(year: number, name: string, day: number): CalendarDay | null {
  const month = monthByName(name);
  return month === null ? null : calendarDay(year, month, day);
}

/** A birth of which the day, or day and month, are not known: those are 0. */
type UncertainBirth = { readonly year: number; readonly month: number };

/**
 * Reads a birth date without a day or month, as registers have it for people of whom only the year is known:
 * `00/00/2555`, `-/-/2555`, `00/03/2555`, `2555`, `พ.ศ. 2555`.
 * @returns the Gregorian year and the month (0: not known); null when the text is no such date
 */
export function readUncertainBirth(text: string): UncertainBirth | null {
  const plain = plainCell(text).replace(/\.0+$/, '');
  const found = /^(?:0{1,2}|[-–?x]{1,2})\s*[-/.]\s*(\d{1,2}|[-–?x]{1,2})\s*[-/.]\s*(\d{4})$/i.exec(plain);
  const [month, year] = found
    ? [Number(found[1]) || 0, found[2]]
    : [0, /^(?:พ\.?ศ\.?|ค\.?ศ\.?|ปี)?\s*(\d{4})$/.exec(plain)?.[1]];
  if (year === undefined || month > 12) return null;
  const first = calendarDay(Number(year), Math.max(1, month), 1);
  return first && { year: first.year, month };
}

/** Serial days of the years 2400 to 2700. */
const buddhistSerials = { from: 182_623, to: 292_561 } as const;

/**
 * The day an Excel serial number stands for (1900 system, in which 1 March 1900 is 61). One of the years 2400 to 2700 is a
 * Buddhist year that was typed as if it were Gregorian.
 * @returns null outside 20000 (3 October 1954) to 80000 (10 January 2119) and those years
 */
export function excelSerialDay(serial: number): CalendarDay | null {
  const isBuddhist = serial >= buddhistSerials.from && serial <= buddhistSerials.to;
  if (!isBuddhist && (serial < 20_000 || serial > 80_000)) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** Completed years from birth to a day; null when the day is before the birth. */
export function completedYears(birth: CalendarDay, on: CalendarDay): number | null {
  const years =
    on.year - birth.year - (on.month < birth.month || (on.month === birth.month && on.day < birth.day) ? 1 : 0);
  return years < 0 ? null : years;
}

/** Prints a Buddhist-era day in Thai: `15 มีนาคม 2555`. */
export function printThaiDate(day: CalendarDay): string {
  return `${day.day} ${thaiMonths[day.month - 1]} ${day.year + buddhistEraOffset}`;
}
