import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineStatus, HostContract } from '../../shared/contract/host.ts';
import { portMessages } from '../../shared/contract/port-handshake.ts';
import { bootMain, type Booted } from '../support/electron-boot.ts';
import type { FakeUtilityProcess } from '../support/electron-fake.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function lastEngine(electron: Booted): FakeUtilityProcess {
  const engine = electron.engines.at(-1);
  if (!engine) throw new Error('There is no engine.');
  return engine;
}

/** The page asks for its ports as the preload does. */
function pageAsks(electron: Booted, from: { url: string } = electron.window().webContents.mainFrame): void {
  electron.ipcMain.emit(portMessages.wanted, { sender: electron.window().webContents, senderFrame: from });
}

const channels = (electron: Booted) => electron.window().webContents.posted.map(({ channel }) => channel);

function hostClient(electron: Booted): ContractRouterClient<HostContract> {
  const port = electron.window().webContents.posted.find(({ channel }) => channel === portMessages.host)?.ports[0];
  if (!port) throw new Error('There is no host port.');
  port.start();
  return createORPCClient(new RPCLink({ port }));
}

async function statuses(electron: Booted): Promise<EngineStatus['state'][]> {
  const seen: EngineStatus['state'][] = [];
  const events = await hostClient(electron).engine.status();
  void (async () => {
    for await (const { state } of events) seen.push(state);
  })();
  return seen;
}

test('the engine is a process of its own with room in the thread pool, told where its files are', async () => {
  const electron = await bootMain();
  expect(electron.forks).toEqual([
    {
      modulePath: `${electron.appPath}/dist/app/engine-entry.js`,
      options: { serviceName: 'NatPro Engine', env: expect.objectContaining({ UV_THREADPOOL_SIZE: '16' }) },
    },
  ]);
  expect(lastEngine(electron).told).toEqual([
    {
      message: {
        type: 'start',
        options: {
          dataFolder: `${electron.appPath}/dist/data`,
          sampleFolder: `${electron.appPath}/sample-data/extracts`,
          version: '1.2.3',
          workspacesFolder: `${electron.appPath}/documents/NatPro Atlas`,
          stateFolder: `${electron.appPath}/user-data`,
        },
      },
      ports: [],
    },
  ]);
});

test('a page that asks gets a host port and an engine port, and the engine gets the other end', async () => {
  const electron = await bootMain();
  expect(channels(electron)).toEqual([]);
  pageAsks(electron);
  expect(channels(electron)).toEqual([portMessages.host, portMessages.engine]);
  const connect = lastEngine(electron).told.at(-1);
  expect(connect?.message).toEqual({ type: 'connect' });
  const pageEnd = electron.window().webContents.posted[1]?.ports[0];
  const heard = new Promise((resolve) => pageEnd?.on('message', ({ data }) => resolve(data)));
  pageEnd?.start();
  connect?.ports[0]?.postMessage('from the engine');
  expect(await heard).toBe('from the engine');
});

test('a frame in the page, and a page that is not the application, get no port', async () => {
  const electron = await bootMain();
  pageAsks(electron, { url: 'app://natpro/' });
  electron.window().webContents.mainFrame.url = 'https://evil.example/';
  pageAsks(electron);
  electron.window().webContents.mainFrame.url = 'app://natpro.evil/';
  pageAsks(electron);
  expect(channels(electron)).toEqual([]);
});

test('a crashed engine is started again, each time later, and the page gets a new port', async () => {
  const electron = await bootMain();
  pageAsks(electron);
  const seen = await statuses(electron);
  lastEngine(electron).say({ type: 'ready' });

  lastEngine(electron).end(11);
  vi.advanceTimersByTime(249);
  expect(electron.engines).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(electron.engines).toHaveLength(2);
  expect(channels(electron)).toEqual([portMessages.host, portMessages.engine, portMessages.engine]);
  expect(lastEngine(electron).told.map(({ message }) => message.type)).toEqual(['start', 'connect']);

  lastEngine(electron).say({ type: 'ready' });
  lastEngine(electron).end(11);
  vi.advanceTimersByTime(1999);
  expect(electron.engines).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(electron.engines).toHaveLength(3);
  await vi.waitFor(
    () => expect(seen).toEqual(['starting', 'running', 'restarting', 'starting', 'running', 'restarting', 'starting']),
    60_000,
  );
});

test('the third crash within a minute stops it, says so with the log, and the page can start it again', async () => {
  const electron = await bootMain();
  pageAsks(electron);
  const host = hostClient(electron);
  for (const wait of [250, 2000, 60_000]) {
    lastEngine(electron).end(6);
    vi.advanceTimersByTime(wait);
  }
  expect(electron.engines).toHaveLength(3);
  for await (const status of await host.engine.status()) {
    expect(status).toEqual({ state: 'stopped', crashes: 3, logPath: `${electron.appPath}/logs/natpro-atlas.log` });
    break;
  }
  expect(electron.logged().map(({ event }) => event)).toEqual(['engine-crash', 'engine-crash', 'engine-crash']);

  await host.engine.restart();
  expect(electron.engines).toHaveLength(4);
  expect(channels(electron).at(-1)).toBe(portMessages.engine);
  lastEngine(electron).end(6);
  vi.advanceTimersByTime(250);
  expect(electron.engines).toHaveLength(5);
});

test('crashes more than a minute apart never stop it', async () => {
  const electron = await bootMain();
  for (let crash = 0; crash < 5; crash += 1) {
    lastEngine(electron).end(11);
    vi.advanceTimersByTime(60_001);
  }
  expect(electron.engines).toHaveLength(6);
});

test('a page that asks while the engine is away gets its port when it is back', async () => {
  const electron = await bootMain();
  lastEngine(electron).end(11);
  pageAsks(electron);
  expect(channels(electron)).toEqual([portMessages.host]);
  vi.advanceTimersByTime(250);
  expect(channels(electron)).toEqual([portMessages.host, portMessages.engine]);
});

test('an engine that cannot start says why in the log, without words of its own', async () => {
  const electron = await bootMain();
  lastEngine(electron).say({ type: 'failed', reason: 'Error ENOENT' });
  lastEngine(electron).end(1);
  expect(electron.logged()).toMatchObject([
    { event: 'engine-failed', reason: 'Error ENOENT' },
    { event: 'engine-crash', code: 1, crashes: 1 },
  ]);
});

test('quitting asks the engine to close and waits for it', async () => {
  const electron = await bootMain();
  electron.window().close();
  expect(lastEngine(electron).told.at(-1)?.message).toEqual({ type: 'close' });
  await vi.advanceTimersByTimeAsync(4999);
  expect(electron.app.hasQuit).toBe(false);
  lastEngine(electron).end(0);
  await vi.waitFor(() => expect(electron.app.hasQuit).toBe(true), 60_000);
  expect(lastEngine(electron).isKilled).toBe(false);
  expect(electron.engines).toHaveLength(1);
});

test('quitting waits 5 s and no longer', async () => {
  const electron = await bootMain();
  electron.app.quit();
  await vi.advanceTimersByTimeAsync(4999);
  expect([electron.app.hasQuit, lastEngine(electron).isKilled]).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(1);
  expect([electron.app.hasQuit, lastEngine(electron).isKilled]).toEqual([true, true]);
  expect(electron.logged().map(({ event }) => event)).toEqual(['engine-close-timeout']);
});

test('quitting between a crash and the restart starts nothing', async () => {
  const electron = await bootMain();
  lastEngine(electron).end(11);
  electron.app.quit();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([electron.app.hasQuit, electron.engines.length]).toEqual([true, 1]);
});

test('a second start shows the window of the first and ends', async () => {
  const first = await bootMain();
  first.window().minimize();
  first.app.emit('second-instance', {}, [], '', {});
  expect([first.window().isMinimized(), first.window().isShown]).toEqual([false, true]);
  const second = await bootMain({ hasLock: false });
  expect([second.app.hasQuit, second.app.windows.size, second.engines.length, second.privileged.length]).toEqual([
    true,
    0,
    0,
    0,
  ]);
});

test('a page that crashed is loaded again, the third time within a minute it is not', async () => {
  const electron = await bootMain();
  const page = electron.window().webContents;
  const crash = () => electron.app.emit('render-process-gone', {}, page, { reason: 'crashed', exitCode: 5 });
  crash();
  vi.advanceTimersByTime(250);
  crash();
  vi.advanceTimersByTime(2000);
  crash();
  vi.advanceTimersByTime(60_000);
  expect(page.reloads).toBe(2);
});
