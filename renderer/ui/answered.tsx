import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { NotAnswered } from './not-answered.tsx';
import { Loading } from './progress.tsx';
import type { LargerAreas } from './ways-on.ts';

/** What is drawn from an answer; while it is waited for, that; and why there is none, with the way on. */
export function Answered<Answer>(props: {
  readonly query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>;
  /** How the screen can show larger areas, where the answer is told of those only. */
  readonly larger?: LargerAreas;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const { larger = 'none', query } = props;
  const { data, error, refetch } = query;
  if (error) return <NotAnswered error={error} onRetry={() => void refetch()} larger={larger} />;
  if (data === undefined) return <Loading />;
  return props.children(data);
}
