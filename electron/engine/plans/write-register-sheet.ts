import { toThaiDigits } from '../../../shared/calendar/thai-digits.ts';
import { canonicalJson } from '../../../shared/contract/canonical-json.ts';
import type { BudgetLine, PlanRow } from '../../../shared/contract/plans.ts';
import type { Language } from '../../../shared/format/language.ts';
import { formatBahtValue, satangPerBaht } from '../../../shared/format/money.ts';
import type { RegisterSheet, SheetRow } from './read-register-sheet.ts';
import { readAmount } from './register-cells.ts';
import { quarterColumns, type RegisterColumn } from './register-columns.ts';
import { sortedLines, type SheetCells } from './register-lines.ts';
import {
  amountOf,
  budgetsBySource,
  isMoneyColumn,
  moneyCell,
  ownColumns,
  plainBaht,
  textCell,
  type OwnColumn,
} from './register-table.ts';

/** Something of a row that the office's table has no column for. */
export type NotWritten = { readonly rowId: string; readonly column: RegisterColumn };

export type SheetWritten = { readonly cells: SheetCells; readonly notWritten: readonly NotWritten[] };

/**
 * Rows put back into the table they were read from. Every cell whose meaning has not changed stays as the office wrote it, so
 * rows that did not change go out as they came in. Changed cells are written anew, rows that are gone are taken out, new ones
 * stand behind the last; a total that agreed agrees again.
 */
export function writeRegisterSheet(sheet: RegisterSheet, rows: readonly PlanRow[], language: Language): SheetWritten {
  const byFirstLine = new Map(sheet.rows.map((own) => [own.lines[0], own]));
  const further = new Set(sheet.rows.flatMap(({ lines }) => lines.slice(1)));
  const last = Math.max(...sheet.rows.flatMap(({ lines }) => lines));
  const known = new Set(sheet.rows.map(({ row }) => row.id));
  const added = rows.filter(({ id }) => !known.has(id));
  const cells = sheet.cells.flatMap((line, index): SheetCells => {
    const own = byFirstLine.get(index);
    const now = own && rows.find(({ id }) => id === own.row.id);
    const kept = further.has(index) || (own && !now) ? [] : [line];
    const written = own && now ? rewrittenLines(sheet, own, now, language) : kept;
    return index === last
      ? [...written, ...added.flatMap((row, i) => newLines(sheet, row, known.size + i + 1, language))]
      : written;
  });
  const notWritten = rows.flatMap((row) => {
    const former = sheet.rows.find((own) => own.row.id === row.id)?.row ?? null;
    return changedColumns(former, row, language)
      .filter((column) => !hasColumn(sheet, row, column))
      .map((column) => ({ rowId: row.id, column }));
  });
  return { cells: withTotals(sheet, cells), notWritten };
}

/** Columns that say something else of a row than before; of a new one, those that say anything. */
function changedColumns(before: PlanRow | null, now: PlanRow, language: Language): readonly OwnColumn[] {
  return ownColumns.filter((column) => {
    if (column === 'number' || column === 'id') return false;
    const said = saidBy(now, column, language);
    if (before !== null) return canonicalJson(saidBy(before, column, language)) !== canonicalJson(said);
    return column !== 'state' && column !== 'forWhom' && said.some((cell) => cell !== '');
  });
}

/** The cells of a row in a column: one, or one for each source of money. */
function saidBy(row: PlanRow, column: OwnColumn, language: Language): readonly string[] {
  if (column === 'spent') return [moneyCell(row, [], column, 0)];
  return isMoneyColumn(column)
    ? budgetsBySource(row.budget).map((budget, part) => moneyCell(row, budget, column, part))
    : [textCell(row, column, language)];
}

/**
 * Whether a table says what a column of ours says: a total is said by its quarters where all of it is split, the strategy of a
 * new row by the heading it comes to stand under.
 */
function hasColumn({ header: { columns }, rows }: RegisterSheet, row: PlanRow, column: OwnColumn): boolean {
  if (columns.has(column)) return true;
  if (column === 'strategy')
    return rows.at(-1)?.row.strategy === row.strategy && rows.every((own) => own.row.id !== row.id);
  const isAllSplit = row.budget.every(({ quarter }) => quarter !== null);
  return column === 'budget' && isAllSplit && quarterColumns.every((each) => columns.has(each));
}

/** The lines of a row as it is now: as many as its money has sources, where the money changed. */
function rewrittenLines(sheet: RegisterSheet, own: SheetRow, now: PlanRow, language: Language): SheetCells {
  const former = own.lines.map((index) => sheet.cells[index] ?? []);
  const changed = changedColumns(own.row, now, language);
  if (changed.length === 0) return former;
  const isMoneyChanged = changed.some(isMoneyColumn);
  const budgets = budgetsBySource(now.budget);
  return Array.from({ length: isMoneyChanged ? budgets.length : former.length }, (_, part) => {
    const line = [...(former[part] ?? former[0] ?? [])];
    for (const column of ownColumns) {
      const at = sheet.header.columns.get(column);
      if (at === undefined) continue;
      const cell = line[at] ?? '';
      if (isMoneyColumn(column)) {
        if (isMoneyChanged) line[at] = moneyCellLike(cell, now, budgets[part] ?? [], column, part);
      } else if (changed.includes(column) && (part === 0 || cell !== '')) line[at] = textCell(now, column, language);
    }
    return line;
  });
}

function newLines(sheet: RegisterSheet, row: PlanRow, number: number, language: Language): SheetCells {
  const width = Math.max(...sheet.cells.map((line) => line.length));
  return budgetsBySource(row.budget).map((budget, part) => {
    const line = Array<string>(width).fill('');
    for (const [column, at] of sheet.header.columns) {
      if (isMoneyColumn(column)) line[at] = moneyCell(row, budget, column, part);
      else if (part === 0) line[at] = column === 'number' ? String(number) : textCell(row, column, language);
    }
    return line;
  });
}

/** A cell that says the same amount stays as it was written. */
function moneyCellLike(
  former: string,
  row: PlanRow,
  budget: readonly BudgetLine[],
  column: RegisterColumn,
  part: number,
): string {
  if (column === 'source') return moneyCell(row, budget, column, part);
  const satang = amountOf(row, budget, column, part);
  if ((readAmount(former) ?? 0) === (satang ?? 0)) return former;
  return satang === null ? '' : amountLike(former, satang);
}

/** An amount as the cell before it was written: Thai digits, thousands with commas, two decimals. */
function amountLike(former: string, satang: number): string {
  const plain = /[,]/.test(former) ? formatBahtValue(satang).replace('−', '-') : plainBaht(satang);
  const hasDecimals = /[.][\d๐-๙]{2}$/.test(former) && satang % satangPerBaht === 0;
  const text = hasDecimals ? `${plain}.00` : plain;
  return /[๐-๙]/.test(former) ? toThaiDigits(text) : text;
}

/** Totals that agreed with their rows are written anew where the rows say another sum; the office's own errors stay. */
function withTotals(sheet: RegisterSheet, cells: SheetCells): SheetCells {
  const lines = cells.map((line) => [...line]);
  for (const [i, total] of sortedLines(cells, sheet.header).totals.entries()) {
    const before = sheet.totals[i];
    const at = sheet.header.columns.get(total.column);
    const line = lines[total.line - 1];
    if (!before || !line || at === undefined || before.statedSatang !== before.sumSatang) continue;
    if (total.statedSatang !== total.sumSatang) line[at] = amountLike(line[at] ?? '', total.sumSatang);
  }
  return lines;
}
