import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useConnection } from './client-context.tsx';
import type { EngineHealth } from './engine-health.ts';

/** How the engine is; a fresh engine after a restart makes every figure be asked anew. */
export function useEngineHealth(): EngineHealth {
  const { health } = useConnection();
  const queries = useQueryClient();
  const current = useSyncExternalStore(health.subscribe, health.get);
  useEffect(() => {
    if (current.generation > 0) void queries.resetQueries();
  }, [current.generation, queries]);
  return current;
}
