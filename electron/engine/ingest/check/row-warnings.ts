import { z } from 'zod';
import { buddhistEraOffset } from '../../../../shared/calendar/buddhist-era.ts';
import { nationalities } from '../../../../shared/cpms/answers.ts';
import { indicatorByNo } from '../../../../shared/cpms/indicators.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { WarningCode } from '../../../../shared/i18n/th/checks.ts';
import { identifier, integer, join, sql, type Sql } from '../../db/sql.ts';
import { longestAge } from '../map/two-digit-year.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { listedLines, warningOf } from './findings.ts';

type RowCheck = { readonly code: WarningCode; readonly when: Sql };

const bit = (no: number): Sql => integer(1 << (no - 1));
const yes = (no: number): Sql => sql`(yes_bits & ${bit(no)}) <> 0`;
const no = (indicator: number): Sql => sql`(no_bits & ${bit(indicator)}) <> 0`;

function yesOutsideAges(indicator: number): Sql {
  const ages = indicatorByNo(indicator).ages ?? { from: 0, to: 17 };
  return sql`(${yes(indicator)} AND (age_years < ${integer(ages.from)} OR age_years > ${integer(ages.to)}))`;
}

/** Answers and dates of one row of `typed` that cannot all be right, and what a row lacks. */
function rowChecks(): readonly RowCheck[] {
  const thai = integer(nationalities.indexOf('thai'));
  const unknown = integer(nationalities.indexOf('unknown'));
  const workFrom = integer(indicatorByNo(11).ages?.from ?? 0);
  return [
    { code: 'birth_after_survey', when: sql`is_born_later` },
    {
      code: 'birth_long_before_survey',
      when: sql`born // 10000 < coalesce(surveyed // 10000, survey_year - ${integer(buddhistEraOffset)}) - ${integer(longestAge)}`,
    },
    {
      code: 'survey_date_outside_year',
      when: sql`abs(surveyed // 10000 + ${integer(buddhistEraOffset)} - survey_year) > 1`,
    },
    { code: 'age_mid_year', when: sql`is_mid_year` },
    { code: 'age_unknown', when: sql`age_years IS NULL` },
    { code: 'age_over_17', when: sql`age_years > 17` },
    { code: 'age_against_schooling', when: yesOutsideAges(3) },
    { code: 'age_against_work', when: sql`${yes(11)} AND age_years < ${workFrom}` },
    {
      code: 'age_against_behaviour',
      when: sql`${yesOutsideAges(12)} OR ${yesOutsideAges(14)} OR ${yesOutsideAges(15)}`,
    },
    { code: 'orphan_with_parents', when: sql`${yes(4)} AND ${no(5)}` },
    { code: 'parents_away_with_parents', when: sql`${yes(9)} AND ${no(5)}` },
    { code: 'thai_without_nationality', when: sql`nationality = ${thai} AND ${yes(1)}` },
    { code: 'foreign_with_nationality', when: sql`nationality NOT IN (${thai}, ${unknown}) AND ${no(1)}` },
    { code: 'household_missing', when: sql`household_key IS NULL` },
    { code: 'child_id_missing', when: sql`child_key IS NULL` },
  ];
}

/** Every row looked at by itself: missing ids, unknown ages, answers that contradict age, dates or each other. */
export async function rowWarnings(records: RecordCells): Promise<readonly Warning[]> {
  const checks = rowChecks();
  const [counts] = await records.reader.rows(
    z.record(z.string(), z.int()),
    sql`SELECT ${join(
      checks.map(({ code, when }) => sql`(count(*) FILTER (${when}))::INTEGER AS ${identifier(code)}`),
      ', ',
    )} FROM typed`,
    records.signal,
  );
  const warnings: Warning[] = [];
  for (const { code, when } of checks) {
    const count = counts?.[code] ?? 0;
    if (count > 0) warnings.push(warningOf(code, count, await records.lines('typed', when, listedLines)));
  }
  return warnings;
}
