import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient, safe } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HostContract } from '../../shared/contract/host.ts';
import { portMessages } from '../../shared/contract/port-handshake.ts';
import { host as en } from '../../shared/i18n/en/host.ts';
import { host as th } from '../../shared/i18n/th/host.ts';
import { bootMain, type Booted } from '../support/electron-boot.ts';

const folder = '/เอกสาร/ระนอง';
const passphrase = 'ควาย ไถนา ริมคลอง สีเขียว';

let electron: Booted;
let secrets: ContractRouterClient<HostContract>['secrets'];
const file = () => join(electron.appPath, 'user-data/remembered-passphrases.bin');

function onPlatform(platform: NodeJS.Platform): void {
  Object.defineProperty(process, 'platform', { value: platform });
}

describe('a remembered passphrase', () => {
  const here = process.platform;

  async function boot(platform: NodeJS.Platform = 'linux'): Promise<void> {
    onPlatform(platform);
    try {
      electron = await bootMain();
    } finally {
      onPlatform(here);
    }
    const page = electron.window().webContents;
    electron.ipcMain.emit(portMessages.wanted, { sender: page, senderFrame: page.mainFrame });
    const port = page.posted[0]?.ports[0];
    if (!port) throw new Error('There is no host port.');
    port.start();
    const client: ContractRouterClient<HostContract> = createORPCClient(new RPCLink({ port }));
    secrets = client.secrets;
  }

  beforeEach(() => boot());

  test('comes back for its workspace only, and is not readable on the disk', async () => {
    expect(await secrets.isAvailable()).toEqual({ refusal: null });
    expect(await secrets.recall({ folder })).toEqual({ passphrase: null });
    await secrets.remember({ folder, passphrase });
    await secrets.remember({ folder: '/เอกสาร/พังงา', passphrase: 'อื่น' });
    expect(await secrets.recall({ folder })).toEqual({ passphrase });
    expect(await secrets.isRemembered({ folder })).toEqual({ isRemembered: true });
    expect(await secrets.isRemembered({ folder: '__proto__' })).toEqual({ isRemembered: false });
    expect(readFileSync(file()).includes(Buffer.from(passphrase))).toBe(false);
    expect(readdirSync(join(electron.appPath, 'user-data'))).toEqual(['remembered-passphrases.bin']);
    if (here !== 'win32') expect(statSync(file()).mode & 0o077).toBe(0);
  });

  test('is forgotten: the file goes with the last one', async () => {
    await secrets.remember({ folder, passphrase });
    await secrets.remember({ folder: '/b', passphrase: 'b' });
    await secrets.forget({ folder });
    expect(await secrets.recall({ folder })).toEqual({ passphrase: null });
    expect(await secrets.recall({ folder: '/b' })).toEqual({ passphrase: 'b' });
    await secrets.forget({ folder: '/b' });
    expect(existsSync(file())).toBe(false);
  });

  test('that the system cannot open any more is none, and does not stand in the way of a new one', async () => {
    await secrets.remember({ folder, passphrase });
    electron.safeStorage.key = 0x33;
    expect(await secrets.recall({ folder })).toEqual({ passphrase: null });
    await secrets.remember({ folder, passphrase: 'ใหม่' });
    expect(await secrets.recall({ folder })).toEqual({ passphrase: 'ใหม่' });
  });

  test('and a damaged file is none', async () => {
    mkdirSync(join(electron.appPath, 'user-data'), { recursive: true });
    writeFileSync(file(), 'v10 damaged');
    expect(await secrets.recall({ folder })).toEqual({ passphrase: null });
  });

  test('is refused with words where the system encrypts nothing, and nothing is written', async () => {
    electron.safeStorage.isAvailable = false;
    expect(await secrets.isAvailable()).toEqual({ refusal: 'no_encryption' });
    const { error } = await safe(secrets.remember({ folder, passphrase }));
    expect(error).toMatchObject({
      code: 'SECRETS_REFUSED',
      data: { th: th.secretsRefused.no_encryption, en: en.secretsRefused.no_encryption },
    });
    expect([existsSync(file()), electron.safeStorage.sealed]).toEqual([false, []]);
  });

  test('is refused on Linux without a keyring, where anyone could undo the encryption', async () => {
    electron.safeStorage.backend = 'basic_text';
    expect(await secrets.isAvailable()).toEqual({ refusal: 'plain_storage' });
    const { error } = await safe(secrets.remember({ folder, passphrase }));
    expect(error).toMatchObject({ data: { th: th.secretsRefused.plain_storage } });
    expect([existsSync(file()), electron.safeStorage.sealed]).toEqual([false, []]);
  });

  test('asks for no keyring of Linux on Windows', async () => {
    await boot('win32');
    electron.safeStorage.backend = 'basic_text';
    expect(await secrets.isAvailable()).toEqual({ refusal: null });
  });
});
