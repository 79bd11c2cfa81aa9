import { buddhistEraOffset, readDate, type DayOrder } from '../../../../shared/calendar/buddhist-era.ts';
import { plainCell } from '../../../../shared/cpms/plain-cell.ts';
import type { ShortYearRule } from '../../../../shared/contract/reading-choices.ts';

export type { ShortYearRule };

/** The survey years of a table, Buddhist era. */
export type SurveyYears = { readonly from: number; readonly to: number };

/** How many years before the survey a birth in a child's extract may lie. */
export const longestAge = 25;

/** How far a survey date may lie from the survey year. */
const surveyTolerance = 1;

/** The two last digits of a year behind day and month; what is before them; null where there is no such year. */
function shortYearOf(cell: string): { readonly before: string; readonly digits: number } | null {
  const found = /^(\d{1,2}(?:\s*[-/.]\s*\d{1,2}\s*[-/.]\s*|[\s-]*[^\d\s][^\d]*?[\s-]*))(\d{2})$/.exec(plainCell(cell));
  return found ? { before: found[1] ?? '', digits: Number(found[2]) } : null;
}

/** Whether a cell is a date with a year of two digits, in one era or the other. */
export const isShortYear = (cell: string): boolean => {
  const short = shortYearOf(cell);
  return short !== null && readDate(`${short.before}20${String(short.digits).padStart(2, '0')}`) !== null;
};

/**
 * Reads a date with a year of two digits (`15/03/55`, `15 มี.ค. 55`) as Buddhist era 25.., as Thai forms shorten it, or as
 * a person says, and only where that fits: a birth at most 25 years before the survey, a survey within a year of the survey
 * year. Anything else could as well be another era or the American order of day and month, and is not guessed.
 * @returns yyyymmdd of the Gregorian calendar; null when the cell is no such date
 */
export function readTwoDigitYear(
  field: 'survey_date' | 'birth_date',
  cell: string,
  rules: {
    readonly surveyYears: SurveyYears | null;
    readonly shortYears?: ShortYearRule | undefined;
    readonly order?: DayOrder | undefined;
  },
): number | null {
  const { surveyYears: years, shortYears = 'buddhist', order } = rules;
  const short = shortYearOf(cell);
  if (years === null || short === null) return null;
  const from = field === 'birth_date' ? years.from - longestAge : years.from - surveyTolerance;
  const to = field === 'birth_date' ? years.to : years.to + surveyTolerance;
  const candidates =
    shortYears === 'buddhist'
      ? [2500 + short.digits]
      : [1900 + short.digits, 2000 + short.digits].map((year) => year + buddhistEraOffset);
  const yearBE = candidates.find((year) => year >= from && year <= to);
  if (yearBE === undefined) return null;
  const day = readDate(`${short.before}${yearBE}`, order);
  return day?.year === yearBE - buddhistEraOffset ? day.year * 10_000 + day.month * 100 + day.day : null;
}
