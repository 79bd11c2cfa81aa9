import { join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { onTestFinished } from 'vitest';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { ErrorCode } from '../../../shared/contract/error-codes.ts';
import { AttemptLimiter } from '../../../electron/engine/vault/attempt-limiter.ts';
import { createWorkspace, type CreatedWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { openWorkspace, type OpenOptions } from '../../../electron/engine/vault/open-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import type { VaultOptions } from '../../../electron/engine/vault/vault-setting.ts';
import type { Workspace } from '../../../electron/engine/vault/workspace.ts';
import { testCommands } from './test-commands.ts';
import { temporaryFolder } from '../../support/engine.ts';

export { filesIn } from '../../support/files-in.ts';

export const planningPassphrase = 'tide lantern copper walrus';
export const casePassphrase = 'มะม่วง จักรยาน ฟ้าแลบ กำมะหยี่';

/** scrypt at almost no cost, no waiting after a wrong passphrase. */
export function quick(): VaultOptions {
  return {
    actor: 'tester',
    passphrases: directPassphrases(2),
    attempts: new AttemptLimiter(async () => undefined),
    commands: testCommands,
  };
}

type Fixture = CreatedWorkspace & { readonly folder: string };

/** An open workspace in a folder that is gone when the test ends. */
export async function newWorkspace(options: VaultOptions = {}): Promise<Fixture> {
  const folder = join(await temporaryFolder(), 'workspace');
  const created = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick(), ...options });
  onTestFinished(() => created.workspace.close());
  return { ...created, folder };
}

/** Opens a workspace again; closed when the test ends. */
export async function reopened(folder: string, options: OpenOptions = {}): Promise<Workspace> {
  const workspace = await openWorkspace(folder, { passphrase: planningPassphrase, ...quick(), ...options });
  onTestFinished(() => workspace.close());
  return workspace;
}

/** A workspace with three commands, an analytic and a case segment, closed. */
export async function filledWorkspace(
  options: VaultOptions = {},
): Promise<{ readonly folder: string; readonly segments: readonly string[] }> {
  const { workspace, folder } = await newWorkspace(options);
  const analytic = await workspace.writeSegment('analytic', arrowOf({ community: [85010101, 85010102], yes: [3, 4] }));
  const identifiers = await workspace.writeSegment('case', arrowOf({ name: ['สมหญิง', 'Aung'] }));
  await workspace.append({ type: 'load', file: 'ranong-2567.csv' }, [
    { ...analytic, role: 'children' },
    { ...identifiers, role: 'identifiers' },
  ]);
  await workspace.append({ type: 'note', planning: 5 });
  await workspace.append({ type: 'sealed-note', text: 'visit on Monday' });
  await workspace.close();
  return { folder, segments: [analytic.sha256, identifiers.sha256] };
}

export function arrowOf(columns: Record<string, readonly (string | number)[]>): Uint8Array {
  return tableToIPC(tableFromArrays(columns as Record<string, (string | number)[]>), 'stream');
}

/** The code of the AppError that a promise rejects with. */
export async function codeOf(work: Promise<unknown>): Promise<ErrorCode | 'no error'> {
  try {
    await work;
    return 'no error';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
