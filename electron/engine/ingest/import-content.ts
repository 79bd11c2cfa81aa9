import type { CodeRule } from '../../../shared/cpms/answers.ts';
import { stagedArrow } from '../tables/staging.ts';
import type { RowKind } from '../tables/stored-rows.ts';
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
  const kept = async (kind: RowKind, isThere: boolean): Promise<Uint8Array | null> =>
    keeps.has(kind) && isThere ? stagedArrow(analytic, kind, draft.file.extractNo, signal) : null;
  return {
    children: await kept(
      'children',
      draft.tables.some(({ layout }) => layout === 'child'),
    ),
    households: await kept('households', draft.hasHouseholdSheet),
    counts: await kept('counts', draft.hasCounts),
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
