import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { toFailure } from '../client/connection/failure.ts';
import { FailureNotice } from './notice.tsx';
import { Loading } from './progress.tsx';

/** What is drawn from an answer; while it is waited for, that; and why there is none, with the way to ask again. */
export function Answered<Answer>(props: {
  readonly query: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch'>;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const { data, error, refetch } = props.query;
  if (error) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return props.children(data);
}
