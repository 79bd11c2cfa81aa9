import { DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import { z } from 'zod';
import { indicatorField, indicators } from '../../../../shared/cpms/indicators.ts';
import type { Database } from '../../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../../db/sql.ts';
import { readIndicator } from '../map/read-cells.ts';
import type { Loaded } from './loaded.ts';
import { tis620Text } from './thai-letters.ts';

const lineRow = z.object({ line: z.int() });

/**
 * Turns `records` of one row a child and indicator into one row a child with a column an indicator. The first row of a
 * child stands for its other fields; of several answers to one question the first, and the others are counted.
 */
export async function turnLong(
  reader: Database,
  loaded: Loaded,
  fields: readonly string[],
  signal?: AbortSignal,
): Promise<Loaded> {
  await reader.run(sql`CREATE TABLE turned_from AS FROM records`, signal);
  await dropRecords(reader);
  await planIndicators(reader, loaded, signal);
  const keys = ['child_id', 'national_id'].filter((field) => fields.includes(field));
  const child: Sql = keys.length === 0 ? sql`NULL::VARCHAR` : sql`coalesce(${join(keys.map(identifier), ', ')})`;
  await reader.run(
    sql`CREATE TABLE long AS SELECT *, ${child} AS child_of, plan.no AS indicator FROM turned_from
      LEFT JOIN plan_long plan ON plan.raw = turned_from.indicator_no`,
    signal,
  );
  const lines = async (condition: Sql): Promise<readonly number[]> =>
    (await reader.rows(lineRow, sql`SELECT line FROM long WHERE ${condition} ORDER BY line`, signal)).map(
      ({ line }) => line,
    );
  const withoutChild = await lines(sql`child_of IS NULL`);
  const withoutIndicator = await lines(sql`child_of IS NOT NULL AND indicator IS NULL`);
  const place = ['survey_year', 'community_code'].filter((field) => fields.includes(field)).map(identifier);
  const by = join([...place, sql`child_of`], ', ');
  const [found] = await reader.rows(
    z.object({ n: z.int() }),
    sql`SELECT count(*)::INTEGER AS n FROM (SELECT 1 FROM long WHERE child_of IS NOT NULL AND answer IS NOT NULL GROUP BY ${by}, indicator HAVING count(DISTINCT answer) > 1)`,
    signal,
  );
  const kept = fields.filter((field) => field !== 'indicator_no' && field !== 'answer');
  const others = kept.map((field) => sql`arg_min(${identifier(field)}, line) AS ${identifier(field)}`);
  const answers = indicators.map(
    ({ no }) => sql`arg_min(answer, line) FILTER (indicator = ${integer(no)}) AS ${identifier(indicatorField(no))}`,
  );
  await reader.run(
    sql`CREATE TABLE records AS SELECT min(line)::INTEGER AS line, bit_or(signs) AS signs, ${join([...others, ...answers], ', ')}
      FROM long WHERE child_of IS NOT NULL GROUP BY ${by}`,
    signal,
  );
  return {
    ...loaded,
    fields: new Set([...kept, ...indicators.map(({ no }) => indicatorField(no))]),
    turned: { withoutChild, withoutIndicator, contradictions: found?.n ?? 0 },
  };
}

/** `records` is a view over the rows of a regular file, and a table for others. */
async function dropRecords(reader: Database): Promise<void> {
  const [found] = await reader.rows(
    z.object({ is_view: z.boolean() }),
    sql`SELECT count(*) > 0 AS is_view FROM duckdb_views() WHERE view_name = 'records'`,
  );
  await reader.run(found?.is_view ? sql`DROP VIEW records` : sql`DROP TABLE records`);
}

async function planIndicators(reader: Database, { isLatin1 }: Loaded, signal?: AbortSignal): Promise<void> {
  const cells = await reader.rows(
    z.object({ raw: z.string() }),
    sql`SELECT DISTINCT indicator_no AS raw FROM turned_from WHERE indicator_no IS NOT NULL LIMIT 10000`,
    signal,
  );
  const read = cells.flatMap(({ raw }) => {
    const no = readIndicator(isLatin1 ? tis620Text(raw) : raw);
    return no === null ? [] : [{ raw, no }];
  });
  await reader.run(sql`CREATE TABLE plan_long (raw VARCHAR, no INTEGER)`);
  await reader.append('plan_long', async (append) => {
    for (let i = 0; i < read.length; i += 2048) {
      const part = read.slice(i, i + 2048);
      const chunk = DuckDBDataChunk.create([VARCHAR, INTEGER], part.length);
      chunk.setColumns([part.map(({ raw }) => raw), part.map(({ no }) => no)]);
      append(chunk);
    }
  });
}
