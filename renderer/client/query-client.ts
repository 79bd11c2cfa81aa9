import { QueryClient } from '@tanstack/react-query';
import { toFailure } from './failure.ts';

/** Figures of one revision never change, so nothing is asked twice; only an unreachable engine is asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
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
}
