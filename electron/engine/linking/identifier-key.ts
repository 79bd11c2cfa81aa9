import { nationalIdKind } from '../../../shared/cpms/national-id.ts';

/** strong: tells a child from any other unless mistyped; unchecked: may be mistyped or made up. */
type IdentifierKey = { readonly text: string; readonly strength: 'strong' | 'unchecked' };

const invisible = /[\s\u00a0\u200b-\u200f\u2060\ufeff-]/g;
const fewestDigits = 5;

function plain(cell: string | null): string {
  return (cell ?? '')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(invisible, '')
    .toUpperCase();
}

/**
 * What an ID cell identifies by. A 13-digit number with the right check digit and a G-code (which has none) are
 * strong; a wrong check digit or another number (a passport) of five digits or more is unchecked; a number that
 * lost its digits in a spreadsheet, digits all alike and anything shorter identify nobody: null.
 */
export function nationalIdKey(cell: string | null): IdentifierKey | null {
  const text = plain(cell);
  const kind = nationalIdKind(text);
  if (kind === 'blank' || kind === 'lost-digits') return null;
  const digits = text.replace(/\D/g, '');
  if (digits.length < fewestDigits || /^(\d)\1*$/.test(digits)) return null;
  return { text, strength: kind === 'valid' || kind === 'g-code' ? 'strong' : 'unchecked' };
}

/** A child id without the spaces, hyphens and case that tell no two ids apart; null when blank, or zeros only. */
export function childIdKey(cell: string | null): string | null {
  const text = plain((cell ?? '').normalize('NFC'));
  return /[1-9\p{L}]/u.test(text) ? text : null;
}

/**
 * Whether a number may be given up for another: those for people without Thai nationality or registration
 * (first digit 0, 6, 7) and G-codes are, when the status is settled.
 */
export function isProvisionalId(text: string): boolean {
  return /^[G067]/.test(text);
}
