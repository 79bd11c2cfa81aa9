import { toArabicDigits } from '../calendar/thai-digits.ts';

/**
 * A cell without what programs and pasting put around its text: `="0123"` and a quote in front, with which Excel keeps
 * digits as text, characters without width, no-break spaces. Thai digits and letters of full width are made plain.
 */
export function plainCell(cell: string): string {
  const plain = toArabicDigits(cell.normalize('NFC'))
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/\u00ad|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\ufe0e|\ufe0f/g, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();
  const quoted = /^="(.*)"$/.exec(plain);
  return (quoted ? (quoted[1] ?? '') : /^['’]/.test(plain) ? plain.slice(1) : plain).trim();
}
