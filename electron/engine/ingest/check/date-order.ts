import type { DayOrder } from '../../../../shared/calendar/buddhist-era.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import { dayOrderOf } from '../map/read-cells.ts';
import type { LookupField } from '../map/value-plan.ts';
import type { DistinctCell } from '../map/distinct-cell.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { cellWarning, fieldNamed, rowsWith } from './cell-warnings.ts';
import { warningOf } from './findings.ts';

/** How the dates of a column are read, and why. */
type ColumnOrder = {
  readonly order: DayOrder;
  /** `own`: its cells show it · `other`: another column of the table does · `given`: a person said it · `mixed`: its cells show both. */
  readonly by: 'own' | 'other' | 'given' | 'mixed';
};

const dateFields = ['survey_date', 'birth_date'] as const;

/**
 * What comes first in the dates of each column of a table. The day, as Thai usage has it, unless cells show that a program
 * with American settings wrote them: then the month comes first in every column of the table that does not show otherwise.
 */
export function dayOrderOfTable(
  cellsOf: ReadonlyMap<LookupField, readonly DistinctCell[]>,
  given: DayOrder | undefined,
): ReadonlyMap<LookupField, ColumnOrder> {
  const shown = new Map(
    dateFields.flatMap((field) => {
      const orders = new Set((cellsOf.get(field) ?? []).flatMap(({ text }) => dayOrderOf(text) ?? []));
      return cellsOf.has(field) ? [[field, orders] as const] : [];
    }),
  );
  const isMonthFirst = [...shown.values()].some((orders) => orders.has('month-first') && orders.size === 1);
  return new Map(
    [...shown].flatMap(([field, orders]): [LookupField, ColumnOrder][] => {
      if (given) return [[field, { order: given, by: 'given' }]];
      if (orders.size > 1) return [[field, { order: 'day-first', by: 'mixed' }]];
      if (orders.has('month-first')) return [[field, { order: 'month-first', by: 'own' }]];
      return orders.size === 0 && isMonthFirst ? [[field, { order: 'month-first', by: 'other' }]] : [];
    }),
  );
}

/** What is to be said of the order in the dates of a column. */
export async function dateOrderWarnings(
  records: RecordCells,
  field: LookupField,
  cells: readonly DistinctCell[],
  found: ColumnOrder | undefined,
): Promise<readonly Warning[]> {
  if (!found || found.by === 'given') return [];
  if (found.by === 'mixed') {
    const others = cells.filter(({ text }) => dayOrderOf(text) === 'month-first');
    return [await cellWarning(records, 'date_order_mixed', field, others)];
  }
  const concerned = cells.filter(({ text }) => /^\s*\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]/.test(text));
  return concerned.length === 0 ? [] : [warningOf('date_order', rowsWith(concerned), [], fieldNamed(field))];
}
