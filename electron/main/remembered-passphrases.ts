import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import type { SecretRefusal } from '../../shared/contract/host.ts';

const fileName = 'remembered-passphrases.bin';
const byFolder = z.record(z.string(), z.string());

type Cipher = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * Planning passphrases that the user asked this computer to remember: one file, encrypted with a key of the system
 * (Keychain, DPAPI, keyring). Where the system cannot keep such a key nothing is written.
 */
export class RememberedPassphrases {
  readonly #folder: string;
  readonly #cipher: Cipher;
  readonly #platform: NodeJS.Platform;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: string, cipher: Cipher, platform: NodeJS.Platform) {
    this.#folder = folder;
    this.#cipher = cipher;
    this.#platform = platform;
  }

  /** Why nothing can be remembered; null: it can. */
  async refusal(): Promise<SecretRefusal | null> {
    if (!(await this.#cipher.isAsyncEncryptionAvailable())) return 'no_encryption';
    if (this.#platform !== 'linux') return null;
    // Without a keyring Electron encrypts with a password that stands in Chromium's source.
    return ['basic_text', 'unknown'].includes(this.#cipher.getSelectedStorageBackend()) ? 'plain_storage' : null;
  }

  async isRemembered(folder: string): Promise<boolean> {
    return (await this.recall(folder)) !== null;
  }

  /** @returns why it was refused; null: it is remembered */
  async remember(folder: string, passphrase: string): Promise<SecretRefusal | null> {
    return this.#oneAtATime(async () => {
      const refusal = await this.refusal();
      if (refusal === null) await this.#write({ ...(await this.#read()), [folder]: passphrase });
      return refusal;
    });
  }

  /** Null where nothing is remembered, or it cannot be read any more (another user, a new key of the system). */
  async recall(folder: string): Promise<string | null> {
    return this.#oneAtATime(async () => {
      if ((await this.refusal()) !== null) return null;
      const found = await this.#read();
      return Object.hasOwn(found, folder) ? (found[folder] ?? null) : null;
    });
  }

  async forget(folder: string): Promise<void> {
    await this.#oneAtATime(async () => {
      const { [folder]: _forgotten, ...others } = await this.#read();
      if (Object.keys(others).length > 0) await this.#write(others);
      else await rm(join(this.#folder, fileName), { force: true });
    });
  }

  async #read(): Promise<Readonly<Record<string, string>>> {
    try {
      const { result } = await this.#cipher.decryptStringAsync(await readFile(join(this.#folder, fileName)));
      return byFolder.parse(JSON.parse(result));
    } catch {
      return {};
    }
  }

  async #write(passphrases: Readonly<Record<string, string>>): Promise<void> {
    const sealed = await this.#cipher.encryptStringAsync(JSON.stringify(passphrases));
    await mkdir(this.#folder, { recursive: true });
    const part = join(this.#folder, `${fileName}.part`);
    await writeFile(part, sealed, { mode: 0o600 });
    await rename(part, join(this.#folder, fileName));
  }

  async #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
