import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../shared/contract/canonical-json.ts';
import type { RuleSet } from '../../../shared/contract/rule-set.ts';

/** SHA-256 of a rule set's canonical JSON, in hexadecimal: it stands with its name on every output that shows a class. */
export function ruleSetSha256(set: RuleSet): string {
  return createHash('sha256').update(canonicalJson(set)).digest('hex');
}
