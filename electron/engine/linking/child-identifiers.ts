import { tableFromIPC, type Table } from 'apache-arrow';
import type { LoadedExtract } from '../dataset/loaded-extracts.ts';
import { readDateNumber } from '../ingest/map/read-cells.ts';
import type { LinkableRecord } from '../queries/linkable-records.ts';
import type { WorkspaceStore } from '../vault/workspace-store.ts';
import type { LinkRecord } from './link-types.ts';

/** Identifiers of one extract: a row by sheet and line. */
export type ChildIdentifiers = { readonly table: Table; readonly rowOf: ReadonlyMap<string, number> };

/** Cell of a field of a record as in the file; null when it is blank or the file has no such column. */
type CellOf = (field: string) => string | null;

/** @throws AppError WORKSPACE_CASE_LOCKED, and as the store's `readSegment` */
export async function readIdentifiers(
  { segments }: LoadedExtract,
  store: WorkspaceStore,
): Promise<ChildIdentifiers | null> {
  let all: Table | null = null;
  for (const { sha256 } of segments.identifiers) {
    const table = tableFromIPC(await store.readSegment(sha256));
    all = all ? all.concat(table) : table;
  }
  return all && { table: all, rowOf: rowsOf(all) };
}

function rowsOf(table: Table): ReadonlyMap<string, number> {
  const sheets = table.getChild('sheet_no');
  const lines = table.getChild('line');
  return new Map(
    Array.from({ length: table.numRows }, (_, row) => [`${String(sheets?.get(row))} ${String(lines?.get(row))}`, row]),
  );
}

export function cellsOf(row: LinkableRecord, identifiers: ChildIdentifiers | undefined): CellOf {
  const at = identifiers?.rowOf.get(`${row.sheet_no} ${row.line}`);
  return (field) =>
    at === undefined ? null : ((identifiers?.table.getChild(field)?.get(at) as string | null) ?? null);
}

/** A record of the figures with its identifiers, as linking compares it. */
export function linkRecordOf(row: LinkableRecord, ref: number, identifiers: ChildIdentifiers | undefined): LinkRecord {
  const text = cellsOf(row, identifiers);
  return {
    ref,
    surveyYearBE: row.survey_year,
    community: String(row.community),
    childId: text('child_id'),
    nationalId: text('national_id'),
    firstName: text('first_name') ?? '',
    lastName: text('last_name') ?? '',
    sex: row.sex,
    birthMonth: row.birth_month,
    birthDate: readDateNumber(text('birth_date') ?? ''),
    householdId: text('household_id'),
  };
}
