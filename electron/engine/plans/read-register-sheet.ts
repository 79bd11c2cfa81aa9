import { readSurveyYear } from '../../../shared/calendar/buddhist-era.ts';
import { toArabicDigits } from '../../../shared/calendar/thai-digits.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { BudgetLine, PlanRow } from '../../../shared/contract/plans.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { formatBahtValue } from '../../../shared/format/money.ts';
import { newPlanRow } from '../../../shared/plans/new-plan-row.ts';
import { sumSatang } from '../../../shared/plans/plan-totals.ts';
import {
  readAmount,
  readDay,
  readIndicator,
  readPartners,
  readPeriod,
  readState,
  readTarget,
  readTargetPeople,
  targetText,
} from './register-cells.ts';
import {
  findRegisterHeader,
  quarterColumns,
  type RegisterColumn,
  type RegisterHeader,
  type RegisterMapping,
} from './register-columns.ts';
import {
  sheetNote,
  sortedLines,
  textOf,
  type SheetCells,
  type SheetLine,
  type SheetNote,
  type StatedTotal,
} from './register-lines.ts';

/** A row of the register and the lines it stands in: several where its money has several sources. */
export type SheetRow = { readonly row: PlanRow; readonly lines: readonly number[] };

export type RegisterSheet = {
  readonly cells: SheetCells;
  readonly header: RegisterHeader;
  readonly fiscalYearBE: number;
  readonly rows: readonly SheetRow[];
  readonly totals: readonly StatedTotal[];
  readonly notes: readonly SheetNote[];
};

export type RegisterReading = {
  /** Fiscal year where the sheet does not say it. */
  readonly fiscalYearBE?: number;
  /** Columns as a person mapped them, before what is recognised. */
  readonly mapping?: RegisterMapping;
  /** Codes of the areas that a text names; none when it names none. */
  readonly areasOf?: (text: string) => readonly string[];
  /** Id of a new row by its line; lines of another file need others. */
  readonly idOf?: (line: number) => string;
};

/**
 * Reads an office's plan: a header of one or two rows below any titles, rows of measures, headings of strategies, rows of
 * totals. Money is read in whole satang. Whatever is not understood is named, with its place; nothing is guessed.
 * @throws AppError PLAN_SHEET_COLUMNS, PLAN_SHEET_YEAR, PLAN_SHEET_EMPTY
 */
export function readRegisterSheet(cells: SheetCells, reading: RegisterReading = {}): RegisterSheet {
  const header = findRegisterHeader(cells, reading.mapping);
  if (header === null) throw new AppError('PLAN_SHEET_COLUMNS', { found: firstTexts(cells) });
  const year = fiscalYearOf(cells.slice(0, header.firstRow), reading.fiscalYearBE);
  const sorted = sortedLines(cells, header);
  const rows = sorted.measures.map((lines) => readRow(lines, year.fiscalYearBE, reading));
  if (rows.length === 0) throw new AppError('PLAN_SHEET_EMPTY');
  const unread = header.unread.map(({ header: text }) => sheetNote('column-not-read', header.lastRow, null, text));
  const notes = [...unread, ...year.notes, ...sorted.notes, ...rows.flatMap((row) => row.notes)];
  return {
    cells,
    header,
    fiscalYearBE: year.fiscalYearBE,
    rows: rows.map(({ row, lines }) => ({ row, lines })),
    totals: sorted.totals,
    notes: notes.toSorted((a, b) => a.line - b.line),
  };
}

function firstTexts(cells: SheetCells): readonly string[] {
  const row = cells.find((each) => each.filter((cell) => cell.trim() !== '').length > 1) ?? cells[0] ?? [];
  return row.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

function fiscalYearOf(
  titles: SheetCells,
  given: number | undefined,
): { fiscalYearBE: number; notes: readonly SheetNote[] } {
  if (given !== undefined) return { fiscalYearBE: given, notes: [] };
  const texts = titles.flatMap((row, index) => row.filter((cell) => cell !== '').map((text) => ({ index, text })));
  const saysYear = texts.filter(({ text }) => /ปีงบประมาณ|fiscal year/i.test(text));
  for (const { index, text } of [...saysYear, ...texts]) {
    const read = readSurveyYear(text);
    if (read === null) continue;
    const { surveyYearBE, wasGregorian } = read;
    return {
      fiscalYearBE: surveyYearBE,
      notes: wasGregorian ? [sheetNote('gregorian-year', index, null, String(surveyYearBE - 543))] : [],
    };
  }
  throw new AppError('PLAN_SHEET_YEAR');
}

function readRow(
  lines: readonly SheetLine[],
  fiscalYearBE: number,
  { areasOf = () => [], idOf = (line) => `line-${line}` }: RegisterReading,
): SheetRow & { readonly notes: readonly SheetNote[] } {
  const [first] = lines;
  if (!first) throw new RangeError('A row of a register has at least one line.');
  const notes: SheetNote[] = [];
  /** What a cell says; what is not blank and says nothing is noted. */
  const read = <Value>(line: SheetLine, column: RegisterColumn, how: (text: string) => Value | null): Value | null => {
    const text = textOf(line, column);
    if (text === '') return null;
    const value = how(text);
    if (value === null)
      notes.push(
        sheetNote(hasShortYear(column, text) ? 'two-digit-year' : 'cell-not-understood', line.index, column, text),
      );
    return value;
  };
  const budget = lines.flatMap((line, i) => budgetOf(line, lines[i - 1], read, notes));
  const spent = lines.map((line) => read(line, 'spent', readAmount)).filter((satang) => satang !== null);
  const period = read(first, 'period', readPeriod);
  const place = textOf(first, 'place');
  const codes = areaCodesOf(place);
  const row = newPlanRow(textOf(first, 'id') || idOf(first.index + 1), fiscalYearBE, {
    strategy: first.strategy,
    measure: textOf(first, 'measure'),
    areas: [...(codes ?? areasOf(place))],
    placeText: codes === null ? place : '',
    ...indicatorAndTarget(textOf(first, 'indicator'), textOf(first, 'target')),
    ...forWhomOf(textOf(first, 'forWhom')),
    agency: textOf(first, 'agency'),
    partners: [...readPartners(textOf(first, 'partners'))],
    budget,
    spentSatang: spent.length === 0 ? null : sumSatang(spent),
    startsOn: read(first, 'starts', readDay) ?? period?.startsOn ?? null,
    endsOn: read(first, 'ends', readDay) ?? period?.endsOn ?? null,
    state: read(first, 'state', readState) ?? 'planned',
    remarks: textOf(first, 'remarks'),
  });
  return { row, lines: lines.map(({ index }) => index), notes };
}

/** A cell that is a list of area codes; null for words. */
function areaCodesOf(cell: string): readonly string[] | null {
  const parts = toArabicDigits(cell).split(/\s*[,;]\s*/);
  return parts.every((part) => /^\d{2}(\d{2}){0,3}$/.test(part)) ? parts : null;
}

const hasShortYear = (column: RegisterColumn, text: string): boolean =>
  ['starts', 'ends', 'period'].includes(column) && /(?:[^\d]|^)\d{2}\s*(?:$|-|–|ถึง)/.test(toArabicDigits(text));

type ReadCell = <Value>(line: SheetLine, column: RegisterColumn, how: (text: string) => Value | null) => Value | null;

/** The money of a line: by quarter where it is split, and what its total has beyond. */
function budgetOf(
  line: SheetLine,
  above: SheetLine | undefined,
  read: ReadCell,
  notes: SheetNote[],
): readonly BudgetLine[] {
  const source = textOf(line, 'source');
  const quarters = quarterColumns.flatMap((column, i): readonly BudgetLine[] => {
    const satang = read(line, column, readAmount);
    return satang === null || satang === 0 ? [] : [{ source, quarter: i + 1, satang }];
  });
  const total = read(line, 'budget', readAmount);
  const rest = total === null ? 0 : total - sumSatang(quarters.map(({ satang }) => satang));
  const isRepeated =
    quarters.length === 0 &&
    total !== null &&
    total !== 0 &&
    above !== undefined &&
    textOf(above, 'budget') === textOf(line, 'budget');
  if (isRepeated) notes.push(sheetNote('amount-repeated', line.index, 'budget', formatBahtValue(total)));
  if (quarters.length > 0 && rest > 0)
    notes.push(sheetNote('rest-not-split', line.index, 'budget', formatBahtValue(rest)));
  if (quarters.length > 0 && rest < 0)
    notes.push(sheetNote('row-total-differs', line.index, 'budget', formatBahtValue(rest)));
  return rest > 0 || (rest < 0 && quarters.length === 0)
    ? [...quarters, { source, quarter: null, satang: rest }]
    : quarters;
}

/**
 * A percentage is a target for the prevalence of an indicator only where the row names one of the 22: an office's own "80 %"
 * counts something else.
 */
function indicatorAndTarget(
  indicatorCell: string,
  targetCell: string,
): Pick<PlanRow, 'indicator' | 'indicatorText' | 'target'> {
  const indicator = readIndicator(indicatorCell);
  const isItsName = indicators.some(({ no, th, en }) => no === indicator && [th, en].includes(indicatorCell));
  const { percent, people } = readTarget(targetCell);
  const target = { percent: indicator === null ? null : percent, people, text: '' };
  const isSaid = (['th', 'en'] as const).some((language) => targetText(target, language) === targetCell);
  return {
    indicator,
    indicatorText: isItsName ? '' : indicatorCell,
    target: isSaid ? target : { ...target, text: targetCell },
  };
}

function forWhomOf(cell: string): Partial<Pick<PlanRow, 'forWhom' | 'forWhomText'>> {
  const forWhom = readTargetPeople(cell);
  return forWhom === null ? { forWhomText: cell } : { forWhom };
}
