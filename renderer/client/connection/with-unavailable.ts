import { ORPCError } from '@orpc/client';
import { errorText } from '../../../shared/contract/app-error.ts';
import type { Link } from './clients.ts';

function isStream(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/**
 * A link whose failures to reach the engine, in the middle of a stream too, carry the code and sentences of
 * `ENGINE_UNAVAILABLE`; aborts and the engine's own errors pass.
 */
export function withUnavailable(link: Link, onUnavailable: () => void): Link {
  const named = (error: unknown, signal: AbortSignal | undefined): unknown => {
    if (error instanceof ORPCError || signal?.aborted) return error;
    onUnavailable();
    return new ORPCError('ENGINE_UNAVAILABLE', { data: errorText('ENGINE_UNAVAILABLE'), cause: error });
  };
  async function* followed(events: AsyncIterable<unknown>, signal: AbortSignal | undefined): AsyncGenerator {
    try {
      yield* events;
    } catch (error) {
      throw named(error, signal);
    }
  }
  return {
    call: async (path, input, options) => {
      try {
        const answer = await link.call(path, input, options);
        return isStream(answer) ? followed(answer, options.signal) : answer;
      } catch (error) {
        throw named(error, options.signal);
      }
    },
  };
}
