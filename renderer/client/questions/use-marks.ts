import type { MarksAnswer, MarksAsk } from '../../../shared/contract/marks.ts';
import { marksQuestion } from './questions.ts';
import { useAnswers, type Answers } from './use-answer.ts';

export type MarksFound = {
  /** The answer to a question that was asked; null until it is there. Answers to other questions never stand in. */
  readonly answerTo: (ask: MarksAsk) => MarksAnswer | null;
  /** In the order of the questions; the same list as long as nothing in it changes. */
  readonly answers: Answers<MarksAnswer>['answers'];
  readonly error: unknown;
  readonly retry: () => void;
};

const keyOf = (ask: MarksAsk): string => JSON.stringify(ask);

/** Grades, marks, smoothed values and trends for several questions; the same question is asked once. */
export function useMarks(asks: readonly MarksAsk[]): MarksFound {
  const different = [...new Map(asks.map((ask) => [keyOf(ask), ask])).values()];
  const { again, answers, error } = useAnswers(marksQuestion, different);
  return {
    answerTo: (ask) => answers[different.findIndex((each) => keyOf(each) === keyOf(ask))] ?? null,
    answers,
    error,
    retry: again,
  };
}
