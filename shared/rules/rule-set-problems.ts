import { isIsoDay } from '../calendar/iso-day.ts';
import { canonicalJson } from '../contract/canonical-json.ts';
import { misshapenPlaces, refuse, type Problem } from '../contract/problem.ts';
import {
  ruleClasses,
  ruleSet,
  ruleSetKind,
  ruleSetLimits,
  ruleSetShapeVersion,
  type Condition,
  type RuleSet,
} from '../contract/rule-set.ts';
import { indicatorCount } from '../cpms/indicators.ts';
import { allParts, decidingIndicators, type GroupCondition } from './condition-parts.ts';
import { workingDefinition1 } from './working-definition-1.ts';

/** Services reached (16) are no risk and add to none (product §3). */
const coverageIndicator = 16;

/**
 * Reads a rule set from JSON.
 * @throws AppError of its first problem: `RULES_NOT_ONE`, `RULES_SHAPE_VERSION` and the like, each with a sentence
 */
export function readRuleSet(value: unknown): RuleSet {
  refuse(ruleSetProblems(value));
  return value as RuleSet;
}

/** Everything that is wrong with a rule set; none for one that can be used. What has no shape has one problem. */
export function ruleSetProblems(value: unknown): readonly Problem[] {
  if (!isObject(value) || value['kind'] !== ruleSetKind) return [{ code: 'RULES_NOT_ONE', detail: {} }];
  const { shapeVersion } = value;
  if (shapeVersion !== ruleSetShapeVersion) {
    const found = typeof shapeVersion === 'number' || typeof shapeVersion === 'string' ? { found: shapeVersion } : {};
    return [{ code: 'RULES_SHAPE_VERSION', detail: { ...found, known: ruleSetShapeVersion } }];
  }
  const tooLarge = sizeProblem(value);
  if (tooLarge) return [tooLarge];
  const read = ruleSet.safeParse(value);
  if (read.success) return contentProblems(read.data);
  return misshapenPlaces(read.error).map((at) => ({ code: 'RULES_INVALID', detail: { at } }));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A file may hold anything: its depth and size are judged before anything walks through it by calling itself. */
function sizeProblem(value: Record<string, unknown>): Problem | null {
  const { depth, parts, rules } = ruleSetLimits;
  const found = Array.isArray(value['rules']) ? value['rules'] : [];
  if (found.length > rules) return { code: 'RULES_TOO_MANY', detail: { found: found.length, limit: rules } };
  let level: readonly unknown[] = found.map((each) => (isObject(each) ? each['when'] : null));
  let count = 0;
  for (let deep = 1; level.length > 0; deep++) {
    count += level.length;
    if (count > parts) return { code: 'RULES_TOO_LARGE', detail: { limit: parts } };
    if (deep > depth) return { code: 'RULES_TOO_DEEP', detail: { limit: depth } };
    level = level.flatMap((each) => (isObject(each) && Array.isArray(each['of']) ? each['of'] : []));
  }
  return null;
}

function contentProblems(set: RuleSet): readonly Problem[] {
  const problems = [
    ...shippedProblems(set),
    ...decidedProblems(set),
    ...cutOffProblems(set),
    ...riskIndicatorProblems(set),
    ...set.rules.flatMap((rule, i) => conditionProblems(rule.when, i + 1, set.riskIndicators.length)),
    ...orderProblems(set),
  ];
  if (set.rules.length === 0) return [...problems, { code: 'RULES_NONE', detail: {} }];
  const asksNothing = problems.length === 0 && decidingIndicators(set) === 0;
  return asksNothing ? [{ code: 'RULES_NO_INDICATOR', detail: {} }] : problems;
}

/** What is shipped cannot be changed under its own name. */
function shippedProblems(set: RuleSet): readonly Problem[] {
  const isChanged = set.id === workingDefinition1.id && canonicalJson(set) !== canonicalJson(workingDefinition1);
  return isChanged ? [{ code: 'RULES_SHIPPED', detail: { id: set.id } }] : [];
}

function decidedProblems({ decided: { on } }: RuleSet): readonly Problem[] {
  return on === null || isIsoDay(on) ? [] : [{ code: 'RULES_DAY', detail: { found: on } }];
}

/** Under 100, so that a child of whom nothing is known is never called without risk. */
function cutOffProblems({ insufficientAbovePercent: percent }: RuleSet): readonly Problem[] {
  return isWholeFrom(percent, 0, 99) ? [] : [{ code: 'RULES_CUT_OFF', detail: { found: percent } }];
}

function riskIndicatorProblems({ riskIndicators }: RuleSet): readonly Problem[] {
  const twice = riskIndicators.filter((no, i) => riskIndicators.indexOf(no) !== i);
  return [
    ...riskIndicators.flatMap((no) => indicatorProblems(no, null)),
    ...twice.map((no): Problem => ({ code: 'RULES_RISK_TWICE', detail: { found: no } })),
  ];
}

const isWholeFrom = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to;

/** @param rule its number from 1; null for the risk indicators */
function indicatorProblems(no: number, rule: number | null): readonly Problem[] {
  const detail = { found: no, ...(rule === null ? {} : { rule }) };
  if (!isWholeFrom(no, 1, indicatorCount)) return [{ code: 'RULES_INDICATOR', detail }];
  return no === coverageIndicator ? [{ code: 'RULES_COVERAGE', detail }] : [];
}

function conditionProblems(condition: Condition, rule: number, riskIndicators: number): readonly Problem[] {
  return allParts(condition).flatMap((part) => partProblems(part, rule, riskIndicators));
}

function partProblems(part: Condition, rule: number, riskIndicators: number): readonly Problem[] {
  switch (part.kind) {
    case 'indicator':
      return indicatorProblems(part.indicator, rule);
    case 'any':
    case 'all':
      return listProblems(part, rule);
    case 'at-least': {
      const problems = listProblems(part, rule);
      const detail = { rule, count: part.count, of: part.of.length };
      return problems.length > 0 || isWholeFrom(part.count, 1, part.of.length)
        ? problems
        : [{ code: 'RULES_COUNT', detail }];
    }
    case 'age-under':
    case 'age-from': {
      const [from, to] = part.kind === 'age-under' ? [1, ruleSetLimits.oldestAge + 1] : [0, ruleSetLimits.oldestAge];
      return isWholeFrom(part.years, from, to)
        ? []
        : [{ code: 'RULES_AGE', detail: { rule, found: part.years, from, to } }];
    }
    case 'risk-count':
      return isWholeFrom(part.count, 1, riskIndicators)
        ? []
        : [{ code: 'RULES_RISK_COUNT', detail: { rule, count: part.count, of: riskIndicators } }];
    case 'group':
    case 'sex':
      return [];
  }
}

/** A part that stands twice would count twice. */
function listProblems(part: GroupCondition, rule: number): readonly Problem[] {
  const texts = part.of.map(canonicalJson);
  if (texts.length === 0) return [{ code: 'RULES_EMPTY', detail: { rule } }];
  return new Set(texts).size < texts.length ? [{ code: 'RULES_PART_TWICE', detail: { rule } }] : [];
}

function orderProblems({ rules }: RuleSet): readonly Problem[] {
  const gravity = rules.map((rule) => ruleClasses.indexOf(rule.class));
  const at = gravity.findIndex((place, i) => place < (gravity[i - 1] ?? 0));
  return at < 0 ? [] : [{ code: 'RULES_ORDER', detail: { rule: at + 1, after: at } }];
}
