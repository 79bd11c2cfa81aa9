import { ruleSetKind, ruleSetShapeVersion, type Condition, type RuleSet } from '../contract/rule-set.ts';

const yes = (indicator: number): Condition => ({ kind: 'indicator', indicator });
const anyOf = (...indicators: readonly number[]): Condition => ({ kind: 'any', of: indicators.map(yes) });

/**
 * The working definition that the application is shipped with (product §7). It is nobody's official rule. It cannot be
 * changed; `copyOfRuleSet` makes one that can.
 */
export const workingDefinition1: RuleSet = frozen({
  kind: ruleSetKind,
  shapeVersion: ruleSetShapeVersion,
  id: 'working-definition-1',
  version: 1,
  name: { th: 'เกณฑ์ทำงานรุ่นที่ 1', en: 'Working definition 1' },
  rules: [
    { class: 'victim', when: yes(13) },
    { class: 'high', when: anyOf(6, 14, 19, 20, 22) },
    { class: 'high', when: { kind: 'all', of: [yes(11), { kind: 'age-under', years: 15 }] } },
    { class: 'high', when: { kind: 'all', of: [yes(4), yes(7)] } },
    { class: 'high', when: { kind: 'risk-count', count: 5 } },
    { class: 'watch', when: anyOf(3, 4, 7, 9, 10, 11, 12, 15, 17, 18, 21) },
  ],
  /** All but 1, 2, 5, 8 and 16. */
  riskIndicators: [3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22],
  insufficientAbovePercent: 50,
  decided: { by: 'NatPro Atlas', on: null, note: '' },
});

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** A rule set of one's own, with the rules of another: it starts at version 1, and nobody has decided it yet. */
export function copyOfRuleSet(original: RuleSet, id: string, name: RuleSet['name']): RuleSet {
  const copy = structuredClone(original);
  return { ...copy, id, name, version: 1, decided: { by: '', on: null, note: '' } };
}
