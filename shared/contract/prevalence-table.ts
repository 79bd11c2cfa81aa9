import {
  type Data,
  Field,
  FixedSizeList,
  Float64,
  Int32,
  makeData,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  Vector,
  vectorFromArray,
} from 'apache-arrow';
import type { AreaPrevalence } from './analysis.ts';
import { householdIndicators, indicatorCount } from '../cpms/indicators.ts';

const householdCount = householdIndicators.length;

/**
 * Prevalence of many areas as columns. The columns of the 22 indicators (of the 6 household indicators) hold
 * 22 (6) neighbouring numbers per row. Shares are NaN where there is no denominator or the cell is hidden; a hidden
 * count is `hiddenMark`.
 */
export type PrevalenceTable = {
  readonly length: number;
  readonly surveyYearBE: Int32Array;
  readonly areaCode: readonly string[];
  readonly children: Int32Array;
  readonly migrants: Int32Array;
  readonly households: Int32Array;
  readonly yes: Int32Array;
  readonly no: Int32Array;
  readonly unknown: Int32Array;
  readonly prevalence: Float64Array;
  readonly ciLow: Float64Array;
  readonly ciHigh: Float64Array;
  readonly livingYes: Int32Array;
  readonly livingKnown: Int32Array;
};

/** Stands for a count that the planning view hides. */
export const hiddenMark = -1;

/** An empty table for a number of rows, to be filled. */
export function emptyPrevalenceTable(length: number, areaCode: readonly string[]): PrevalenceTable {
  const counts = (width: number): Int32Array => new Int32Array(length * width);
  const shares = (): Float64Array => new Float64Array(length * indicatorCount).fill(Number.NaN);
  return {
    length,
    areaCode,
    surveyYearBE: counts(1),
    children: counts(1),
    migrants: counts(1),
    households: counts(1),
    yes: counts(indicatorCount),
    no: counts(indicatorCount),
    unknown: counts(indicatorCount),
    prevalence: shares(),
    ciLow: shares(),
    ciHigh: shares(),
    livingYes: counts(householdCount),
    livingKnown: counts(householdCount),
  };
}

/** The table row by row, as the contract has it. */
export function prevalenceRows(table: PrevalenceTable): AreaPrevalence[] {
  const shown = (value: number): number | null => (value === hiddenMark ? null : value);
  const all = (values: Int32Array, row: number, width: number): number[] =>
    Array.from(values.subarray(row * width, (row + 1) * width));
  const counts = (values: Int32Array, row: number, width: number): (number | null)[] =>
    all(values, row, width).map(shown);
  const shares = (values: Float64Array, row: number): (number | null)[] =>
    Array.from(values.subarray(row * indicatorCount, (row + 1) * indicatorCount), (value) =>
      Number.isNaN(value) ? null : value,
    );
  return table.areaCode.map((areaCode, row) => ({
    surveyYearBE: table.surveyYearBE[row] ?? 0,
    areaCode,
    children: shown(table.children[row] ?? 0),
    migrants: shown(table.migrants[row] ?? 0),
    households: shown(table.households[row] ?? 0),
    hidden: all(table.yes, row, indicatorCount).map((value) => value === hiddenMark),
    yes: counts(table.yes, row, indicatorCount),
    no: counts(table.no, row, indicatorCount),
    unknown: all(table.unknown, row, indicatorCount),
    prevalence: shares(table.prevalence, row),
    ciLow: shares(table.ciLow, row),
    ciHigh: shares(table.ciHigh, row),
    livingYes: counts(table.livingYes, row, householdCount),
    livingKnown: counts(table.livingKnown, row, householdCount),
  }));
}

const single = ['surveyYearBE', 'children', 'migrants', 'households'] as const;
const countLists = ['yes', 'no', 'unknown', 'livingYes', 'livingKnown'] as const;
const shareLists = ['prevalence', 'ciLow', 'ciHigh'] as const;

/** The table as an Arrow IPC stream: a column per name, lists of fixed size for the indicators. */
export function prevalenceIpc(table: PrevalenceTable): Uint8Array {
  const columns: Record<string, Vector> = { areaCode: vectorFromArray([...table.areaCode], new Utf8()) };
  for (const name of single) columns[name] = new Vector([makeData({ type: new Int32(), data: table[name] })]);
  for (const name of countLists)
    columns[name] = listVector(makeData({ type: new Int32(), data: table[name] }), table.length);
  for (const name of shareLists)
    columns[name] = listVector(makeData({ type: new Float64(), data: table[name] }), table.length);
  return tableToIPC(new Table(columns), 'stream');
}

function listVector(child: Data<Int32> | Data<Float64>, length: number): Vector {
  const width = length === 0 ? 1 : child.length / length;
  return new Vector([
    makeData({ type: new FixedSizeList(width, new Field<Int32 | Float64>('item', child.type)), length, child }),
  ]);
}

/**
 * The table out of an Arrow IPC stream made by `prevalenceIpc`.
 * @throws TypeError when a column is missing
 */
export function prevalenceTableFromIpc(bytes: Uint8Array): PrevalenceTable {
  const arrow = tableFromIPC(bytes);
  const column = (name: string): Vector => {
    const found = arrow.getChild(name);
    if (!found) throw new TypeError(`The answer lacks the column ${name}.`);
    return found;
  };
  const list = (name: string): Vector => {
    const child = column(name).getChildAt(0);
    if (!child) throw new TypeError(`The column ${name} is no list.`);
    return child;
  };
  const table = emptyPrevalenceTable(arrow.numRows, Array.from(column('areaCode'), String));
  for (const name of single) table[name].set(column(name).toArray() as Int32Array);
  for (const name of countLists) table[name].set(list(name).toArray() as Int32Array);
  for (const name of shareLists) table[name].set(list(name).toArray() as Float64Array);
  return table;
}
