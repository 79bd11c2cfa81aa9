/** What a number of a sheet is shown as. */
export type NumberKind =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  | { readonly kind: 'percent' }
  /** Filled up with zeros to so many digits. */
  | { readonly kind: 'digits'; readonly digits: number };

const plain: NumberKind = { kind: 'plain' };
const date: NumberKind = { kind: 'date' };

/** Numbers of the formats that every Excel has (ECMA-376 part 1, 18.8.30), those of Thai among them. */
const dateFormats: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58, 71, 72, 73, 74, 75, 76, 77, 81,
]);
const percentFormats: ReadonlySet<number> = new Set([9, 10, 67, 68]);

/** What a format shows, by its number or its code. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return dateFormats.has(id) ? date : percentFormats.has(id) ? { kind: 'percent' } : plain;
  const [shown = ''] = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';');
  if (/^\s*general\s*$/i.test(shown) || shown.trim() === '') return plain;
  if (/[dyb]|m{1,5}(?![^;]*[hs])/i.test(shown.replace(/e[+-]/gi, '')) && !/[0#?]/.test(shown)) return date;
  if (shown.includes('%')) return { kind: 'percent' };
  const zeros = /^\s*t?(0{2,})\s*$/i.exec(shown);
  return zeros ? { kind: 'digits', digits: zeros[1]?.length ?? 0 } : plain;
}

const dayMs = 86_400_000;
const firstOf1900 = Date.UTC(1899, 11, 30);
const days1904 = 1462;

/** A day number as a date: `2012-03-15`, with its time where it has one. */
export function dateText(serial: number, startsIn1904: boolean): string {
  const from1900 = serial + (startsIn1904 ? days1904 : 0);
  const whole = Math.floor(from1900);
  const at = new Date(firstOf1900 + whole * dayMs);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return String(serial);
  const day = `${String(at.getUTCFullYear()).padStart(4, '0')}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  const minutes = Math.round((from1900 - whole) * 1440);
  return minutes === 0 || minutes === 1440 ? day : `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** A number as its cell shows it, as far as its meaning hangs on that; else with all its digits. */
export function numberText(value: number, kind: NumberKind, startsIn1904: boolean): string {
  switch (kind.kind) {
    case 'date':
      return value >= 1 ? dateText(value, startsIn1904) : digitsOf(value);
    case 'percent':
      return `${digitsOf(Math.round(value * 1e8) / 1e6)}%`;
    case 'digits':
      return Number.isInteger(value) && value >= 0 ? digitsOf(value).padStart(kind.digits, '0') : digitsOf(value);
    case 'plain':
      return digitsOf(value);
  }
}

/** Without an exponent as far as the digits are there. */
const digitsOf = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
