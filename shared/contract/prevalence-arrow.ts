import { Float64, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray, type Vector } from 'apache-arrow';
import type { AreaPrevalence } from './analysis.ts';
import { householdIndicators, indicators } from '../cpms/indicators.ts';

/** Above this many rows an answer goes as Arrow IPC; JSON is faster below. */
export const arrowFromRows = 5000;

/**
 * Rows of a prevalence answer as an Arrow IPC stream: `surveyYearBE`, `areaCode`, `children`, `migrants`,
 * `households`, then per indicator n `yes{n}`, `no{n}`, `unknown{n}` (Int32) and `prevalence{n}`, `ciLow{n}`,
 * `ciHigh{n}` (Float64, null without a denominator), and `livingYes{17-22}`, `livingKnown{17-22}`.
 */
export function prevalenceIpc(rows: readonly AreaPrevalence[]): Uint8Array {
  const counts = (of: (row: AreaPrevalence) => number | undefined): Vector =>
    vectorFromArray(Int32Array.from(rows, (row) => of(row) ?? 0));
  const shares = (of: (row: AreaPrevalence) => number | null | undefined): Vector =>
    vectorFromArray(
      rows.map((row) => of(row) ?? null),
      new Float64(),
    );
  const columns: Record<string, Vector> = {
    surveyYearBE: counts((row) => row.surveyYearBE),
    areaCode: vectorFromArray(
      rows.map((row) => row.areaCode),
      new Utf8(),
    ),
    children: counts((row) => row.children),
    migrants: counts((row) => row.migrants),
    households: counts((row) => row.households),
  };
  for (const [i, { no }] of indicators.entries()) {
    columns[`yes${no}`] = counts((row) => row.yes[i]);
    columns[`no${no}`] = counts((row) => row.no[i]);
    columns[`unknown${no}`] = counts((row) => row.unknown[i]);
    columns[`prevalence${no}`] = shares((row) => row.prevalence[i]);
    columns[`ciLow${no}`] = shares((row) => row.ciLow[i]);
    columns[`ciHigh${no}`] = shares((row) => row.ciHigh[i]);
  }
  for (const [i, { no }] of householdIndicators.entries()) {
    columns[`livingYes${no}`] = counts((row) => row.livingYes[i]);
    columns[`livingKnown${no}`] = counts((row) => row.livingKnown[i]);
  }
  return tableToIPC(new Table(columns), 'stream');
}

function column(table: Table, name: string): Vector {
  const found = table.getChild(name);
  if (!found) throw new Error(`The answer lacks the column ${name}.`);
  return found;
}

function numbers(table: Table, prefix: string, numbersOfIndicators: readonly number[]): Vector[] {
  return numbersOfIndicators.map((no) => column(table, `${prefix}${no}`));
}

const counts = (vectors: readonly Vector[], row: number): number[] =>
  vectors.map((vector) => Number(vector.get(row) ?? 0));

const shares = (vectors: readonly Vector[], row: number): (number | null)[] =>
  vectors.map((vector) => {
    const value: unknown = vector.get(row);
    return value === null || value === undefined ? null : Number(value);
  });

/**
 * Rows out of an Arrow IPC stream with the columns `surveyYearBE`, `areaCode`, `children`, `migrants`,
 * `households`, and per indicator `yes1`…`yes22`, `no…`, `unknown…`, `prevalence…`, `ciLow…`, `ciHigh…`,
 * and `livingYes17`…`livingYes22`, `livingKnown…`.
 */
export function rowsFromArrow(bytes: Uint8Array): AreaPrevalence[] {
  const table = tableFromIPC(bytes);
  const all = indicators.map((indicator) => indicator.no);
  const ofHouseholds = householdIndicators.map((indicator) => indicator.no);
  const single = {
    surveyYearBE: column(table, 'surveyYearBE'),
    areaCode: column(table, 'areaCode'),
    children: column(table, 'children'),
    migrants: column(table, 'migrants'),
    households: column(table, 'households'),
  };
  const many = {
    yes: numbers(table, 'yes', all),
    no: numbers(table, 'no', all),
    unknown: numbers(table, 'unknown', all),
    prevalence: numbers(table, 'prevalence', all),
    ciLow: numbers(table, 'ciLow', all),
    ciHigh: numbers(table, 'ciHigh', all),
    livingYes: numbers(table, 'livingYes', ofHouseholds),
    livingKnown: numbers(table, 'livingKnown', ofHouseholds),
  };
  return Array.from({ length: table.numRows }, (_, row) => ({
    surveyYearBE: Number(single.surveyYearBE.get(row)),
    areaCode: String(single.areaCode.get(row)),
    children: Number(single.children.get(row)),
    migrants: Number(single.migrants.get(row)),
    households: Number(single.households.get(row)),
    yes: counts(many.yes, row),
    no: counts(many.no, row),
    unknown: counts(many.unknown, row),
    prevalence: shares(many.prevalence, row),
    ciLow: shares(many.ciLow, row),
    ciHigh: shares(many.ciHigh, row),
    livingYes: counts(many.livingYes, row),
    livingKnown: counts(many.livingKnown, row),
  }));
}
