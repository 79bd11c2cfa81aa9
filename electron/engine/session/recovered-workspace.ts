import { openWithRecovery } from '../vault/open-workspace.ts';
import type { VaultOptions } from '../vault/vault-setting.ts';
import type { Workspace } from '../vault/workspace.ts';
import { purposes } from './purposes.ts';

/**
 * Opens a workspace with the code of its recovery sheet and gives it new passphrases.
 * @throws AppError WORKSPACE_RECOVERY_WRONG, WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_PASSPHRASES_SAME, and as `openWorkspace`
 */
export async function recoveredWorkspace(
  folder: string,
  ask: { readonly recoveryCode: string; readonly planningPassphrase: string; readonly casePassphrase: string },
  options: VaultOptions,
): Promise<Workspace> {
  const { recoveryCode } = ask;
  const workspace = await openWithRecovery(folder, { ...options, recoveryCode });
  try {
    await workspace.changePassphrase('planning', { recoveryCode }, ask.planningPassphrase);
    await workspace.append({ type: 'passphrase-changed', key: 'planning' });
    await workspace.changePassphrase('case', { recoveryCode }, ask.casePassphrase);
    await workspace.append({ type: 'passphrase-changed', key: 'case' });
    await workspace.append({ type: 'case-opened', purpose: purposes.recovered });
    await workspace.checkCase();
    return workspace;
  } catch (error) {
    await workspace.close();
    throw error;
  }
}
