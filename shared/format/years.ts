import { buddhistEraOffset } from '../calendar/buddhist-era.ts';
import type { Language } from './language.ts';

/** A Buddhist-era year: `2568` in Thai, `2568 BE (2025)` in English. */
export function formatYear(surveyYearBE: number, language: Language): string {
  return language === 'th' ? String(surveyYearBE) : `${surveyYearBE} BE (${surveyYearBE - buddhistEraOffset})`;
}

/** For axes and narrow cells: `2568`, in English with its Gregorian year, `2568 (2025)`. */
export function formatYearShort(surveyYearBE: number, language: Language): string {
  return language === 'th' ? String(surveyYearBE) : `${surveyYearBE} (${surveyYearBE - buddhistEraOffset})`;
}

/** The years of something that mostly has one: that one in full, several as a run. */
export function formatYearOrYears(years: readonly number[], language: Language): string {
  const [only] = years;
  return only !== undefined && years.length === 1 ? formatYear(only, language) : formatYears(years, language);
}

/** A run of years: `2566–2568`, with gaps named: `2564, 2566–2568`. */
export function formatYears(years: readonly number[], language: Language): string {
  const runs: [number, number][] = [];
  for (const year of years.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  const text = runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
  return language === 'th' ? text : `${text} BE`;
}
