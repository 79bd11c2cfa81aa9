import { z } from 'zod';
import type { RowPlace } from '../../../shared/contract/commands/row-place.ts';
import { appendArrow } from '../db/append-arrow.ts';
import type { Database } from '../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import { rebuildCube } from './rebuild-cube.ts';
import type { RiskRules } from './risk-rules.ts';
import { insertPlaces } from './staging.ts';
import { applyChanges, forgetChanges, standings } from './standings.ts';
import { everyRowKind, ofExtracts, rowKinds, type RowKind } from './stored-rows.ts';

/** Every table that knows rows by the number of their extract. */
const tablesOfExtracts: readonly string[] = [...everyRowKind.map((kind) => rowKinds[kind].table), 'retired', 'person'];

/** Takes extracts out of the tables with all that is kept of their rows; the cube of their years is not rebuilt. */
export function takeOut(extractNos: readonly number[]): readonly Sql[] {
  return tablesOfExtracts.map((table) => sql`DELETE FROM ${identifier(table)} WHERE ${ofExtracts(extractNos)}`);
}

/**
 * Brings in what is staged in the place of the extracts that leave, with the cube of the years concerned: all of it or
 * nothing. `settleStaged` comes before.
 * @param beforeCommit  the last that may fail
 */
export async function bringIn(
  db: Database,
  { leaving, rules }: { readonly leaving: readonly number[]; readonly rules: RiskRules },
  signal: AbortSignal | undefined,
  beforeCommit: () => Promise<void>,
): Promise<void> {
  const years = await yearsConcerned(db, leaving);
  await db.transaction(
    [
      ...takeOut(leaving),
      ...applyChanges('table'),
      forgetChanges,
      ...everyRowKind.map((kind) => {
        const { table, staged } = rowKinds[kind];
        return sql`INSERT INTO ${identifier(table)} FROM ${identifier(staged)}`;
      }),
      sql`INSERT INTO retired FROM staged_retired`,
      ...rebuildCube(years, rules),
    ],
    signal,
    beforeCommit,
  );
}

/** Survey years of what is staged and of what leaves: no other has a row that stands otherwise than before. */
async function yearsConcerned(db: Database, leaving: readonly number[]): Promise<readonly number[]> {
  const years = everyRowKind.flatMap((kind) => {
    const { table, staged } = rowKinds[kind];
    return [
      sql`SELECT survey_year FROM ${identifier(staged)}`,
      sql`SELECT survey_year FROM ${identifier(table)} WHERE ${ofExtracts(leaving)}`,
    ];
  });
  const rows = await db.rows(z.object({ survey_year: z.int() }), join(years, ' UNION '));
  return rows.map(({ survey_year }) => survey_year);
}

/** Adds rows of a segment to an extract. Whether they count is found out by `settleStandings`. */
export async function appendRows(db: Database, kind: RowKind, extractNo: number, arrow: Uint8Array): Promise<void> {
  const { table, columns } = rowKinds[kind];
  const first = [
    { type: 'int32', value: extractNo },
    { type: 'uint8', value: standings.counts },
  ] as const;
  await appendArrow(db, table, first, columns, arrow);
}

/** Names the rows of an extract that a person took out of the figures; `settleStandings` takes them out. */
export async function retire(db: Database, extractNo: number, places: readonly RowPlace[]): Promise<void> {
  await db.transaction([
    sql`DELETE FROM retired WHERE extract_no = ${integer(extractNo)}`,
    ...insertPlaces('retired', extractNo, places),
  ]);
}
