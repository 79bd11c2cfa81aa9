import { identifier, integer, isAmong, join, sql, type Sql } from '../../db/sql.ts';
import { answerFields, type AnswerPlan } from './value-plan.ts';

/** The answers of a row as a mask: bit 0 is indicator 1. */
export function answerMask(plans: readonly AnswerPlan[], answer: 'yes' | 'no'): Sql {
  const bits = plans.flatMap((plan) => {
    const column = identifier(answerFields[plan.indicator - 1] ?? '');
    const raws = plan[answer];
    const conditions: Sql[] = [];
    if (raws.length > 0) conditions.push(isAmong(column, raws));
    if (answer === 'no' && plan.isBlankNo) conditions.push(sql`${column} IS NULL`);
    if (conditions.length === 0) return [];
    return [sql`CASE WHEN ${join(conditions, ' OR ')} THEN ${integer(1 << (plan.indicator - 1))} ELSE 0 END`];
  });
  return bits.length === 0 ? sql`0::INTEGER` : sql`(${join(bits, ' + ')})::INTEGER`;
}
