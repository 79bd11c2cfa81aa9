import { appendArrow } from '../db/append-arrow.ts';
import type { Database } from '../db/database.ts';
import { integer, join, sql } from '../db/sql.ts';
import { personColumns } from './stored-rows.ts';

/** No record is of the same child as another any more. */
export async function clearPersons(db: Database): Promise<void> {
  await db.transaction([sql`DELETE FROM person`, sql`DELETE FROM staged_person`]);
}

/**
 * Adds a link: the keys of children over years. Of a record that was linked before the new key counts.
 * @param extractNos  numbers of the extracts that the link names, in its order; null for one that is not loaded
 * @param arrow  a `persons` segment
 */
export async function addPersons(
  db: Database,
  extractNos: readonly (number | null)[],
  arrow: Uint8Array,
): Promise<void> {
  const known = extractNos.flatMap((no, place) => (no === null ? [] : [sql`(${integer(place)}, ${integer(no)})`]));
  if (known.length === 0) return;
  await appendArrow(db, 'staged_person', [], personColumns, arrow);
  const linked = sql`FROM staged_person JOIN (VALUES ${join(known, ', ')}) known (extract, extract_no) USING (extract)`;
  await db.transaction([
    sql`DELETE FROM person WHERE (extract_no, sheet_no, line) IN (SELECT (extract_no, sheet_no, line) ${linked})`,
    sql`INSERT INTO person SELECT known.extract_no, sheet_no, line, person_key ${linked}`,
    sql`DELETE FROM staged_person`,
  ]);
}
