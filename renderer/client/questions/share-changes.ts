import type { QueryClient } from '@tanstack/react-query';
import { refreshDataset } from './use-dataset.ts';
import { workspaceStatusKey } from './query-keys.ts';

/**
 * Tells the other windows of this browser when the workspace changes, and asks anew when one of them tells: what one
 * window locked, another must not go on showing. Nothing but the fact is told.
 * @returns ends it
 */
export function shareChanges(queries: QueryClient, channel: BroadcastChannel): () => void {
  let known: string | null = null;
  let isTold = false;
  const stop = queries.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.state.status !== 'success') return;
    if (query.queryHash !== JSON.stringify(workspaceStatusKey)) return;
    const now = JSON.stringify(query.state.data);
    if (now === known) return;
    if (known !== null && !isTold) channel.postMessage(null);
    known = now;
  });
  channel.addEventListener('message', () => {
    isTold = true;
    void refreshDataset(queries).finally(() => (isTold = false));
  });
  return () => {
    stop();
    channel.close();
  };
}
