import { ageBands } from '../../../shared/cpms/age-bands.ts';
import { sexes } from '../../../shared/cpms/answers.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { ChildrenOf } from '../answers/filter-strata.ts';
import { codeLength, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';
import { memberBit } from '../tables/child-groups.ts';

/** Communities and years that a filter asks about: codes are 8-digit numbers, an area is a range of them. */
function wherePlace(filter: Filter): readonly Sql[] {
  const conditions: Sql[] = [];
  if (filter.surveyYearBE !== null) conditions.push(sql`survey_year = ${integer(filter.surveyYearBE)}`);
  if (filter.area !== null) {
    const width = 10 ** (codeLength('community') - filter.area.length);
    const first = Number(filter.area) * width;
    conditions.push(sql`community BETWEEN ${integer(first)} AND ${integer(first + width - 1)}`);
  }
  return conditions;
}

/** Rows of `cell` that a filter asks about. */
export function whereCell(filter: Filter): Sql {
  const conditions = [...wherePlace(filter)];
  if (filter.sex !== null) conditions.push(sql`sex = ${integer(sexes.indexOf(filter.sex))}`);
  if (filter.ageBands !== null)
    conditions.push(
      sql`age_band IN (${join(
        filter.ageBands.map((band) => integer(ageBands.indexOf(band))),
        ', ',
      )})`,
    );
  if (filter.group !== 'all') conditions.push(filter.group === 'migrant' ? sql`is_migrant` : sql`NOT is_migrant`);
  return conditions.length > 0 ? join(conditions, ' AND ') : sql`true`;
}

/** Bits of the groups of children that a filter asks about (`memberBit`). */
function memberMask(filter: ChildrenOf): bigint {
  let mask = 0n;
  for (const [sex, sexName] of sexes.entries()) {
    if (filter.sex !== null && filter.sex !== sexName) continue;
    for (const [band, bandName] of ageBands.entries()) {
      if (filter.ageBands !== null && !filter.ageBands.includes(bandName)) continue;
      if (filter.group !== 'migrant') mask |= memberBit(sex, band, false);
      if (filter.group !== 'thai') mask |= memberBit(sex, band, true);
    }
  }
  return mask;
}

const lowBits = 31n;

/** The same as two integers: 31 bits and those above. */
export function memberHalves(filter: ChildrenOf): { readonly low: number; readonly high: number } {
  const mask = memberMask(filter);
  return { low: Number(mask & ((1n << lowBits) - 1n)), high: Number(mask >> lowBits) };
}

/** Code of the area of a level that contains a community, as a number. */
export function areaOf(level: AreaLevel): Sql {
  return sql`community // ${integer(10 ** (codeLength('community') - codeLength(level)))}`;
}
