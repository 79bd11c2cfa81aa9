import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { smallSample } from '../../support/small-sample.ts';
import { fileWith, importPaths, lastReport, temporaryFolder, type EngineClient } from '../../support/engine.ts';
import { defineCommand } from '../../../shared/contract/commands/command-definition.ts';
import { commandTableOf } from '../../../shared/contract/commands/command-table.ts';
import { importCommand } from '../../../shared/contract/commands/import-command.ts';
import { FailingFiles } from '../vault/failing-files.ts';
import { quick } from '../vault/vault-fixture.ts';
import { casePassphrase, createPlace, figures, place, planningPassphrase, startOffice } from './workspace-fixture.ts';
import { caseRejectsOf, rejectsOf } from '../../support/rejects.ts';

const names = { first_name: 'สมหญิง', last_name: 'ใจดี', address: '12/3 หมู่ 4', national_id: '1999900000013' };
const file = (rows: Parameters<typeof extractText>[0], name = 'year.csv'): Promise<string> =>
  fileWith(name, extractText(rows));

const open = (client: EngineClient) =>
  client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: false });

async function yearOf(client: EngineClient, year: string, children = 3): Promise<void> {
  const rows = Array.from({ length: children }, (_, i) =>
    childRow({
      ...names,
      survey_year: year,
      child_id: `C${i}`,
      household_id: `H${i % 2}`,
      ind13: i === 0 ? 'ใช่' : 'ไม่ใช่',
    }),
  );
  await importPaths(client, [await file(rows, `${year}.csv`)]);
}

test('what was imported is there when the workspace is opened again, without the file', async () => {
  const { client, workspaces } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2567');
  await yearOf(client, '2568');
  const before = await figures(client);
  await client.workspace.close();
  expect(await client.workspace.status()).toMatchObject({ state: 'none', name: null });
  expect((await client.dataset.summary()).years).toEqual([]);
  const other = await startOffice(workspaces);
  expect(await open(other.client)).toMatchObject({ state: 'open', isCaseOpen: false, findings: [], missingFiles: [] });
  expect(await figures(other.client)).toEqual(before);
  expect(await other.client.dataset.summary()).toMatchObject({ isEmpty: false, isSynthetic: false, extracts: [] });
  expect(await other.client.workspace.known()).toMatchObject([{ place, isThere: true }]);
});

test('locking a workspace deletes what was uploaded and not imported; without one there is nothing to lock', async () => {
  const spoolFolder = await temporaryFolder();
  const { client } = await startOffice(undefined, { spoolFolder });
  const spooled = async (): Promise<number> =>
    (await readdir(spoolFolder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
  const upload = () => client.files.upload({ file: new File([extractText([childRow(names)])], '2568.csv') });
  await upload();
  await client.workspace.lock();
  expect(await spooled()).toBe(1);
  await createPlace(client);
  const { fileId } = await upload();
  expect(await spooled()).toBe(2);
  await client.workspace.lock();
  expect(await spooled()).toBe(0);
  await expect(client.extracts.inspect({ fileIds: [fileId] })).rejects.toMatchObject({ code: 'FILE_UNKNOWN_ID' });
});

test('locking drops the data; the right passphrase brings them back, a wrong one says so', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2568');
  const before = await figures(client);
  expect(await client.workspace.lock()).toMatchObject({ state: 'locked', isCaseOpen: false });
  expect((await client.dataset.summary()).years).toEqual([]);
  await expect(figures(client)).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
  await expect(yearOf(client, '2567')).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
  await expect(client.workspace.journal()).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
  await expect(client.workspace.unlock({ passphrase: 'wrong' })).rejects.toMatchObject({
    code: 'WORKSPACE_WRONG_PASSPHRASE',
  });
  expect(await client.workspace.unlock({ passphrase: planningPassphrase })).toMatchObject({ state: 'open' });
  expect(await figures(client)).toEqual(before);
});

test('every change can be undone and redone, and the figures go with it', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2567');
  const one = await figures(client);
  await yearOf(client, '2568');
  const two = await figures(client);
  expect(await client.workspace.undo({ seq: null })).toMatchObject({ status: { redo: { type: 'import' } } });
  expect(await figures(client)).toEqual(one);
  await client.workspace.redo({ seq: null });
  expect(await figures(client)).toEqual(two);
  const [first] = (await client.dataset.summary()).extracts;
  await client.extracts.remove({ extractId: first?.extractId ?? '' });
  expect((await client.dataset.summary()).years.map((year) => year.surveyYearBE)).toEqual([2568]);
  await client.workspace.undo({ seq: null });
  expect(await figures(client)).toEqual(two);
  const { items } = await client.workspace.journal();
  expect(items.map(({ command, state }) => [command.type, state])).toEqual([
    ['case-opened', 'effective'],
    ['key-secret', 'effective'],
    ['import', 'effective'],
    ['import', 'effective'],
    ['undo', 'effective'],
    ['redo', 'effective'],
    ['remove', 'undone'],
    ['undo', 'effective'],
  ]);
  expect(await client.workspace.undo({ seq: items[2]?.seq ?? 0 })).toMatchObject({ status: { state: 'open' } });
  expect((await client.dataset.summary()).years.map((year) => year.surveyYearBE)).toEqual([2568]);
});

test('undo and redo answer with what they were about, and say when there was nothing to do', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2567');
  const file = { file: '2567.csv', accepted: 3 };
  const imported = {
    entry: {
      seq: 3,
      state: 'undone',
      undoneBySeq: 4,
      command: { type: 'import', files: [{ ...file, rejected: 0 }] },
    },
  };
  expect(await client.workspace.undo({ seq: null })).toMatchObject({ ...imported, status: { undo: null } });
  expect(await client.workspace.undo({ seq: null })).toMatchObject({ entry: null });
  expect(await client.workspace.undo({ seq: 3 })).toMatchObject({ entry: null });
  expect(await client.workspace.redo({ seq: null })).toMatchObject({ entry: { seq: 3, state: 'effective' } });
  const [extract] = (await client.dataset.summary()).extracts;
  await client.extracts.remove({ extractId: extract?.extractId ?? '' });
  expect(await client.workspace.undo({ seq: null })).toMatchObject({
    entry: { seq: 6, command: { type: 'remove', files: [file] } },
    status: { undo: { seq: 3, type: 'import' }, redo: { seq: 6, type: 'remove' } },
  });
  // Nobody undoes a fact.
  expect(await client.workspace.undo({ seq: 1 })).toMatchObject({ entry: null });
});

test('the journal is read a page at a time, and says who opened the case data last', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  for (const name of ['ก', 'ข', 'ค', 'ง'])
    await client.extracts.saveMapping({ name, headers: [], mapping: {}, blank: 'unknown' });
  const page = async (ask: { before?: number; limit?: number }): Promise<readonly number[]> => {
    const { items, entries } = await client.workspace.journal(ask);
    expect(entries).toBe(5);
    return items.map(({ seq }) => seq);
  };
  expect([
    await page({}),
    await page({ limit: 2 }),
    await page({ before: 4, limit: 2 }),
    await page({ before: 1 }),
  ]).toEqual([[1, 2, 3, 4, 5], [4, 5], [2, 3], []]);
  expect(await client.workspace.status()).toMatchObject({ lastCaseOpening: { purpose: 'workspace-created' } });
  await client.workspace.lockCase();
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'เยี่ยมบ้าน' });
  expect(await client.workspace.status()).toMatchObject({ lastCaseOpening: { actor: 'tester', purpose: 'เยี่ยมบ้าน' } });
  const purposesIn = async () =>
    (await client.workspace.journal()).items.flatMap(({ command }) => (command['purpose'] ? [command['purpose']] : []));
  expect(await purposesIn()).toEqual(['workspace-created', 'เยี่ยมบ้าน']);
  await client.workspace.close();
  await open(client);
  // A purpose may name a child: the planning key does not open it.
  expect(await client.workspace.status()).toMatchObject({ lastCaseOpening: { actor: 'tester', purpose: null } });
  expect(await purposesIn()).toEqual([]);
});

test('a command of another version is shown on opening and in the journal, and has no effect', async () => {
  const { client, workspaces } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2567');
  const before = await figures(client);
  await client.workspace.close();
  const later = defineCommand({
    type: 'remove',
    kind: 'change',
    touches: ['extracts'],
    version: 2,
    open: z.object({ everything: z.boolean() }),
    upgrades: [{ open: () => ({ everything: false }) }],
    words: () => ({ title: 'remove' }),
  });
  const workspace = await openWorkspace(join(workspaces, place.name), {
    passphrase: planningPassphrase,
    ...quick(),
    commands: commandTableOf([later]),
  });
  const { seq } = await workspace.append({ type: 'remove', everything: true });
  await workspace.close();
  expect((await open(client)).findings.map((finding) => [finding.code, finding.seq])).toEqual([
    ['WORKSPACE_COMMAND_NEWER', seq],
  ]);
  expect((await client.workspace.journal()).items.at(-1)).toMatchObject({ unread: 'newer', isUndoable: false });
  expect(await client.workspace.verify()).toMatchObject({
    isSound: false,
    findings: [{ code: 'WORKSPACE_COMMAND_NEWER' }],
  });
  expect(await figures(client)).toEqual(before);
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
  expect(await client.workspace.undo({ seq })).toMatchObject({ entry: null });
});

test('a session without a workspace has its history too, and comes along into a new workspace', async () => {
  const { client } = await startOffice();
  await yearOf(client, '2567');
  await yearOf(client, '2568');
  await client.workspace.undo({ seq: null });
  const before = await figures(client);
  expect((await createPlace(client)).kept).toBe(1);
  expect(await figures(client)).toEqual(before);
  await yearOf(client, '2568');
  await client.workspace.close();
  await open(client);
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
  expect((await client.dataset.summary()).years.map((year) => [year.surveyYearBE, year.children])).toEqual([
    [2567, 3],
    [2568, 3],
  ]);
});

test('the sample never goes into a workspace', async () => {
  const { client } = await startOffice(undefined, { sampleFolder: await smallSample() });
  await lastReport(await client.extracts.openSample());
  expect((await createPlace(client)).kept).toBe(0);
  expect((await client.dataset.summary()).years).toEqual([]);
  await yearOf(client, '2568');
  await lastReport(await client.extracts.openSample());
  expect(await client.workspace.status()).toMatchObject({ state: 'none' });
  expect((await client.dataset.summary()).isSynthetic).toBe(true);
  await open(client);
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
  expect(await client.dataset.summary()).toMatchObject({ isSynthetic: false, years: [{ surveyYearBE: 2568 }] });
});

test('a damaged segment costs its file only, and is named', async () => {
  const { client, workspaces } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2567');
  const one = await figures(client);
  await yearOf(client, '2568');
  const { items } = await client.workspace.journal();
  const segment = items.at(-1)?.segments.find(({ role }) => role === 'children:0');
  await client.workspace.close();
  const folder = join(workspaces, place.name, 'segments', 'case');
  const damaged = (await readdir(folder)).find((name) => name.startsWith(segment?.sha256 ?? '?'));
  await writeFile(join(folder, damaged ?? '?'), 'not a segment');
  const openCase = () => client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
  const finding = { code: 'WORKSPACE_SEGMENT_DAMAGED', file: `segments/case/${damaged}` };
  expect(await open(client)).toMatchObject({ missingFiles: [], findings: [] });
  // The planning key alone opens nothing of it; that it is not what was written is seen all the same.
  const report = await client.workspace.verify();
  expect(report).toMatchObject({ isSound: false, findings: [finding] });
  expect(JSON.stringify(report)).not.toContain('2568.csv');
  expect(await openCase()).toMatchObject({ missingFiles: ['2568.csv'], findings: [finding] });
  expect(await figures(client)).toEqual(one);
  expect(await client.workspace.verify()).toMatchObject({ isSound: false, findings: [finding] });
  await rm(join(folder, damaged ?? '?'));
  await client.workspace.close();
  const missing = { ...finding, code: 'WORKSPACE_SEGMENT_MISSING' };
  expect(await open(client)).toMatchObject({ missingFiles: [], findings: [missing] });
  expect((await openCase()).missingFiles).toEqual(['2568.csv']);
});

test('children have the same key in every year; nothing is imported, undone or taken out with the case data locked', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2567');
  await client.workspace.close();
  await open(client);
  await expect(yearOf(client, '2568')).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await expect(client.workspace.undo({ seq: null })).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await expect(client.extracts.clear()).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  expect(await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'เชื่อมปี 2569' })).toMatchObject({
    isCaseOpen: true,
  });
  await yearOf(client, '2569');
  const { items } = await client.workspace.journal();
  const keys = items
    .filter(({ command }) => command.type === 'import')
    .map(({ command }) => importCommand.sealed.parse({ communityNames: [], ...command }).files[0]?.keySecretId);
  expect([keys.length, keys[0] === keys[1]]).toEqual([2, true]);
  expect(items.some(({ command }) => command.type === 'case-opened' && command['purpose'] === 'เชื่อมปี 2569')).toBe(true);
  expect(await client.workspace.lockCase()).toMatchObject({ isCaseOpen: false });
});

test('rejected rows come back as a workbook that can be corrected and dropped again', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const rows = [
    childRow(names),
    childRow({ ...names, child_id: 'C2', community_code: '' }),
    childRow({ ...names, ind05: '/' }),
  ];
  const report = await importPaths(client, [await file(rows)]);
  expect(report.files[0]).toMatchObject({ accepted: 1, rejectedCount: 2 });
  const extractId = report.files[0]?.extractId ?? '';
  const { name, content } = await rejectsOf(client, extractId);
  expect(name).toBe('แถวที่ไม่นำเข้า-year.xlsx');
  const path = await fileWith('again.xlsx', new Uint8Array(await content.arrayBuffer()));
  const again = await importPaths(client, [path]);
  expect(again.files[0]).toMatchObject({
    accepted: 0,
    surveyYearBE: null,
    rejected: [{ reason: 'community_missing' }, { reason: 'duplicate_child' }],
  });
  await client.workspace.close();
  await open(client);
  await expect(rejectsOf(client, extractId)).rejects.toMatchObject({
    code: 'WORKSPACE_CASE_LOCKED',
  });
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'แก้แถวที่ไม่นำเข้า' });
  const later = await caseRejectsOf(client, extractId, 'en');
  expect(later.name).toBe('Rejected-rows-year.xlsx');
});

test('a mapping is kept by name, and its name and headers are for the case key', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const profile = {
    name: 'แบบของอำเภอกระบุรี',
    headers: ['ปี', 'หมู่บ้าน'],
    mapping: { community_code: 'หมู่บ้าน' },
    blank: 'unknown' as const,
  };
  await client.extracts.saveMapping(profile);
  await client.workspace.close();
  await open(client);
  expect(await client.extracts.mappings()).toEqual([]);
  expect(JSON.stringify(await client.workspace.journal())).not.toContain(profile.name);
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'นำเข้า' });
  expect(await client.extracts.mappings()).toEqual([profile]);
  expect(JSON.stringify(await client.workspace.journal())).toContain(profile.name);
  await client.extracts.removeMapping({ name: profile.name });
  expect(await client.extracts.mappings()).toEqual([]);
});

test('the recovery code opens the workspace and sets new passphrases', async () => {
  const { client } = await startOffice();
  const { recoveryCode } = await createPlace(client);
  await yearOf(client, '2568');
  const before = await figures(client);
  await client.workspace.close();
  const next = { planningPassphrase: 'harbour violin cactus thunder', casePassphrase: 'ร่มชูชีพ กระดาษทราย นกยูง ปลาหมึก' };
  await expect(
    client.workspace.recover({
      place,
      recoveryCode: recoveryCode.join('').replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q')),
      ...next,
    }),
  ).rejects.toMatchObject({ code: 'WORKSPACE_RECOVERY_WRONG' });
  expect(await client.workspace.recover({ place, recoveryCode: recoveryCode.join(' '), ...next })).toMatchObject({
    state: 'open',
  });
  expect(await figures(client)).toEqual(before);
  await client.workspace.close();
  await expect(open(client)).rejects.toMatchObject({ code: 'WORKSPACE_WRONG_PASSPHRASE' });
  await client.workspace.open({ place, passphrase: next.planningPassphrase, isReadOnly: false, isTakenOver: false });
  expect(await figures(client, next.casePassphrase)).toEqual(before);
});

test('a new recovery sheet is made with both passphrases, is in the journal, and the old code opens nothing', async () => {
  const { client } = await startOffice();
  const { recoveryCode } = await createPlace(client);
  await yearOf(client, '2568');
  const before = await figures(client);
  const wrong = client.workspace.renewRecovery({ planningPassphrase, casePassphrase: 'something else entirely' });
  await expect(wrong).rejects.toMatchObject({ code: 'WORKSPACE_WRONG_PASSPHRASE' });
  const undoBefore = (await client.workspace.status()).undo;
  const made = await client.workspace.renewRecovery({ planningPassphrase, casePassphrase });
  const items = (await client.workspace.journal()).items.filter(({ command }) => command.type === 'recovery-renewed');
  expect(items).toMatchObject([
    { actor: 'tester', command: { type: 'recovery-renewed' }, state: 'effective', isUndoable: false },
  ]);
  expect(JSON.stringify(items)).not.toContain(made.recoveryCode[1]);
  expect((await client.workspace.status()).undo).toEqual(undoBefore);
  await client.workspace.close();
  const next = { planningPassphrase: 'harbour violin cactus thunder', casePassphrase: 'ร่มชูชีพ กระดาษทราย นกยูง ปลาหมึก' };
  const old = client.workspace.recover({ place, recoveryCode: recoveryCode.join(' '), ...next });
  await expect(old).rejects.toMatchObject({ code: 'WORKSPACE_RECOVERY_WRONG' });
  await client.workspace.recover({ place, recoveryCode: made.recoveryCode.join(' '), ...next });
  expect(await figures(client)).toEqual(before);
});

test('a recovery sheet that cannot be written down is none: the old code stays in force', async () => {
  const files = new FailingFiles();
  const { client } = await startOffice(undefined, { vault: { ...quick(), files } });
  const { recoveryCode } = await createPlace(client);
  files.rule = (operation, path) => (operation === 'create' && path.includes('/journal/') ? 'ENOSPC' : null);
  const renewal = client.workspace.renewRecovery({ planningPassphrase, casePassphrase });
  await expect(renewal).rejects.toMatchObject({ code: 'WORKSPACE_DISK_FULL' });
  files.rule = () => null;
  await client.workspace.close();
  const next = { planningPassphrase: 'harbour violin cactus thunder', casePassphrase: 'ร่มชูชีพ กระดาษทราย นกยูง ปลาหมึก' };
  expect(await client.workspace.recover({ place, recoveryCode: recoveryCode.join(' '), ...next })).toMatchObject({
    state: 'open',
  });
});

test('a wrong passphrase or code does not close the workspace that is open', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2568');
  const before = await figures(client);
  const wrong = { place, passphrase: 'something else entirely', isReadOnly: false, isTakenOver: false };
  await expect(client.workspace.open(wrong)).rejects.toMatchObject({ code: 'WORKSPACE_WRONG_PASSPHRASE' });
  const next = { planningPassphrase: 'harbour violin cactus thunder', casePassphrase: 'ร่มชูชีพ กระดาษทราย นกยูง ปลาหมึก' };
  await expect(client.workspace.recover({ place, recoveryCode: 'no code', ...next })).rejects.toMatchObject({
    code: 'WORKSPACE_RECOVERY_WRONG',
  });
  expect(await client.workspace.status()).toMatchObject({ state: 'open' });
  expect(await figures(client)).toEqual(before);
});

test('a backup is one file that another machine restores', async () => {
  const { client, workspaces } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2568');
  const before = await figures(client);
  const backup = await client.workspace.backup({ passphrase: 'granite pelican mosaic lantern' });
  expect(backup.file.startsWith(join(workspaces, 'backups'))).toBe(true);
  expect(await client.workspace.status()).toMatchObject({ isBackupDue: false, lastBackupAt: expect.any(String) });
  const other = await startOffice();
  const { fileId } = await other.client.files.openPath({ path: backup.file });
  await expect(
    other.client.workspace.restore({ fileId, passphrase: 'not this one at all', place }),
  ).rejects.toMatchObject({ code: 'WORKSPACE_WRONG_PASSPHRASE' });
  await other.client.workspace.restore({ fileId, passphrase: 'granite pelican mosaic lantern', place });
  await open(other.client);
  expect(await figures(other.client)).toEqual(before);
});

test('a second program is told that the workspace is in use; reading alone is allowed and changes nothing', async () => {
  const { client, workspaces } = await startOffice();
  await createPlace(client);
  await yearOf(client, '2568');
  const before = await figures(client);
  const second = await startOffice(workspaces);
  await expect(open(second.client)).rejects.toMatchObject({ code: 'WORKSPACE_IN_USE' });
  expect(
    await second.client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: true, isTakenOver: false }),
  ).toMatchObject({ isReadOnly: true });
  // What may be written to alone opens the case data: an opening stands in the journal.
  await expect(figures(second.client)).rejects.toMatchObject({ code: 'WORKSPACE_READ_ONLY' });
  await expect(yearOf(second.client, '2569')).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  expect(await figures(client)).toEqual(before);
});

test('a page knows workspaces by name only where it may not name paths', async () => {
  const { client } = await startOffice(undefined, { acceptsPaths: false });
  await createPlace(client);
  expect(await client.workspace.status()).toMatchObject({ folder: null, name: place.name });
  expect(await client.workspace.known()).toMatchObject([{ folder: null, place }]);
  const passphrases = { planningPassphrase, casePassphrase };
  await expect(client.workspace.create({ place: { folder: '/tmp/elsewhere' }, ...passphrases })).rejects.toMatchObject({
    code: 'PATH_NOT_ALLOWED',
  });
  for (const name of ['../elsewhere', 'a/b', 'con', 'ends.', 'backups'])
    await expect(client.workspace.create({ place: { name }, ...passphrases })).rejects.toMatchObject({
      code: 'WORKSPACE_NAME_INVALID',
    });
});
