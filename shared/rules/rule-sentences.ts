import type { Condition, Rule, RuleSet } from '../contract/rule-set.ts';
import { indicatorByNo } from '../cpms/indicators.ts';
import type { Language } from '../format/language.ts';
import { rules as en } from '../i18n/en/rules.ts';
import type { MessagesLike } from '../i18n/messages-type.ts';
import { rules as th } from '../i18n/th/rules.ts';
import type { AskedFact, FactOutcome, FactValue, RuleFired } from './explain-class.ts';

type RuleWords = MessagesLike<typeof th>;

const wordsOf: Readonly<Record<Language, RuleWords>> = { th, en };

/** A rule as a sentence: `เสี่ยงสูง เมื่อทำงานรับค่าจ้างและอายุต่ำกว่า 15 ปี`. */
export function ruleSentence(rule: Rule, set: RuleSet, language: Language): string {
  const words = wordsOf[language];
  return words.rule(words.classes[rule.class], conditionClause(rule.when, set, language));
}

/**
 * A condition as a clause that can stand in a sentence. A list within a list stands in brackets, so that two conditions
 * with different meanings never read the same.
 */
export function conditionClause(condition: Condition, set: RuleSet, language: Language): string {
  const words = wordsOf[language];
  switch (condition.kind) {
    case 'indicator':
      return indicatorClause(condition.indicator, words);
    case 'any':
      return joined(partClauses(condition.of, set, language), words.or, language);
    case 'all':
      return joined(partClauses(condition.of, set, language), words.and, language);
    case 'at-least':
      return words.atLeast(
        String(condition.count),
        words.nested(partClauses(condition.of, set, language).join(listMark[language])),
      );
    case 'age-under':
      return words.ageUnder(String(condition.years));
    case 'age-from':
      return words.ageFrom(String(condition.years));
    case 'group':
      return words.groups[condition.group];
    case 'sex':
      return words.sexes[condition.sex];
    case 'risk-count':
      return words.riskCount(String(condition.count), String(set.riskIndicators.length));
  }
}

function indicatorClause(no: number, words: RuleWords): string {
  return words.indicators[indicatorByNo(no).key as keyof RuleWords['indicators']];
}

/** Some clauses have commas of their own. */
const listMark: Readonly<Record<Language, string>> = { th: ', ', en: '; ' };

function partClauses(parts: readonly Condition[], set: RuleSet, language: Language): readonly string[] {
  return parts.map((part) => {
    const clause = conditionClause(part, set, language);
    return 'of' in part && part.of.length > 1 ? wordsOf[language].nested(clause) : clause;
  });
}

/**
 * `ก`, `กและข`, `ก, ข และค`. Thai has no space around the joining word of two, but beside a bracket; English says the
 * subject of two once.
 */
function joined(clauses: readonly string[], word: string, language: Language): string {
  const last = clauses.at(-1) ?? '';
  const before = clauses.slice(0, -1);
  if (before.length === 0) return last;
  const start = before.join(listMark[language]);
  if (language === 'en') {
    const isOneSubject = before.length === 1 && start.startsWith(subject) && last.startsWith(subject);
    return `${start}${before.length > 1 ? ';' : ''} ${word} ${isOneSubject ? last.slice(subject.length) : last}`;
  }
  const left = before.length > 1 || start.endsWith(')') ? ' ' : '';
  return `${start}${left}${word}${last.startsWith('(') ? ' ' : ''}${last}`;
}

const subject = 'the child ';

/** When the data do not suffice, and when nothing is found: what the rules leave over. */
export function remainderSentences(set: RuleSet, language: Language): readonly [string, string] {
  const words = wordsOf[language];
  return [words.insufficient(String(set.insufficientAbovePercent)), words.none];
}

/**
 * Why a rule is met: `เสี่ยงสูง เพราะสมาชิกครัวเรือนถูกกระทำรุนแรง`.
 * @param riskFound risk indicators whose answer is yes, named where the rule counts them
 */
export function firedSentence(
  fired: RuleFired,
  riskFound: readonly number[],
  set: RuleSet,
  language: Language,
): string {
  const words = wordsOf[language];
  const reasons = fired.because.map((part) =>
    part.kind === 'risk-count'
      ? words.riskFound(
          String(riskFound.length),
          riskFound.map((no) => indicatorClause(no, words)).join(listMark[language]),
        )
      : conditionClause(part, set, language),
  );
  const rule = set.rules[fired.rule];
  if (!rule) throw new RangeError(`The rule set has no rule ${fired.rule}.`);
  return words.because(words.classes[rule.class], joined(reasons, words.and, language));
}

/** What is asked for, as a noun or a clause: `อายุ`, `ทำงานรับค่าจ้าง`. */
export function factWords(fact: AskedFact, language: Language): string {
  const words = wordsOf[language];
  return fact.kind === 'indicator' ? indicatorClause(fact.indicator, words) : words.askedFacts[fact.kind];
}

/** What a fact would change: `ถ้าอายุ 0–14 ปี จะเป็น: เสี่ยงสูง`. */
export function outcomeSentence(fact: AskedFact, { value, riskClass }: FactOutcome, language: Language): string {
  const words = wordsOf[language];
  return words.outcome(valueClause(fact, value, language), words.classes[riskClass]);
}

function valueClause(fact: AskedFact, value: FactValue, language: Language): string {
  const { values } = wordsOf[language];
  switch (value.kind) {
    case 'answer':
      return values[value.answer](factWords(fact, language));
    case 'ages':
      if (value.to === null) return values.ageFrom(String(value.from));
      return value.from === value.to
        ? values.ageExactly(String(value.from))
        : values.ageFromTo(String(value.from), String(value.to));
    case 'sex':
      return values[value.sex];
    case 'group':
      return values[value.group];
  }
}
