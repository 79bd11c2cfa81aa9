import type { Warning } from '../../../../shared/contract/extracts.ts';
import { identifier, join, sql, type Sql } from '../../db/sql.ts';
import type { DistinctCell } from '../map/distinct-cell.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { cellWarning, foundIn } from './cell-warnings.ts';
import { warningOf } from './findings.ts';

/** The column of an indicator with the cells that are no answers. */
export type UnreadColumn = {
  readonly field: string;
  readonly cells: readonly DistinctCell[];
  /** The others, which are few: answers are words of a list. */
  readonly readable: readonly DistinctCell[];
  /** Whether most of its answers cannot be read. */
  readonly isUnlikely: boolean;
};

/** With more columns than this the same words are not said of each. */
const mostApart = 3;

/** What is to be said of answers that cannot be read: of each column, or of many together. */
export async function unreadAnswers(
  records: RecordCells,
  columns: readonly UnreadColumn[],
): Promise<readonly Warning[]> {
  const warnings: Warning[] = [];
  for (const isUnlikely of [true, false]) {
    const those = columns.filter((column) => column.isUnlikely === isUnlikely);
    const code = isUnlikely ? 'answers_unlikely' : 'answer_unreadable';
    if (those.length <= mostApart) {
      for (const { field, cells } of those) warnings.push(await cellWarning(records, code, field, cells));
      continue;
    }
    const found = those.map(({ field, cells }) => foundIn(code, field, cells));
    const together = (language: 'th' | 'en'): string =>
      found.map((each) => (typeof each === 'string' ? each : each[language])).join('; ');
    const lines = await records.lines(
      'records',
      join(
        those.map(({ field, readable }) => isNoneOf(field, readable)),
        ' OR ',
      ),
    );
    warnings.push(warningOf(code, lines.length, lines, { th: together('th'), en: together('en') }));
  }
  return warnings;
}

/** The condition that a field has a cell, and none of these: every unreadable one is looked for, however many there are. */
function isNoneOf(field: string, cells: readonly DistinctCell[]): Sql {
  const raws = cells.flatMap(({ raw }) => (raw === null ? [] : [sql`${raw}`]));
  const isFilled = sql`${identifier(field)} IS NOT NULL`;
  return raws.length === 0 ? isFilled : sql`(${isFilled} AND ${identifier(field)} NOT IN (${join(raws, ', ')}))`;
}
