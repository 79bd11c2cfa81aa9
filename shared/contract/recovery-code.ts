const prefix = 'AGE-SECRET-KEY-1';
const digitsAfterPrefix = 58;

/**
 * The recovery code as it is printed: the fixed prefix, then groups of four.
 * @param identity  `AGE-SECRET-KEY-1…`
 */
export function printRecoveryCode(identity: string): readonly string[] {
  return [prefix, ...(identity.slice(prefix.length).match(/.{1,4}/g) ?? [])];
}

/**
 * Reads a recovery code as a person types it: any case, blanks, line breaks and hyphens anywhere, with or without the
 * prefix, O for 0, B for 8, I or 1 for L (the code uses none of those four).
 * @returns the identity, or null when the text cannot be one (its check digits are for the key store to check)
 */
export function readRecoveryCode(text: string): string | null {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const typed = plain.replace(/^AGESECRETKEY[1IL]/, '');
  const digits = typed.replaceAll('O', '0').replaceAll('B', '8').replaceAll(/[I1]/g, 'L');
  return digits.length === digitsAfterPrefix && /^[AC-HJ-NP-Z02-9]+$/.test(digits) ? `${prefix}${digits}` : null;
}
