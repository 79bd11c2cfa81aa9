import { focusManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { toFailure } from '../connection/failure.ts';
import { workspaceStatusKey } from './query-keys.ts';

/** Two windows beside each other are both visible: looked at is the one that has the focus. */
export function followWindowFocus(target: EventTarget): void {
  focusManager.setEventListener((onFocus) => {
    const listener = (): void => onFocus();
    for (const event of ['visibilitychange', 'focus']) target.addEventListener(event, listener);
    return () => {
      for (const event of ['visibilitychange', 'focus']) target.removeEventListener(event, listener);
    };
  });
}

/** Figures of one revision never change, so nothing is asked twice; only an unreachable engine is asked again. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // Another page locked the workspace: this one finds out by the first question it asks.
      onError: (error) => {
        if (toFailure(error).code === 'WORKSPACE_LOCKED')
          void client.invalidateQueries({ queryKey: workspaceStatusKey });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (attempt, error) => attempt < 5 && ['ENGINE_UNAVAILABLE', 'CANCELLED'].includes(toFailure(error).code),
        retryDelay: (attempt) => Math.min(300 * 2 ** attempt, 3000),
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
