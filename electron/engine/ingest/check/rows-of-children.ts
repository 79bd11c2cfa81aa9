import { z } from 'zod';
import { fold, readAnswer } from '../../../../shared/cpms/answers.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import { blankSigns } from '../../../../shared/cpms/total-labels.ts';
import { identifier, integer, isAmong, join, sql, type Sql } from '../../db/sql.ts';
import { answerMask } from '../map/answer-mask.ts';
import { answerFields, type AnswerPlan } from '../map/value-plan.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { rowSigns } from '../read/source-rows.ts';
import { listedLines, warningOf } from './findings.ts';

/** Fields that only a child has, beside a name. */
const personFields = ['sex', 'birth_date', 'age_years', 'age_months', 'national_id'] as const;

/** Where so many rows have something of a child, a row that has nothing of it is none. */
const mostHave = 0.5;

/** Where at least so many have, a row without it, without an id and without a single "yes" is one of the form. */
const someHave = 5;

/** Numbers in so many of its answers make a row one of sums; where more rows have such, they are codes. */
const fewestSums = 2;
const mostSums = 0.05;

/**
 * Leaves out rows that are no children, whatever stands in the columns of the indicators: a total, an example, and a row of
 * the form that nobody filled in. A child is known by something of a child: a name, an id number, a sex, a birth, an age; or by a
 * child id and an answer. What is left out is said with its lines.
 */
export async function leaveOutOthers(records: RecordCells, plans: readonly AnswerPlan[]): Promise<readonly Warning[]> {
  const isFilled = (field: string): Sql =>
    sql`NOT ${isAmong(sql`coalesce(trim(${identifier(field)}), '')`, blankSigns)}`;
  const isNamed = sql`(signs & ${integer(rowSigns.isNamed)}) <> 0`;
  const present = personFields.filter((field) => records.has(field));
  const isPerson = sql`(${join([isNamed, ...present.map(isFilled)], ' OR ')})`;
  const isBorn = sql`(${join([sql`false`, ...present.filter((field) => field === 'birth_date' || field === 'national_id').map(isFilled)], ' OR ')})`;
  const hasId = records.has('child_id') ? isFilled('child_id') : sql`false`;
  const isAnswered = sql`(${answerMask(plans, 'yes')} | ${answeredNo(plans)}) <> 0`;
  const isTotal = sql`((signs & ${integer(rowSigns.isTotal)}) <> 0 AND NOT ${isBorn})`;
  const isExample = sql`((signs & ${integer(rowSigns.isExample)}) <> 0)`;
  const isSum = await isRowOfSums(records, plans, isBorn);
  const [counted] = await records.reader.rows(
    z.object({ all_rows: z.int(), persons: z.int(), totals: z.int() }),
    // Within CASE a condition is looked at only where those before it leave it open; with FILTER each is for each row.
    sql`SELECT count(*)::INTEGER AS all_rows, count(CASE WHEN ${isPerson} THEN 1 END)::INTEGER AS persons,
        count(CASE WHEN ${isTotal} OR ${isSum} OR ${isExample} THEN 1 END)::INTEGER AS totals
      FROM records WHERE ${records.lookedAt}`,
    records.signal,
  );
  if (!counted) return [];
  const hasPersons = counted.persons >= counted.all_rows * mostHave && counted.persons > 0;
  const isFound = sql`${answerMask(plans, 'yes')} <> 0`;
  const isChild = hasPersons
    ? sql`(${isPerson} OR (${hasId} AND ${isAnswered}))`
    : counted.persons >= someHave
      ? sql`(${isPerson} OR (${hasId} AND ${isAnswered}) OR ${isFound})`
      : sql`(${isPerson} OR ${hasId} OR ${isAnswered})`;
  const isLeftOut = sql`(${isExample} OR ${isTotal} OR ${isSum} OR NOT ${isChild})`;
  if (counted.totals === 0 && hasPersons && counted.persons === counted.all_rows) return [];
  const warnings: Warning[] = [];
  for (const [code, when] of [
    ['rows_example', isExample],
    ['rows_total', sql`(NOT ${isExample} AND (${isTotal} OR ${isSum}))`],
    ['rows_no_child', sql`(NOT ${isExample} AND NOT ${isTotal} AND NOT ${isSum} AND NOT ${isChild})`],
  ] as const) {
    const [found] = await records.reader.rows(
      z.object({ n: z.int() }),
      sql`SELECT count(*)::INTEGER AS n FROM records WHERE ${when} AND ${records.lookedAt}`,
      records.signal,
    );
    if (found && found.n > 0)
      warnings.push(warningOf(code, found.n, await records.lines('records', when, listedLines)));
  }
  if (warnings.length > 0) {
    await records.reader.run(
      sql`CREATE TABLE left_out AS SELECT line FROM records WHERE ${isLeftOut} AND ${records.lookedAt}`,
    );
    records.onlyWhere(sql`line NOT IN (FROM left_out)`);
  }
  return warnings;
}

/** As `answerMask` for No, where a blank is none. */
const answeredNo = (plans: readonly AnswerPlan[]): Sql =>
  answerMask(
    plans.map((plan) => ({ ...plan, isBlankNo: false })),
    'no',
  );

const isNumber = (text: string): boolean => {
  const folded = fold(text);
  return /^\d{1,6}(?:[.,]\d+)?%?$/.test(folded) && folded !== '2' && readAnswer(text) === null;
};

/** The condition of a row in which numbers stand where others have answers. */
async function isRowOfSums(records: RecordCells, plans: readonly AnswerPlan[], isBorn: Sql): Promise<Sql> {
  const columns = plans.flatMap((plan) => {
    const numbers = plan.unreadable.filter(({ text }) => isNumber(text));
    return numbers.length === 0 ? [] : [{ field: answerFields[plan.indicator - 1] ?? '', numbers }];
  });
  if (columns.length < fewestSums) return sql`false`;
  const counted = columns.map(
    ({ field, numbers }) =>
      sql`(CASE WHEN ${isAmong(
        identifier(field),
        numbers.flatMap(({ raw }) => raw ?? []),
      )} THEN 1 ELSE 0 END)`,
  );
  const isSum = sql`((${join(counted, ' + ')}) >= ${integer(fewestSums)} AND NOT ${isBorn})`;
  const [found] = await records.reader.rows(
    z.object({ share: z.number().nullable() }),
    sql`SELECT avg(CASE WHEN ${isSum} THEN 1.0 ELSE 0 END)::DOUBLE AS share FROM records WHERE ${records.lookedAt}`,
    records.signal,
  );
  const share = found?.share ?? 0;
  return share > 0 && share <= mostSums ? isSum : sql`false`;
}
