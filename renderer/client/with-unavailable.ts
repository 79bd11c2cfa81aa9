import { ORPCError } from '@orpc/client';
import { errorText } from '../../shared/contract/app-error.ts';
import type { Link } from './clients.ts';

/**
 * A link whose failures to reach the engine carry the code and sentences of `ENGINE_UNAVAILABLE`;
 * aborts and the engine's own errors pass.
 */
export function withUnavailable(link: Link, onUnavailable: () => void): Link {
  return {
    call: async (path, input, options) => {
      try {
        return await link.call(path, input, options);
      } catch (error) {
        if (error instanceof ORPCError || options.signal?.aborted) throw error;
        onUnavailable();
        throw new ORPCError('ENGINE_UNAVAILABLE', { data: errorText('ENGINE_UNAVAILABLE'), cause: error });
      }
    },
  };
}
