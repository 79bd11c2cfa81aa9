import { threadOf } from '../threads/thread-of.ts';
import { scryptWorkFactor, type PassphraseCipher } from './passphrase-cipher.ts';
import type { VaultTasks } from './vault-worker.ts';

/** What the vault has done in a thread of its own: all that takes scrypt's second. */
export const inVaultThread = threadOf<VaultTasks>('./vault-worker', import.meta.url);

export function threadedPassphrases(workFactor = scryptWorkFactor): PassphraseCipher {
  return {
    seal: (bytes, passphrase) => inVaultThread('seal', { bytes, passphrase, workFactor }),
    open: (bytes, passphrase) => inVaultThread('open', { bytes, passphrase }),
  };
}
