import { skipToken, useQueries } from '@tanstack/react-query';
import type { MarksAnswer, MarksAsk } from '../../shared/contract/marks.ts';
import { useEngine } from './client-context.tsx';
import { useRevision } from './use-dataset.ts';

export type MarksFound = {
  /** The answer to a question that was asked; null until it is there. Answers to other questions never stand in. */
  readonly answerTo: (ask: MarksAsk) => MarksAnswer | null;
  readonly error: unknown;
  readonly retry: () => void;
};

const keyOf = (ask: MarksAsk): string => JSON.stringify(ask);

/** Grades, marks, smoothed values and trends for several questions; the same question is asked once. */
export function useMarks(asks: readonly MarksAsk[]): MarksFound {
  const engine = useEngine();
  const revision = useRevision();
  const different = [...new Map(asks.map((ask) => [keyOf(ask), ask])).values()];
  const found = useQueries({
    queries: different.map((ask) => ({
      queryKey: ['figures', revision, 'marks', ask],
      queryFn:
        revision === null
          ? skipToken
          : ({ signal }: { signal: AbortSignal }): Promise<MarksAnswer> => engine.analysis.marks(ask, { signal }),
    })),
  });
  return {
    answerTo: (ask) => found[different.findIndex((each) => keyOf(each) === keyOf(ask))]?.data ?? null,
    error: found.find((result) => result.error)?.error ?? null,
    retry: () => {
      for (const result of found) if (result.error) void result.refetch();
    },
  };
}
