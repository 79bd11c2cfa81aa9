import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, onTestFinished, test } from 'vitest';
import type { HostContract } from '../../shared/contract/host.ts';
import { portMessages } from '../../shared/contract/port-handshake.ts';
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
  expect(dialog.opened.at(-1)).toMatchObject({ title: th.chooseExtracts, properties: ['openFile', 'multiSelections'] });
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
  expect(dialog.saved.at(-1)).toEqual({ title: th.saveFile, defaultPath: 'แผนที่.png' });
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
  expect(dialog.opened.at(-1)).toMatchObject({ title: th.chooseWorkspace, properties: ['openDirectory'] });
  dialog.openAnswer = { canceled: false, filePaths: ['/ข้อมูล'] };
  expect(await host.dialogs.chooseFolder({ purpose: 'create' })).toEqual({ path: '/ข้อมูล' });
  expect(dialog.opened.at(-1)).toMatchObject({
    title: th.chooseWorkspacePlace,
    properties: ['openDirectory', 'createDirectory'],
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
