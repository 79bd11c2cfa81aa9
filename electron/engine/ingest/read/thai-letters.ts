import { identifier, sql, type Sql } from '../../db/sql.ts';

/** TIS-620 bytes that were read as Latin-1, as Thai text: A1-FB are U+0E01-U+0E5B. */
export function tis620Text(latin1: string): string {
  return latin1.replace(/[\u00a1-\u00fb]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xa1 + 0x0e01));
}

/** Thai text as its TIS-620 bytes read as Latin-1. */
export function latin1Text(thai: string): string {
  return thai.replace(/[\u0e01-\u0e5b]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x0e01 + 0xa1));
}

const latin1Letters = Array.from({ length: 0xfb - 0xa1 + 1 }, (_, i) => String.fromCharCode(0xa1 + i)).join('');
const thaiLetters = tis620Text(latin1Letters);

/** A column of `records` as text in SQL: what was read as Latin-1 is made Thai. */
export function cellAsText(field: string, { isLatin1 }: { readonly isLatin1: boolean }): Sql {
  const column = identifier(field);
  return isLatin1 ? sql`translate(${column}, ${latin1Letters}, ${thaiLetters})` : column;
}
