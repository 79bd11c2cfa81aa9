import { ruleClasses, type Condition, type RiskClass, type RuleGroup, type RuleSet } from '../contract/rule-set.ts';
import { bitOf, bitsOf, countBits } from '../cpms/answer-bits.ts';
import type { Answer, Nationality, Sex } from '../cpms/answers.ts';
import { countNeeded, decidingIndicators } from './condition-parts.ts';

/**
 * What the rules know of a child. Masks: bit 0 is indicator 1; the child's answers that its age is eligible for, with
 * those of its household. `known` holds `yes`, `eligible` holds `known`.
 */
export type ClassedChild = {
  readonly riskYes: number;
  readonly riskKnown: number;
  readonly riskEligible: number;
  /** Completed years; null when not known. */
  readonly ageYears: number | null;
  readonly sex: Sex;
  readonly nationality: Nationality;
  /** Nationality other than Thai, or indicator 1 yes (product §5). */
  readonly isMigrant: boolean;
};

/**
 * Whether a condition is met, in three values (Kleene's strong logic): "at least k" is yes when k parts are, no when
 * fewer than k can be, else unknown; "any" and "all" are its ends. An indicator that a child is not eligible for is no.
 * There is no negation, so what is met stays met whatever the unknown answers turn out to be.
 * @param riskMask mask of the rule set's risk indicators
 */
export function conditionMet(condition: Condition, child: ClassedChild, riskMask: number): Answer {
  switch (condition.kind) {
    case 'any':
    case 'all':
    case 'at-least': {
      let [met, open] = [0, 0];
      for (const part of condition.of) {
        const answer = conditionMet(part, child, riskMask);
        if (answer === 'yes') met++;
        else if (answer === 'unknown') open++;
      }
      return atLeast(countNeeded(condition), met, open);
    }
    case 'indicator':
      return bitsMet(1, bitOf(condition.indicator), child);
    case 'risk-count':
      return bitsMet(condition.count, riskMask, child);
    case 'age-under':
      return child.ageYears === null ? 'unknown' : answerOf(child.ageYears < condition.years);
    case 'age-from':
      return child.ageYears === null ? 'unknown' : answerOf(child.ageYears >= condition.years);
    case 'sex':
      return child.sex === 'unknown' ? 'unknown' : answerOf(child.sex === condition.sex);
    case 'group':
      return isInGroup(condition.group, child);
  }
}

const answerOf = (isTrue: boolean): Answer => (isTrue ? 'yes' : 'no');

const bitsMet = (needed: number, mask: number, child: ClassedChild): Answer =>
  atLeast(needed, countBits(child.riskYes & mask), countBits(unknownOf(child) & mask));

/** Eligible answers that are not known. */
export const unknownOf = ({ riskEligible, riskKnown }: ClassedChild): number => riskEligible & ~riskKnown;

function atLeast(needed: number, met: number, open: number): Answer {
  if (met >= needed) return 'yes';
  return met + open >= needed ? 'unknown' : 'no';
}

/** Whether the nationality, or indicator 1 (no Thai nationality) with its no, says that a child is Thai. */
export const isSaidThai = (child: ClassedChild): boolean =>
  child.nationality === 'thai' || (child.riskKnown & ~child.riskYes & bitOf(1)) !== 0;

/**
 * Nationality not stated: a migrant child by indicator 1, a Thai child where its answer is no, else not known.
 * Stateless is what the nationality says, and nothing else.
 */
function isInGroup(group: RuleGroup, child: ClassedChild): Answer {
  switch (group) {
    case 'migrant':
      if (child.isMigrant) return 'yes';
      return isSaidThai(child) ? 'no' : 'unknown';
    case 'thai':
      if (child.isMigrant) return 'no';
      return isSaidThai(child) ? 'yes' : 'unknown';
    case 'stateless':
      if (child.nationality !== 'unknown') return answerOf(child.nationality === 'stateless');
      return isSaidThai(child) ? 'no' : 'unknown';
  }
}

/**
 * What a rule set makes of a child: the class of the first rule that is met; where none is, `insufficient` if too many
 * of the deciding answers that the child is eligible for are unknown, else `none`.
 */
export function classifierOf(set: RuleSet): (child: ClassedChild) => RiskClass {
  const riskMask = bitsOf(...set.riskIndicators);
  const decidingMask = decidingIndicators(set);
  return (child) => {
    const first = set.rules.find(({ when }) => conditionMet(when, child, riskMask) === 'yes');
    if (first) return first.class;
    const deciding = decidingMask & child.riskEligible;
    const unknown = countBits(deciding & unknownOf(child));
    return 100 * unknown > set.insufficientAbovePercent * countBits(deciding) ? 'insufficient' : 'none';
  };
}

/** The gravest of some classes that rules give; null for none of them. */
export function gravestOf(classes: readonly RiskClass[]): RiskClass | null {
  return ruleClasses.find((each) => classes.includes(each)) ?? null;
}
