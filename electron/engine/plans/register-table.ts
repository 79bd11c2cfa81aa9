import { AppError } from '../../../shared/contract/app-error.ts';
import type { BudgetLine, PlanRow } from '../../../shared/contract/plans.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import type { Language } from '../../../shared/format/language.ts';
import { satangPerBaht } from '../../../shared/format/money.ts';
import { plans as en } from '../../../shared/i18n/en/plans.ts';
import type { MessagesLike } from '../../../shared/i18n/messages-type.ts';
import { plans as th } from '../../../shared/i18n/th/plans.ts';
import { sumSatang } from '../../../shared/plans/plan-totals.ts';
import { targetPeopleText, targetText } from './register-cells.ts';
import { amountColumns, quarterColumns, registerColumns, type RegisterColumn } from './register-columns.ts';
import type { SheetCells } from './register-lines.ts';

const wordsOf: Readonly<Record<Language, MessagesLike<typeof th>>> = { th, en };

/** Columns of a table of our own: all that are read but the period, which start and end say. */
export type OwnColumn = Exclude<RegisterColumn, 'period'>;
export const ownColumns: readonly OwnColumn[] = registerColumns.filter((column) => column !== 'period');

export const isMoneyColumn = (column: RegisterColumn): boolean => column === 'source' || amountColumns.includes(column);

export type RegisterTable = {
  readonly cells: SheetCells;
  /** Columns that hold money, from 0: whole baht, or with two decimals. */
  readonly moneyColumns: readonly number[];
};

/**
 * Rows of a fiscal year as a table of our own: title, header, a line a row and source of money, totals. Read again, it gives the
 * same rows, but for what has no column: the measure of the library, baseline, links, people reached.
 * @throws AppError PLAN_SHEET_YEARS for rows of several fiscal years
 */
export function registerTable(rows: readonly PlanRow[], language: Language): RegisterTable {
  const years = [...new Set(rows.map(({ fiscalYearBE }) => fiscalYearBE))];
  if (years.length > 1) throw new AppError('PLAN_SHEET_YEARS', { found: years.map(String) });
  const words = wordsOf[language];
  const parts = rows.flatMap((row, i) =>
    budgetsBySource(row.budget).map((budget, part) => ({ row, budget, part, number: i + 1 })),
  );
  const lines = parts.map(({ row, budget, part, number }) =>
    ownColumns.map((column) => {
      if (column === 'number') return part === 0 ? String(number) : '';
      if (isMoneyColumn(column)) return moneyCell(row, budget, column, part);
      return part === 0 ? textCell(row, column, language) : '';
    }),
  );
  const totals = ownColumns.map((column): string => {
    if (column === 'measure') return words.sheetTotal;
    if (!amountColumns.includes(column)) return '';
    return plainBaht(sumSatang(parts.map(({ row, budget, part }) => amountOf(row, budget, column, part) ?? 0)));
  });
  return {
    cells: [
      [words.fiscalYear(String(years[0] ?? ''))],
      ownColumns.map((column) => words.columns[column]),
      ...lines,
      totals,
    ],
    moneyColumns: ownColumns.flatMap((column, at) => (amountColumns.includes(column) ? [at] : [])),
  };
}

/** The money of a row by where it comes from, in order; one without money where there is none. */
export function budgetsBySource(budget: readonly BudgetLine[]): readonly (readonly BudgetLine[])[] {
  const bySource = [...Map.groupBy(budget, ({ source }) => source.trim()).values()];
  return bySource.length === 0 ? [[]] : bySource;
}

/** The amount of a column for one source in satang; what was spent stands beside the first. Null: blank. */
export function amountOf(
  row: PlanRow,
  budget: readonly BudgetLine[],
  column: RegisterColumn,
  part: number,
): number | null {
  const sumOf = (lines: readonly BudgetLine[]): number | null =>
    lines.length === 0 ? null : sumSatang(lines.map(({ satang }) => satang));
  const quarter = quarterColumns.findIndex((each) => each === column) + 1;
  if (quarter > 0) return sumOf(budget.filter((line) => line.quarter === quarter));
  if (column === 'budget') return sumOf(budget);
  return column === 'spent' && part === 0 ? row.spentSatang : null;
}

/** The cell of a column of money or of its source. */
export function moneyCell(row: PlanRow, budget: readonly BudgetLine[], column: RegisterColumn, part: number): string {
  if (column === 'source') return budget[0]?.source ?? '';
  const amount = amountOf(row, budget, column, part);
  return amount === null ? '' : plainBaht(amount);
}

/** As a spreadsheet takes a number: `1250000`, `1250.50`. */
export function plainBaht(satang: number): string {
  const rest = Math.abs(satang) % satangPerBaht;
  const whole = (Math.abs(satang) - rest) / satangPerBaht;
  return `${satang < 0 ? '-' : ''}${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** The cell of a column of words; blank for one of money, for the number and the period. */
export function textCell(row: PlanRow, column: RegisterColumn, language: Language): string {
  switch (column) {
    case 'strategy':
    case 'measure':
    case 'agency':
    case 'remarks':
    case 'id':
      return row[column];
    case 'place':
      return row.placeText || row.areas.join(', ');
    case 'indicator':
      return row.indicatorText || (row.indicator === null ? '' : indicatorByNo(row.indicator)[language]);
    case 'target':
      return targetText(row.target, language);
    case 'forWhom':
      return row.forWhomText || targetPeopleText(row.forWhom, language);
    case 'partners':
      return row.partners.join(', ');
    case 'starts':
      return row.startsOn ?? '';
    case 'ends':
      return row.endsOn ?? '';
    case 'state':
      return wordsOf[language].states[row.state];
    case 'number':
    case 'period':
    case 'source':
    case 'budget':
    case 'quarter1':
    case 'quarter2':
    case 'quarter3':
    case 'quarter4':
    case 'spent':
      return '';
  }
}
