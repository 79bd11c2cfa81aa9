import { join, relative, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { VerifyReport } from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { removeLeftovers } from './durable-write.ts';
import { oddNames } from './finding.ts';
import { copyOf, journalFolder, keyFiles, segmentsFolder } from './layout.ts';
import { openedState } from './opened-state.ts';
import { unlockKeys, type KeyProof, type UnlockedKeys } from './unlock-keys.ts';
import { vaultSetting, type VaultOptions, type VaultSetting } from './vault-setting.ts';
import { checkWorkspace, type CheckOptions } from './verify-workspace.ts';
import { naming } from './workspace-failure.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { Workspace } from './workspace.ts';
import { WriterLock } from './writer-lock.ts';

export type OpenOptions = VaultOptions & {
  /** Nothing is written, no lock is taken: for a look, or for a folder that cannot be written to. */
  readonly isReadOnly?: boolean;
  /** The user has said that nobody else has it open, although its lock says so. */
  readonly isTakenOver?: boolean;
};

/**
 * Opens a workspace with the planning passphrase. What is damaged is in `findings`; the rest is open.
 * @throws AppError WORKSPACE_NOT_ONE, WORKSPACE_GONE, WORKSPACE_IN_USE, WORKSPACE_WRONG_PASSPHRASE,
 *   WORKSPACE_KEY_DAMAGED, WORKSPACE_NEWER_FORMAT, WORKSPACE_OLDER_FORMAT, WORKSPACE_READ_ONLY, WORKSPACE_DISK_FULL
 */
export function openWorkspace(
  folder: string,
  { passphrase, ...options }: OpenOptions & { readonly passphrase: string },
): Promise<Workspace> {
  return open(resolve(folder), options, { passphrase });
}

/**
 * Opens a workspace, its case data with it, with the code of the recovery sheet. New passphrases are set with
 * `changePassphrase` and the same code.
 * @throws AppError WORKSPACE_RECOVERY_WRONG, and as `openWorkspace`
 */
export function openWithRecovery(
  folder: string,
  { recoveryCode, ...options }: OpenOptions & { readonly recoveryCode: string },
): Promise<Workspace> {
  return open(resolve(folder), options, { recoveryCode });
}

/**
 * Whether a passphrase or recovery code is right; nothing is opened.
 * @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_RECOVERY_WRONG, WORKSPACE_KEY_DAMAGED
 */
export async function proveKey(folder: string, proof: KeyProof, options: VaultOptions = {}): Promise<void> {
  const keys = await naming(folder, () => unlockKeys(vaultSetting(options), resolve(folder), 'planning', proof));
  keys.planning?.drop();
  keys.case?.drop();
}

/**
 * Checks a workspace without opening it for work: nothing is written, and another process may have it open.
 * @param keys  `casePassphrase` to decrypt the case segments too; without it their hashes are checked
 * @throws AppError as `openWorkspace`, but for the lock; CANCELLED
 */
export async function verifyWorkspace(
  workspaceFolder: string,
  keys: KeyProof & { readonly casePassphrase?: string },
  options: VaultOptions & CheckOptions = {},
): Promise<VerifyReport> {
  const setting = vaultSetting(options);
  const folder = resolve(workspaceFolder);
  return naming(folder, async () => {
    await assertWorkspace(setting, folder);
    const unlocked = await unlockKeys(setting, folder, 'planning', keys);
    const { planning, facts } = unlocked;
    if (!planning) throw new AppError('WORKSPACE_KEY_DAMAGED', { file: keyFiles.planning });
    const { casePassphrase } = keys;
    const withCase =
      casePassphrase === undefined
        ? unlocked
        : await unlockKeys(setting, folder, 'case', { passphrase: casePassphrase });
    const { case: caseKey } = withCase;
    const opened = [unlocked.opened, withCase.opened];
    try {
      return await checkWorkspace(setting, folder, { planning, case: caseKey, facts, opened }, options);
    } finally {
      planning.drop();
      caseKey?.drop();
    }
  });
}

async function open(folder: string, options: OpenOptions, proof: KeyProof): Promise<Workspace> {
  const setting = vaultSetting(options);
  return naming(folder, async () => {
    await assertWorkspace(setting, folder);
    const lock = options.isReadOnly
      ? null
      : await WriterLock.acquire(setting.files, folder, setting.now(), options.isTakenOver);
    let keys: UnlockedKeys | null = null;
    try {
      keys = await unlockKeys(setting, folder, 'planning', proof);
      return await workspaceOf(folder, setting, lock, keys);
    } catch (error) {
      keys?.planning?.drop();
      keys?.case?.drop();
      await lock?.release().catch(() => undefined);
      throw error;
    }
  });
}

async function workspaceOf(
  folder: string,
  setting: VaultSetting,
  lock: WriterLock | null,
  keys: UnlockedKeys,
): Promise<Workspace> {
  const { planning, case: caseKey, facts } = keys;
  if (!planning) throw new AppError('WORKSPACE_KEY_DAMAGED', { file: keyFiles.planning });
  const state = await openedState(setting, folder, planning, keys, lock !== null);
  const stayed = lock ? await tidy(setting, folder) : [];
  const findings = [
    ...state.findings,
    ...oddNames(
      '',
      stayed.map((path) => shownPath(folder, path)),
    ),
  ];
  return startSession(folder, setting, lock, { planning, case: caseKey, facts }, { ...state, findings });
}

/**
 * A workspace over keys and state at hand. Its manifest is brought up to date where it can be: on a full disk it stays
 * behind, which costs nothing.
 */
export async function startSession(
  folder: string,
  setting: VaultSetting,
  lock: WriterLock | null,
  keys: Pick<UnlockedKeys, 'case' | 'facts'> & { readonly planning: AgeKey },
  state: WorkspaceState,
): Promise<Workspace> {
  const workspace = new Workspace({ folder, setting, lock, ...keys, state });
  if (lock && state.isManifestBehind) await workspace.flush().catch(() => undefined);
  return workspace;
}

async function assertWorkspace({ files }: VaultSetting, folder: string): Promise<void> {
  if (!(await files.exists(folder))) throw new AppError('WORKSPACE_GONE', { folder });
  for (const file of Object.values(keyFiles)) {
    if ((await files.exists(join(folder, file))) || (await files.exists(join(folder, copyOf(file))))) return;
  }
  throw new AppError('WORKSPACE_NOT_ONE', { folder });
}

function shownPath(folder: string, path: string): string {
  return relative(folder, path).replaceAll('\\', '/');
}

async function tidy({ files }: VaultSetting, folder: string): Promise<readonly string[]> {
  const segments = join(folder, segmentsFolder);
  return removeLeftovers(files, [
    folder,
    join(folder, journalFolder),
    segments,
    join(segments, 'analytic'),
    join(segments, 'case'),
  ]);
}
