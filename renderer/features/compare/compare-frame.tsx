import type { ReactNode } from 'react';
import { useIsSlow } from '../../ui/progress.tsx';

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
