import { useEffect, useState } from 'react';
import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { useMessages } from './locale.tsx';
import './progress.css';

/** A bar of how much is done; without a fraction it only says that work goes on. */
export function ProgressBar(props: { readonly label: string; readonly fraction: number | null }) {
  const { label, fraction } = props;
  return (
    <AriaProgressBar className="progress" value={(fraction ?? 0) * 100} isIndeterminate={fraction === null}>
      {({ percentage }) => (
        <>
          <Label>{label}</Label>
          <div className="progress-track">
            <div
              className="progress-fill"
              data-indeterminate={fraction === null || undefined}
              style={fraction === null ? {} : { width: `${percentage}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}

/** True once a wait has lasted as long as is told: 300 ms are worth a word, after 2 s one wants a way out. */
export function useIsSlow(isWaiting: boolean, afterMs = 300): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setIsSlow(true), afterMs);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isWaiting, afterMs]);
  return isWaiting && isSlow;
}

/** That something goes on, as a turning ring. */
export function Spinner() {
  return <span className="spinner" aria-hidden="true" />;
}

/** A place that is being filled. Nothing for the first 300 ms. */
export function Loading() {
  const { common } = useMessages();
  const isSlow = useIsSlow(true);
  return (
    <div className="loading" role="status">
      {isSlow ? (
        <>
          <Spinner />
          <span className="muted">{common.loading}</span>
        </>
      ) : null}
    </div>
  );
}
