import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { toFailure } from '../../client/connection/failure.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { Loading, useIsSlow } from '../../ui/progress.tsx';

/** A tab with its findings beside what they are taken from; loading and failure take the place of both. */
export function QualityFrame(props: {
  readonly query: UseQueryResult;
  readonly main: ReactNode;
  readonly side: ReactNode;
}) {
  const { query } = props;
  const isSlow = useIsSlow(query.isPlaceholderData);
  if (query.error) {
    return (
      <div className="quality-failure">
        <FailureNotice failure={toFailure(query.error)} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  if (query.data === undefined) return <Loading />;
  return (
    <div className="quality-frame" data-refreshing={isSlow || undefined} aria-busy={isSlow}>
      <div className="quality-main">{props.main}</div>
      <aside className="quality-side">{props.side}</aside>
    </div>
  );
}
