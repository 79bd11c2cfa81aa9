import { surveyYearRange } from './buddhist-era.ts';

/**
 * Whether a text is a day as ISO 8601 writes it, YYYY-MM-DD, of the Gregorian calendar. A year from 2400 on is one of the
 * Buddhist era and makes it none.
 */
export function isIsoDay(text: string): boolean {
  const [, year] = /^(\d{4})-\d{2}-\d{2}$/.exec(text) ?? [];
  if (year === undefined || Number(year) < 1900 || Number(year) >= surveyYearRange.from) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
