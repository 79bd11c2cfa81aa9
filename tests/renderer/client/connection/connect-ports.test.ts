import { createORPCClient } from '@orpc/client';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineClient } from '../../../../renderer/client/connection/clients.ts';
import { connectPorts } from '../../../../renderer/client/connection/connect-ports.ts';
import { toFailure } from '../../../../renderer/client/connection/failure.ts';
import { hostContract, type EngineStatus } from '../../../../shared/contract/host.ts';
import { portMessages } from '../../../../shared/contract/port-handshake.ts';
import { createTestRouter } from '../../../support/test-router.ts';

/** The part of a window that the handshake uses. */
class PageWindow extends EventTarget {
  readonly location = { origin: 'app://natpro' };
  readonly posted: unknown[] = [];

  postMessage(data: unknown): void {
    this.posted.push(data);
  }

  /** What the preload does: a message from the window itself with a port. */
  hand(type: string, port: MessagePort, source: unknown = this): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: { type }, ports: [port], source }));
  }
}

let page: PageWindow;
const opened: MessagePort[] = [];

function channel(): MessageChannel {
  const made = new MessageChannel();
  opened.push(made.port1, made.port2);
  return made;
}

function handEngine(router = createTestRouter().router): MessagePort {
  const { port1, port2 } = channel();
  new RPCHandler(router).upgrade(port1);
  port1.start();
  page.hand(portMessages.engine, port2);
  return port1;
}

/** A host whose engine status can be changed. */
function handHost(first: EngineStatus): { readonly change: (next: EngineStatus) => void } {
  const { port1, port2 } = channel();
  let change: (next: EngineStatus) => void = () => undefined;
  const os = implement(hostContract);
  const status = os.engine.status.handler(async function* () {
    yield first;
    for (;;) yield await new Promise<EngineStatus>((resolve) => (change = resolve));
  });
  const restart = os.engine.restart.handler(() => undefined);
  new RPCHandler({ engine: { status, restart } }).upgrade(port1);
  port1.start();
  page.hand(portMessages.host, port2);
  return { change: (next) => change(next) };
}

beforeEach(() => {
  page = new PageWindow();
  vi.stubGlobal('window', page);
});
afterEach(() => {
  for (const port of opened.splice(0)) port.close();
  vi.unstubAllGlobals();
});

const engineOf = (link: ReturnType<typeof connectPorts>['engineLink']): EngineClient => createORPCClient(link);

test('asks for its ports, and a call made before they arrive waits for them', async () => {
  const { engineLink, health } = connectPorts();
  expect(page.posted).toEqual([{ type: portMessages.wanted }]);
  const answer = engineOf(engineLink).app.info();
  handEngine();
  expect(await answer).toMatchObject({ version: '0.0.1', hasSample: true });
  expect(health.get()).toMatchObject({ state: 'starting', generation: 0 });
});

test('a port from another window is not taken', async () => {
  const { engineLink } = connectPorts();
  const { port2 } = channel();
  page.hand(portMessages.engine, port2, new EventTarget());
  const answer = engineOf(engineLink).app.info();
  handEngine();
  expect(await answer).toMatchObject({ version: '0.0.1' });
});

test('after a crash calls under way fail with a sentence, and new ones reach the new engine', async () => {
  const { engineLink, health } = connectPorts();
  const engine = engineOf(engineLink);
  const first = handEngine();
  await engine.app.info();
  const underWay = engine.analysis
    .headlines({ filter: { surveyYearBE: null, area: null, sex: null, ageBands: null, group: 'all' } })
    .catch(toFailure);
  await new Promise((resolve) => setTimeout(resolve, 20));
  first.close();
  expect(await underWay).toMatchObject({ code: 'ENGINE_UNAVAILABLE' });
  handEngine();
  expect(await engine.app.info()).toMatchObject({ version: '0.0.1' });
  expect(health.get().generation).toBe(1);
});

test('the host tells how the engine is', async () => {
  const { health } = connectPorts();
  const { change } = handHost({ state: 'running', crashes: 0, logPath: '/log' });
  await expect.poll(() => health.get()).toMatchObject({ state: 'running', logPath: '/log' });
  change({ state: 'stopped', crashes: 3, logPath: '/log' });
  await expect.poll(() => health.get().state).toBe('stopped');
});
