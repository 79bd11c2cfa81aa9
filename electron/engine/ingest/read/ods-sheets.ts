import { AppError } from '../../../../shared/contract/app-error.ts';
import {
  longestCell,
  mostColumns,
  mostMerges,
  mostRows,
  SheetBuilder,
  WorkbookRoom,
  type Merge,
  type SheetGrid,
} from './sheet-grid.ts';
import { mostSheets } from './xlsx-sheets.ts';
import { attribute, decoded, TagStream, type TagReader } from './xml-tags.ts';

/**
 * Takes the sheets of an OpenDocument spreadsheet out of its content (ODF 1.3 part 3, 9), which is a part of `.ods` and the
 * whole of `.fods`.
 */
export class OdsSheets {
  readonly grids: SheetGrid[] = [];
  readonly #room: WorkbookRoom;
  readonly #file: string;
  readonly #tags: TagStream;
  /** Styles of sheets that are not shown. */
  readonly #hiding = new Set<string>();
  #style = '';
  #builder: SheetBuilder | null = null;
  #name = '';
  #merges: Merge[] = [];
  #row = 0;
  #rowTimes = 1;
  #cells: { column: number; text: string; lastRow: number }[] = [];
  #column = 0;
  #cellTimes = 1;
  #spanned = 1;
  #text = '';
  #value: string | null = null;
  #depthOfNote = 0;
  #inParagraph = 0;

  constructor(file: string) {
    this.#file = file;
    this.#room = new WorkbookRoom(file);
    const reader: TagReader = {
      open: (name, attributes, isEmpty) => this.#open(name, attributes, isEmpty),
      close: (name) => this.#close(name),
      text: (text) => {
        if (this.#inParagraph > 0 && this.#depthOfNote === 0 && this.#text.length < longestCell)
          this.#text += decoded(text);
      },
    };
    this.#tags = new TagStream(reader);
  }

  push(text: string): void {
    this.#tags.push(text);
  }

  end(): readonly SheetGrid[] {
    this.#tags.end();
    return this.grids;
  }

  #open(name: string, attributes: string, isEmpty: boolean): void {
    switch (name) {
      case 'style':
        this.#style = attribute(attributes, 'name') ?? '';
        return;
      case 'table-properties':
        if (attribute(attributes, 'display') === 'false') this.#hiding.add(this.#style);
        return;
      case 'table':
        this.#startTable(attributes);
        return;
      case 'table-row':
        this.#rowTimes = timesOf(attributes, 'number-rows-repeated');
        this.#cells = [];
        this.#column = 0;
        if (this.#builder && /^(?:collapse|filter)$/.test(attribute(attributes, 'visibility') ?? ''))
          this.#builder.hiddenRows += this.#rowTimes < mostRows / 2 ? this.#rowTimes : 0;
        if (isEmpty) this.#endRow();
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.#startCell(attributes);
        if (isEmpty) this.#endCell();
        return;
      case 'annotation':
        if (!isEmpty) this.#depthOfNote++;
        return;
      case 'p':
        if (isEmpty || this.#depthOfNote > 0) return;
        if (this.#text !== '') this.#text += '\n';
        this.#inParagraph++;
        return;
      case 's':
        if (this.#inParagraph > 0) this.#text += ' ';
        return;
      case 'line-break':
        if (this.#inParagraph > 0) this.#text += '\n';
        return;
      default:
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'table':
        this.#endTable();
        return;
      case 'table-row':
        this.#endRow();
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.#endCell();
        return;
      case 'annotation':
        this.#depthOfNote = Math.max(0, this.#depthOfNote - 1);
        return;
      case 'p':
        if (this.#depthOfNote === 0) this.#inParagraph = Math.max(0, this.#inParagraph - 1);
        return;
      default:
    }
  }

  #startTable(attributes: string): void {
    if (this.grids.length >= mostSheets) throw new AppError('FILE_TOO_MANY_SHEETS', { file: this.#file });
    this.#builder = new SheetBuilder(this.#room);
    this.#builder.isHidden = this.#hiding.has(attribute(attributes, 'style-name') ?? '');
    this.#name = attribute(attributes, 'name') ?? '';
    this.#merges = [];
    this.#row = 0;
  }

  #endTable(): void {
    if (this.#builder) this.grids.push(this.#builder.done(this.#name, this.#merges));
    this.#builder = null;
  }

  #startCell(attributes: string): void {
    this.#cellTimes = timesOf(attributes, 'number-columns-repeated');
    this.#spanned = timesOf(attributes, 'number-rows-spanned');
    this.#text = '';
    this.#inParagraph = 0;
    this.#value = valueOf(attributes);
  }

  #endCell(): void {
    const text = shownOr(this.#text, this.#value);
    if (text !== '')
      for (let i = 0; i < Math.min(this.#cellTimes, mostColumns); i++)
        this.#cells.push({ column: this.#column + i, text, lastRow: this.#row + this.#spanned - 1 });
    this.#column += this.#cellTimes;
    this.#cellTimes = 0;
  }

  /** Blank rows are passed over whatever their number; a row that says more than a sheet holds ends at the last one. */
  #endRow(): void {
    const times = this.#cells.length === 0 ? 0 : Math.min(this.#rowTimes, mostRows - this.#row);
    for (let i = 0; i < times; i++) {
      for (const { column, text, lastRow } of this.#cells) {
        this.#builder?.add(this.#row + i, column, text);
        if (lastRow > this.#row && this.#merges.length < mostMerges)
          this.#merges.push({ row: this.#row + i, column, lastRow });
      }
    }
    this.#row += this.#rowTimes;
    this.#cells = [];
    this.#rowTimes = 0;
  }
}

const timesOf = (attributes: string, name: string): number =>
  Math.max(1, Number(attribute(attributes, name) ?? 1) || 1);

/** The value of a cell where it is not its text: a date by itself, a number with all its digits. */
function valueOf(attributes: string): string | null {
  switch (attribute(attributes, 'value-type') ?? '') {
    case 'date':
      return (attribute(attributes, 'date-value') ?? '').replace(/T00:00:00(?:\.0+)?$/, '');
    case 'float':
    case 'currency':
      return plainNumber(attribute(attributes, 'value') ?? '');
    case 'boolean':
      return attribute(attributes, 'boolean-value');
    default:
      return null;
  }
}

/** The text where a cell has no other value, or shows what the value does not: zeros in front, an error. */
function shownOr(text: string, value: string | null): string {
  if (value === null || /^#|^err:/i.test(text)) return text;
  return /^0\d+$/.test(text) && Number(text) === Number(value) ? text : value;
}

const plainNumber = (value: string): string => {
  const number = Number(value);
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : value;
};
