import { emptyPrevalenceTable, type PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';

/** Year and area of a row. */
export const rowKey = (table: PrevalenceTable, row: number): string =>
  `${table.surveyYearBE[row]} ${table.areaCode[row]}`;

/** The rows of a table by year and area. */
export const rowIndex = (table: PrevalenceTable): ReadonlyMap<string, number> =>
  new Map(table.areaCode.map((_, row) => [rowKey(table, row), row]));

/** Counts of the larger areas, added up: areas nest, so no further question is asked. Shares and intervals stay empty. */
export function rolledUp(table: PrevalenceTable, level: AreaLevel): PrevalenceTable {
  const rowOf = new Map<string, number>();
  const targets = table.areaCode.map((code, row) => {
    const key = `${table.surveyYearBE[row]} ${codeAtLevel(code, level)}`;
    const known = rowOf.get(key) ?? rowOf.size;
    rowOf.set(key, known);
    return known;
  });
  const rolled = emptyPrevalenceTable(
    rowOf.size,
    [...rowOf.keys()].map((key) => key.slice(key.indexOf(' ') + 1)),
  );
  for (const [row, target] of targets.entries()) {
    rolled.surveyYearBE[target] = table.surveyYearBE[row] ?? 0;
    for (const name of ['children', 'migrants'] as const) {
      rolled[name][target] = (rolled[name][target] ?? 0) + (table[name][row] ?? 0);
    }
    for (const name of ['yes', 'no'] as const) {
      for (let i = 0; i < indicatorCount; i++) {
        const to = target * indicatorCount + i;
        rolled[name][to] = (rolled[name][to] ?? 0) + (table[name][row * indicatorCount + i] ?? 0);
      }
    }
    for (const name of ['livingYes', 'livingKnown'] as const) {
      for (const i of householdIndicators.keys()) {
        const to = target * householdIndicators.length + i;
        rolled[name][to] = (rolled[name][to] ?? 0) + (table[name][row * householdIndicators.length + i] ?? 0);
      }
    }
  }
  return rolled;
}

/** The rows at the given positions. */
export function pickRows(table: PrevalenceTable, rows: readonly number[]): PrevalenceTable {
  const pick = <Values extends Int32Array | Float64Array>(values: Values): Values => {
    const width = table.length === 0 ? 0 : values.length / table.length;
    const picked = new (values.constructor as new (length: number) => Values)(rows.length * width);
    rows.forEach((row, i) => picked.set(values.subarray(row * width, (row + 1) * width), i * width));
    return picked;
  };
  return {
    length: rows.length,
    areaCode: rows.map((row) => table.areaCode[row] ?? ''),
    surveyYearBE: pick(table.surveyYearBE),
    children: pick(table.children),
    migrants: pick(table.migrants),
    households: pick(table.households),
    yes: pick(table.yes),
    no: pick(table.no),
    unknown: pick(table.unknown),
    prevalence: pick(table.prevalence),
    ciLow: pick(table.ciLow),
    ciHigh: pick(table.ciHigh),
    livingYes: pick(table.livingYes),
    livingKnown: pick(table.livingKnown),
  };
}
