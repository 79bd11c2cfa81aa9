import {
  keepPreviousData,
  queryOptions,
  skipToken,
  useQueries,
  useQuery,
  useQueryClient,
  type QueryFunctionContext,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { EngineClient } from '../connection/clients.ts';
import { useEngine } from '../connection/connection-context.tsx';
import type { Question } from './question.ts';
import { refreshDataset, useRevision } from './use-dataset.ts';

/** What react-query is told of a question; without a revision or an ask nothing is asked. */
export function answerOptions<Ask, Answer>(
  engine: EngineClient,
  revision: number | null,
  question: Question<Ask, Answer>,
  ask: Ask | null,
) {
  return queryOptions({
    queryKey: ['figures', revision, question.name, ask],
    queryFn:
      revision === null || ask === null
        ? skipToken
        : ({ client, signal }: QueryFunctionContext): Promise<Answer> =>
            question.call(engine, ask, { signal, revision, onOtherRevision: () => void refreshDataset(client) }),
  });
}

/**
 * The answer to a question; null asks nothing, and leaving the question ends the call.
 * @param former `kept`: while a new ask is being answered the answer to the former one stays, with `isPlaceholderData`
 *   true; `dropped`: an answer to another ask never stands in
 */
export function useAnswer<Ask, Answer>(
  question: Question<Ask, Answer>,
  ask: Ask | null,
  former: 'kept' | 'dropped' = 'kept',
): UseQueryResult<Answer> {
  const engine = useEngine();
  const revision = useRevision();
  return useQuery({
    ...answerOptions(engine, revision, question, ask),
    ...(former === 'kept' ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Asks when it is called, not when it is drawn; the same ask is answered once. */
export function useAsk<Ask, Answer>(question: Question<Ask, Answer>): (ask: Ask) => Promise<Answer> {
  const engine = useEngine();
  const revision = useRevision();
  const queries = useQueryClient();
  return (ask) => queries.fetchQuery(answerOptions(engine, revision, question, ask));
}

/** How questions go that take a while: they can be stopped, and taken up again. */
export type Calculation = {
  readonly isCalculating: boolean;
  /** True where the calculation was stopped before its end. */
  readonly isCancelled: boolean;
  readonly error: unknown;
  readonly cancel: () => void;
  /** Calculates what is missing. */
  readonly again: () => void;
};

export type Answers<Answer> = Calculation & {
  /** In the order of the asks; null while not answered: an answer to another ask never stands in. */
  readonly answers: readonly (Answer | null)[];
};

function combined<Answer>(results: readonly UseQueryResult<Answer>[]) {
  return {
    answers: results.map((result) => result.data ?? null),
    isCalculating: results.some((result) => result.isFetching),
    isCancelled: results.some((result) => result.isPending && result.fetchStatus === 'idle'),
    error: results.find((result) => result.error)?.error ?? null,
  };
}

/** The answers to several asks of one question, null asks nothing; leaving it ends the calculation. */
export function useAnswers<Ask, Answer>(question: Question<Ask, Answer> | null, asks: readonly Ask[]): Answers<Answer> {
  const engine = useEngine();
  const revision = useRevision();
  const queries = useQueryClient();
  const key = ['figures', revision, question?.name];
  const found = useQueries({
    queries: question ? asks.map((ask) => answerOptions(engine, revision, question, ask)) : [],
    combine: combined<Answer>,
  });
  return {
    ...found,
    cancel: () => void queries.cancelQueries({ queryKey: key }),
    again: () =>
      void queries.refetchQueries({
        queryKey: key,
        type: 'active',
        predicate: (query) => query.state.data === undefined,
      }),
  };
}

/** Several answers that a screen needs together: it fails with the first that fails, and asks again those that did. */
export function together(answers: readonly UseQueryResult[]) {
  return {
    error: answers.find((answer) => answer.error)?.error ?? null,
    retry: (): void => {
      for (const answer of answers) if (answer.error) void answer.refetch();
    },
    isPending: answers.some((answer) => answer.isPending),
    isPlaceholderData: answers.some((answer) => answer.isPlaceholderData),
  };
}
