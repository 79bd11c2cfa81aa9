import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, type EngineClient } from '../../support/engine.ts';
import { FailingFiles } from '../vault/failing-files.ts';
import { quick } from '../vault/vault-fixture.ts';
import { createPlace, figures, figuresNow, place, planningPassphrase, startOffice } from './workspace-fixture.ts';

const year = (text: string): Promise<string> =>
  fileWith(
    `${text}.csv`,
    extractText([childRow({ survey_year: text }), childRow({ survey_year: text, child_id: 'C2' })]),
  );

async function importYear(client: EngineClient, text: string): Promise<void> {
  await importPaths(client, [await year(text)]);
}

const open = (client: EngineClient) =>
  client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: false });

test('on a full disk an import comes in neither to the workspace nor to the figures, and later it does', async () => {
  const disk = new FailingFiles();
  const { client } = await startOffice(undefined, { vault: { ...quick(), files: disk } });
  await createPlace(client);
  await importYear(client, '2567');
  const before = await figures(client);
  const entries = (await client.workspace.journal()).items.length;
  disk.rule = (operation) => (operation === 'create' ? 'ENOSPC' : null);
  await expect(importYear(client, '2568')).rejects.toMatchObject({
    code: 'WORKSPACE_DISK_FULL',
    data: { th: expect.stringContaining('ดิสก์เต็ม'), en: expect.any(String) },
  });
  await expect(client.workspace.undo({ seq: null })).rejects.toMatchObject({ code: 'WORKSPACE_DISK_FULL' });
  expect(await figures(client)).toEqual(before);
  expect((await client.workspace.journal()).items.length).toBe(entries);
  disk.rule = () => null;
  await importYear(client, '2568');
  const after = await figures(client);
  await client.workspace.close();
  await open(client);
  expect(await figures(client)).toEqual(after);
});

test('a folder that is taken away while it is open: figures stay, changes are refused, nothing is written elsewhere', async () => {
  const { client, workspaces } = await startOffice();
  await createPlace(client);
  await importYear(client, '2567');
  const before = await figures(client);
  await rename(join(workspaces, place.name), join(workspaces, 'taken'));
  await expect(importYear(client, '2568')).rejects.toMatchObject({ code: 'WORKSPACE_GONE' });
  expect(await figures(client)).toEqual(before);
  expect((await client.workspace.known()).find(({ name }) => name === place.name)).toMatchObject({ isThere: false });
  await rename(join(workspaces, 'taken'), join(workspaces, place.name));
  await importYear(client, '2568');
  expect((await client.dataset.summary()).years.length).toBe(2);
  await rm(join(workspaces, place.name), { recursive: true });
  await client.workspace.close();
  expect(await client.workspace.status()).toMatchObject({ state: 'none' });
  await expect(open(client)).rejects.toMatchObject({ code: 'WORKSPACE_GONE' });
});

test('a cancelled import leaves the journal and the figures as they were', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importYear(client, '2567');
  const before = await figures(client);
  const entries = (await client.workspace.journal()).items.length;
  const { fileId } = await client.files.openPath({ path: await year('2568') });
  const cancel = new AbortController();
  cancel.abort();
  const importing = client.extracts.import({ files: [{ fileId }], blank: 'unknown' }, { signal: cancel.signal });
  await expect(
    (async () => {
      for await (const event of await importing) void event;
    })(),
  ).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await figures(client)).toEqual(before);
  expect((await client.workspace.journal()).items.length).toBe(entries);
});

test('a clock that was set back is said in the journal, and nothing is lost by it', async () => {
  let now = new Date('2026-03-01T08:00:00Z');
  const { client } = await startOffice(undefined, { vault: { ...quick(), now: () => now } });
  await createPlace(client);
  await importYear(client, '2567');
  now = new Date('2019-01-01T00:00:00Z');
  await importYear(client, '2568');
  const before = await figures(client);
  const { items } = await client.workspace.journal();
  expect(items.map(({ isClockSetBack }) => isClockSetBack)).toEqual([false, false, false, true]);
  await client.workspace.close();
  await open(client);
  expect(await client.workspace.verify()).toMatchObject({ isSound: true, clockSetBackAt: [4] });
  expect(await figures(client)).toEqual(before);
});

test('a backup is due thirty days after the last one', async () => {
  let now = new Date('2026-03-01T08:00:00Z');
  const { client } = await startOffice(undefined, { vault: { ...quick(), now: () => now } });
  await createPlace(client);
  expect(await client.workspace.status()).toMatchObject({ isBackupDue: false });
  await importYear(client, '2567');
  now = new Date('2026-04-02T08:00:00Z');
  expect(await client.workspace.status()).toMatchObject({ isBackupDue: true });
  await client.workspace.backup({ passphrase: 'granite pelican mosaic lantern' });
  expect(await client.workspace.status()).toMatchObject({ isBackupDue: false });
});

test('what is asked while the workspace is being locked is answered from nothing or not at all', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importYear(client, '2567');
  const before = await figures(client);
  const asked = Array.from({ length: 40 }, () => figuresNow(client).catch((error: { code: string }) => error.code));
  const locking = client.workspace.lock();
  asked.push(...Array.from({ length: 40 }, () => figuresNow(client).catch((error: { code: string }) => error.code)));
  await locking;
  const answers = await Promise.all(asked);
  for (const answer of answers) expect([[], before, 'CANCELLED', 'WORKSPACE_LOCKED']).toContainEqual(answer);
  for (let i = 0; i < 20; i++) await expect(figuresNow(client)).rejects.toMatchObject({ code: 'WORKSPACE_LOCKED' });
  await client.workspace.unlock({ passphrase: planningPassphrase });
  expect(await figures(client)).not.toEqual([]);
});
