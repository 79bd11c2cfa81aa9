import type { CodeRule } from '../../../../shared/cpms/answers.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { AnswerCodes } from '../map/answer-codes.ts';
import { warningOf } from './findings.ts';

/** What is to be said of answers coded 1 and 2: how a person said they mean, or that nobody did and they are not read. */
export function codeWarnings({ fields, unclear }: AnswerCodes, rule: CodeRule | undefined): readonly Warning[] {
  if (rule !== undefined)
    return fields.size === 0 ? [] : [warningOf(rule === 'one-is-yes' ? 'codes_one_is_yes' : 'codes_one_is_no', 0)];
  if (unclear.length === 0) return [];
  const all = unclear.reduce((sum, { count }) => sum + count, 0);
  const found = unclear.map(({ code, count }) => `${code} (${count})`).join(', ');
  return [warningOf('codes_unclear', all, [], found)];
}
