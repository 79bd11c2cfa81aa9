import { toArabicDigits } from '../../../shared/calendar/thai-digits.ts';
import { sumSatang } from '../../../shared/plans/plan-totals.ts';
import { readAmount } from './register-cells.ts';
import { amountColumns, type RegisterColumn, type RegisterHeader } from './register-columns.ts';

/** A sheet as text, row by row; '' for a blank cell. A cell merged downward stands in each of its rows. */
export type SheetCells = readonly (readonly string[])[];

export type SheetNoteCode =
  | 'column-not-read'
  | 'cell-not-understood'
  | 'row-not-understood'
  | 'row-total-differs'
  | 'rest-not-split'
  | 'amount-repeated'
  | 'two-digit-year'
  | 'gregorian-year';

/** Something that was not understood or does not agree; `line` counts from 1, `column` is the header of a cell. */
export type SheetNote = {
  readonly code: SheetNoteCode;
  readonly line: number;
  readonly column: RegisterColumn | null;
  readonly text: string;
};

/** An amount of a row of totals, beside what the rows above it add up to: those of its section, or all. */
export type StatedTotal = {
  readonly line: number;
  readonly label: string;
  readonly column: RegisterColumn;
  readonly statedSatang: number;
  readonly sumSatang: number;
};

export const sheetNote = (
  code: SheetNoteCode,
  index: number,
  column: RegisterColumn | null,
  text: string,
): SheetNote => ({
  code,
  line: index + 1,
  column,
  text,
});

/** A line below the header, its cells by column, its amounts, and the strategy it stands under. */
export type SheetLine = {
  readonly index: number;
  readonly cells: ReadonlyMap<RegisterColumn, string>;
  readonly strategy: string;
};

export const textOf = (line: SheetLine, column: RegisterColumn): string => line.cells.get(column) ?? '';

export type SortedLines = {
  readonly measures: readonly (readonly SheetLine[])[];
  readonly totals: readonly StatedTotal[];
  readonly notes: readonly SheetNote[];
};

/** Tells measures, headings of strategies, totals and everything else apart. */
export function sortedLines(cells: SheetCells, header: RegisterHeader): SortedLines {
  const measures: SheetLine[][] = [];
  const totals: StatedTotal[] = [];
  const notes: SheetNote[] = [];
  let strategy = '';
  /** Lines of measures since the last heading or total. */
  let section: SheetLine[] = [];
  let hasSections = false;
  for (let index = header.lastRow + 1; index < cells.length; index++) {
    const texts = (cells[index] ?? []).map((cell) => cell.trim());
    const line: SheetLine = {
      index,
      cells: new Map([...header.columns].map(([name, at]) => [name, texts[at] ?? ''])),
      strategy,
    };
    const first = texts.find((text) => text !== '');
    if (first === undefined || isColumnNumbers(texts)) continue;
    if (isTotal(first, line)) {
      const isOfAll = /ทั้งสิ้น|ทั้งหมด|grand/i.test(first) || !hasSections;
      totals.push(...statedTotals(line, first, isOfAll ? measures.flat() : section));
      section = [];
      hasSections = true;
    } else if (isHeading(texts)) {
      strategy = first;
      section = [];
      hasSections = true;
    } else if (isContinued(line, measures.at(-1)?.at(-1))) {
      measures.at(-1)?.push(line);
      section.push(line);
    } else if (textOf(line, 'measure') === '') {
      notes.push(sheetNote('row-not-understood', index, null, texts.filter((text) => text !== '').join(' · ')));
    } else {
      strategy = textOf(line, 'strategy') || strategy;
      const own = { ...line, strategy };
      measures.push([own]);
      section.push(own);
    }
  }
  return { measures, totals, notes };
}

/** A row under the header that numbers the columns: (1) (2) (3). */
function isColumnNumbers(texts: readonly string[]): boolean {
  const numbers = texts
    .filter((text) => text !== '')
    .map((text) => /^\(?(\d{1,2})\)?$/.exec(toArabicDigits(text))?.[1]);
  return numbers.length > 2 && numbers.every((number, i) => Number(number) === i + 1);
}

/** Not a project whose name begins like it: รวมพลังชุมชน. */
const totalWords =
  /^(?:ยอด)?รวม(?:$|[\s:]|ทั้ง|เงิน|เป็นเงิน|งบ|ยุทธศาสตร์|กลยุทธ์|แผนงาน|ไตรมาส|ประเด็น)|^(?:grand |sub)?total\b/i;

function isTotal(first: string, line: SheetLine): boolean {
  const hasAmount = amountColumns.some((column) => readAmount(textOf(line, column)) !== null);
  const measure = textOf(line, 'measure');
  return totalWords.test(first) && hasAmount && (measure === '' || measure === first);
}

const strategyWords = /^(?:ประเด็น|ยุทธศาสตร์|กลยุทธ์|แผนงาน|เป้าประสงค์|ด้าน|หมวด|strategy|objective)/i;

/** One text alone in its row, merged over the columns or not. */
function isHeading(texts: readonly string[]): boolean {
  const said = texts.filter((text) => text !== '');
  return new Set(said).size === 1 && strategyWords.test(said[0] ?? '');
}

const moneyAndSource: readonly RegisterColumn[] = ['source', ...amountColumns];

/** A further source of the measure above: in everything else the same or blank. */
function isContinued(line: SheetLine, above: SheetLine | undefined): boolean {
  const source = textOf(line, 'source');
  if (above === undefined || source === '') return false;
  const others = [...line.cells.keys()].filter((column) => !moneyAndSource.includes(column));
  const isSame = others.every((column) => ['', textOf(above, column)].includes(textOf(line, column)));
  return isSame && (textOf(line, 'measure') === '' || source !== textOf(above, 'source'));
}

function statedTotals(line: SheetLine, label: string, over: readonly SheetLine[]): readonly StatedTotal[] {
  return amountColumns.flatMap((column) => {
    const statedSatang = readAmount(textOf(line, column));
    if (statedSatang === null) return [];
    const amounts = over.flatMap((each) => readAmount(textOf(each, column)) ?? []);
    return [{ line: line.index + 1, label, column, statedSatang, sumSatang: sumSatang(amounts) }];
  });
}
