import type { CodeRule } from '../../../shared/cpms/answers.ts';
import { arrowOf } from '../db/arrow-of.ts';
import type { StoredColumn } from '../db/stored-column.ts';
import { identifier, sql } from '../db/sql.ts';
import { childColumns, countedColumns, householdColumns } from '../tables/stored-tables.ts';
import { openReader, type Draft, type ExtractContent, type FileOutcome, type ImportSetting } from './import-draft.ts';
import { codedAnswer } from './map/answer-codes.ts';
import { rowCells, type RowCells } from './personal-rows.ts';
import { loadRecords } from './read/load-records.ts';
import { joinRejectTables, mostKeptRejects, rejectTable, type RejectTable } from './reject-table.ts';

export async function contentOf(
  draft: Draft,
  outcome: FileOutcome,
  setting: ImportSetting,
  signal?: AbortSignal,
): Promise<ExtractContent> {
  const { analytic, keeps } = setting;
  const rows = async (table: string, columns: readonly StoredColumn[], repeated?: string): Promise<Uint8Array> => {
    const from =
      repeated === undefined || draft.repeated === 0
        ? sql`FROM ${identifier(table)} WHERE extract_no = ${draft.file.extractNo} ORDER BY rowid`
        : sql`FROM (FROM ${identifier(table)} UNION ALL FROM ${identifier(repeated)}) WHERE extract_no = ${draft.file.extractNo} ORDER BY ALL`;
    return arrowOf(analytic, columns, from, signal);
  };
  const hasChildren = draft.tables.some(({ layout }) => layout === 'child');
  return {
    children: keeps.has('children') && hasChildren ? await rows('staging', childColumns, 'staging_repeated') : null,
    households:
      keeps.has('households') && draft.hasHouseholdSheet ? await rows('staging_sheet', householdColumns) : null,
    counts:
      keeps.has('counts') && draft.hasCounts
        ? await rows('staging_counted', countedColumns, 'staging_repeated_counted')
        : null,
    identifiers: draft.identifiers,
    rejects: keeps.has('rejects') ? await rejectsOf(draft, outcome, setting, signal) : null,
  };
}

/** Rejected rows are read again from the file with all their cells: most files have few, and names are not read before. */
async function rejectsOf(
  draft: Draft,
  outcome: FileOutcome,
  setting: ImportSetting,
  signal?: AbortSignal,
): Promise<RejectTable | null> {
  const { opened } = draft;
  if (draft.rejected.length === 0 || !opened) return null;
  const tables: RejectTable[] = [];
  for (const [sheetNo, table] of draft.tables.entries()) {
    const rejected = draft.rejected.filter((row) => row.sheetNo === sheetNo).slice(0, mostKeptRejects);
    if (rejected.length === 0) continue;
    const reader = await openReader(opened, setting);
    try {
      const loaded = await loadRecords(reader, opened, table, { reads: 'everything' }, signal);
      const lines = rejected.map(({ line }) => line);
      const cells = await rowCells(reader, loaded, lines, signal);
      const explained = explainedCodes(cells, draft.file.codes, draft.codedFields.get(sheetNo));
      tables.push(rejectTable(rejected, table.sheet ?? '', explained, outcome.surveyYearBE));
    } finally {
      reader.close();
    }
  }
  return joinRejectTables(tables);
}

/** Answers coded 1 and 2 as 1 and 0: a few rows by themselves do not tell what their codes mean. */
function explainedCodes(
  { fields, cells }: RowCells,
  rule: CodeRule | undefined,
  coded: ReadonlySet<string> | undefined,
): RowCells {
  if (rule === undefined || !coded) return { fields, cells };
  const explained = (cell: string | null, column: number): string | null => {
    const answer = cell !== null && coded.has(fields[column] ?? '') ? codedAnswer(cell, rule) : null;
    return answer === null ? cell : answer === 'yes' ? '1' : '0';
  };
  return { fields, cells: new Map([...cells].map(([line, row]) => [line, row.map(explained)])) };
}
