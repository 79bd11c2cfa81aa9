import { AppError } from '../../../shared/contract/app-error.ts';
import { readRecoveryCode } from '../../../shared/contract/recovery-code.ts';
import type { KeyName } from '../../../shared/contract/workspace.ts';
import { AgeKey } from './age-key.ts';
import { age } from './age.ts';
import { workspaceAttemptKey } from './attempt-key.ts';
import { readKeyFile, type KeyFile } from './key-file.ts';
import { openKeyFile, type OpenedKeyFile } from './key-store.ts';
import { keyFiles } from './layout.ts';
import type { VaultSetting } from './vault-setting.ts';
import type { KeyFacts } from './workspace-state.ts';

/** What proves the right to a key: its passphrase, or the recovery code of the workspace. */
export type KeyProof = { readonly passphrase: string } | { readonly recoveryCode: string };

export type UnlockedKeys = {
  readonly planning: AgeKey | null;
  readonly case: AgeKey | null;
  readonly facts: KeyFacts;
  /** The key file that opened. */
  readonly opened: Pick<OpenedKeyFile, 'name' | 'sha256'>;
};

/**
 * Opens a key, or with the recovery code both. What was decrypted on the way is overwritten.
 * @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_RECOVERY_WRONG, WORKSPACE_KEY_DAMAGED, WORKSPACE_OLDER_FORMAT
 */
export async function unlockKeys(
  setting: VaultSetting,
  folder: string,
  name: KeyName,
  proof: KeyProof,
): Promise<UnlockedKeys> {
  const { opened, keyFile } = await openKeyFileWith(setting, folder, name, proof);
  try {
    return {
      planning: keyFile.planning && (await AgeKey.of(keyFile.planning)),
      case: keyFile.case && (await AgeKey.of(keyFile.case)),
      facts: { workspaceId: keyFile.workspaceId, caseRecipient: keyFile.caseRecipient },
      opened,
    };
  } finally {
    keyFile.wipe();
  }
}

/** The decrypted key file of a proof; the caller wipes it. */
export async function openKeyFileWith(
  setting: VaultSetting,
  folder: string,
  name: KeyName,
  proof: KeyProof,
): Promise<{ readonly opened: OpenedKeyFile; readonly keyFile: KeyFile }> {
  const opened =
    'passphrase' in proof
      ? await openWithPassphrase(setting, folder, name, proof.passphrase)
      : await openWithRecoveryCode(setting, folder, proof.recoveryCode);
  return { opened, keyFile: readKeyFile(opened.plain) };
}

async function openWithPassphrase(
  { files, passphrases, attempts }: VaultSetting,
  folder: string,
  name: KeyName,
  passphrase: string,
): Promise<OpenedKeyFile> {
  return attempts.attempt(await workspaceAttemptKey(folder, name), () =>
    openKeyFile(files, folder, name, (sealed) => passphrases.open(sealed, passphrase)),
  );
}

async function openWithRecoveryCode({ files }: VaultSetting, folder: string, code: string): Promise<OpenedKeyFile> {
  const identity = readRecoveryCode(code);
  if (identity === null || !(await hasValidCheck(identity))) throw new AppError('WORKSPACE_RECOVERY_WRONG');
  const bytes = Buffer.from(identity);
  const key = await AgeKey.of(bytes);
  bytes.fill(0);
  try {
    return await openKeyFile(files, folder, 'recovery', (sealed) => key.open(sealed));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('WORKSPACE_RECOVERY_WRONG', { file: keyFiles.recovery }, { cause: error });
  } finally {
    key.drop();
  }
}

async function hasValidCheck(identity: string): Promise<boolean> {
  const { identityToRecipient } = await age();
  try {
    await identityToRecipient(identity);
    return true;
  } catch {
    return false;
  }
}
