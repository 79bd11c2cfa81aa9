import { toArabicDigits } from './thai-digits.ts';

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
  for (const found of toArabicDigits(text).matchAll(/(?<!\d)(\d{4})(?:[.]0+)?(?!\d)/g)) {
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

function monthByName(name: string): number | null {
  const bare = name.replace(/[.\s]/g, '').toLowerCase();
  const index = thaiMonths.findIndex((month, i) => month === bare || thaiMonthsShort[i]?.replaceAll('.', '') === bare);
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

/**
 * Reads a date as Thai forms write it: `15/03/2555`, `15-3-2555`, `2012-03-15`, `15 มี.ค. 2555`,
 * `15 มีนาคม ๒๕๕๕`, `15 Mar 2012`, an Excel serial day number (20000 to 80000; 1900 system).
 * Years from 2400 are Buddhist era. Day comes before month, as Thai usage has it.
 * @returns the Gregorian day, or null when the text is no date
 */
export function readDate(text: string): CalendarDay | null {
  const plain = toArabicDigits(text).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(plain);
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?$/.exec(plain);
  if (dayFirst) return calendarDay(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  const named = /^(\d{1,2})\s*([^\d\s][^\d]*?)\s*(?:พ\.ศ\.\s*)?(\d{4})$/.exec(plain);
  if (named) {
    const month = monthByName(named[2] ?? '');
    return month === null ? null : calendarDay(Number(named[3]), month, Number(named[1]));
  }
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(plain);
  if (serial) return excelSerialDay(Number(serial[1]));
  return null;
}

/**
 * The day an Excel serial number stands for (1900 system, in which 1 March 1900 is 61).
 * @returns null outside 20000 (3 October 1954) to 80000 (10 January 2119)
 */
export function excelSerialDay(serial: number): CalendarDay | null {
  if (serial < 20_000 || serial > 80_000) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
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
