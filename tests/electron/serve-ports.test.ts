import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, test } from 'vitest';
import { servePorts, type EngineProcessHost } from '../../electron/utility/serve-ports.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import type { FromEngineProcess, ToEngineProcess } from '../../shared/contract/engine-process.ts';
import { noFilter } from '../../shared/contract/filter.ts';
import { createTestRouter } from '../support/test-router.ts';

const options = {
  dataFolder: '/data',
  sampleFolder: '/sample',
  version: '1',
  workspacesFolder: '/documents/NatPro Atlas',
  stateFolder: '/state',
};

function startHost(createEngine: EngineProcessHost['createEngine']) {
  const parent = new EventEmitter();
  const heard: FromEngineProcess[] = [];
  const exits: number[] = [];
  servePorts({
    parent: Object.assign(parent, { postMessage: (message: FromEngineProcess) => void heard.push(message) }),
    createEngine,
    exit: (code) => exits.push(code),
  });
  const tell = (data: ToEngineProcess, ports: unknown[] = []) => parent.emit('message', { data, ports });
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    tell({ type: 'connect' }, [port1]);
    port2.start();
    return { port: port2, client: createORPCClient<ContractRouterClient<Contract>>(new RPCLink({ port: port2 })) };
  };
  return { heard, exits, tell, connect };
}

test('a page that is connected before the engine stands is answered when it does', async () => {
  let finish = () => {};
  const { router } = createTestRouter();
  const host = startHost(async () => {
    await new Promise<void>((resolve) => (finish = resolve));
    return { router, close: async () => undefined };
  });
  host.tell({ type: 'start', options });
  const info = host.connect().client.app.info();
  expect(host.heard).toEqual([]);
  finish();
  expect(await info).toMatchObject({ version: '0.0.1' });
  expect(host.heard).toEqual([{ type: 'ready' }]);
});

test('told to lock, it locks the workspace, whether it stands already or is about to', async () => {
  const { router, seen } = createTestRouter();
  const host = startHost(async () => ({ router, close: async () => undefined }));
  host.tell({ type: 'start', options });
  host.tell({ type: 'lock' });
  await expect.poll(() => seen.workspace).toEqual(['lock']);
  host.tell({ type: 'lock' });
  await expect.poll(() => seen.workspace).toEqual(['lock', 'lock']);
});

test('every page has its own port', async () => {
  const { router } = createTestRouter();
  const host = startHost(async () => ({ router, close: async () => undefined }));
  host.tell({ type: 'start', options });
  const answers = await Promise.all([host.connect(), host.connect()].map(({ client }) => client.dataset.areas()));
  expect(answers.map((areas) => areas.length)).toEqual([1, 1]);
});

test('a page that goes away takes its running calls with it', async () => {
  const { router, seen } = createTestRouter();
  const host = startHost(async () => ({ router, close: async () => undefined }));
  host.tell({ type: 'start', options });
  const page = host.connect();
  page.client.analysis.headlines({ filter: noFilter }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 50));
  page.port.close();
  await expect.poll(() => seen.aborted).toEqual(['headlines']);
});

test('an engine that cannot start ends the process, and the reason tells no names', async () => {
  const host = startHost(async () => {
    throw Object.assign(new Error('/home/สมชาย/data/areas.json is missing'), { code: 'ENOENT' });
  });
  host.tell({ type: 'start', options });
  await expect.poll(() => host.exits).toEqual([1]);
  expect(host.heard).toEqual([{ type: 'failed', reason: 'Error ENOENT' }]);
});

test('closing closes the engine, then ends the process', async () => {
  const closed: string[] = [];
  const { router } = createTestRouter();
  const host = startHost(async () => ({ router, close: async () => void closed.push('engine') }));
  host.tell({ type: 'start', options });
  host.tell({ type: 'close' });
  await expect.poll(() => host.exits).toEqual([0]);
  expect(closed).toEqual(['engine']);
});

test('an engine that fails while closing does not keep the process', async () => {
  const { router } = createTestRouter();
  const host = startHost(async () => ({ router, close: async () => Promise.reject(new TypeError('x')) }));
  host.tell({ type: 'start', options });
  host.tell({ type: 'close' });
  await expect.poll(() => host.exits).toEqual([0]);
  expect(host.heard.at(-1)).toEqual({ type: 'log', entry: { event: 'close-failed', reason: 'TypeError' } });
});

test('the log of the engine is passed on', async () => {
  const { router } = createTestRouter();
  const host = startHost(async (_options, log) => {
    log({ event: 'opened' });
    return { router, close: async () => undefined };
  });
  host.tell({ type: 'start', options });
  await expect.poll(() => host.heard).toEqual([{ type: 'log', entry: { event: 'opened' } }, { type: 'ready' }]);
});
