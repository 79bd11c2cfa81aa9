import { AppError } from '../../../../shared/contract/app-error.ts';

/**
 * The filled cells of a sheet, row after row, each as the number of its text: answers of a hundred thousand rows are a
 * handful of texts. Only arrays of numbers and the texts cross from the thread that reads a workbook.
 */
export type SheetGrid = {
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows that a filter or a person hides; they are data all the same. */
  readonly hiddenRows: number;
  /** True where a day number without a date format counts from 1904. */
  readonly startsIn1904: boolean;
  /** Row of the sheet (1 = first) of each row with something in it. */
  readonly rowNumbers: Int32Array;
  /** Where the cells of each row begin, and after the last one where they end. */
  readonly starts: Int32Array;
  /** Column of each cell, 0 = A. */
  readonly columns: Uint16Array;
  /** Text of each cell, as a place in `texts`. */
  readonly cells: Int32Array;
  readonly texts: readonly string[];
};

export const mostRows = 1_048_576;
export const mostColumns = 16_384;

/** Cells of a file beyond which it is not read: 60 columns of 500,000 rows. */
const mostCells = 30_000_000;

/** Different texts of a file beyond which it is not read. */
export const mostTexts = 4_000_000;

/** Letters of a cell, as Excel has it. */
export const longestCell = 32_767;

/** A merged range; rows and columns count from 0. */
export type Merge = { readonly row: number; readonly column: number; readonly lastRow: number };

class Growing<T extends Int32Array | Uint16Array> {
  #values: T;
  readonly #make: (length: number) => T;
  length = 0;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = this.#make(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  taken(): T {
    return this.#values.slice(0, this.length) as T;
  }
}

/** Room for the cells of one file: what all of its sheets hold is bounded together. */
export class WorkbookRoom {
  readonly file: string;
  #cells = 0;
  #texts = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** @throws AppError FILE_TOO_LARGE */
  take(cells: number, texts: number): void {
    this.#cells += cells;
    this.#texts += texts;
    if (this.#cells > mostCells || this.#texts > mostTexts) throw new AppError('FILE_TOO_LARGE', { file: this.file });
  }

  /** @throws AppError FILE_DAMAGED for a place that no sheet has */
  check(row: number, column: number): void {
    const isPlace = row >= 0 && row < mostRows && column >= 0 && column < mostColumns;
    if (!isPlace) throw new AppError('FILE_DAMAGED', { file: this.file });
  }
}

/** Shorter texts are copies already. */
const longestCopied = 12;

/** A text of its own: a part of a larger one would keep all of that in memory. */
const copied = (text: string): string =>
  text.length <= longestCopied ? text : Buffer.from(text, 'utf16le').toString('utf16le');

/** Takes the cells of a sheet in any order of columns, rows from the first to the last. */
export class SheetBuilder {
  readonly #room: WorkbookRoom;
  readonly #places = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #rowNumbers = new Growing((length) => new Int32Array(length));
  readonly #starts = new Growing((length) => new Int32Array(length));
  readonly #columns = new Growing((length) => new Uint16Array(length));
  readonly #cells = new Growing((length) => new Int32Array(length));
  #row = -1;
  #current = new Map<number, string>();
  isHidden = false;
  hiddenRows = 0;
  startsIn1904 = false;

  constructor(room: WorkbookRoom) {
    this.#room = room;
  }

  /** @param row counts from 0 */
  add(row: number, column: number, text: string): void {
    if (text === '') return;
    this.#room.check(row, column);
    if (row !== this.#row) {
      this.#endRow();
      this.#row = row;
    }
    this.#current.set(column, text.length > longestCell ? text.slice(0, longestCell) : text);
  }

  /** A cell merged over several rows holds for each of them that has something else in it. */
  done(name: string, merges: readonly Merge[]): SheetGrid {
    this.#endRow();
    this.#starts.push(this.#cells.length);
    const grid: SheetGrid = {
      name,
      isHidden: this.isHidden,
      hiddenRows: this.hiddenRows,
      startsIn1904: this.startsIn1904,
      rowNumbers: this.#rowNumbers.taken(),
      starts: this.#starts.taken(),
      columns: this.#columns.taken(),
      cells: this.#cells.taken(),
      texts: this.#texts,
    };
    const filled = filledDown(inOrder(grid), merges);
    if (!filled) throw new AppError('FILE_TOO_LARGE', { file: this.#room.file });
    return filled;
  }

  #endRow(): void {
    const cells = this.#current;
    if (cells.size === 0) return;
    this.#current = new Map();
    this.#rowNumbers.push(this.#row + 1);
    this.#starts.push(this.#cells.length);
    let fresh = 0;
    for (const [column, text] of cells) {
      let place = this.#places.get(text);
      if (place === undefined) {
        place = this.#texts.length;
        const kept = copied(text);
        this.#places.set(kept, place);
        this.#texts.push(kept);
        fresh++;
      }
      this.#columns.push(column);
      this.#cells.push(place);
    }
    this.#room.take(cells.size, fresh);
  }
}

/** Rows by their number: a program may write them in another order. */
function inOrder(grid: SheetGrid): SheetGrid {
  if (grid.rowNumbers.every((row, i) => i === 0 || row > (grid.rowNumbers[i - 1] ?? 0))) return grid;
  const order = [...grid.rowNumbers.keys()].toSorted((a, b) => (grid.rowNumbers[a] ?? 0) - (grid.rowNumbers[b] ?? 0));
  return rebuilt(grid, order, new Map());
}

/** Merged ranges of a sheet that are looked at. */
export const mostMerges = 200_000;

/** Cells that are filled in below merged ones at most; a range over whole columns fills each row once. */
const mostFilled = 20_000_000;

/** @returns null where merged cells cover more than a sheet has */
function filledDown(grid: SheetGrid, merges: readonly Merge[]): SheetGrid | null {
  const more = new Map<number, [column: number, text: number][]>();
  let left = mostFilled;
  for (const { row, column, lastRow } of merges.slice(0, mostMerges)) {
    if (lastRow <= row) continue;
    const top = placeOfRow(grid, row + 1);
    const text = top === null ? null : placeOfCell(grid, top, column);
    if (top === null || text === null) continue;
    for (let i = top + 1; i < grid.rowNumbers.length && (grid.rowNumbers[i] ?? 0) <= lastRow + 1; i++) {
      if (--left < 0) return null;
      if (placeOfCell(grid, i, column) !== null) continue;
      const added = more.get(i);
      if (added) added.push([column, text]);
      else more.set(i, [[column, text]]);
    }
  }
  return more.size === 0 ? grid : rebuilt(grid, [...grid.rowNumbers.keys()], more);
}

function rebuilt(
  grid: SheetGrid,
  order: readonly number[],
  more: ReadonlyMap<number, readonly (readonly [column: number, text: number])[]>,
): SheetGrid {
  const extra = [...more.values()].reduce((sum, added) => sum + added.length, 0);
  const starts = new Int32Array(order.length + 1);
  const columns = new Uint16Array(grid.columns.length + extra);
  const cells = new Int32Array(grid.cells.length + extra);
  let at = 0;
  for (const [i, from] of order.entries()) {
    starts[i] = at;
    for (let cell = grid.starts[from] ?? 0; cell < (grid.starts[from + 1] ?? 0); cell++) {
      columns[at] = grid.columns[cell] ?? 0;
      cells[at++] = grid.cells[cell] ?? 0;
    }
    for (const [column, text] of more.get(from) ?? []) {
      columns[at] = column;
      cells[at++] = text;
    }
  }
  starts[order.length] = at;
  return { ...grid, rowNumbers: Int32Array.from(order, (i) => grid.rowNumbers[i] ?? 0), starts, columns, cells };
}

/** Place of a row of the sheet among the filled ones; null where it is blank. */
function placeOfRow({ rowNumbers }: SheetGrid, row: number): number | null {
  let from = 0;
  let to = rowNumbers.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rowNumbers[middle] ?? 0) < row) from = middle + 1;
    else to = middle;
  }
  return rowNumbers[from] === row ? from : null;
}

function placeOfCell({ starts, columns, cells }: SheetGrid, place: number, column: number): number | null {
  for (let cell = starts[place] ?? 0; cell < (starts[place + 1] ?? 0); cell++)
    if (columns[cell] === column) return cells[cell] ?? null;
  return null;
}

/** The cells of the filled row at a place, as wide as the last of them. */
export function rowAt(grid: SheetGrid, place: number): readonly string[] {
  const { starts, columns, cells, texts } = grid;
  const row: string[] = [];
  for (let cell = starts[place] ?? 0; cell < (starts[place + 1] ?? 0); cell++) {
    const column = columns[cell] ?? 0;
    while (row.length < column) row.push('');
    row[column] = texts[cells[cell] ?? 0] ?? '';
  }
  return row;
}

/** The first rows of a sheet as they stand, blank ones too. */
export function headRows(grid: SheetGrid, most: number): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const [place, row] of grid.rowNumbers.entries()) {
    if (row > most) break;
    while (rows.length < row - 1) rows.push([]);
    rows.push(rowAt(grid, place));
  }
  return rows;
}
