import type { Condition, RiskClass, RuleGroup, RuleSet } from '../contract/rule-set.ts';
import { bitOf, bitsOf, eligibleAnswers, indicatorsOf } from '../cpms/answer-bits.ts';
import type { Nationality, Sex } from '../cpms/answers.ts';
import { classifierOf, conditionMet, gravestOf, isSaidThai, unknownOf, type ClassedChild } from './class-of-child.ts';
import { allParts, decidingIndicators } from './condition-parts.ts';

/** Something that rules ask of a child and that can be found out. */
export type AskedFact =
  | { readonly kind: 'indicator'; readonly indicator: number }
  | { readonly kind: 'age' }
  | { readonly kind: 'sex' }
  | { readonly kind: 'nationality' };

/** What a fact may turn out to be. Ages are completed years; `to` null: and over. */
export type FactValue =
  | { readonly kind: 'answer'; readonly answer: 'yes' | 'no' }
  | { readonly kind: 'ages'; readonly from: number; readonly to: number | null }
  | { readonly kind: 'sex'; readonly sex: Exclude<Sex, 'unknown'> }
  | { readonly kind: 'group'; readonly group: RuleGroup };

export type FactOutcome = { readonly value: FactValue; readonly riskClass: RiskClass };

export type RuleFired = {
  /** Position among the rules. */
  readonly rule: number;
  /** The single parts that are met and made it so; of `risk-count` the indicators are in `riskFound`. */
  readonly because: readonly Condition[];
};

export type ClassExplanation = {
  readonly riskClass: RiskClass;
  /** Every rule that is met, in order; the first gave the class. */
  readonly fired: readonly RuleFired[];
  /** Rules neither met nor ruled out. */
  readonly open: readonly number[];
  /** Risk indicators of the rule set whose answer is yes. */
  readonly riskFound: readonly number[];
  /** Deciding answers the child is eligible for, and those among them that are unknown: indicators in form order. */
  readonly deciding: { readonly eligible: readonly number[]; readonly unknown: readonly number[] };
  /** Everything that rules ask for and that is not known, age, sex and nationality included. */
  readonly unknown: readonly AskedFact[];
  /** Unknown facts that alone would change the class, with the class for each value they may have. */
  readonly changes: readonly { readonly fact: AskedFact; readonly outcomes: readonly FactOutcome[] }[];
  /** The gravest class that the unknown facts together could still give. */
  readonly gravestPossible: RiskClass;
};

/** From this age on nobody is a child, and the answers about children do not apply. */
const adultAge = 18;
const everyAge: readonly number[] = Array.from({ length: adultAge + 1 }, (_, age) => age);

/** Why a child has its class under a rule set, and what would change it. */
export function explainClass(set: RuleSet, child: ClassedChild): ClassExplanation {
  const riskMask = bitsOf(...set.riskIndicators);
  const classOf = classifierOf(set);
  const riskClass = classOf(child);
  const answers = set.rules.map(({ when }) => conditionMet(when, child, riskMask));
  const deciding = decidingIndicators(set) & child.riskEligible;
  const unknown = unknownFacts(set, child, riskMask);
  return {
    riskClass,
    fired: set.rules.flatMap(({ when }, rule) =>
      answers[rule] === 'yes' ? [{ rule, because: partsMet(when, child, riskMask) }] : [],
    ),
    open: answers.flatMap((answer, rule) => (answer === 'unknown' ? [rule] : [])),
    riskFound: indicatorsOf(child.riskYes & riskMask),
    deciding: { eligible: indicatorsOf(deciding), unknown: indicatorsOf(deciding & unknownOf(child)) },
    unknown,
    changes: unknown
      .map((fact) => ({ fact, outcomes: outcomesOf(classOf, child, fact) }))
      .filter(({ outcomes }) => outcomes.some((outcome) => outcome.riskClass !== riskClass)),
    gravestPossible: gravestPossible(classOf, child),
  };
}

type Classifier = (child: ClassedChild) => RiskClass;

function partsMet(condition: Condition, child: ClassedChild, riskMask: number): readonly Condition[] {
  if (conditionMet(condition, child, riskMask) !== 'yes') return [];
  return 'of' in condition ? condition.of.flatMap((part) => partsMet(part, child, riskMask)) : [condition];
}

function unknownFacts(set: RuleSet, child: ClassedChild, riskMask: number): readonly AskedFact[] {
  const asked = set.rules.flatMap(({ when }) => allParts(when));
  const isOpen = (...kinds: readonly Condition['kind'][]): boolean =>
    asked.some((part) => kinds.includes(part.kind) && conditionMet(part, child, riskMask) === 'unknown');
  return [
    ...indicatorsOf(decidingIndicators(set) & unknownOf(child)).map((indicator): AskedFact => ({
      kind: 'indicator',
      indicator,
    })),
    ...(isOpen('age-under', 'age-from') ? [{ kind: 'age' } as const] : []),
    ...(isOpen('sex') ? [{ kind: 'sex' } as const] : []),
    ...(isOpen('group') ? [{ kind: 'nationality' } as const] : []),
  ];
}

/** The class for each value that an unknown fact may have, everything else as it is. */
function outcomesOf(classOf: Classifier, child: ClassedChild, fact: AskedFact): readonly FactOutcome[] {
  switch (fact.kind) {
    case 'indicator':
      return (['yes', 'no'] as const).map((answer) => ({
        value: { kind: 'answer', answer },
        riskClass: classOf(withAnswer(child, fact.indicator, answer)),
      }));
    case 'age':
      return joinedAges(everyAge.map((age) => classOf(withAge(child, age))));
    case 'sex':
      return (['male', 'female'] as const).map((sex) => ({
        value: { kind: 'sex', sex },
        riskClass: classOf({ ...child, sex }),
      }));
    case 'nationality':
      return (Object.keys(nationalityOf) as RuleGroup[]).map((group) => ({
        value: { kind: 'group', group },
        riskClass: classOf(withNationality(child, nationalityOf[group])),
      }));
  }
}

/** A nationality that puts a child into a group. */
const nationalityOf: Readonly<Record<RuleGroup, Nationality>> = {
  thai: 'thai',
  migrant: 'other',
  stateless: 'stateless',
};

/** Ages of one class as one range. */
function joinedAges(classes: readonly RiskClass[]): readonly FactOutcome[] {
  return classes.flatMap((riskClass, from) => {
    if (from > 0 && classes[from - 1] === riskClass) return [];
    const next = classes.findIndex((each, age) => age > from && each !== riskClass);
    return [{ value: { kind: 'ages', from, to: next < 0 ? null : next - 1 }, riskClass }];
  });
}

function withAnswer(child: ClassedChild, indicator: number, answer: 'yes' | 'no'): ClassedChild {
  const bit = bitOf(indicator);
  const isYes = answer === 'yes';
  return {
    ...child,
    riskYes: isYes ? child.riskYes | bit : child.riskYes,
    riskKnown: child.riskKnown | bit,
    isMigrant: child.isMigrant || (isYes && indicator === 1),
  };
}

function withAge(child: ClassedChild, ageYears: number): ClassedChild {
  const eligible = eligibleAnswers(ageYears);
  return {
    ...child,
    ageYears,
    riskEligible: child.riskEligible & eligible,
    riskKnown: child.riskKnown & eligible,
    riskYes: child.riskYes & eligible,
  };
}

const withNationality = (child: ClassedChild, nationality: Nationality): ClassedChild => ({
  ...child,
  nationality,
  isMigrant: child.isMigrant || nationality !== 'thai',
});

/**
 * With every unknown answer yes: a yes never makes a class less grave. Age, sex, nationality and indicator 1 (which
 * makes a migrant child) may do either, so each of their values is tried.
 */
function gravestPossible(classOf: Classifier, child: ClassedChild): RiskClass {
  const ages = child.ageYears === null ? everyAge.map((age) => withAge(child, age)) : [child];
  const ofSexes = ages.flatMap((each) =>
    each.sex === 'unknown' ? (['male', 'female'] as const).map((sex) => ({ ...each, sex })) : [each],
  );
  const ofNationalities = ofSexes.flatMap((each) =>
    each.nationality === 'unknown' && !isSaidThai(each)
      ? Object.values(nationalityOf).map((nationality) => withNationality(each, nationality))
      : [each],
  );
  const complete = ofNationalities.flatMap((each) => {
    const firsts =
      (unknownOf(each) & bitOf(1)) === 0 ? [each] : (['yes', 'no'] as const).map((a) => withAnswer(each, 1, a));
    return firsts.map((first) => ({
      ...first,
      riskYes: first.riskYes | unknownOf(first),
      riskKnown: first.riskEligible,
    }));
  });
  return gravestOf(complete.map((each) => classOf(each))) ?? 'none';
}
