import type { CodeRule } from '../../../../shared/cpms/answers.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { AnswerCodes } from '../map/answer-codes.ts';
import { warningOf } from './findings.ts';

/**
 * What is to be said of answers coded 1 and 2: how a person or the headers said they mean, or that nobody did and they are
 * not read.
 */
export function codeWarnings(
  { fields, unclear }: AnswerCodes,
  rule: CodeRule | undefined,
  legends: ReadonlyMap<string, CodeRule> | undefined,
): readonly Warning[] {
  const said = (one: CodeRule): Warning => warningOf(one === 'one-is-yes' ? 'codes_one_is_yes' : 'codes_one_is_no', 0);
  if (rule !== undefined) return fields.size === 0 ? [] : [said(rule)];
  if (unclear.length === 0) return [];
  const byHeader = [...fields].flatMap((field) => legends?.get(field) ?? []);
  const known = [...new Set(byHeader)].map(said);
  if (byHeader.length === fields.size) return known;
  const all = unclear.reduce((sum, { count }) => sum + count, 0);
  const found = unclear.map(({ code, count }) => `${code} (${count})`).join(', ');
  return [...known, warningOf('codes_unclear', all, [], found)];
}
