import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import { ofExtracts, rowKinds } from './stored-rows.ts';

/** Whether a row is in the figures: it counts, or it repeats another row, or a person took it out. */
export const standings = { counts: 0, repeats: 1, retired: 2 } as const;

/** What two rows of one year and community have in common when one repeats the other: a child's key, or an indicator. */
const repeatable = [
  { kind: 'children', key: 'child_key' },
  { kind: 'counts', key: 'indicator' },
] as const;

type RepeatableKind = (typeof repeatable)[number]['kind'];

/** A row of an import that repeats another. */
export type StagedRepeat = {
  readonly kind: RepeatableKind;
  readonly extractNo: number;
  readonly sheetNo: number;
  readonly line: number;
  /** Of its own file: it is gone for good. One of another file comes in when that one goes. */
  readonly isOwnRepeat: boolean;
};

/**
 * Finds for every loaded row whether it counts, and puts right those that stand otherwise.
 * @param order  numbers of the extracts: of rows that several have, that of the first one counts
 * @returns the survey years whose figures this changes
 */
export async function settleStandings(db: Database, order: readonly number[]): Promise<readonly number[]> {
  await findChanges(db, (kind, key) => rowsOf(rowKinds[kind].table, key), sql`FROM retired`, order);
  const years = await changedYears(db);
  if (years.length > 0) await db.transaction([...applyChanges('table'), forgetChanges]);
  return years;
}

/**
 * The same for an import: finds which of its rows count beside those that are loaded, and how these stand once it has
 * come. The staged rows are put right at once, rows that repeat one of their own file are dropped; what changes in the
 * loaded ones is done by `bringIn`.
 * @param order  numbers of the extracts once the import has come
 * @param leaving  numbers of the extracts that it takes the place of
 */
export async function settleStaged(
  db: Database,
  { order, leaving }: { readonly order: readonly number[]; readonly leaving: readonly number[] },
  signal?: AbortSignal,
): Promise<readonly StagedRepeat[]> {
  const isLeaving = ofExtracts(leaving);
  const there = (kind: RepeatableKind, key: Sql): Sql => {
    const { table, staged } = rowKinds[kind];
    // Only rows of a child that comes or goes may stand otherwise than before.
    return sql`${rowsOf(staged, key)} UNION ALL
      FROM (${rowsOf(table, key)} WHERE NOT ${isLeaving})
      SEMI JOIN (FROM (${rowsOf(staged, key)}) UNION ALL FROM (${rowsOf(table, key)} WHERE ${isLeaving})) touched USING (survey_year, community, key)`;
  };
  await findChanges(db, there, sql`FROM retired UNION ALL FROM staged_retired`, order, signal);
  if ((await changedYears(db)).length === 0) return [];
  const repeats = await stagedRepeats(db, signal);
  const dropOwn = repeatable.map(({ kind }) => {
    const staged = identifier(rowKinds[kind].staged);
    return sql`DELETE FROM ${staged} USING standing_change changed WHERE ${isChanged(kind, staged)} AND is_own_repeat`;
  });
  await db.transaction([...applyChanges('staged'), ...dropOwn], signal);
  return repeats;
}

/** Of repeats that were found, those that still are: a table that they repeated may have been given up since. */
export async function stillRepeating(db: Database, found: readonly StagedRepeat[]): Promise<readonly StagedRepeat[]> {
  const staged = repeatable.map(
    ({ kind }) =>
      sql`SELECT ${kind} AS kind, extract_no AS "extractNo", sheet_no::INTEGER AS "sheetNo", line FROM ${identifier(rowKinds[kind].staged)}
        WHERE standing = ${integer(standings.repeats)}`,
  );
  const rows = await db.rows(stagedRepeat.omit({ isOwnRepeat: true }), join(staged, ' UNION ALL '));
  const placeOf = ({ kind, extractNo, sheetNo, line }: Omit<StagedRepeat, 'isOwnRepeat'>): string =>
    `${kind} ${extractNo} ${sheetNo} ${line}`;
  const there = new Set(rows.map(placeOf));
  return found.filter((repeat) => repeat.isOwnRepeat || there.has(placeOf(repeat)));
}

/** How many rows of an extract repeat those of another, by its number; those that have none are left out. */
export async function repeatingRows(db: Database): Promise<ReadonlyMap<number, number>> {
  const tables = repeatable.map(
    ({ kind }) =>
      sql`SELECT extract_no FROM ${identifier(rowKinds[kind].table)} WHERE standing = ${integer(standings.repeats)}`,
  );
  const rows = await db.rows(
    z.object({ extract_no: z.int(), n: z.int() }),
    sql`SELECT extract_no, count(*)::INTEGER AS n FROM (${join(tables, ' UNION ALL ')}) GROUP BY 1`,
  );
  return new Map(rows.map(({ extract_no, n }) => [extract_no, n]));
}

/** Survey years of the rows that stand otherwise once the changes that were found are made. */
async function changedYears(db: Database): Promise<readonly number[]> {
  const rows = await db.rows(
    z.object({ survey_year: z.int() }),
    sql`SELECT DISTINCT survey_year FROM standing_change ORDER BY 1`,
  );
  return rows.map(({ survey_year }) => survey_year);
}

/** Makes the changes that were found, in the tables or in those of an import. */
export function applyChanges(where: 'table' | 'staged'): readonly Sql[] {
  return repeatable.map(({ kind }) => {
    const table = identifier(rowKinds[kind][where]);
    return sql`UPDATE ${table} SET standing = changed.standing FROM standing_change changed WHERE ${isChanged(kind, table)}`;
  });
}

export const forgetChanges = sql`DELETE FROM standing_change`;

const isChanged = (kind: RepeatableKind, table: Sql): Sql =>
  sql`changed.kind = ${kind} AND changed.extract_no = ${table}.extract_no AND changed.sheet_no = ${table}.sheet_no AND changed.line = ${table}.line`;

const rowsOf = (table: string, key: Sql): Sql =>
  sql`SELECT extract_no, standing, sheet_no, line, survey_year, community, ${key} AS key FROM ${identifier(table)}`;

async function findChanges(
  db: Database,
  there: (kind: RepeatableKind, key: Sql) => Sql,
  retired: Sql,
  order: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  await db.run(forgetChanges, signal);
  for (const { kind, key } of repeatable) {
    const changes = changesIn(there(kind, identifier(key)), retired, order);
    await db.run(sql`INSERT INTO standing_change SELECT ${kind}, * FROM (${changes})`, signal);
  }
}

/**
 * The rows that do not stand as they should, and how they should. A row that a person took out is retired. Another one
 * repeats where a row before it has the same key in the same year and community, be that one in the figures or taken
 * out of them: no other file brings back a child whom a person took out.
 */
function changesIn(there: Sql, retired: Sql, order: readonly number[]): Sql {
  const numbers = join(order.map(integer), ', ');
  return sql`WITH there AS (${there}),
    takenout AS (${retired}),
    twice AS (
      SELECT survey_year, community, key FROM there WHERE key IS NOT NULL GROUP BY ALL HAVING count(*) > 1
    ), placed AS (
      SELECT extract_no, standing, sheet_no, line, survey_year,
        row_number() OVER (PARTITION BY survey_year, community, key ORDER BY list_position([${numbers}]::INTEGER[], extract_no), sheet_no, line) AS place,
        row_number() OVER (PARTITION BY survey_year, community, key, extract_no ORDER BY sheet_no, line) AS own_place
      FROM there SEMI JOIN twice USING (survey_year, community, key)
    ), wanted AS (
      SELECT extract_no, standing, sheet_no, line, survey_year, ${integer(standings.retired)} AS wanted, false AS is_own_repeat
      FROM there SEMI JOIN takenout USING (extract_no, sheet_no, line)
      UNION ALL
      SELECT extract_no, standing, sheet_no, line, survey_year,
        CASE WHEN place = 1 THEN ${integer(standings.counts)} ELSE ${integer(standings.repeats)} END, own_place > 1
      FROM placed ANTI JOIN takenout USING (extract_no, sheet_no, line)
      UNION ALL
      SELECT extract_no, standing, sheet_no, line, survey_year, ${integer(standings.counts)}, false
      FROM (FROM there WHERE standing <> ${integer(standings.counts)})
        ANTI JOIN twice USING (survey_year, community, key) ANTI JOIN takenout USING (extract_no, sheet_no, line)
    )
    SELECT extract_no, sheet_no, line, survey_year, wanted, is_own_repeat FROM wanted WHERE wanted <> standing`;
}

const stagedRepeat = z.object({
  kind: z.enum(['children', 'counts']),
  extractNo: z.int(),
  sheetNo: z.int(),
  line: z.int(),
  isOwnRepeat: z.boolean(),
});

async function stagedRepeats(db: Database, signal?: AbortSignal): Promise<readonly StagedRepeat[]> {
  const staged = repeatable.map(
    ({ kind }) => sql`SELECT ${kind} AS kind, extract_no, sheet_no, line FROM ${identifier(rowKinds[kind].staged)}`,
  );
  return db.rows(
    stagedRepeat,
    sql`SELECT kind, extract_no AS "extractNo", sheet_no::INTEGER AS "sheetNo", line, is_own_repeat AS "isOwnRepeat"
      FROM standing_change SEMI JOIN (${join(staged, ' UNION ALL ')}) staged USING (kind, extract_no, sheet_no, line)
      WHERE standing = ${integer(standings.repeats)} ORDER BY ALL`,
    signal,
  );
}
