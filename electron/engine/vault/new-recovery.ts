import { AppError } from '../../../shared/contract/app-error.ts';
import { keyNames, type KeyName } from '../../../shared/contract/workspace.ts';
import { sealTo } from './age-key.ts';
import { age } from './age.ts';
import { keyFileBytes, type KeyFile, type KeyFileContent } from './key-file.ts';
import { openKeyFileWith } from './unlock-keys.ts';
import type { VaultSetting } from './vault-setting.ts';

export type NewRecovery = {
  /** For the recovery sheet (`printRecoveryCode`): shown once, kept nowhere. It opens everything. */
  readonly identity: string;
  /** What it opens: the recovery file, to be written. */
  readonly sealed: Uint8Array;
};

/** A new recovery identity over both keys. */
export async function recoveryOver(content: KeyFileContent): Promise<NewRecovery> {
  const { generateX25519Identity, identityToRecipient } = await age();
  const identity = await generateX25519Identity();
  const plain = keyFileBytes(content);
  try {
    return { identity, sealed: await sealTo(await identityToRecipient(identity), plain) };
  } finally {
    plain.fill(0);
  }
}

/**
 * A new recovery identity for a workspace that exists; its keys stay. Nothing is written: until the sealed file takes
 * the place of the one before, the old code opens. Both passphrases are tried, each at the pace of its key, so that a
 * failure does not say which one was wrong.
 * @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_KEY_DAMAGED
 */
export async function newRecovery(
  setting: VaultSetting,
  folder: string,
  passphrases: Readonly<Record<KeyName, string>>,
  facts: { readonly workspaceId: string; readonly caseRecipient: string },
): Promise<NewRecovery> {
  const tried = await Promise.allSettled(
    keyNames.map(async (name) => {
      const { keyFile } = await openKeyFileWith(setting, folder, name, { passphrase: passphrases[name] });
      return keyFile;
    }),
  );
  const opened: KeyFile[] = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  try {
    const failed = tried.find((each) => each.status === 'rejected');
    if (failed) throw withoutWait(failed.reason);
    const [planning, caseKey] = keyNames.map((name, i) => identityIn(opened[i], name));
    return await recoveryOver({ ...facts, planning, case: caseKey });
  } finally {
    for (const keyFile of opened) keyFile.wipe();
  }
}

/** How long the next try waits would tell which of the two was wrong. */
function withoutWait(error: unknown): unknown {
  return error instanceof AppError && error.code === 'WORKSPACE_WRONG_PASSPHRASE' ? new AppError(error.code) : error;
}

function identityIn(keyFile: KeyFile | undefined, name: KeyName): Uint8Array {
  const identity = keyFile?.[name];
  if (!identity) throw new AppError('WORKSPACE_KEY_DAMAGED', { file: name });
  return identity;
}
