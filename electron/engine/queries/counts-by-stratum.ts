import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import { sexes, type Sex } from '../../../shared/cpms/answers.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { eligibleColumn } from '../tables/cube-counts.ts';
import { areaOf, whereCell } from './where-cell.ts';

/** A count with its denominator, and those who were or should have been asked. */
export type Counts = Proportion & { readonly eligible: number };

type StratumQuestion = {
  /** Null: all areas of the filter together. */
  readonly level: AreaLevel | null;
  readonly filter: Filter;
  /** Indicators to count, by form number; 17-22 as children living in such households. */
  readonly indicators: readonly number[];
};

/** The children of one area, sex, age band and group. */
export type Stratum = {
  /** Empty when areas are together. */
  readonly areaCode: string;
  readonly sex: Sex;
  readonly ageBand: AgeBand;
  readonly isMigrant: boolean;
  readonly children: number;
  /** In the order asked. */
  readonly counts: readonly Counts[];
};

/** Children and their answers by area × sex × age band × migrant, over all years of the filter, in that order. */
export async function countsByStratum(
  db: Reader,
  { level, filter, indicators }: StratumQuestion,
  signal?: AbortSignal,
): Promise<readonly Stratum[]> {
  const sums = indicators.map(sumsOf);
  const columns = await db.integers(
    sql`SELECT ${level === null ? sql`0` : sql`(${areaOf(level)})::INTEGER`} AS area, sex::INTEGER AS sex, age_band::INTEGER AS age_band,
        is_migrant::INTEGER AS is_migrant, ${join([sql`sum(children)::INTEGER AS children`, ...sums], ', ')}
      FROM cell WHERE ${whereCell(filter)} GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    signal,
  );
  const [areas, sex, ageBand] = [columns.column('area'), columns.column('sex'), columns.column('age_band')];
  const [isMigrant, children] = [columns.column('is_migrant'), columns.column('children')];
  const counted = indicators.map((_, i) => ({
    yes: columns.column(`yes_sum_${i}`),
    known: columns.column(`known_sum_${i}`),
    eligible: columns.column(`eligible_sum_${i}`),
  }));
  return Array.from({ length: columns.length }, (_, row) => ({
    areaCode: level === null ? '' : String(areas[row]),
    sex: sexes[sex[row] ?? -1] ?? 'unknown',
    ageBand: ageBands[ageBand[row] ?? -1] ?? 'unknown',
    isMigrant: isMigrant[row] === 1,
    children: children[row] ?? 0,
    counts: counted.map(({ yes, known, eligible }) => ({
      yes: yes[row] ?? 0,
      known: known[row] ?? 0,
      eligible: eligible[row] ?? 0,
    })),
  }));
}

function sumsOf(no: number, position: number): Sql {
  const isHousehold = indicatorByNo(no).unit === 'household';
  const prefix = isHousehold ? 'living_' : '';
  const eligible = isHousehold ? 'children' : eligibleColumn(no);
  const sum = (column: string, name: string): Sql => ({
    text: `sum(${column})::INTEGER AS ${name}_sum_${integer(position).text}`,
    values: [],
  });
  return join(
    [sum(`${prefix}yes_${no}`, 'yes'), sum(`${prefix}known_${no}`, 'known'), sum(eligible, 'eligible')],
    ', ',
  );
}
