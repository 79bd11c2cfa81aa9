import { tooLongLine } from './text-lines.ts';

/** One record of a delimited file, or a line that is none. `line` is where it starts, 1 = first. */
type CsvRecord =
  | { readonly kind: 'record'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'unparsable'; readonly line: number };

/** A quoted cell may run over this many lines; more is taken for a quote that was never closed. */
const longestQuotedLines = 100;

/**
 * Splits delimited text into records (RFC 4180 with repair). A record whose quote is wrong or never closed
 * is given up at its first line, and reading goes on at the next line: one bad row costs one row.
 * So is a line too long to be a row. Blank lines are passed over. A quote inside an unquoted cell is a letter.
 * @param lines the file's lines without their line ends
 * @param columns the header's number of columns: a record over several lines that has another number comes
 *   from a quote never closed; null takes any
 */
export async function* csvRecords(
  lines: AsyncIterable<readonly string[]>,
  delimiter: string,
  columns: number | null,
): AsyncGenerator<readonly CsvRecord[]> {
  let pending: string[] = [];
  let line = 1;
  for await (const batch of lines) {
    const work = pending.length > 0 ? [...pending, ...batch] : batch;
    const { records, used } = takeRecords(work, { delimiter, columns }, line, false);
    pending = work.slice(used);
    line += used;
    if (records.length > 0) yield records;
  }
  const { records } = takeRecords(pending, { delimiter, columns }, line, true);
  if (records.length > 0) yield records;
}

type Shape = { readonly delimiter: string; readonly columns: number | null };

function takeRecords(
  lines: readonly string[],
  shape: Shape,
  firstLine: number,
  isEnd: boolean,
): { records: CsvRecord[]; used: number } {
  const records: CsvRecord[] = [];
  let i = 0;
  while (i < lines.length) {
    const text = lines[i] ?? '';
    if (text === '') {
      i++;
      continue;
    }
    if (text === tooLongLine) {
      records.push({ kind: 'unparsable', line: firstLine + i });
      i++;
      continue;
    }
    if (!text.includes('"')) {
      records.push({ kind: 'record', line: firstLine + i, cells: text.split(shape.delimiter) });
      i++;
      continue;
    }
    const taken = takeQuoted(lines, i, shape.delimiter);
    if (taken === 'needs-more') {
      if (!isEnd && lines.length - i <= longestQuotedLines) return { records, used: i };
      records.push({ kind: 'unparsable', line: firstLine + i });
      i++;
    } else if (
      taken === 'wrong' ||
      (taken.lines > 1 && shape.columns !== null && taken.cells.length !== shape.columns)
    ) {
      records.push({ kind: 'unparsable', line: firstLine + i });
      i++;
    } else {
      records.push({ kind: 'record', line: firstLine + i, cells: taken.cells });
      i += taken.lines;
    }
  }
  return { records, used: i };
}

type Taken = { readonly cells: string[]; readonly lines: number };

function takeQuoted(lines: readonly string[], start: number, delimiter: string): Taken | 'needs-more' | 'wrong' {
  const cells: string[] = [];
  let index = start;
  let text = lines[index] ?? '';
  let at = 0;
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
      if (end < 0) return { cells, lines: index - start + 1 };
      at = end + 1;
      continue;
    }
    let cell = '';
    at++;
    for (;;) {
      const close = text.indexOf('"', at);
      if (close < 0) {
        cell += `${text.slice(at)}\n`;
        index++;
        if (index >= lines.length || index - start > longestQuotedLines) return 'needs-more';
        text = lines[index] ?? '';
        if (text === tooLongLine) return 'wrong';
        at = 0;
      } else if (text[close + 1] === '"') {
        cell += text.slice(at, close + 1);
        at = close + 2;
      } else {
        cell += text.slice(at, close);
        at = close + 1;
        break;
      }
    }
    cells.push(cell);
    if (at >= text.length) return { cells, lines: index - start + 1 };
    if (text[at] !== delimiter) return 'wrong';
    at++;
  }
}
