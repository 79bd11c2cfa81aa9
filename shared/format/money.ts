import { toArabicDigits } from '../calendar/thai-digits.ts';
import type { Language } from './language.ts';

/** Satang in a baht. Money is kept in whole satang and is never a fraction. */
export const satangPerBaht = 100;

/**
 * The digits of an amount in baht, with satang only where there are some: `1,250,000`, `1,250.50`, `−300`.
 * @param satang a whole number
 * @throws RangeError for a fraction or a number too large to be exact
 */
export function formatBahtValue(satang: number): string {
  if (!Number.isSafeInteger(satang)) throw new RangeError(`${satang} is no whole number of satang.`);
  const size = Math.abs(satang);
  const rest = size % satangPerBaht;
  const baht = ((size - rest) / satangPerBaht).toLocaleString('en-US');
  return `${satang < 0 ? '−' : ''}${baht}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** An amount with its currency: `1,250,000 บาท`, `1,250,000 baht`. */
export function formatBaht(satang: number, language: Language): string {
  return `${formatBahtValue(satang)} ${language === 'th' ? 'บาท' : 'baht'}`;
}

/**
 * Reads an amount in baht as people write it: `1,250,000`, `๑,๒๕๐.๕๐ บาท`, `1250000.5`, `300.-`, `-` for nothing. It is read digit by
 * digit, so that nothing is rounded.
 * @returns whole satang; null when the text is no amount, has parts of a satang, or is too large to be exact
 */
export function readBaht(text: string): number | null {
  const plain = toArabicDigits(text)
    .replace(/[\s\u00a0\u200b]/g, '')
    .replace(/^฿/, '')
    .replace(/(?:บาท(?:ถ้วน)?|baht|฿)$/i, '')
    .replace(/(?<=\d)\.[-–]+$/, '');
  if (/^[-–—]$/.test(plain)) return 0;
  const found = /^([-−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(plain);
  if (!found) return null;
  const [, sign = '', whole = '', fraction = ''] = found;
  if (/[1-9]/.test(fraction.slice(2))) return null;
  const satang = Number(`${whole.replaceAll(',', '')}${fraction.slice(0, 2).padEnd(2, '0')}`);
  if (!Number.isSafeInteger(satang)) return null;
  return sign === '' || satang === 0 ? satang : -satang;
}
