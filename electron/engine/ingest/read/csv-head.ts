/** Title and header cells may hold line breaks; a quoted cell over more lines than this was never closed. */
const longestHeadCell = 12;

/**
 * Splits the first lines of a delimited file into rows for the detection, one for each line. Quotes are taken
 * off; a cell that goes on over the next lines makes one row with them, which stands at its last line (the others
 * are empty), so that the line under a header is the one where its rows begin.
 */
export function csvHead(lines: readonly string[], delimiter: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  let i = 0;
  while (i < lines.length) {
    let text = lines[i] ?? '';
    let end = i;
    let state = quoteState(text, delimiter);
    while (state === 'open' && end + 1 < lines.length && end - i < longestHeadCell) {
      end++;
      text += `\n${lines[end] ?? ''}`;
      state = quoteState(text, delimiter);
    }
    if (state !== 'closed') {
      text = lines[i] ?? '';
      end = i;
    }
    for (; i < end; i++) rows.push([]);
    rows.push(splitLoosely(text, delimiter));
    i++;
  }
  return rows;
}

/** Whether a text ends within a quoted cell. A quote inside an unquoted cell is a letter. */
function quoteState(text: string, delimiter: string): 'open' | 'closed' | 'wrong' {
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      if (end < 0) return 'closed';
      at = end + 1;
      continue;
    }
    let close = text.indexOf('"', at + 1);
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    if (close < 0) return 'open';
    if (close + 1 >= text.length) return 'closed';
    if (text[close + 1] !== delimiter) return 'wrong';
    at = close + 2;
  }
}

/** Splits a text for detection: quotes are taken off, and what is within them is one cell. */
function splitLoosely(text: string, delimiter: string): readonly string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  cells.push(cell);
  return cells;
}
