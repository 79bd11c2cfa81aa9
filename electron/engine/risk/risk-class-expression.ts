import type { Condition, RuleGroup, RuleSet } from '../../../shared/contract/rule-set.ts';
import { bitOf, bitsOf } from '../../../shared/cpms/answer-bits.ts';
import { nationalities, sexes, type Nationality } from '../../../shared/cpms/answers.ts';
import { countNeeded, decidingIndicators } from '../../../shared/rules/condition-parts.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';
import { riskClassNumber } from '../tables/risk-rules.ts';

/**
 * The class of a child under a rule set as SQL, a number of `riskClasses`: what `classifierOf` gives. It stands over the
 * columns of `childRecords`: the masks `risk_yes`, `risk_known`, `risk_eligible` (no nulls), `age_years` (null: not
 * known), `sex` and `nationality` (positions in `sexes` and `nationalities`), `is_migrant`.
 * Conditions have no negation, so "met" is all that is asked: what is not known counts as not met.
 */
export function riskClassExpression(set: RuleSet): Sql {
  const riskMask = bitsOf(...set.riskIndicators);
  const deciding = integer(decidingIndicators(set));
  const branches = set.rules.map(
    (rule) => sql`WHEN ${isMet(rule.when, riskMask)} THEN ${integer(riskClassNumber(rule.class))}`,
  );
  // `bit_count` is a TINYINT, which 100 times itself is not.
  return sql`CASE ${join(branches, '\n')}
    WHEN 100 * bit_count(risk_eligible & ~risk_known & ${deciding})::INTEGER
      > ${integer(set.insufficientAbovePercent)} * bit_count(risk_eligible & ${deciding})::INTEGER
      THEN ${integer(riskClassNumber('insufficient'))}
    ELSE ${integer(riskClassNumber('none'))} END`;
}

/** True or false, never null. */
function isMet(condition: Condition, riskMask: number): Sql {
  switch (condition.kind) {
    case 'any':
    case 'all':
    case 'at-least':
      return areMet(condition.of, countNeeded(condition), riskMask);
    case 'indicator':
      return sql`(risk_yes & ${integer(bitOf(condition.indicator))}) <> 0`;
    case 'risk-count':
      return sql`bit_count(risk_yes & ${integer(riskMask)}) >= ${integer(condition.count)}`;
    case 'age-under':
      return sql`coalesce(age_years < ${integer(condition.years)}, false)`;
    case 'age-from':
      return sql`coalesce(age_years >= ${integer(condition.years)}, false)`;
    case 'sex':
      return sql`sex = ${integer(sexes.indexOf(condition.sex))}`;
    case 'group':
      return isInGroup(condition.group);
  }
}

/** Indicators are counted together over the mask, which the database does at once. */
function areMet(parts: readonly Condition[], needed: number, riskMask: number): Sql {
  const mask = bitsOf(...parts.flatMap((part) => (part.kind === 'indicator' ? [part.indicator] : [])));
  const others = parts.filter((part) => part.kind !== 'indicator').map((part) => isMet(part, riskMask));
  if (needed === 1) {
    const any = mask === 0 ? [] : [sql`(risk_yes & ${integer(mask)}) <> 0`];
    return sql`(${join([...any, ...others], ' OR ')})`;
  }
  if (needed === parts.length) {
    const all = mask === 0 ? [] : [sql`(risk_yes & ${integer(mask)}) = ${integer(mask)}`];
    return sql`(${join([...all, ...others], ' AND ')})`;
  }
  const counts = [sql`bit_count(risk_yes & ${integer(mask)})`, ...others.map((each) => sql`(${each})::INTEGER`)];
  return sql`(${join(counts, ' + ')}) >= ${integer(needed)}`;
}

function isInGroup(group: RuleGroup): Sql {
  const isOf = (nationality: Nationality): Sql => sql`nationality = ${integer(nationalities.indexOf(nationality))}`;
  switch (group) {
    case 'migrant':
      return sql`is_migrant`;
    case 'thai':
      return sql`(NOT is_migrant AND (${isOf('thai')} OR (risk_known & ~risk_yes & ${integer(bitOf(1))}) <> 0))`;
    case 'stateless':
      return isOf('stateless');
  }
}
