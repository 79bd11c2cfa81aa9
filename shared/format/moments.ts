import { buddhistEraOffset } from '../calendar/buddhist-era.ts';
import { localeOf, type Language } from './language.ts';

/** The era is written by us: `Intl` has "BE" in English only as "Buddhist Era" after a Buddhist-era year. */
function day(at: Date, language: Language, zone: { readonly timeZone?: string }): string {
  const text = at.toLocaleDateString(localeOf(language), { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  if (language === 'th') return text.replace(/^พ\.ศ\.\s*|\s*พ\.ศ\.(?=\s\d)/, '');
  const year = Number(at.toLocaleDateString('en-GB-u-ca-gregory', { year: 'numeric', ...zone }));
  return `${text} (${year + buddhistEraOffset} BE)`;
}

/**
 * A day of the computer's calendar: `21 พ.ย. 2569`, `21 Nov 2026 (2569 BE)`.
 * @param time ISO 8601
 * @param timeZone IANA name; the computer's own when absent
 */
export function formatDay(time: string, language: Language, timeZone?: string): string {
  return day(new Date(time), language, timeZone === undefined ? {} : { timeZone });
}

/** A day with the time to the minute: `21 พ.ย. 2569 14:05 น.`, `21 Nov 2026 (2569 BE), 14:05`. */
export function formatMoment(time: string, language: Language, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const at = new Date(time);
  const clock = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', ...zone });
  return language === 'th' ? `${day(at, language, zone)} ${clock} น.` : `${day(at, language, zone)}, ${clock}`;
}
