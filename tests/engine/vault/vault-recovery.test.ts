import { expect, test } from 'vitest';
import { AttemptLimiter } from '../../../electron/engine/vault/attempt-limiter.ts';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { openWithRecovery, openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { directPassphrases, type PassphraseCipher } from '../../../electron/engine/vault/passphrase-cipher.ts';
import type { VaultOptions } from '../../../electron/engine/vault/vault-setting.ts';
import type { Workspace } from '../../../electron/engine/vault/workspace.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { FailingFiles } from './failing-files.ts';
import { PowerLossFiles, PowerLost } from './power-loss-files.ts';
import {
  arrowOf,
  casePassphrase,
  codeOf,
  filesIn,
  newWorkspace,
  planningPassphrase,
  quick,
  reopened,
} from './vault-fixture.ts';

const right = { planning: planningPassphrase, case: casePassphrase };
const wrong = 'nine purple kites above water';

async function renewed(workspace: Workspace): Promise<string> {
  const recovery = await workspace.newRecovery(right);
  await workspace.putRecovery(recovery);
  return recovery.identity;
}

/** What a recovery code does: `no error` when it opens. */
function tried(folder: string, recoveryCode: string, options: VaultOptions = {}): Promise<string> {
  const asked = { recoveryCode, ...quick(), ...options, isTakenOver: true };
  return codeOf(openWithRecovery(folder, asked).then((workspace) => workspace.close()));
}

test('a new recovery code opens both keys, the one before opens nothing, and the passphrases stay', async () => {
  const { workspace, folder, recoveryIdentity } = await newWorkspace();
  const segment = await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }));
  const code = await renewed(workspace);
  await workspace.close();
  expect(code).not.toBe(recoveryIdentity);
  expect(await tried(folder, recoveryIdentity)).toBe('WORKSPACE_RECOVERY_WRONG');
  const rescued = await openWithRecovery(folder, { recoveryCode: code, ...quick() });
  expect(rescued.findings).toEqual([]);
  expect((await rescued.readCaseSegment(segment.sha256)).length).toBeGreaterThan(0);
  await rescued.close();
  const again = await reopened(folder);
  await again.openCase(casePassphrase);
  expect((await again.readCaseSegment(segment.sha256)).length).toBeGreaterThan(0);
});

test('both files of the recovery are new, no other file is touched, and no code lies in any', async () => {
  const { workspace, folder } = await newWorkspace();
  const before = filesIn(folder);
  const code = await renewed(workspace);
  const after = filesIn(folder);
  const changed = [...after].filter(([file, bytes]) => !before.get(file)?.equals(bytes)).map(([file]) => file);
  expect(changed.toSorted()).toEqual(['recovery.age', 'recovery.copy.age']);
  expect([...after.keys()]).toEqual([...before.keys()]);
  for (const bytes of after.values()) expect(bytes.includes(code)).toBe(false);
});

test('a wrong passphrase of either key says the same, waits like any other, and changes nothing', async () => {
  const waits: number[] = [];
  const attempts = new AttemptLimiter(async (milliseconds) => {
    waits.push(milliseconds);
  });
  const { workspace, folder, recoveryIdentity } = await newWorkspace({ attempts });
  const before = filesIn(folder);
  const answers: unknown[] = [];
  for (const passphrases of [
    { ...right, planning: wrong },
    { ...right, case: wrong },
    { planning: wrong, case: wrong },
    { planning: casePassphrase, case: planningPassphrase },
  ]) {
    const error: unknown = await workspace.newRecovery(passphrases).catch((failure: unknown) => failure);
    answers.push(error instanceof AppError ? { code: error.code, detail: error.detail } : error);
  }
  expect(answers).toEqual(answers.map(() => ({ code: 'WORKSPACE_WRONG_PASSPHRASE', detail: {} })));
  expect(waits.length).toBeGreaterThan(2);
  expect(filesIn(folder)).toEqual(before);
  await workspace.close();
  expect(await tried(folder, recoveryIdentity)).toBe('no error');
});

test('opened to read only, or locked, no recovery code is made', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.lock();
  expect(await codeOf(workspace.newRecovery(right))).toBe('WORKSPACE_LOCKED');
  await workspace.close();
  const before = filesIn(folder);
  const read = await reopened(folder, { isReadOnly: true });
  expect(await codeOf(read.newRecovery(right))).toBe('WORKSPACE_READ_ONLY');
  expect(filesIn(folder)).toEqual(before);
});

test('a disk that takes no more leaves the old code in force', async () => {
  const files = new FailingFiles();
  for (const file of ['recovery.age', 'recovery.copy.age']) {
    const { workspace, folder, recoveryIdentity } = await newWorkspace({ files });
    const recovery = await workspace.newRecovery(right);
    files.rule = (operation, path) => (operation === 'rename' && path.endsWith(`/${file}`) ? 'ENOSPC' : null);
    expect(await codeOf(workspace.putRecovery(recovery))).toBe('WORKSPACE_DISK_FULL');
    files.rule = () => null;
    await workspace.close();
    expect([file, await tried(folder, recoveryIdentity)]).toEqual([file, 'no error']);
  }
});

test('the power goes at any moment of it: the old code opens or the new one, and the workspace is sound', async () => {
  const folder = '/disk/workspace';
  const start = new PowerLossFiles();
  await start.makeFolder('/disk');
  const made = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick(), files: start });
  await made.workspace.close();
  const renew = async (files: PowerLossFiles, seen: { code: string; isDone: boolean }): Promise<void> => {
    const workspace = await openWorkspace(folder, { passphrase: planningPassphrase, ...quick(), files });
    const recovery = await workspace.newRecovery(right);
    seen.code = recovery.identity;
    await workspace.putRecovery(recovery);
    seen.isDone = true;
    await workspace.close();
  };
  const whole = start.afterPowerLoss(1);
  await renew(whole, { code: '', isDone: false });
  const outcomes = new Set<string>();
  for (let last = 1; last <= whole.operations; last++) {
    for (const share of [0, 0.5, 1]) {
      const files = start.afterPowerLoss(1, last);
      const seen = { code: '', isDone: false };
      await renew(files, seen).catch((error: unknown) => {
        if (!(error instanceof PowerLost) && !(error instanceof AppError && error.cause instanceof PowerLost))
          throw error;
      });
      const found = files.afterPowerLoss(share);
      const opens = async (code: string): Promise<boolean> =>
        code !== '' && (await tried(folder, code, { files: found.afterPowerLoss(1) })) === 'no error';
      const [old, next] = [await opens(made.recoveryIdentity), await opens(seen.code)];
      outcomes.add(`${old ? 'old' : ''}${next ? 'new' : ''}`);
      expect([last, share, old || next]).toEqual([last, share, true]);
      if (seen.isDone) expect([last, share, old, next]).toEqual([last, share, false, true]);
      const after = await openWorkspace(folder, {
        passphrase: planningPassphrase,
        ...quick(),
        files: found,
        isTakenOver: true,
      });
      expect(after.findings).toEqual([]);
      await after.close();
    }
  }
  expect([...outcomes].toSorted()).toEqual(['new', 'old', 'oldnew']);
});

test('buffers that held the keys are overwritten, also after a wrong passphrase', async () => {
  const held: Uint8Array[] = [];
  const direct = directPassphrases(2);
  const passphrases: PassphraseCipher = {
    seal: (bytes, passphrase) => direct.seal(bytes, passphrase),
    open: async (sealed, passphrase) => {
      const plain = await direct.open(sealed, passphrase);
      held.push(plain);
      return plain;
    },
  };
  const { workspace } = await newWorkspace({ passphrases });
  await workspace.newRecovery(right);
  expect(await codeOf(workspace.newRecovery({ ...right, case: wrong }))).toBe('WORKSPACE_WRONG_PASSPHRASE');
  expect(held.length).toBe(3);
  expect(held.filter((bytes) => bytes.some((byte) => byte !== 0))).toEqual([]);
});
