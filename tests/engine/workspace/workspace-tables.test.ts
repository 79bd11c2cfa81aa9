import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { LoadedExtracts } from '../../../electron/engine/dataset/loaded-extracts.ts';
import { Database } from '../../../electron/engine/db/database.ts';
import { FigureSources } from '../../../electron/engine/releases/figure-sources.ts';
import { openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { defineCommand } from '../../../shared/contract/commands/command-definition.ts';
import { commandTableOf } from '../../../shared/contract/commands/command-table.ts';
import { importCommand } from '../../../shared/contract/commands/import-command.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { smallSample } from '../../support/small-sample.ts';
import { fileWith, importPaths, lastReport, type EngineClient } from '../../support/engine.ts';
import { linkedYears } from '../../support/linked-years.ts';
import { FailingFiles } from '../vault/failing-files.ts';
import { quick } from '../vault/vault-fixture.ts';
import {
  casePassphrase,
  createPlace,
  figures,
  figuresNow,
  place,
  planningPassphrase,
  startOffice,
  type Office,
} from './workspace-fixture.ts';
import { rejectsOf } from '../../support/rejects.ts';

type Row = Parameters<typeof childRow>[0];

const year = (text: string, row: Row = {}): Promise<string> =>
  fileWith(
    `${text}.csv`,
    extractText([childRow({ survey_year: text, ...row }), childRow({ survey_year: text, child_id: 'C2', ...row })]),
  );

/** An office whose disk fails where a rule says so. */
async function failingOffice(): Promise<Office & { readonly disk: FailingFiles }> {
  const disk = new FailingFiles();
  return { ...(await startOffice(undefined, { vault: { ...quick(), files: disk } })), disk };
}

const unreadableSegments = (operation: string, path: string): string | null =>
  operation === 'read' && path.includes('segments') ? 'EIO' : null;

const open = (client: EngineClient) =>
  client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: false });

async function lastOf(client: EngineClient, type: string): Promise<number> {
  const { items } = await client.workspace.journal();
  return items.find(({ command }) => command.type === type)?.seq ?? 0;
}

async function statesOf(client: EngineClient): Promise<readonly (readonly [string, string])[]> {
  const { items } = await client.workspace.journal();
  return items.map(({ command, state }) => [command.type, state] as const);
}

/** The tables are what the journal makes: reading it anew changes no figure. */
async function expectAsRead(client: EngineClient): Promise<void> {
  const before = await figures(client);
  await client.workspace.lock();
  await client.workspace.unlock({ passphrase: planningPassphrase });
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
  expect(await figures(client)).toEqual(before);
}

test('a file that was taken out and came again counts once, whatever is undone or redone', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const path = await year('2567');
  await importPaths(client, [path]);
  const once = await figures(client);
  const [extract] = (await client.dataset.summary()).extracts;
  await client.extracts.remove({ extractId: extract?.extractId ?? '' });
  await importPaths(client, [path]);
  await client.workspace.undo({ seq: await lastOf(client, 'remove') });
  expect(await figures(client)).toEqual(once);
  await client.workspace.undo({ seq: await lastOf(client, 'import') });
  expect(await figures(client)).toEqual(once);
  await client.workspace.redo({ seq: await lastOf(client, 'import') });
  expect(await figures(client)).toEqual(once);
  await expectAsRead(client);
});

test('a file chosen twice comes in once, also without the ids that would show it', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const path = await year('2567', { child_id: '' });
  await importPaths(client, [path]);
  const once = await figures(client);
  const { files } = await importPaths(client, [path, path]);
  expect(files).toMatchObject([
    { accepted: 2, error: null },
    { accepted: 0, error: { code: 'FILE_TWICE' } },
  ]);
  expect(await figures(client)).toEqual(once);
  expect((await client.dataset.summary()).extracts.length).toBe(1);
  await expectAsRead(client);
});

test('a household file that comes again for another year leaves nothing in the former', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567', { ind17: '' }), await year('2568', { ind17: '' })]);
  const homes = await fileWith('homes.csv', 'รหัสครัวเรือน,รหัสชุมชน/หมู่บ้าน,ครัวเรือนเศรษฐกิจไม่มั่นคง\r\nH1,85010301,ใช่\r\n');
  await importPaths(client, [homes], { surveyYearBE: 2567 });
  const { files } = await importPaths(client, [homes], { surveyYearBE: 2568 });
  expect(files).toMatchObject([{ accepted: 1, surveyYearBE: 2568 }]);
  await expectAsRead(client);
});

test('two undos at once are two', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  for (const text of ['2566', '2567', '2568']) await importPaths(client, [await year(text)]);
  await Promise.all([client.workspace.undo({ seq: null }), client.workspace.undo({ seq: null })]);
  expect((await client.dataset.summary()).years.map(({ surveyYearBE }) => surveyYearBE)).toEqual([2566]);
});

test('a change that cannot be loaded is taken back: what is seen is what the journal says', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  await importPaths(client, [await year('2568')]);
  const both = await figures(client);
  await client.extracts.clear();
  let reads = 0;
  disk.rule = (operation, path) => (unreadableSegments(operation, path) && ++reads === 2 ? 'EIO' : null);
  await expect(client.workspace.undo({ seq: null })).rejects.toMatchObject({
    code: 'CHANGE_TAKEN_BACK',
    data: { th: expect.stringContaining('EIO'), en: expect.stringContaining('the data are as before') },
  });
  disk.rule = () => null;
  expect(await figures(client)).toEqual([]);
  expect(await statesOf(client)).toEqual([
    ['case-opened', 'effective'],
    ['key-secret', 'effective'],
    ['import', 'effective'],
    ['import', 'effective'],
    ['remove', 'effective'],
    ['undo', 'effective'],
    ['redo', 'effective'],
  ]);
  await expectAsRead(client);
  await client.workspace.undo({ seq: null });
  expect(await figures(client)).toEqual(both);
});

test('a redo that cannot be loaded is taken back as well, and can be done later', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  await importPaths(client, [await year('2568')]);
  const both = await figures(client);
  await client.workspace.undo({ seq: null });
  const one = await figures(client);
  disk.rule = unreadableSegments;
  await expect(client.workspace.redo({ seq: null })).rejects.toMatchObject({ code: 'CHANGE_TAKEN_BACK' });
  disk.rule = () => null;
  expect(await figures(client)).toEqual(one);
  expect(await client.workspace.status()).toMatchObject({ missingFiles: [] });
  await client.workspace.redo({ seq: null });
  expect(await figures(client)).toEqual(both);
});

/** The next import fails between its command and the end of its transaction. */
function failAfterStoring(): void {
  vi.spyOn(Database.prototype, 'transaction').mockImplementationOnce(async (_statements, _signal, beforeCommit) => {
    await beforeCommit?.();
    throw new AppError('OUT_OF_MEMORY', { limit: '2GB' });
  });
}

test('an import that fails after it was stored is taken back and can be done again', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const before = await figures(client);
  const path = await year('2568');
  failAfterStoring();
  await expect(importPaths(client, [path])).rejects.toMatchObject({
    code: 'CHANGE_TAKEN_BACK',
    data: { en: expect.stringContaining('NATPRO_MEMORY') },
  });
  expect(await figures(client)).toEqual(before);
  expect((await statesOf(client)).slice(-2)).toEqual([
    ['import', 'undone'],
    ['undo', 'effective'],
  ]);
  await expectAsRead(client);
  expect((await importPaths(client, [path])).children).toBe(4);
  await expectAsRead(client);
});

test('of an import that was taken back no rejected rows are at hand', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const rows = [childRow({ community_code: '' }), childRow({ child_id: 'C2' })];
  const path = await fileWith('a.csv', extractText(rows));
  vi.spyOn(LoadedExtracts.prototype, 'settle').mockRejectedValueOnce(new AppError('OUT_OF_MEMORY', { limit: '2GB' }));
  await expect(importPaths(client, [path])).rejects.toMatchObject({ code: 'CHANGE_TAKEN_BACK' });
  const { items } = await client.workspace.journal();
  const command = items.find((item) => item.command.type === 'import')?.command;
  const { extracts } = importCommand.open.parse(command);
  const rejects = rejectsOf(client, extracts[0]?.extractId ?? '');
  await expect(rejects).rejects.toMatchObject({ code: 'FILE_UNKNOWN_ID' });
});

test('rejected rows are those of the reading that counts, whatever was read since or is undone', async () => {
  const { client } = await startOffice();
  const path = await fileWith('a.csv', extractText([childRow(), childRow()]));
  const rejected = async (): Promise<unknown> => {
    const [extract] = (await client.dataset.summary()).extracts;
    const asked = rejectsOf(client, extract?.extractId ?? '');
    return [extract?.rejected, await asked.then(({ name }) => name.includes('a.xlsx')).catch(({ code }) => code)];
  };
  await importPaths(client, [path]);
  expect(await rejected()).toEqual([1, true]);
  await importPaths(client, [path], { mapping: { child_id: '' } });
  expect(await rejected()).toEqual([0, 'FILE_UNKNOWN_ID']);
  await client.workspace.undo({ seq: null });
  expect(await rejected()).toEqual([1, true]);
  await client.workspace.redo({ seq: null });
  await importPaths(client, [path]);
  expect(await rejected()).toEqual([1, true]);
  await client.workspace.undo({ seq: null });
  expect(await rejected()).toEqual([0, 'FILE_UNKNOWN_ID']);
});

test('a change that can neither be loaded nor taken back stands: the tables are made of the journal all the same', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const once = await figures(client);
  await client.extracts.clear();
  let reads = 0;
  disk.rule = (operation, path) => {
    if (unreadableSegments(operation, path)) return ++reads === 1 ? 'EIO' : null;
    return reads > 0 && operation === 'create' ? 'ENOSPC' : null;
  };
  await expect(client.workspace.undo({ seq: null })).rejects.toMatchObject({ code: 'WORKSPACE_DISK_FULL' });
  expect(await figures(client)).toEqual(once);
  disk.rule = () => null;
  await expectAsRead(client);
});

test('what can be neither loaded nor read again is named, until it can', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const before = await figures(client);
  failAfterStoring();
  disk.rule = unreadableSegments;
  await expect(importPaths(client, [await year('2568')])).rejects.toMatchObject({ code: 'WORKSPACE_IO' });
  expect(await client.workspace.status()).toMatchObject({ missingFiles: ['2567.csv'] });
  expect(await figures(client)).toEqual([]);
  disk.rule = () => null;
  await client.extracts.saveMapping({ name: 'แบบเดิม', headers: ['a'], mapping: {}, blank: 'no' });
  expect(await client.workspace.status()).toMatchObject({ missingFiles: [] });
  expect(await figures(client)).toEqual(before);
});

test('a workspace that cannot be read leaves what was open as it was', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const kept = await figures(client);
  await client.workspace.close();
  await importPaths(client, [await year('2568')]);
  const before = await figures(client);
  disk.rule = (operation, path) => (operation === 'read' && path.endsWith('manifest.age') ? 'EIO' : null);
  await expect(open(client)).rejects.toMatchObject({ code: 'WORKSPACE_IO' });
  expect(await client.workspace.status()).toMatchObject({ state: 'none' });
  disk.rule = () => null;
  expect(await figures(client)).toEqual(before);
  await open(client);
  expect(await figures(client)).toEqual(kept);
});

test('case data whose rows cannot be read stay locked, and can be opened later', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const kept = await figures(client);
  await client.workspace.lock();
  disk.rule = unreadableSegments;
  expect(await client.workspace.unlock({ passphrase: planningPassphrase })).toMatchObject({ state: 'open' });
  const opening = client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
  await expect(opening).rejects.toMatchObject({ code: 'WORKSPACE_IO' });
  disk.rule = () => null;
  expect(await client.workspace.status()).toMatchObject({ state: 'open', isCaseOpen: false, missingFiles: [] });
  await expect(figuresNow(client)).rejects.toMatchObject({ code: 'NOT_RELEASED' });
  expect(await figures(client)).toEqual(kept);
});

test('what is imported while a workspace is made of the session comes along', async () => {
  const { client } = await startOffice();
  await importPaths(client, [await year('2567')]);
  const importing = importPaths(client, [await year('2568')]);
  await Promise.all([importing, createPlace(client)]);
  expect((await client.dataset.summary()).years.map(({ surveyYearBE }) => surveyYearBE)).toEqual([2567, 2568]);
});

test('the sample does not come into a workspace by an undo either', async () => {
  const { client } = await startOffice(undefined, { sampleFolder: await smallSample() });
  await lastReport(await client.extracts.openSample());
  await importPaths(client, [await year('2568')]);
  const before = await figures(client);
  expect((await createPlace(client)).kept).toBe(1);
  expect(await figures(client)).toEqual(before);
  await client.workspace.undo({ seq: null });
  expect(await client.dataset.summary()).toMatchObject({ isSynthetic: false, years: [] });
});

test('the secret of a session goes into the workspace that it became', async () => {
  const { client } = await startOffice();
  await importPaths(client, [await year('2567')]);
  await createPlace(client);
  await importPaths(client, [await year('2568')]);
  const { items } = await client.workspace.journal();
  const [ofSession, ofOpen] = items.flatMap(({ command }) =>
    command.type === 'import' ? importCommand.sealed.parse({ communityNames: [], ...command }).files : [],
  );
  expect(ofSession?.keySecretId).toEqual(expect.any(String));
  expect(ofOpen?.keySecretId).toBe(ofSession?.keySecretId);
});

test('names that are asked for while a lock waits for an import do not outlive it', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  const years = linkedYears();
  await importPaths(client, [await fileWith('a.csv', years[2567]), await fileWith('b.csv', years[2568])]);
  const rows = Array.from({ length: 20_000 }, (_, i) => childRow({ survey_year: '2566', child_id: `X${i}` }));
  const { fileId } = await client.files.openPath({ path: await fileWith('many.csv', extractText(rows)) });
  const events = await client.extracts.import({ files: [{ fileId }], blank: 'unknown' });
  await events.next();
  const importing = lastReport(events);
  const locking = client.workspace.lock();
  const asked = client.case.linking.pairs({ kind: 'link', offset: 0, limit: 10 });
  await Promise.allSettled([importing, locking, asked]);
  await client.workspace.unlock({ passphrase: planningPassphrase });
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ตรวจคู่ที่น่าจะเป็นคนเดียวกัน' });
  let reads = 0;
  disk.rule = (operation, path) => {
    if (operation === 'read' && path.includes('case')) reads++;
    return null;
  };
  await client.case.linking.pairs({ kind: 'link', offset: 0, limit: 10 });
  expect(reads).toBeGreaterThan(1);
});

test('the state of a workspace can be asked for while it is being locked and unlocked', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  let isUnderWay = true;
  const changing = (async () => {
    await client.workspace.lock();
    await client.workspace.unlock({ passphrase: planningPassphrase });
  })().finally(() => (isUnderWay = false));
  const seen = new Set<string>();
  while (isUnderWay) {
    seen.add((await client.workspace.status()).state);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await changing;
  expect([...seen].toSorted()).toEqual(['locked', 'open']);
});

test('a workspace whose tables could not be emptied is locked all the same', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const before = await figures(client);
  vi.spyOn(Database.prototype, 'restart').mockRejectedValueOnce(new AppError('OUT_OF_MEMORY', { limit: '2GB' }));
  await expect(client.workspace.lock()).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
  expect(await client.workspace.status()).toMatchObject({ state: 'locked', isCaseOpen: false });
  await client.workspace.unlock({ passphrase: planningPassphrase });
  expect(await figures(client)).toEqual(before);
});

test('a workspace that cannot be left is still the one that is open', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const before = await figures(client);
  vi.spyOn(Database.prototype, 'restart').mockRejectedValueOnce(new AppError('OUT_OF_MEMORY', { limit: '2GB' }));
  await expect(client.workspace.close()).rejects.toMatchObject({ code: 'OUT_OF_MEMORY' });
  expect([(await client.workspace.status()).state, await figures(client)]).toEqual(['open', before]);
  expect(await client.workspace.close()).toMatchObject({ state: 'none' });
  expect(await open(client)).toMatchObject({ state: 'open' });
});

test('case data that are locked while a passphrase is checked stay locked', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await client.workspace.lockCase();
  const locking: Promise<unknown>[] = [];
  disk.rule = (operation, path) => {
    if (operation === 'read' && path.endsWith('case-key.age')) locking.push(client.workspace.lockCase());
    return null;
  };
  const opening = client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ตรวจสอบรายการ' });
  await expect(opening).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  expect(await Promise.all(locking)).not.toEqual([]);
  expect(await client.workspace.status()).toMatchObject({ isCaseOpen: false });
});

test('an import that is under way when the case data are locked ends, and nothing of it comes in', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const rows = [
    childRow({ first_name: 'กัลยกร', community_code: '' }),
    ...Array.from({ length: 5000 }, (_, i) => childRow({ child_id: `X${i}`, first_name: '' })),
  ];
  const { fileId } = await client.files.openPath({ path: await fileWith('year.csv', extractText(rows)) });
  const events = await client.extracts.import({ files: [{ fileId }], blank: 'unknown' });
  await events.next();
  await client.workspace.lockCase();
  await expect(lastReport(events)).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  expect((await client.workspace.journal()).items.map(({ command }) => command.type)).not.toContain('import');
});

test('undo and redo that bring the same children together count them once, and part them again', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const first = await lastOf(client, 'import');
  const alone = await figures(client);
  await client.workspace.undo({ seq: first });
  await importPaths(client, [await year('2567', { ind05: 'ใช่' })]);
  const second = await figures(client);
  await client.workspace.redo({ seq: first });
  expect((await client.dataset.summary()).years).toMatchObject([{ children: 2, households: 1 }]);
  await client.workspace.undo({ seq: first });
  expect(await figures(client)).toEqual(second);
  await client.workspace.redo({ seq: first });
  const { items } = await client.workspace.journal();
  await client.workspace.undo({ seq: items.findLast(({ command }) => command.type === 'import')?.seq ?? 0 });
  expect(await figures(client)).toEqual(alone);
});

const openCase = (client: EngineClient) =>
  client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ตรวจสอบรายการ' });

test('an import that was stored when the lock came stays: the next opening has it', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const locking: Promise<unknown>[] = [];
  disk.rule = (operation, path) => {
    // The entry of the import is durable, its transaction is not ended.
    if (operation === 'syncFolder' && path.endsWith('journal') && locking.length === 0)
      locking.push(client.workspace.lockCase());
    return null;
  };
  await expect(importPaths(client, [await year('2568')])).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await Promise.all(locking);
  disk.rule = () => null;
  expect(locking.length).toBe(1);
  await expect(figuresNow(client)).rejects.toMatchObject({ code: 'NOT_RELEASED' });
  expect((await statesOf(client)).slice(-2)).toEqual([
    ['import', 'effective'],
    ['import', 'effective'],
  ]);
  await openCase(client);
  expect((await client.dataset.summary()).years.map(({ surveyYearBE }) => surveyYearBE)).toEqual([2567, 2568]);
});

test('a change that was stored when the lock came is not taken back', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  await importPaths(client, [await year('2568')]);
  await client.extracts.clear();
  const locking: Promise<unknown>[] = [];
  disk.rule = (operation, path) => {
    if (operation === 'read' && path.includes('segments') && locking.length === 0)
      locking.push(client.workspace.lockCase());
    return null;
  };
  await expect(client.workspace.undo({ seq: null })).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await Promise.all(locking);
  expect((await statesOf(client)).slice(-2)).toEqual([
    ['remove', 'undone'],
    ['undo', 'effective'],
  ]);
  await openCase(client);
  expect((await client.dataset.summary()).years.map(({ surveyYearBE }) => surveyYearBE)).toEqual([2567, 2568]);
});

test('case data that are locked while their rows are loaded leave nothing loaded, and open again', async () => {
  const { client, disk } = await failingOffice();
  await createPlace(client);
  for (const text of ['2566', '2567', '2568']) await importPaths(client, [await year(text)]);
  const before = await figures(client);
  for (const stopAt of [1, 2, 3]) {
    await client.workspace.lockCase();
    const locking: Promise<unknown>[] = [];
    const seen: unknown[] = [];
    let reads = 0;
    disk.rule = (operation, path) => {
      if (operation === 'read' && path.includes('segments')) {
        if (++reads === stopAt) locking.push(client.workspace.lockCase());
        // While rows are being loaded nobody is told figures of some of them.
        seen.push(client.workspace.status().then(({ isCaseOpen }) => isCaseOpen));
        seen.push(figuresNow(client).catch(({ code }: { code: string }) => code));
        seen.push(client.case.linking.status().catch(({ code }: { code: string }) => code));
      }
      return null;
    };
    await expect(openCase(client)).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
    disk.rule = () => null;
    await Promise.all(locking);
    expect([stopAt, reads]).toEqual([stopAt, stopAt]);
    expect([false, 'NOT_RELEASED', 'WORKSPACE_CASE_LOCKED']).toEqual(expect.arrayContaining(await Promise.all(seen)));
    expect(await client.workspace.status()).toMatchObject({ state: 'open', isCaseOpen: false });
    await expect(figuresNow(client)).rejects.toMatchObject({ code: 'NOT_RELEASED' });
    await openCase(client);
    expect(await figures(client)).toEqual(before);
  }
});

test('a lock empties the tables before it is done, and what was asked of the rows has no answer', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const restarted = vi.spyOn(Database.prototype, 'restart');
  restarted.mockClear();
  // These have the rows at hand when the lock comes.
  const { promise: locked, resolve: isLocked } = Promise.withResolvers<void>();
  const screen = Reflect.get<FigureSources, 'screen'>(FigureSources.prototype, 'screen');
  const asking = vi.spyOn(FigureSources.prototype, 'screen').mockImplementation(async function (this: FigureSources) {
    const source = await screen.call(this);
    await locked;
    return source;
  });
  const asked = [
    figuresNow(client),
    client.dataset.summary(),
    client.dataset.areas(),
    client.quality.coverage({ surveyYearBE: null, area: null, level: 'community' }),
    client.analysis.receipt({ measure: { kind: 'indicator', indicator: 13 }, filter: noFilter }),
  ];
  const codes = Promise.all(asked.map((each) => each.catch(({ code }: { code: string }) => code)));
  await vi.waitFor(() => expect(asking).toHaveBeenCalledTimes(asked.length));
  await client.workspace.status();
  const locking = client.workspace.lockCase();
  await client.workspace.status();
  isLocked();
  expect(new Set(await codes)).toEqual(new Set(['WORKSPACE_CASE_LOCKED']));
  await locking;
  asking.mockRestore();
  expect(restarted).toHaveBeenCalledTimes(1);
  expect(await client.dataset.summary()).toMatchObject({ isEmpty: false, years: [], extracts: [], view: null });
  const { items } = await client.workspace.journal();
  expect(JSON.stringify(items)).not.toContain('2567.csv');
  await openCase(client);
  expect(JSON.stringify((await client.workspace.journal()).items)).toContain('2567.csv');
});

test('the same file read in another way keeps its place, is the same extract, and goes back by an undo', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const [first, second] = [await year('2567'), await year('2568')];
  await importPaths(client, [first]);
  await importPaths(client, [second]);
  const ids = async () => (await client.dataset.summary()).extracts.map(({ extractId, blank }) => [extractId, blank]);
  const before = await ids();
  await client.workspace.lockCase();
  await openCase(client);
  await importPaths(client, [first], { blank: 'no' });
  expect(await ids()).toEqual([[before[0]?.[0], 'no'], before[1]]);
  await client.workspace.lockCase();
  await openCase(client);
  expect(await ids()).toEqual([[before[0]?.[0], 'no'], before[1]]);
  await client.workspace.undo({ seq: null });
  expect(await ids()).toEqual(before);
});

test('nothing of an import whose sealed fields cannot be read is in the data, and it is named', async () => {
  const { client, workspaces } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await year('2567')]);
  const one = await figures(client);
  await client.workspace.close();
  const later = defineCommand({
    type: 'import',
    kind: 'change',
    touches: [],
    version: 1,
    open: importCommand.open,
    sealed: z.object({ files: z.string() }),
    words: () => ({ title: 'import' }),
  });
  const workspace = await openWorkspace(join(workspaces, place.name), {
    passphrase: planningPassphrase,
    ...quick(),
    commands: commandTableOf([later]),
  });
  const { seq } = await workspace.append({
    type: 'import',
    extracts: [{ extractId: 'x', content: '0'.repeat(64) }],
    replaces: [],
    isSynthetic: false,
    files: 'not a list',
  });
  await workspace.close();
  await open(client);
  const { findings } = await openCase(client);
  expect(findings.map((each) => [each.code, each.seq])).toEqual([['WORKSPACE_COMMAND_UNREADABLE', seq]]);
  expect(await figures(client)).toEqual(one);
  expect(
    (await client.workspace.journal()).items.find(({ command }) => command.type === 'import')?.command,
  ).toMatchObject({
    type: 'import',
    files: [{ file: '2567.csv' }],
  });
});
