import type { Reader } from '../db/database.ts';
import type { IntegerColumns } from '../db/integer-columns.ts';
import { householdCounts } from '../tables/cube-counts.ts';
import { sql, type Sql } from '../db/sql.ts';
import type { FullCubeSource } from '../disclosure/full-cube.ts';
import { childQuantities } from '../disclosure/quantities.ts';

const columns = (names: readonly string[]): Sql => ({ text: names.join(', '), values: [] });

/** The household's counts under the names that a cube has for them. */
const homeColumns = columns(householdCounts.map((name) => (name === 'households' ? name : `${name} AS home_${name}`)));

/** What a full cube of every level is made from. */
export async function figuresOfDatabase(
  db: Reader,
  signal?: AbortSignal,
): Promise<Omit<FullCubeSource, 'ofProvinces'>> {
  const place = sql`survey_year::INTEGER AS survey_year, community`;
  const [cells, counted, households] = await Promise.all([
    db.integers(
      sql`SELECT ${place}, sex::INTEGER AS sex, age_band::INTEGER AS age_band, is_migrant::INTEGER AS is_migrant, ${columns(childQuantities)} FROM cell`,
      signal,
    ),
    db.integers(sql`SELECT ${place}, ${columns(childQuantities)} FROM cell_total WHERE is_counted`, signal),
    db.integers(sql`SELECT ${place}, ${homeColumns} FROM household_total`, signal),
  ]);
  return { cells, counted, households };
}

/**
 * Households by year, community and the groups of children in them: `low` and `high` are the two halves of a mask of
 * `memberBit`, 31 bits and those above.
 */
export function householdsByMembers(db: Reader, signal?: AbortSignal): Promise<IntegerColumns> {
  return db.integers(
    sql`SELECT survey_year::INTEGER AS survey_year, community, (members & 2147483647)::INTEGER AS low, (members >> 31)::INTEGER AS high, ${homeColumns}
      FROM household_cell ORDER BY survey_year, community`,
    signal,
  );
}
