import type { Filter } from '../../../shared/contract/filter.ts';
import { hiddenMark, type PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { householdIndicators, indicatorCount } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import type { PrevalenceQuestion } from '../queries/prevalence-question.ts';
import { isAboutSomeChildren } from '../queries/where-cell.ts';
import { childrenCell, hiddenUnder, livingCell, migrantCell } from './planning-cells.ts';
import { pickRows, rowKey } from './planning-tables.ts';

export { planningThreshold } from './planning-cells.ts';

/** Smallest count that may leave the building (product §6). */
const publicationThreshold = 10;

/** The threshold of an answer: for publication always that one, else the screen's; null shows everything. */
export function thresholdOf(isForPublication: boolean, smallestShown: number | null): number | null {
  return isForPublication ? publicationThreshold : smallestShown;
}

/**
 * Prevalence as the planning view may show it: hidden cells have no count, no share and no interval, whatever the
 * filter leaves of the area. Hiding is decided from the province down, so that no hidden cell follows from the
 * figures of its siblings and the area they make up; where a filter picks some children of an area, the rest of the
 * area counts as well, because it follows from the figure of all children.
 */
export async function planningPrevalence(
  db: Reader,
  question: PrevalenceQuestion,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<PrevalenceTable> {
  if (threshold === null) return prevalenceByArea(db, question, signal);
  const { level, filter } = question;
  const everywhere: Filter = { ...filter, area: null };
  const [table, isHidden] = await Promise.all([
    prevalenceByArea(db, { level, filter: everywhere }, signal),
    hiddenUnder(db, level, filter, threshold),
  ]);
  return withoutHidden(rowsInside(table, filter.area), isHidden, filter);
}

function rowsInside(table: PrevalenceTable, area: string | null): PrevalenceTable {
  if (area === null) return table;
  const rows = table.areaCode.flatMap((code, row) => (code.startsWith(area) || area.startsWith(code) ? [row] : []));
  return pickRows(table, rows);
}

/** Takes everything out of the table that hidden cells stand for. */
function withoutHidden(
  table: PrevalenceTable,
  isHidden: (key: string, cell: number) => boolean,
  filter: Filter,
): PrevalenceTable {
  for (let row = 0; row < table.length; row++) {
    const key = rowKey(table, row);
    for (let i = 0; i < indicatorCount; i++) if (isHidden(key, i)) hideCell(table, row * indicatorCount + i);
    const areChildrenHidden = isAboutSomeChildren(filter) && isHidden(key, childrenCell);
    if (areChildrenHidden) {
      table.children[row] = hiddenMark;
      table.households[row] = hiddenMark;
    }
    // Among migrant children all are, among Thai children none is: that says nothing of a child.
    if (areChildrenHidden || (filter.group === 'all' && isHidden(key, migrantCell))) table.migrants[row] = hiddenMark;
    for (const i of householdIndicators.keys()) {
      if (!isHidden(key, livingCell + i)) continue;
      table.livingYes[row * householdIndicators.length + i] = hiddenMark;
      table.livingKnown[row * householdIndicators.length + i] = hiddenMark;
    }
  }
  return table;
}

function hideCell(table: PrevalenceTable, cell: number): void {
  table.yes[cell] = hiddenMark;
  table.no[cell] = hiddenMark;
  for (const shares of [table.prevalence, table.ciLow, table.ciHigh]) shares[cell] = Number.NaN;
}
