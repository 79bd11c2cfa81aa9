import { AppError } from '../../../shared/contract/app-error.ts';
import { leastPassphraseBits, passphraseStrength } from '../../../shared/contract/passphrase-strength.ts';
import type { KeyName } from '../../../shared/contract/workspace.ts';
import { workspaceAttemptKey } from './attempt-key.ts';
import { keyFileBytes } from './key-file.ts';
import { openKeyFile, writeKeyFile } from './key-store.ts';
import { openKeyFileWith, type KeyProof } from './unlock-keys.ts';
import type { VaultSetting } from './vault-setting.ts';

/** @throws AppError WORKSPACE_PASSPHRASE_WEAK */
export function checkPassphrase(passphrase: string): void {
  const { bits, hints } = passphraseStrength(passphrase);
  if (bits < leastPassphraseBits) throw new AppError('WORKSPACE_PASSPHRASE_WEAK', { hints });
}

/**
 * Wraps a key in a new passphrase. The key itself stays, so data need not be written again; a copy of the folder made
 * before still opens with the old passphrase.
 * @returns the SHA-256 of the new file
 * @throws AppError WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_PASSPHRASES_SAME, and as `unlockKeys`
 */
export async function rewrapKey(
  setting: VaultSetting,
  folder: string,
  name: KeyName,
  proof: KeyProof,
  passphrase: string,
  facts: { readonly workspaceId: string; readonly caseRecipient: string },
): Promise<string> {
  checkPassphrase(passphrase);
  const { keyFile } = await openKeyFileWith(setting, folder, name, proof);
  const identity = keyFile[name];
  if (!identity) throw new AppError('WORKSPACE_KEY_DAMAGED', { file: name });
  const plain = keyFileBytes({ ...facts, [name]: identity });
  keyFile.wipe();
  try {
    if (await opensTheOther(setting, folder, name, passphrase)) throw new AppError('WORKSPACE_PASSPHRASES_SAME');
    return await writeKeyFile(setting.files, folder, name, await setting.passphrases.seal(plain, passphrase));
  } finally {
    plain.fill(0);
  }
}

/** A try of the other key like any other, at its pace: who holds one passphrase must not be able to guess at the second here. */
async function opensTheOther(
  { files, passphrases, attempts }: VaultSetting,
  folder: string,
  name: KeyName,
  passphrase: string,
): Promise<boolean> {
  try {
    const otherName = name === 'planning' ? 'case' : 'planning';
    const other = await attempts.attempt(await workspaceAttemptKey(folder, otherName), () =>
      openKeyFile(files, folder, otherName, (sealed) => passphrases.open(sealed, passphrase)),
    );
    other.plain.fill(0);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
