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
import { attribute, decoded, TagStream } from './xml-tags.ts';

type OpenTable = {
  readonly builder: SheetBuilder;
  readonly merges: Merge[];
  row: number;
  column: number;
  text: string | null;
  down: number;
  /** By column: the last row that a cell above reaches down to. */
  busy: number[];
  across: number;
};

/**
 * Takes the tables out of a web page, as government systems write them under the name `.xls`. Cells are text as they
 * stand. Tags that are never closed end where the next one begins.
 */
export function htmlSheets(file: string): {
  readonly push: (text: string) => void;
  readonly end: () => readonly SheetGrid[];
} {
  const room = new WorkbookRoom(file);
  const grids: SheetGrid[] = [];
  const open: OpenTable[] = [];
  let isSkipped = false;

  function endCell(): void {
    const table = open.at(-1);
    if (!table || table.text === null) return;
    const text = table.text.replace(/[ \t\r\n\u00a0]+/g, ' ').trim();
    table.builder.add(table.row, table.column, text);
    if (table.down > 1 && table.merges.length < mostMerges)
      table.merges.push({ row: table.row, column: table.column, lastRow: table.row + table.down - 1 });
    table.text = null;
  }

  function endTable(): void {
    endCell();
    const table = open.pop();
    if (table) grids.push(table.builder.done(`table ${grids.length + 1}`, table.merges));
  }

  function startCell(attributes: string): void {
    endCell();
    const table = open.at(-1);
    if (!table) return;
    if (table.row < 0) table.row = 0;
    table.column += table.across;
    // A cell of a row above that reaches down takes its place.
    while ((table.busy[table.column] ?? -1) >= table.row) table.column++;
    table.text = '';
    table.down = Math.min(Number(attribute(attributes, 'rowspan') ?? 1) || 1, mostRows);
    table.across = Math.min(Number(attribute(attributes, 'colspan') ?? 1) || 1, mostColumns - table.column);
    if (table.down > 1)
      for (let right = 0; right < table.across; right++) table.busy[table.column + right] = table.row + table.down - 1;
  }

  const tags = new TagStream({
    open: (name, attributes) => {
      switch (name.toLowerCase()) {
        case 'table':
          if (grids.length + open.length >= mostSheets) throw new AppError('FILE_TOO_MANY_SHEETS', { file });
          open.push({
            builder: new SheetBuilder(room),
            merges: [],
            row: -1,
            column: -1,
            text: null,
            down: 1,
            busy: [],
            across: 1,
          });
          return;
        case 'tr': {
          endCell();
          const table = open.at(-1);
          if (!table) return;
          table.row++;
          table.column = -1;
          table.across = 1;
          return;
        }
        case 'td':
        case 'th':
          startCell(attributes);
          return;
        case 'br':
        case 'p':
        case 'div': {
          const table = open.at(-1);
          if (table && table.text !== null) table.text += ' ';
          return;
        }
        case 'script':
        case 'style':
          isSkipped = true;
          return;
        default:
      }
    },
    close: (name) => {
      switch (name.toLowerCase()) {
        case 'table':
          endTable();
          return;
        case 'td':
        case 'th':
        case 'tr':
          endCell();
          return;
        case 'script':
        case 'style':
          isSkipped = false;
          return;
        default:
      }
    },
    text: (piece) => {
      const table = open.at(-1);
      if (!isSkipped && table && table.text !== null && table.text.length < longestCell) table.text += decoded(piece);
    },
  });
  return {
    push: (piece) => tags.push(piece),
    end: () => {
      tags.end();
      while (open.length > 0) endTable();
      return grids.filter(({ rowNumbers }) => rowNumbers.length > 0);
    },
  };
}
