import { ORPCError } from '@orpc/client';
import { describe, expect, test } from 'vitest';
import type { Link } from '../../../../renderer/client/connection/clients.ts';
import { isCancelled, toFailure } from '../../../../renderer/client/connection/failure.ts';
import { withUnavailable } from '../../../../renderer/client/connection/with-unavailable.ts';
import { errorText } from '../../../../shared/contract/app-error.ts';

describe('failures', () => {
  test('carry the engine’s own sentences', () => {
    const error = new ORPCError('FILE_EMPTY', { data: { th: 'ว่าง', en: 'empty', logId: '1' } });
    expect(toFailure(error)).toEqual({ code: 'FILE_EMPTY', th: 'ว่าง', en: 'empty' });
  });

  test('without sentences get those of their code, or of an internal error', () => {
    expect(toFailure(new ORPCError('SAMPLE_MISSING'))).toEqual({
      code: 'SAMPLE_MISSING',
      ...errorText('SAMPLE_MISSING'),
    });
    expect(toFailure(new ORPCError('UNAUTHORIZED'))).toEqual({
      code: 'UNAUTHORIZED',
      ...errorText('INTERNAL', { logId: 'UNAUTHORIZED' }),
    });
    expect(toFailure(new TypeError('x'))).toMatchObject({ code: 'INTERNAL' });
    expect(isCancelled(toFailure(new DOMException('stop', 'AbortError')))).toBe(true);
  });

  const options = (signal?: AbortSignal) => ({ context: {}, ...(signal ? { signal } : {}) });
  const linkThat = (throws: unknown): Link => ({ call: async () => Promise.reject(throws) });

  test('to reach the engine say so; aborts and the engine’s errors pass', async () => {
    let unavailable = 0;
    const call = (throws: unknown, signal?: AbortSignal) =>
      withUnavailable(linkThat(throws), () => (unavailable += 1))
        .call([], undefined, options(signal))
        .catch((error: unknown) => error);
    const own = new ORPCError('FILE_EMPTY');
    const abort = new DOMException('stop', 'AbortError');
    expect(await call(own)).toBe(own);
    expect(await call(abort, AbortSignal.abort())).toBe(abort);
    expect(unavailable).toBe(0);
    expect(toFailure(await call(new TypeError('Failed to fetch')))).toEqual({
      code: 'ENGINE_UNAVAILABLE',
      ...errorText('ENGINE_UNAVAILABLE'),
    });
    expect(unavailable).toBe(1);
  });

  test('to reach the engine say so in the middle of a stream too, and its own errors pass', async () => {
    let unavailable = 0;
    async function* eventsThen(throws: unknown) {
      yield 1;
      throw throws;
    }
    const follow = async (throws: unknown, signal?: AbortSignal) => {
      const link: Link = { call: async () => eventsThen(throws) };
      const seen: unknown[] = [];
      try {
        const events = await withUnavailable(link, () => (unavailable += 1)).call([], undefined, options(signal));
        for await (const event of events as AsyncIterable<unknown>) seen.push(event);
      } catch (error) {
        seen.push(error);
      }
      return seen;
    };
    const own = new ORPCError('FILE_EMPTY');
    const abort = new DOMException('stop', 'AbortError');
    expect(await follow(own)).toEqual([1, own]);
    expect(await follow(abort, AbortSignal.abort())).toEqual([1, abort]);
    expect(unavailable).toBe(0);
    const [first, lost] = await follow(new TypeError('network error'));
    expect([first, toFailure(lost).code, unavailable]).toEqual([1, 'ENGINE_UNAVAILABLE', 1]);
  });
});
