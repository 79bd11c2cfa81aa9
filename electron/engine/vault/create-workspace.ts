import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { normalPassphrase } from '../../../shared/contract/passphrase-strength.ts';
import { segmentKinds } from '../../../shared/contract/workspace.ts';
import { AgeKey } from './age-key.ts';
import { age } from './age.ts';
import { checkPassphrase } from './change-passphrase.ts';
import { keyFileBytes } from './key-file.ts';
import { writeKeyFile } from './key-store.ts';
import { noHead } from './journal-head.ts';
import { formatVersion, journalFolder, segmentsFolder } from './layout.ts';
import { manifestFormat, replaceManifest } from './manifest.ts';
import { recoveryOver } from './new-recovery.ts';
import { startSession } from './open-workspace.ts';
import { assertFree, publishFolder } from './publish-folder.ts';
import { signHead } from './signed-head.ts';
import { removeUnfinished, unfinishedPath } from './unfinished.ts';
import { vaultSetting, type VaultOptions, type VaultSetting } from './vault-setting.ts';
import { naming } from './workspace-failure.ts';
import { readState } from './workspace-state.ts';
import type { Workspace } from './workspace.ts';
import { WriterLock } from './writer-lock.ts';

type CreateOptions = VaultOptions & { readonly planningPassphrase: string; readonly casePassphrase: string };

export type CreatedWorkspace = {
  /** Open, its case data too. */
  readonly workspace: Workspace;
  /** For the recovery sheet (`printRecoveryCode`): shown once, kept nowhere. It opens everything. */
  readonly recoveryIdentity: string;
};

/**
 * Creates a workspace in a new or empty folder. The folder appears wholly or not at all.
 * @throws AppError WORKSPACE_EXISTS, WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_PASSPHRASES_SAME, WORKSPACE_READ_ONLY,
 *   WORKSPACE_DISK_FULL, WORKSPACE_GONE
 */
export async function createWorkspace(
  folder: string,
  { planningPassphrase, casePassphrase, ...options }: CreateOptions,
): Promise<CreatedWorkspace> {
  checkPassphrase(planningPassphrase);
  checkPassphrase(casePassphrase);
  if (normalPassphrase(planningPassphrase) === normalPassphrase(casePassphrase))
    throw new AppError('WORKSPACE_PASSPHRASES_SAME');
  const setting = vaultSetting(options);
  const target = resolve(folder);
  return naming(folder, async () => {
    await assertFree(setting.files, target);
    const workspaceId = randomUUID();
    const { generateX25519Identity } = await age();
    const identities = {
      planning: await generateX25519Identity(),
      case: await generateX25519Identity(),
    };
    await removeUnfinished(dirname(target));
    const staging = unfinishedPath(target);
    let recoveryIdentity: string;
    try {
      recoveryIdentity = await fill(setting, staging, workspaceId, identities, {
        planning: planningPassphrase,
        case: casePassphrase,
      });
      await publishFolder(setting.files, staging, target);
    } catch (error) {
      await setting.files.removeFolder(staging).catch(() => undefined);
      throw error;
    }
    return { workspace: await firstSession(setting, target, workspaceId, identities), recoveryIdentity };
  });
}

type Identities = { readonly planning: string; readonly case: string };

/** @returns the recovery identity */
async function fill(
  setting: VaultSetting,
  folder: string,
  workspaceId: string,
  identities: Identities,
  passphrases: { readonly planning: string; readonly case: string },
): Promise<string> {
  const { identityToRecipient } = await age();
  const { files } = setting;
  await files.makeFolder(join(folder, journalFolder));
  for (const kind of segmentKinds) await files.makeFolder(join(folder, segmentsFolder, kind));
  await files.syncFolder(join(folder, segmentsFolder));
  const caseRecipient = await identityToRecipient(identities.case);
  const both = { planning: Buffer.from(identities.planning), case: Buffer.from(identities.case) };
  const plain = {
    planning: keyFileBytes({ workspaceId, caseRecipient, planning: both.planning }),
    case: keyFileBytes({ workspaceId, caseRecipient, case: both.case }),
  };
  const [planning, caseKey, recovery] = await Promise.all([
    setting.passphrases.seal(plain.planning, passphrases.planning),
    setting.passphrases.seal(plain.case, passphrases.case),
    recoveryOver({ workspaceId, caseRecipient, ...both }),
  ]);
  for (const bytes of [...Object.values(plain), ...Object.values(both)]) bytes.fill(0);
  const keys = {
    case: [await writeKeyFile(files, folder, 'case', caseKey)],
    recovery: [await writeKeyFile(files, folder, 'recovery', recovery.sealed)],
    planning: [await writeKeyFile(files, folder, 'planning', planning)],
  };
  const signer = await AgeKey.of(Buffer.from(identities.case));
  const signed = signHead(signer, workspaceId, noHead);
  signer.drop();
  const now = setting.now().toISOString();
  await replaceManifest(files, folder, {
    format: manifestFormat,
    formatVersion,
    workspaceId,
    createdAt: now,
    savedAt: now,
    generation: 1,
    recipients: { analytic: await identityToRecipient(identities.planning), case: caseRecipient },
    keys,
    segments: [],
    bundles: [],
    journal: null,
    signed,
  });
  return recovery.identity;
}

async function firstSession(
  setting: VaultSetting,
  folder: string,
  workspaceId: string,
  identities: Identities,
): Promise<Workspace> {
  const lock = await WriterLock.acquire(setting.files, folder, setting.now());
  const planning = await AgeKey.of(Buffer.from(identities.planning));
  const caseKey = await AgeKey.of(Buffer.from(identities.case));
  const facts = { workspaceId, caseRecipient: caseKey.recipient };
  const state = await readState(setting, folder, planning, facts);
  return startSession(folder, setting, lock, { planning, case: caseKey, facts }, state);
}
