import { AppError } from '../../../../shared/contract/app-error.ts';
import { longestCell, mostMerges, SheetBuilder, WorkbookRoom, type Merge, type SheetGrid } from './sheet-grid.ts';
import { mostSheets } from './xlsx-sheets.ts';
import { attribute, decoded, TagStream } from './xml-tags.ts';

/** Takes the sheets out of an "XML Spreadsheet 2003", as Excel and many programs write it under the name `.xls`. */
export function xml2003Sheets(file: string): {
  readonly push: (text: string) => void;
  readonly end: () => readonly SheetGrid[];
} {
  const room = new WorkbookRoom(file);
  const grids: SheetGrid[] = [];
  let builder: SheetBuilder | null = null;
  let name = '';
  let merges: Merge[] = [];
  let row = -1;
  let column = -1;
  let across = 0;
  let isData = false;
  let type = '';
  let text = '';
  const tags = new TagStream({
    open: (tag, attributes, isEmpty) => {
      switch (tag) {
        case 'Worksheet':
          if (grids.length >= mostSheets) throw new AppError('FILE_TOO_MANY_SHEETS', { file });
          builder = new SheetBuilder(room);
          name = attribute(attributes, 'Name') ?? '';
          merges = [];
          row = -1;
          return;
        case 'Row': {
          const index = attribute(attributes, 'Index');
          row = index === null ? row + 1 : Number(index) - 1;
          column = -1;
          across = 0;
          if (builder && attribute(attributes, 'Hidden') === '1') builder.hiddenRows++;
          return;
        }
        case 'Cell': {
          const index = attribute(attributes, 'Index');
          column = index === null ? column + 1 + across : Number(index) - 1;
          across = Number(attribute(attributes, 'MergeAcross') ?? 0);
          const down = Number(attribute(attributes, 'MergeDown') ?? 0);
          if (down > 0 && merges.length < mostMerges) merges.push({ row, column, lastRow: row + down });
          return;
        }
        case 'Data':
          isData = !isEmpty;
          type = attribute(attributes, 'Type') ?? '';
          text = '';
          return;
        case 'Visible':
        case 'SheetVisible':
          return;
        default:
      }
    },
    close: (tag) => {
      if (tag === 'Data' && isData) {
        isData = false;
        builder?.add(row, column, textOf(type, text));
      }
      if (tag === 'Worksheet' && builder) {
        grids.push(builder.done(name, merges));
        builder = null;
      }
    },
    text: (piece) => {
      if (isData && text.length < longestCell) text += decoded(piece);
    },
  });
  return {
    push: (piece) => tags.push(piece),
    end: () => {
      tags.end();
      return grids;
    },
  };
}

function textOf(type: string, text: string): string {
  switch (type) {
    case 'DateTime':
      return text.replace(/T00:00:00(?:\.0+)?$/, '');
    case 'Number': {
      const number = Number(text);
      return Number.isInteger(number) && Math.abs(number) < 1e21 && text !== '' ? BigInt(number).toString() : text;
    }
    case 'Boolean':
      return text === '1' ? 'true' : 'false';
    default:
      return text;
  }
}
