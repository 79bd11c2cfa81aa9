import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, onTestFinished, test } from 'vitest';
import type { HostContract } from '../../shared/contract/host.ts';
import { portMessages, settingsMessage } from '../../shared/contract/port-handshake.ts';
import { host as en } from '../../shared/i18n/en/host.ts';
import { host as th } from '../../shared/i18n/th/host.ts';
import { bootMain, type Booted } from '../support/electron-boot.ts';

async function bootWithHost(): Promise<Booted & { host: ContractRouterClient<HostContract> }> {
  const electron = await bootMain();
  const page = electron.window().webContents;
  electron.ipcMain.emit(portMessages.wanted, { sender: page, senderFrame: page.mainFrame });
  const port = page.posted[0]?.ports[0];
  if (!port) throw new Error('There is no host port.');
  port.start();
  return { ...electron, host: createORPCClient(new RPCLink({ port })) };
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-test-save-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('choosing extracts gives the chosen paths, or none when it was cancelled', async () => {
  const { host, dialog } = await bootWithHost();
  expect(await host.dialogs.chooseExtracts()).toEqual({ paths: [] });
  dialog.openAnswer = { canceled: false, filePaths: ['/ข้อมูล/ก.csv', '/ข้อมูล/ข.xlsx'] };
  expect(await host.dialogs.chooseExtracts()).toEqual({ paths: ['/ข้อมูล/ก.csv', '/ข้อมูล/ข.xlsx'] });
  expect(dialog.opened.at(-1)).toMatchObject({
    title: th.chooseExtracts,
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
  });
});

test('menu and dialogs follow the language of the page', async () => {
  const { host, dialog, menus } = await bootWithHost();
  expect(menus.at(-1)?.map(({ label }) => label)).toEqual([th.menuFile, th.menuEdit, th.menuView]);
  await host.language.set({ language: 'en' });
  expect(menus.at(-1)?.map(({ label }) => label)).toEqual([en.menuFile, en.menuEdit, en.menuView]);
  await host.dialogs.chooseExtracts();
  expect(dialog.opened.at(-1)?.title).toBe(en.chooseExtracts);
});

test('a file is saved whole where the user says', async () => {
  const { host, dialog } = await bootWithHost();
  const folder = emptyFolder();
  dialog.saveAnswer = { canceled: false, filePath: join(folder, 'แผนที่.png') };
  const content = new Blob([new Uint8Array(3_000_000).fill(7)]);
  expect(await host.dialogs.saveFile({ suggestedName: '../../แผนที่.png', content })).toEqual({ name: 'แผนที่.png' });
  expect(dialog.saved.at(-1)).toEqual({
    title: th.saveFile,
    defaultPath: 'แผนที่.png',
    properties: ['dontAddToRecent'],
  });
  expect(readdirSync(folder)).toEqual(['แผนที่.png']);
  expect(readFileSync(join(folder, 'แผนที่.png')).equals(Buffer.alloc(3_000_000, 7))).toBe(true);
});

test('a cancelled save writes nothing', async () => {
  const { host } = await bootWithHost();
  expect(await host.dialogs.saveFile({ suggestedName: 'a.png', content: new Blob([]) })).toEqual({ name: null });
});

test('a file of a page that was locked while the dialog was open is not written', async () => {
  const { host, dialog } = await bootWithHost();
  const folder = emptyFolder();
  dialog.saveAnswer = { canceled: false, filePath: join(folder, 'a.xlsx') };
  const page = new AbortController();
  dialog.whileOpen = async () => {
    page.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const saving = safe(
    host.dialogs.saveFile({ suggestedName: 'a.xlsx', content: new Blob(['Mya']) }, { signal: page.signal }),
  );
  expect((await saving).data).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that cannot be saved is a sentence in both languages, and leaves nothing behind', async () => {
  const { host, dialog } = await bootWithHost();
  const folder = emptyFolder();
  const taken = join(folder, 'a.png');
  mkdirSync(join(taken, 'inside'), { recursive: true });
  dialog.saveAnswer = { canceled: false, filePath: taken };
  const { error } = await safe(host.dialogs.saveFile({ suggestedName: 'a.png', content: new Blob(['x']) }));
  expect(error).toMatchObject({
    code: 'SAVE_FAILED',
    data: { th: th.saveFailed('a.png'), en: en.saveFailed('a.png') },
  });
  expect(existsSync(`${taken}.part`)).toBe(false);
});

test('a folder is chosen to open a workspace or to put a new one in; cancelled is null', async () => {
  const { host, dialog } = await bootWithHost();
  expect(await host.dialogs.chooseFolder({ purpose: 'open' })).toEqual({ path: null });
  expect(dialog.opened.at(-1)).toMatchObject({
    title: th.chooseWorkspace,
    properties: ['openDirectory', 'dontAddToRecent'],
  });
  dialog.openAnswer = { canceled: false, filePaths: ['/ข้อมูล'] };
  expect(await host.dialogs.chooseFolder({ purpose: 'create' })).toEqual({ path: '/ข้อมูล' });
  expect(dialog.opened.at(-1)).toMatchObject({
    title: th.chooseWorkspacePlace,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
});

test('a backup has a place to go to and one to come from, and nothing is written by asking', async () => {
  const { host, dialog } = await bootWithHost();
  const folder = emptyFolder();
  expect(await host.dialogs.chooseBackupTarget({ suggestedName: 'ก.natpro-backup' })).toEqual({ path: null });
  const path = join(folder, 'ก.natpro-backup');
  dialog.saveAnswer = { canceled: false, filePath: path };
  expect(await host.dialogs.chooseBackupTarget({ suggestedName: '../ก.natpro-backup' })).toEqual({ path });
  expect(dialog.saved.at(-1)).toMatchObject({ title: th.saveBackup, defaultPath: 'ก.natpro-backup' });
  expect(readdirSync(folder)).toEqual([]);
  expect(await host.dialogs.chooseBackup()).toEqual({ path: null });
  dialog.openAnswer = { canceled: false, filePaths: [path] };
  expect(await host.dialogs.chooseBackup()).toEqual({ path });
});

const setSettings = (electron: Booted, values: unknown, url = 'app://natpro/'): void => {
  const page = electron.window().webContents;
  const senderFrame = url === 'app://natpro/' ? page.mainFrame : { url };
  electron.ipcMain.emit(settingsMessage, { sender: page, senderFrame }, values);
};

test('no dialog names anything in the system’s recent files, unless the user chose so', async () => {
  const electron = await bootWithHost();
  const { host, dialog } = electron;
  const askAll = async (): Promise<readonly boolean[]> => {
    await host.dialogs.chooseExtracts();
    await host.dialogs.chooseFolder({ purpose: 'open' });
    await host.dialogs.chooseFolder({ purpose: 'create' });
    await host.dialogs.chooseBackup();
    await host.dialogs.chooseBackupTarget({ suggestedName: 'a' });
    await host.dialogs.saveFile({ suggestedName: 'a', content: new Blob([]) });
    return [...dialog.opened.splice(0), ...dialog.saved.splice(0)].map(
      ({ properties = [] }) => !(properties as readonly string[]).includes('dontAddToRecent'),
    );
  };
  expect(await askAll()).toEqual([false, false, false, false, false, false]);
  setSettings(electron, { recentFiles: 'yes' });
  expect(await askAll()).toEqual([true, true, true, true, true, true]);
});

test('settings of the page are kept for the next start, and nothing else is', async () => {
  const electron = await bootWithHost();
  const file = join(electron.appPath, 'user-data/settings.json');
  setSettings(electron, { idleMinutes: '5', language: 'en', other: 'x', recentFiles: 'maybe' });
  setSettings(electron, { idleMinutes: '10' }, 'https://evil.example/');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ idleMinutes: '5', language: 'en' });
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  const next = await bootMain({ userData: join(electron.appPath, 'user-data') });
  expect(next.window().options.webPreferences?.additionalArguments).toEqual([
    `--natpro-settings=${encodeURIComponent('{"language":"en","idleMinutes":"5"}')}`,
  ]);
  expect(next.menus.at(-1)?.map(({ label }) => label)).toEqual([en.menuFile, en.menuEdit, en.menuView]);
});

test.each(['suspend', 'lock-screen'])('%s locks the engine, and the page is told', async (event) => {
  const { host, powerMonitor, engines } = await bootWithHost();
  const told = await host.window.locks();
  const next = told.next();
  await expect.poll(() => powerMonitor.listenerCount(event)).toBe(2);
  powerMonitor.emit(event);
  expect((await next).value).toEqual({ at: expect.stringMatching(/^\d{4}-/) });
  expect(engines[0]?.told.at(-1)?.message).toEqual({ type: 'lock' });
  await told.return?.();
  await expect.poll(() => powerMonitor.listenerCount(event)).toBe(1);
});

test('while names are on screen the window is kept out of pictures of the screen', async () => {
  const { host, window } = await bootWithHost();
  await host.window.protect({ isProtected: true });
  expect(window().isProtected).toBe(true);
  await host.window.protect({ isProtected: false });
  expect(window().isProtected).toBe(false);
});

test('a saved file is its owner’s alone, whatever lay in its place', async (context) => {
  if (process.platform === 'win32') return context.skip('Windows has no such modes');
  const { host, dialog } = await bootWithHost();
  const folder = emptyFolder();
  const path = join(folder, 'รายชื่อ.xlsx');
  for (const name of [path, `${path}.part`]) writeFileSync(name, 'old', { mode: 0o666 });
  dialog.saveAnswer = { canceled: false, filePath: path };
  await host.dialogs.saveFile({ suggestedName: 'a.xlsx', content: new Blob(['Mya']) });
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['Mya', 0o600]);
  expect(readdirSync(folder)).toEqual(['รายชื่อ.xlsx']);
});
