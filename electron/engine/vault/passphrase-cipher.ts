import type { Decrypter, Encrypter } from 'age-encryption';
import { AppError } from '../../../shared/contract/app-error.ts';
import { normalPassphrase } from '../../../shared/contract/passphrase-strength.ts';
import { age } from './age.ts';

/**
 * Encryption with a passphrase (age, scrypt). `threadedPassphrases` does it in a thread of its own, so that the
 * engine goes on answering; `directPassphrases` does it on this one.
 */
export interface PassphraseCipher {
  seal(bytes: Uint8Array, passphrase: string): Promise<Uint8Array>;
  /**
   * The caller overwrites the result when done with it.
   * @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_KEY_DAMAGED
   */
  open(sealed: Uint8Array, passphrase: string): Promise<Uint8Array>;
}

/**
 * Base-2 logarithm of scrypt's work factor, age's own default: 1.0 s and 256 MB a guess on a 2-core AMD EPYC, 1.4 s with
 * the start of a thread (17: 0.5 s, 16: 0.3 s).
 */
export const scryptWorkFactor = 18;

export function directPassphrases(workFactor = scryptWorkFactor): PassphraseCipher {
  return {
    seal: async (bytes, passphrase) => (await passphraseEncrypter(passphrase, workFactor)).encrypt(bytes),
    open: async (sealed, passphrase) => {
      try {
        return await (await passphraseDecrypter(passphrase)).decrypt(sealed);
      } catch (error) {
        throw passphraseFailure(error);
      }
    },
  };
}

export async function passphraseEncrypter(passphrase: string, workFactor: number): Promise<Encrypter> {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  encrypter.setPassphrase(normalPassphrase(passphrase));
  encrypter.setScryptWorkFactor(workFactor);
  return encrypter;
}

export async function passphraseDecrypter(passphrase: string): Promise<Decrypter> {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  decrypter.addPassphrase(normalPassphrase(passphrase));
  return decrypter;
}

/** Tells a wrong passphrase from a damaged file: a file whose key could not be unwrapped looks like the first. */
export function passphraseFailure(error: unknown): AppError {
  const isWrong = error instanceof Error && error.message.startsWith('no identity matched');
  return new AppError(isWrong ? 'WORKSPACE_WRONG_PASSPHRASE' : 'WORKSPACE_KEY_DAMAGED', {}, { cause: error });
}
