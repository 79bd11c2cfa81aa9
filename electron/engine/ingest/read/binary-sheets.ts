import { read, set_cptable, type CellObject, type WorkBook } from '@e965/xlsx';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { uncalculated } from '../../../../shared/cpms/error-cells.ts';
import { numberKind, numberText } from './number-text.ts';
import { SheetBuilder, WorkbookRoom, type SheetGrid } from './sheet-grid.ts';
import { mostSheets } from './xlsx-sheets.ts';

const decoders = new Map<number, InstanceType<typeof TextDecoder>>();

/** Names of the character sets that are not `windows-` and their number. */
const labels: Readonly<Record<number, string>> = {
  1200: 'utf-16le',
  10_000: 'macintosh',
  65_001: 'utf-8',
  28_591: 'latin1',
};

function decoderOf(codePage: number): InstanceType<typeof TextDecoder> {
  let decoder = decoders.get(codePage);
  if (!decoder) {
    try {
      decoder = new TextDecoder(labels[codePage] ?? `windows-${codePage}`);
    } catch {
      // A workbook of Excel 95 in a set that is not known here: the letters of Thailand are likeliest.
      decoder = new TextDecoder('windows-874');
    }
    decoders.set(codePage, decoder);
  }
  return decoder;
}

// Excel 95 and before has texts in the character set of its Windows; the library reads them by a table that it does not bring.
set_cptable({
  utils: {
    decode: (codePage: number, bytes: ArrayLike<number>): string => decoderOf(codePage).decode(Uint8Array.from(bytes)),
  },
});

/**
 * The sheets of a binary workbook: Excel 97-2003 and before (`.xls`), or Excel's own `.xlsb`.
 * @throws AppError FILE_PROTECTED, FILE_DAMAGED, FILE_TOO_LARGE, FILE_TOO_MANY_SHEETS
 */
export function binarySheets(bytes: Buffer, file: string): readonly SheetGrid[] {
  const workbook = opened(bytes, file);
  if (workbook.SheetNames.length > mostSheets) throw new AppError('FILE_TOO_MANY_SHEETS', { file });
  const room = new WorkbookRoom(file);
  const startsIn1904 = workbook.Workbook?.WBProps?.date1904 === true;
  return workbook.SheetNames.map((name, i) => {
    const sheet = workbook.Sheets[name];
    const builder = new SheetBuilder(room);
    builder.startsIn1904 = startsIn1904;
    builder.isHidden = (workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0;
    const rows = (sheet?.['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
    // What a cell claims as its row may be far beyond the last one.
    for (const row of Object.keys(rows).map(Number)) {
      const cells = rows[row] ?? [];
      for (const column of Object.keys(cells).map(Number)) {
        const cell = cells[column];
        if (cell) builder.add(row, column, textOf(cell, startsIn1904));
      }
    }
    const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({ row: s.r, column: s.c, lastRow: e.r }));
    return builder.done(name, merges);
  });
}

function opened(bytes: Buffer, file: string): WorkBook {
  try {
    return read(bytes, {
      dense: true,
      nodim: true,
      cellNF: true,
      cellHTML: false,
      cellFormula: true,
      cellStyles: false,
    });
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new AppError(isProtected ? 'FILE_PROTECTED' : 'FILE_DAMAGED', { file }, { cause: error });
  }
}

function textOf(cell: CellObject, startsIn1904: boolean): string {
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number'
        ? numberText(cell.v, numberKind(-1, String(cell.z ?? 'General')), startsIn1904)
        : '';
    case 's':
      return String(cell.v ?? '');
    case 'b':
      return cell.v === true ? 'true' : 'false';
    case 'e':
      return errorNames[Number(cell.v)] ?? cell.w ?? uncalculated;
    case 'd':
      return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : '';
    case 'z':
      return cell.f === undefined ? '' : uncalculated;
  }
}

/** Errors as the file has them (MS-XLS 2.5.10). */
const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
