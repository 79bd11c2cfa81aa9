import type { Filter } from '../../../shared/contract/filter.ts';
import { hiddenCount, type PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import { areaLevels, codeAtLevel, parentLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { prevalenceByArea, type PrevalenceQuestion } from '../queries/prevalence-by-area.ts';
import { isAboutSomeChildren } from '../queries/where-cell.ts';
import { hiddenCells, isDisclosive, type NestedCell } from '../statistics/hidden-cells.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { pickRows, rolledUp, rowIndex, rowKey } from './planning-tables.ts';
import { wholeCounts, type PlanningSource, type WholeTable } from './planning-whole.ts';

/** Smallest count that the planning view shows, and smallest that may leave the building (product §6). */
export const planningThreshold = 5;
export const publicationThreshold = 10;

/** The threshold of an answer: for publication always that one, else the screen's; null shows everything. */
export function thresholdOf(isForPublication: boolean, smallestShown: number | null): number | null {
  return isForPublication ? publicationThreshold : smallestShown;
}

/** Cells of a row that can be hidden: the 22 indicators, then the number of migrant children. */
const cellsPerRow = indicatorCount + 1;
const migrantCell = indicatorCount;

/**
 * Prevalence as the planning view may show it: hidden cells have no count, no share and no interval, whatever the
 * filter leaves of the area. Hiding is decided from the province down, so that no hidden cell follows from the
 * figures of its siblings and the area they make up; where a filter picks some children of an area, the rest of the
 * area counts as well, because it follows from the figure of all children.
 */
export async function planningPrevalence(
  source: PlanningSource,
  question: PrevalenceQuestion,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<PrevalenceTable> {
  if (threshold === null) return prevalenceByArea(source.db, question, signal);
  const hidden = await hiddenTable(source, question, threshold, signal);
  return withoutHidden(rowsInside(hidden.table, hidden.cells, question.filter.area), threshold);
}

type Hidden = { readonly table: PrevalenceTable; readonly cells: readonly (readonly boolean[])[] };

/** The unhidden table of all areas of the level, and for each row which cells are to be hidden. */
async function hiddenTable(
  source: PlanningSource,
  { level, filter }: PrevalenceQuestion,
  threshold: number,
  signal?: AbortSignal,
): Promise<Hidden> {
  const everywhere: Filter = { ...filter, area: null };
  const levels = areaLevels.slice(0, areaLevels.indexOf(level) + 1);
  const [part, whole] = await Promise.all([
    prevalenceByArea(source.db, { level, filter: everywhere }, signal),
    isAboutSomeChildren(filter) ? wholeCounts(source, level) : null,
  ]);
  let above: Hidden | null = null;
  for (const each of levels) {
    const table = each === level ? part : rolledUp(part, each);
    above = {
      table,
      cells: hiddenRows(table, whole?.get(each) ?? null, above, each, filter.group !== 'all', threshold),
    };
  }
  if (!above) throw new RangeError('There is no level.');
  return above;
}

function hiddenRows(
  table: PrevalenceTable,
  all: WholeTable | null,
  above: Hidden | null,
  level: AreaLevel,
  isOneGroup: boolean,
  threshold: number,
): readonly (readonly boolean[])[] {
  const parents = parentRows(table, above, level);
  const allRows = table.areaCode.map((_, row) => all?.rows.get(rowKey(table, row)) ?? -1);
  const columns = Array.from({ length: cellsPerRow }, (_, cell) => {
    // Among migrant children all are, among Thai children none is: that says nothing of a child.
    if (cell === migrantCell && isOneGroup) return table.areaCode.map(() => false);
    const cells = table.areaCode.map((_, row): NestedCell => {
      const counts = countsAt(table, row, cell);
      const whole = all ? countsAt(all.table, allRows[row] ?? -1, cell) : null;
      const rest = whole
        ? { yes: Math.max(0, whole.yes - counts.yes), known: Math.max(0, whole.known - counts.known) }
        : null;
      const restIsSound = rest !== null && rest.yes <= rest.known;
      return {
        ...counts,
        parent: parents[row] ?? -1,
        isDisclosive: isDisclosive(counts, threshold) || (restIsSound && isDisclosive(rest, threshold)),
      };
    });
    if (!above) return cells.map((each) => each.isDisclosive);
    return hiddenCells(
      cells,
      above.cells.map((row) => row[cell] ?? false),
    );
  });
  return table.areaCode.map((_, row) => columns.map((column) => column[row] ?? false));
}

function parentRows(table: PrevalenceTable, above: Hidden | null, level: AreaLevel): readonly number[] {
  const parent = parentLevel(level);
  if (!above || !parent) return table.areaCode.map(() => -1);
  const rows = rowIndex(above.table);
  return table.areaCode.map((code, row) => rows.get(`${table.surveyYearBE[row]} ${codeAtLevel(code, parent)}`) ?? -1);
}

function countsAt(table: PrevalenceTable, row: number, cell: number): Proportion {
  if (cell === migrantCell) return { yes: table.migrants[row] ?? 0, known: table.children[row] ?? 0 };
  const yes = table.yes[row * indicatorCount + cell] ?? 0;
  return { yes, known: yes + (table.no[row * indicatorCount + cell] ?? 0) };
}

function rowsInside(table: PrevalenceTable, cells: Hidden['cells'], area: string | null): Hidden {
  if (area === null) return { table, cells };
  const rows = table.areaCode.flatMap((code, row) => (code.startsWith(area) || area.startsWith(code) ? [row] : []));
  return { table: pickRows(table, rows), cells: rows.map((row) => cells[row] ?? []) };
}

/** Takes everything out of the table that hidden cells stand for. */
function withoutHidden({ table, cells }: Hidden, threshold: number): PrevalenceTable {
  for (const [row, hidden] of cells.entries()) {
    for (let i = 0; i < indicatorCount; i++) if (hidden[i]) hideCell(table, row * indicatorCount + i);
    if (hidden[migrantCell]) table.migrants[row] = hiddenCount;
    for (const [i, { no }] of householdIndicators.entries()) {
      const at = row * householdIndicators.length + i;
      const living = { yes: table.livingYes[at] ?? 0, known: table.livingKnown[at] ?? 0 };
      if (!hidden[no - 1] && !isDisclosive(living, threshold)) continue;
      table.livingYes[at] = hiddenCount;
      table.livingKnown[at] = hiddenCount;
    }
  }
  return table;
}

function hideCell(table: PrevalenceTable, cell: number): void {
  table.yes[cell] = hiddenCount;
  table.no[cell] = hiddenCount;
  for (const shares of [table.prevalence, table.ciLow, table.ciHigh]) shares[cell] = Number.NaN;
}
