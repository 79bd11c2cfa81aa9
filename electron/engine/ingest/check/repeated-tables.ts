import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { integer, join, sql, type Sql } from '../../db/sql.ts';
import { ofExtracts } from '../../tables/stored-rows.ts';
import type { Draft } from '../import-draft.ts';
import { warningOf, type Found } from './findings.ts';

/** A table of fewer rows may look like another by chance. */
const fewestRows = 20;

/** A table of which this share of the rows stand elsewhere is the same one. */
const leastShare = 0.95;

/** Where rows look alike already within a table, nothing follows from their standing in another. */
const leastDistinct = 0.5;

/** What a child looks like without a name or an id: place, year, sex, birth, age, nationality and the 22 answers. */
const looks = sql`hash(survey_year, community, sex, birth_month, age_years, nationality, yes_bits, no_bits)`;

const tableRow = z.object({
  extract_no: z.int(),
  sheet_no: z.int(),
  rows: z.int(),
  first_year: z.int(),
  last_year: z.int(),
});
const foundRow = z.object({ rows: z.int() });

/**
 * Tables of children that stand in others before them, under no ids or other ids: the same sheet saved twice, a sheet of
 * all beside a sheet for each amphoe. A table that repeats others wholly is not counted twice, unless a person says so; of
 * one that does in part it is said. Rows are never taken out one by one: siblings and twins look alike.
 * @param settle  finds anew which rows count, after a table is left out
 */
export async function leaveOutRepeatedTables(
  drafts: readonly Draft[],
  leaving: readonly number[],
  analytic: Database,
  settle: () => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    const found = await tablesAlike(drafts, leaving, analytic, signal);
    const gone = found.filter(({ isSame }) => isSame);
    for (const { draft, table, rows, places } of gone.length > 0 ? gone : found) {
      if (gone.length > 0) {
        forgetWarnings(draft, table);
        await analytic.run(sql`DELETE FROM staged_child WHERE ${isOf(table)}`, signal);
      }
      draft.warnings.push(warningOf(gone.length > 0 ? 'table_repeated' : 'rows_repeated', rows, [], places));
    }
    if (gone.length === 0) return;
    await settle();
  }
}

type Alike = {
  readonly draft: Draft;
  readonly table: Table;
  /** Rows of it that stand in others, or all of them where it is the same. */
  readonly rows: number;
  readonly isSame: boolean;
  readonly places: Found;
};

async function tablesAlike(
  drafts: readonly Draft[],
  leaving: readonly number[],
  analytic: Database,
  signal?: AbortSignal,
): Promise<readonly Alike[]> {
  const tables = await analytic.rows(
    tableRow,
    sql`SELECT extract_no, sheet_no::INTEGER AS sheet_no, count(*)::INTEGER AS rows,
        min(survey_year)::INTEGER AS first_year, max(survey_year)::INTEGER AS last_year
      FROM coming_child GROUP BY ALL ORDER BY ALL`,
    signal,
  );
  const isLoaded = sql`FROM child WHERE NOT ${ofExtracts(leaving)} AND survey_year IN (SELECT survey_year FROM coming_child)`;
  const [there] = await analytic.rows(foundRow, sql`SELECT count(*)::INTEGER AS rows ${isLoaded}`, signal);
  const loaded = (there?.rows ?? 0) > 0 ? [sql`SELECT ${looks} AS looks ${isLoaded}`] : [];
  const kept: Table[] = [];
  const alike: Alike[] = [];
  for (const table of tables) {
    const draft = drafts.find(({ file }) => file.extractNo === table.extract_no);
    // A child of another year looks different.
    const near = kept.filter((other) => other.first_year <= table.last_year && other.last_year >= table.first_year);
    const others = [...loaded, ...near.map(looksOf)];
    const isTelling = table.rows >= fewestRows && others.length > 0 && (await hasDistinctRows(analytic, table, signal));
    const rows = draft && isTelling ? await matching(analytic, table, others, signal) : 0;
    const isSame = rows >= table.rows * leastShare && draft?.file.choices?.countsRepeated !== true;
    if (draft && rows >= (isSame ? 1 : fewestRows)) {
      const places = await placesOf(drafts, table, near, analytic, signal);
      alike.push({ draft, table, rows: isSame ? table.rows : rows, isSame, places });
    }
    if (rows === 0 || !isSame) kept.push(table);
  }
  return alike;
}

/** What was found in the rows of a table is found in those that count. */
function forgetWarnings(draft: Draft, table: Table): void {
  const { sheet } = draft.tables[table.sheet_no] ?? { sheet: null };
  draft.warnings = draft.warnings.filter((warning) =>
    sheet === null ? warning.lines.length === 0 : warning.sheet !== sheet,
  );
}

type Table = z.infer<typeof tableRow>;

const isOf = ({ extract_no, sheet_no }: Table): Sql =>
  sql`(extract_no = ${integer(extract_no)} AND sheet_no = ${integer(sheet_no)})`;

const looksOf = (table: Table): Sql => sql`SELECT ${looks} AS looks FROM coming_child WHERE ${isOf(table)}`;

async function hasDistinctRows(analytic: Database, table: Table, signal?: AbortSignal): Promise<boolean> {
  const [found] = await analytic.rows(
    foundRow,
    sql`SELECT count(DISTINCT looks)::INTEGER AS rows FROM (${looksOf(table)})`,
    signal,
  );
  return (found?.rows ?? 0) >= table.rows * leastDistinct;
}

/** How many rows of a table stand in others, each as often as it stands there. */
async function matching(
  analytic: Database,
  table: Table,
  others: readonly Sql[],
  signal?: AbortSignal,
): Promise<number> {
  const [found] = await analytic.rows(
    foundRow,
    sql`WITH here AS (SELECT looks, count(*) AS n FROM (${looksOf(table)}) GROUP BY 1),
        there AS (SELECT looks, count(*) AS n FROM (${join(others, ' UNION ALL ')}) GROUP BY 1)
      SELECT coalesce(sum(least(here.n, there.n)), 0)::INTEGER AS rows FROM here JOIN there USING (looks)`,
    signal,
  );
  return found?.rows ?? 0;
}

/** The table and the one that has most of its rows, by their names. */
async function placesOf(
  drafts: readonly Draft[],
  table: Table,
  kept: readonly Table[],
  analytic: Database,
  signal?: AbortSignal,
): Promise<Found> {
  let most: { readonly table: Table | null; readonly rows: number } = { table: null, rows: 0 };
  for (const other of kept) {
    const rows = await matching(analytic, table, [looksOf(other)], signal);
    if (rows > most.rows) most = { table: other, rows };
  }
  const name = (one: Table): string => {
    const draft = drafts.find(({ file }) => file.extractNo === one.extract_no);
    const sheet = draft?.tables[one.sheet_no]?.sheet;
    return `${draft?.file.stored.name ?? ''}${sheet == null ? '' : ` (${sheet})`}`;
  };
  const other = most.table
    ? { th: name(most.table), en: name(most.table) }
    : { th: 'ข้อมูลที่นำเข้าแล้ว', en: 'what is imported already' };
  return { th: `${name(table)} = ${other.th}`, en: `${name(table)} = ${other.en}` };
}
