import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useConnection } from './connection-context.tsx';
import type { EngineHealth } from './engine-health.ts';

/** The engine whose answers a cache holds: what shows the engine's state may come and go. */
const heldGenerations = new WeakMap<QueryClient, number>();

/** How the engine is; a fresh engine after a restart makes every figure be asked anew. */
export function useEngineHealth(): EngineHealth {
  const { health } = useConnection();
  const queries = useQueryClient();
  const current = useSyncExternalStore(health.subscribe, health.get);
  useEffect(() => {
    if (current.generation === (heldGenerations.get(queries) ?? 0)) return;
    heldGenerations.set(queries, current.generation);
    void queries.resetQueries();
  }, [current.generation, queries]);
  return current;
}
