import { arrowOf, type StoredColumn } from '../db/arrow.ts';
import { identifier, sql } from '../db/sql.ts';
import { childColumns, countedColumns, householdColumns } from '../db/stored-tables.ts';
import { openReader, type Draft, type ExtractContent, type FileOutcome, type ImportSetting } from './import-draft.ts';
import { rowCells } from './personal-rows.ts';
import { loadRecords } from './read/load-records.ts';
import { joinRejectTables, mostKeptRejects, rejectTable, type RejectTable } from './reject-table.ts';

export async function contentOf(
  draft: Draft,
  outcome: FileOutcome,
  setting: ImportSetting,
  signal?: AbortSignal,
): Promise<ExtractContent> {
  const { analytic, keeps } = setting;
  const rows = async (table: string, columns: readonly StoredColumn[]): Promise<Uint8Array> =>
    arrowOf(
      analytic,
      columns,
      sql`FROM ${identifier(table)} WHERE extract_no = ${draft.file.extractNo} ORDER BY rowid`,
      signal,
    );
  const hasChildren = draft.tables.some(({ layout }) => layout === 'child');
  return {
    children: keeps.has('children') && hasChildren ? await rows('staging', childColumns) : null,
    households:
      keeps.has('households') && draft.hasHouseholdSheet ? await rows('staging_sheet', householdColumns) : null,
    counts: keeps.has('counts') && draft.hasCounts ? await rows('staging_counted', countedColumns) : null,
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
      tables.push(rejectTable(rejected, table.sheet ?? '', cells, outcome.surveyYearBE));
    } finally {
      reader.close();
    }
  }
  return joinRejectTables(tables);
}
