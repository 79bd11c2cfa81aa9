import { fold } from './answers.ts';
import { hasLostDigits, isPlaceholderId } from './placeholder-ids.ts';

/**
 * Check digit of a Thai 13-digit ID number: (11 − (Σ (13 − i)·dᵢ, i = 0..11) mod 11) mod 10
 * (Department of Provincial Administration numbering).
 * @param first12 twelve digits
 * @throws RangeError unless given exactly twelve digits
 */
export function nationalIdCheckDigit(first12: string): number {
  if (!/^\d{12}$/.test(first12)) throw new RangeError('Twelve digits are needed.');
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += (13 - i) * Number(first12[i]);
  return (11 - (sum % 11)) % 10;
}

/** What an ID cell holds. A G-code (G + 12 digits, for children without a number) has no check digit. */
type NationalIdKind = 'blank' | 'valid' | 'g-code' | 'wrong-check-digit' | 'lost-digits' | 'malformed';

/**
 * Classifies an ID cell. First digits 0, 6, 7, 8 belong to stateless and migrant people and are as real
 * as any other: the first digit is never a reason to doubt a number.
 * @param cell as in the file; spaces and hyphens are ignored, Thai digits are read, a word for "none" is blank
 */
export function nationalIdKind(cell: string | null): NationalIdKind {
  const text = fold(cell ?? '')
    .replace(/[\s-]/g, '')
    .replace(/\.0+$/, '');
  if (text === '' || isPlaceholderId(text)) return 'blank';
  if (/^g\d{12}$/.test(text)) return 'g-code';
  if (hasLostDigits(text)) return 'lost-digits';
  if (!/^\d{13}$/.test(text)) return 'malformed';
  return nationalIdCheckDigit(text.slice(0, 12)) === Number(text[12]) ? 'valid' : 'wrong-check-digit';
}
