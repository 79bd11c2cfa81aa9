import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { createElectronFake, type ElectronFake, type FakeSettings, type FakeWindow } from './electron-fake.ts';

export const pageHtml = '<!doctype html><title>NatPro</title>';

/** A folder that looks like the built application. */
function builtApplication(): string {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-test-app-'));
  mkdirSync(join(folder, 'dist/app'), { recursive: true });
  mkdirSync(join(folder, 'dist/renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'dist/renderer/index.html'), pageHtml);
  writeFileSync(join(folder, 'dist/renderer/assets/a.js'), 'export {};');
  writeFileSync(join(folder, 'dist/renderer/not-listed.txt'), 'not in the manifest');
  writeFileSync(
    join(folder, 'dist/app/static-manifest.json'),
    JSON.stringify({
      '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
      '/assets/a.js': { file: 'assets/a.js', type: 'text/javascript; charset=utf-8' },
    }),
  );
  return folder;
}

export type Booted = ElectronFake & {
  readonly appPath: string;
  readonly window: () => FakeWindow;
  /** The log's events in order. */
  readonly logged: () => readonly { readonly event: string }[];
};

/** Starts the real main process on a fake Electron. */
export async function bootMain(change: Partial<FakeSettings> = {}, isReady = true): Promise<Booted> {
  const appPath = builtApplication();
  onTestFinished(() => rmSync(appPath, { recursive: true }));
  const fake = createElectronFake({
    appPath,
    logs: join(appPath, 'logs'),
    isPackaged: false,
    hasLock: true,
    documents: join(appPath, 'documents'),
    userData: join(appPath, 'user-data'),
    switches: [],
    ...change,
  });
  // Electron adds this to `process`; an installed application finds its data there.
  Object.assign(process, { resourcesPath: join(appPath, 'resources') });
  vi.resetModules();
  vi.doMock('electron', () => fake.module);
  await import('../../electron/main/main.ts');
  if (isReady) await fake.app.becomeReady();
  return {
    ...fake,
    appPath,
    window: () => {
      const [window] = fake.app.windows;
      if (!window) throw new Error('There is no window.');
      return window;
    },
    logged: () =>
      readFileSync(join(appPath, 'logs/natpro-atlas.log'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { event: string }),
  };
}
