import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { toFailure } from '../../client/failure.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { Loading, useIsSlow } from '../../ui/progress.tsx';

/** A tab: what to choose, the chart, and beside it the answer in words and how to read it. */
export function CompareFrame(props: {
  readonly toolbar: ReactNode;
  readonly side: ReactNode;
  readonly isRefreshing: boolean;
  readonly children: ReactNode;
}) {
  const isSlow = useIsSlow(props.isRefreshing);
  return (
    <div className="compare-frame">
      <div className="compare-toolbar">{props.toolbar}</div>
      <div className="compare-main" data-refreshing={isSlow || undefined} aria-busy={isSlow}>
        {props.children}
      </div>
      <aside className="compare-side">{props.side}</aside>
    </div>
  );
}

/** An answer's loading and failure, or what is drawn from it. */
export function Answered<Answer>(props: {
  readonly query: UseQueryResult<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const { query } = props;
  if (query.error) return <FailureNotice failure={toFailure(query.error)} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  return props.children(query.data);
}
