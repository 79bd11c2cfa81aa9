import type { AgeKey } from './age-key.ts';
import { keyHealth } from './key-health.ts';
import { findingOfSignature } from './signed-head.ts';
import type { UnlockedKeys } from './unlock-keys.ts';
import type { VaultSetting } from './vault-setting.ts';
import { readState, type WorkspaceState } from './workspace-state.ts';

/**
 * The state of a workspace together with that of its key files, which are made good where they may be.
 * @throws AppError as `readState`, and what the folder refuses
 */
export async function openedState(
  setting: VaultSetting,
  folder: string,
  planning: AgeKey,
  { facts, opened, case: caseKey }: Pick<UnlockedKeys, 'facts' | 'opened' | 'case'>,
  mayRepair: boolean,
): Promise<WorkspaceState> {
  const state = await readState(setting, folder, planning, facts);
  const { findings, keys } = await keyHealth(setting.files, folder, state.keys, [opened], mayRepair);
  return {
    ...state,
    keys,
    findings: [
      ...findings,
      ...state.findings,
      ...(caseKey ? findingOfSignature(caseKey, facts.workspaceId, state.signed) : []),
    ],
    isManifestBehind: state.isManifestBehind || keys !== state.keys,
  };
}
