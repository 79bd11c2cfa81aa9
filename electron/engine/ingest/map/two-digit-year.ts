import { buddhistEraOffset, readDate } from '../../../../shared/calendar/buddhist-era.ts';
import { toArabicDigits } from '../../../../shared/calendar/thai-digits.ts';

/** The survey years of a table, Buddhist era. */
export type SurveyYears = { readonly from: number; readonly to: number };

/** How many years before the survey a birth in a child's extract may lie. */
export const longestAge = 25;

/** How far a survey date may lie from the survey year. */
const surveyTolerance = 1;

/**
 * Reads a date with a year of two digits (`15/03/55`, `15 มี.ค. 55`) as Buddhist era 25.., as Thai forms shorten it,
 * and only where that fits: a birth at most 25 years before the survey, a survey within a year of the survey year.
 * Anything else could as well be a Gregorian year or the American order of day and month, and is not guessed.
 * @param years the survey years of the table; null when none is known, and then nothing is read
 * @returns yyyymmdd of the Gregorian calendar; null when the cell is no such date
 */
export function readTwoDigitYear(
  field: 'survey_date' | 'birth_date',
  cell: string,
  years: SurveyYears | null,
): number | null {
  if (years === null) return null;
  const plain = toArabicDigits(cell).trim();
  const found = /^(\d{1,2}(?:[-/.]\d{1,2}[-/.]|\s*[^\d\s][^\d]*?\s*))(\d{2})$/.exec(plain);
  if (!found) return null;
  const yearBE = 2500 + Number(found[2]);
  const from = field === 'birth_date' ? years.from - longestAge : years.from - surveyTolerance;
  const to = field === 'birth_date' ? years.to : years.to + surveyTolerance;
  if (yearBE < from || yearBE > to) return null;
  const day = readDate(`${found[1]}${yearBE}`);
  return day?.year === yearBE - buddhistEraOffset ? day.year * 10_000 + day.month * 100 + day.day : null;
}
