import type { PrevalenceAnswer } from '../../../shared/contract/analysis.ts';
import { prevalenceIpc, prevalenceRows, type PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';

/** Above this many rows (of some 150 numbers each) an answer goes as Arrow: JSON is faster below [measured]. */
const arrowFromRows = 60;

/** A table of prevalences as it crosses to the page. */
export function prevalenceAnswer(table: PrevalenceTable, revision: number): PrevalenceAnswer {
  if (table.length <= arrowFromRows) return { encoding: 'rows', revision, rows: prevalenceRows(table) };
  return { encoding: 'arrow', revision, blob: new Blob([prevalenceIpc(table)]) };
}
