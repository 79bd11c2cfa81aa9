import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { hostBridgeKey, portMessages, settingsMessage, type HostBridge } from '../../shared/contract/port-handshake.ts';

type Posted = { readonly data: unknown; readonly origin: string; readonly ports: readonly unknown[] };

/** The preload's world: a window that records what is posted, and Electron's three preload modules. */
class FakeRenderer extends EventEmitter {
  readonly exposed: Record<string, unknown> = {};
  readonly posted: Posted[] = [];
  readonly sent: unknown[][] = [];
  readonly send = (...args: unknown[]) => void this.sent.push(args);
  readonly window = {
    location: { origin: 'app://natpro' },
    postMessage: (data: unknown, origin: string, ports: readonly unknown[]) =>
      void this.posted.push({ data, origin, ports }),
    addEventListener: (_type: 'message', listener: (event: unknown) => void) => (this.hear = listener),
  };
  hear: (event: unknown) => void = () => {
    throw new Error('The preload does not listen.');
  };
}

let renderer: FakeRenderer;
beforeEach(async () => {
  renderer = new FakeRenderer();
  vi.resetModules();
  vi.stubGlobal('window', renderer.window);
  vi.stubGlobal('process', {
    argv: ['electron', `--natpro-settings=${encodeURIComponent('{"language":"en","other":"x"}')}`],
  });
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => (renderer.exposed[key] = api) },
    ipcRenderer: renderer,
    webUtils: { getPathForFile: (file: File) => `/ที่อยู่/${file.name}` },
  }));
  await import('../../electron/preload/preload.ts');
});

test('the page gets the path of a file it was given, and the settings, and nothing else', () => {
  expect(Object.keys(renderer.exposed)).toEqual([hostBridgeKey]);
  const bridge = renderer.exposed[hostBridgeKey] as HostBridge;
  expect(Object.keys(bridge)).toEqual(['pathOfFile', 'settings', 'keepSettings']);
  expect(bridge.pathOfFile(new File([], 'ก.csv'))).toBe('/ที่อยู่/ก.csv');
  expect(bridge.settings).toEqual({ language: 'en' });
  bridge.keepSettings({ idleMinutes: '5' });
  expect(renderer.sent).toEqual([[settingsMessage, { idleMinutes: '5' }]]);
});

test('a page that asks for its ports is passed on, once per asking', () => {
  renderer.hear({ source: renderer.window, data: { type: portMessages.wanted } });
  expect(renderer.sent).toEqual([[portMessages.wanted]]);
});

test.each([
  ['another window', { source: {}, data: { type: portMessages.wanted } }],
  ['another message', { data: { type: 'other' } }],
  ['text', { data: 'natpro:ports-wanted' }],
  ['nothing', { data: null }],
])('nothing is passed on for %s', (_what, event) => {
  renderer.hear({ source: renderer.window, ...event });
  expect(renderer.sent).toEqual([]);
});

test('ports are handed to this page only', () => {
  renderer.emit(portMessages.host, { ports: ['host port'] });
  renderer.emit(portMessages.engine, { ports: ['engine port'] });
  expect(renderer.posted).toEqual([
    { data: { type: portMessages.host }, origin: 'app://natpro', ports: ['host port'] },
    { data: { type: portMessages.engine }, origin: 'app://natpro', ports: ['engine port'] },
  ]);
});
