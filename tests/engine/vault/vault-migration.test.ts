import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupWorkspace, restoreWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { openWorkspace, verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { FailingFiles } from './failing-files.ts';
import { format1Workspace } from './format-1-workspace.ts';
import { casePassphrase, filesIn, planningPassphrase, quick, reopened } from './vault-fixture.ts';

const keys = { passphrase: planningPassphrase, casePassphrase };

test('a workspace of format 1 is checked and read where it lies, without a change', async () => {
  const { folder, segments, workspaceId } = await format1Workspace();
  const before = filesIn(folder);
  expect(await verifyWorkspace(folder, keys, quick())).toEqual({
    workspaceId,
    formatVersion: 1,
    isSound: true,
    findings: [],
    entries: 2,
    clockSetBackAt: [],
    segments: { opened: 2, hashed: 0, unused: [...segments] },
  });
  const reader = await reopened(folder, { isReadOnly: true });
  expect((await reader.readSegment(segments[0])).length).toBeGreaterThan(0);
  expect(filesIn(folder)).toEqual(before);
});

test("opened to work in, it is brought over: same journal, same segments, today's places", async () => {
  const { folder, segments, workspaceId } = await format1Workspace();
  const journal = [1, 2].map((seq) => readFileSync(join(folder, `journal/0000000${seq}.age`)));
  const workspace = await reopened(folder);
  expect([workspace.workspaceId, workspace.findings]).toEqual([workspaceId, []]);
  expect(workspace.journal().map(({ actor, command, segments: cited }) => [actor, command['seq'], cited])).toEqual([
    ['pimchanok', 1, []],
    ['pimchanok', 2, []],
  ]);
  await workspace.openCase(casePassphrase);
  expect(Buffer.from(await workspace.readSegment(segments[1])).includes('Mya')).toBe(true);
  expect((await workspace.append({ type: 'note' })).seq).toBe(3);
  await workspace.close();
  const report = await verifyWorkspace(folder, keys, quick());
  expect([report.formatVersion, report.isSound, report.entries]).toEqual([2, true, 3]);
  expect([1, 2].map((seq) => readFileSync(join(folder, `journal/0000000${seq}.age`)))).toEqual(journal);
  expect(existsSync(join(folder, `segments/analytic/${segments[0]}.arrow.zst.age`))).toBe(true);
});

test('cut off anywhere on the way, it is brought over on the next opening', async () => {
  const files = new FailingFiles();
  let operations = 0;
  for (let last = 1; ; last++) {
    const { folder, segments } = await format1Workspace();
    operations = 0;
    files.rule = () => (operations++ < last ? null : 'EIO');
    const outcome = await openWorkspace(folder, { passphrase: planningPassphrase, ...quick(), files }).catch(
      (error: unknown) => error,
    );
    files.rule = () => null;
    const workspace = await reopened(folder, { isTakenOver: true });
    expect([last, workspace.findings, workspace.journal().length]).toEqual([last, [], 2]);
    expect((await workspace.readSegment(segments[0])).length).toBeGreaterThan(0);
    await workspace.close();
    expect((await verifyWorkspace(folder, keys, quick())).isSound).toBe(true);
    if (outcome instanceof AppError) continue;
    break;
  }
  expect(operations).toBeGreaterThan(40);
});

test('a backup of format 1 is restored and then brought over', async () => {
  const { folder } = await format1Workspace();
  const options = { passphrase: planningPassphrase, workFactor: 2 };
  await backupWorkspace(folder, `${folder}.backup`, options);
  await restoreWorkspace(`${folder}.backup`, `${folder}-2`, options);
  expect((await reopened(`${folder}-2`)).journal().length).toBe(2);
});
