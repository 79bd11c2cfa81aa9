/** What a cell holds; null is an empty one. */
type Cell = string | number | null;

/** Cells that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * Rows as CSV that Excel opens right: UTF-8 with its mark, CRLF, every text quoted where needed. A text that a
 * spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection).
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => row.map((cell) => csvCell(cell)).join(',')).join('\r\n')}\r\n`;
}

/** Rows as text to paste into a spreadsheet; as safe as `csvText`. */
export function pasteText(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => String(safe(cell)).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

function csvCell(cell: Cell): string {
  const text = String(safe(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const safe = (cell: Cell): string | number =>
  typeof cell === 'string' && formula.test(cell) ? `'${cell}` : (cell ?? '');
