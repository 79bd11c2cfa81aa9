import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, isDefinedError, ORPCError, safe } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, describe, expect, test } from 'vitest';
import { errorText } from '../../shared/contract/app-error.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import { noFilter } from '../../shared/contract/filter.ts';
import { loopbackWith, openPage } from '../support/loopback.ts';
import { createTestRouter, type TestRouter } from '../support/test-router.ts';

type Client = ContractRouterClient<Contract>;

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const transports: Readonly<Record<string, (router: TestRouter) => Promise<Client>>> = {
  'direct call': async (router) => createRouterClient(router, { context: {} }),
  MessagePort: async (router) => {
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(router).upgrade(port1, { context: {} });
    port1.start();
    port2.start();
    closers.push(() => port1.close());
    return createORPCClient(new PortLink({ port: port2 }));
  },
  HTTP: async (router) => {
    const server = await loopbackWith(router);
    closers.push(server.close);
    const headers = await openPage(server);
    return createORPCClient(new FetchLink({ url: `${server.origin}/rpc`, headers }));
  },
};

describe.each(Object.entries(transports))('over %s', (_name, connect) => {
  test('a result arrives as it was given', async () => {
    const client = await connect(createTestRouter().router);
    expect(await client.dataset.areas()).toEqual([{ code: '85', level: 'province', th: 'ระนอง', en: 'Ranong' }]);
  });

  test('a typed error keeps its code, its sentences and what they name', async () => {
    const client = await connect(createTestRouter().router);
    const detail = { file: 'ไม่มี.csv' };
    const { error } = await safe(client.files.openPath({ path: detail.file }));
    expect(isDefinedError(error)).toBe(true);
    expect(error).toMatchObject({
      code: 'FILE_MISSING',
      data: { ...errorText('FILE_MISSING', detail), detail, logId: 'log-1' },
    });
  });

  test('an input that is not of the contract is refused before the handler', async () => {
    const { router, seen } = createTestRouter();
    const client = await connect(router);
    const ask = client.files.discard({ fileIds: 'all' as unknown as string[] });
    await expect(ask).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(seen.discarded).toEqual([]);
  });

  test('aborting a call reaches its handler', async () => {
    const { router, seen } = createTestRouter();
    const client = await connect(router);
    const aborter = new AbortController();
    const ask = client.analysis.headlines({ filter: noFilter }, { signal: aborter.signal });
    ask.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    aborter.abort();
    await expect.poll(() => seen.aborted).toEqual(['headlines']);
  });

  test('events arrive one by one, and leaving the loop ends the handler', async () => {
    const { router, seen } = createTestRouter();
    const client = await connect(router);
    const rows: number[] = [];
    for await (const event of await client.extracts.openSample()) {
      if (event.type === 'progress') rows.push(event.rows);
      if (rows.length === 3) break;
    }
    expect(rows).toEqual([1, 2, 3]);
    await expect.poll(() => seen.aborted).toEqual(['openSample']);
  });

  test('aborting a stream of events ends the loop and the handler', async () => {
    const { router, seen } = createTestRouter();
    const client = await connect(router);
    const aborter = new AbortController();
    const events = await client.extracts.openSample(undefined, { signal: aborter.signal });
    const readAll = async () => {
      for await (const event of events) {
        if (event.type === 'progress' && event.rows === 2) aborter.abort();
      }
    };
    await expect(readAll()).rejects.toThrow();
    await expect.poll(() => seen.aborted).toEqual(['openSample']);
  });

  test('a Blob of 8 MB arrives whole', async () => {
    const client = await connect(createTestRouter({ blobBytes: 8 * 1024 ** 2 }).router);
    const answer = await client.analysis.prevalence({ level: 'community', filter: noFilter });
    if (answer.encoding !== 'arrow') throw new Error('rows');
    const bytes = new Uint8Array(await answer.blob.arrayBuffer());
    expect(bytes.length).toBe(8 * 1024 ** 2);
    expect(bytes.every((byte) => byte === 0xa5)).toBe(true);
    expect(answer.revision).toBe(7);
  });

  test('a file is uploaded with its Thai name', async () => {
    const { router, seen } = createTestRouter();
    const client = await connect(router);
    const name = 'ข้อมูล "ระนอง" 2567.csv';
    const file = new File([new TextEncoder().encode('รหัส,ชื่อ\r\n\r\n--\r\n'), new Uint8Array(3_000_000)], name);
    expect(await client.files.upload({ file })).toEqual({ fileId: 'file-1', name, bytes: file.size });
    expect(seen.uploads).toEqual([{ name, bytes: file.size, firstBytes: expect.stringContaining('รหัส') }]);
  });
});

test.each(['MessagePort', 'HTTP'])('over %s a fault of the engine does not tell what it was about', async (name) => {
  const connect = transports[name];
  if (!connect) throw new Error(name);
  const client = await connect(createTestRouter().router);
  const { error } = await safe(client.extracts.remove({ extractId: 'x' }));
  expect(error).toBeInstanceOf(ORPCError);
  expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' });
});
