import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { expect, test } from 'vitest';
import { journalHeads } from '../../../electron/engine/session/journal-heads.ts';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { AgeKey, sealTo } from '../../../electron/engine/vault/age-key.ts';
import { readKeyFile } from '../../../electron/engine/vault/key-file.ts';
import { verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { isSigned, signHead, type SignedHead } from '../../../electron/engine/vault/signed-head.ts';
import type { VaultOptions } from '../../../electron/engine/vault/vault-setting.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { check, keys, named, recipientOf } from './damage.ts';
import {
  arrowOf,
  casePassphrase,
  filesIn,
  filledWorkspace,
  newWorkspace,
  planningPassphrase,
  quick,
  reopened,
} from './vault-fixture.ts';

const manifests = ['manifest.age', 'manifest.1.age', 'manifest.2.age'] as const;
const codes = (report: Parameters<typeof named>[0]): readonly string[] => named(report).map(([code]) => code);

/** Six notes, an import at the end, and three generations of the manifest. */
async function workedIn(options: VaultOptions = {}): Promise<string> {
  const { workspace, folder } = await newWorkspace(options);
  for (let i = 1; i <= 6; i++) {
    await workspace.append({ type: 'note', i });
    if (i % 2 === 0) await workspace.flush();
  }
  const segment = await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }));
  await workspace.append({ type: 'load' }, [{ ...segment, role: 'identifiers' }]);
  await workspace.close();
  return folder;
}

function remove(folder: string, files: readonly string[]): void {
  for (const file of files) rmSync(join(folder, file));
}

async function checkOn(folder: string, options: VaultOptions) {
  return verifyWorkspace(folder, keys, { ...quick(), ...options });
}

test.each(manifests)('%s that was taken away is a finding, until a new one is written', async (file) => {
  const folder = await workedIn();
  remove(folder, [file]);
  expect(named(await check(folder))).toEqual([['WORKSPACE_MANIFEST_MISSING', file, null]]);
  const workspace = await reopened(folder);
  expect(named(workspace)).toEqual([['WORKSPACE_MANIFEST_MISSING', file, null]]);
  await workspace.close();
  expect((await check(folder)).isSound).toBe(true);
});

test('manifests and the last entries taken away: the cut is seen by what is left, and by who opens the case data', async () => {
  const folder = await workedIn();
  remove(folder, [...manifests, 'journal/00000006.age', 'journal/00000007.age']);
  expect(codes(await check(folder))).toEqual([
    'WORKSPACE_MANIFEST_MISSING',
    'WORKSPACE_SEGMENT_UNCITED',
    'WORKSPACE_HEAD_UNSIGNED',
  ]);
  const workspace = await reopened(folder);
  expect(codes(workspace)).toEqual(['WORKSPACE_MANIFEST_MISSING', 'WORKSPACE_SEGMENT_UNCITED']);
  await workspace.openCase(casePassphrase);
  expect(codes(workspace)).toContain('WORKSPACE_HEAD_UNSIGNED');
});

test('an older manifest in the place of the newest is a finding, and the newer one is used', async () => {
  const folder = await workedIn();
  copyFileSync(join(folder, 'manifest.2.age'), join(folder, 'manifest.age'));
  expect(named(await check(folder))).toEqual([['WORKSPACE_MANIFEST_DAMAGED', 'manifest.age', null]]);
});

test('a computer that saw more of the journal says so, although all manifests of a time were put back with it', async () => {
  const state = await temporaryFolder();
  const headAnchors = journalHeads(state);
  const { workspace, folder } = await newWorkspace({ headAnchors });
  await workspace.append({ type: 'note', i: 1 });
  await workspace.close();
  const former = filesIn(folder);
  const again = await reopened(folder, { headAnchors });
  for (let i = 2; i <= 4; i++) await again.append({ type: 'note', i });
  await again.close();
  expect((await checkOn(folder, { headAnchors })).isSound).toBe(true);
  rmSync(folder, { recursive: true });
  for (const each of ['journal', 'segments/analytic', 'segments/case'])
    mkdirSync(join(folder, each), { recursive: true });
  for (const [file, bytes] of former) writeFileSync(join(folder, file), bytes);
  expect((await check(folder)).isSound).toBe(true);
  const { findings } = await checkOn(folder, { headAnchors });
  expect(named({ findings })).toEqual([['WORKSPACE_JOURNAL_REWOUND', 'journal', null]]);
  expect([findings[0]?.th, findings[0]?.en].map((text) => /4.*1/.test(text ?? ''))).toEqual([true, true]);
  for (let i = 0; i < 2; i++) {
    const look = await reopened(folder, { headAnchors });
    expect([codes(look), look.journal().length]).toEqual([['WORKSPACE_JOURNAL_REWOUND'], 1]);
    await look.close();
  }
  const going = await reopened(folder, { headAnchors });
  await going.append({ type: 'note', i: 2 });
  await going.close();
  expect((await checkOn(folder, { headAnchors })).isSound).toBe(true);
});

test('a copy that went another way is seen, and a journal that another computer went on with is not', async () => {
  const headAnchors = journalHeads(await temporaryFolder());
  const { workspace, folder } = await newWorkspace({ headAnchors });
  await workspace.append({ type: 'note', i: 1 });
  await workspace.close();
  const elsewhere = await reopened(folder);
  await elsewhere.append({ type: 'note', i: 2 });
  await elsewhere.close();
  expect((await checkOn(folder, { headAnchors })).isSound).toBe(true);
  const copy = filesIn(folder);
  const here = await reopened(folder, { headAnchors });
  for (const i of [3, 4]) await here.append({ type: 'note', i });
  await here.close();
  for (const [file, bytes] of copy) writeFileSync(join(folder, file), bytes);
  remove(folder, ['journal/00000003.age', 'journal/00000004.age']);
  const other = await reopened(folder);
  for (const i of [30, 40, 50]) await other.append({ type: 'note', i });
  await other.close();
  expect(codes(await checkOn(folder, { headAnchors }))).toEqual(['WORKSPACE_JOURNAL_REWOUND']);
});

test('settings that cannot be read or written cost nothing', async () => {
  const state = await temporaryFolder();
  writeFileSync(join(state, 'journal-heads.json'), '{"half');
  const folder = await workedIn({ headAnchors: journalHeads(state) });
  expect((await checkOn(folder, { headAnchors: journalHeads(state) })).isSound).toBe(true);
  expect(await journalHeads(join(state, 'journal-heads.json')).keep('id', { seq: 1, sha256: 'a'.repeat(64) })).toBe(
    undefined,
  );
});

async function manifestOf(
  folder: string,
): Promise<{ signed: SignedHead; workspaceId: string; journal: { seq: number } }> {
  const plain = await directPassphrases(2).open(readFileSync(join(folder, 'key.age')), planningPassphrase);
  const key = await AgeKey.of(readKeyFile(plain).planning ?? Buffer.alloc(0));
  return JSON.parse(Buffer.from(await key.open(readFileSync(join(folder, 'manifest.age')))).toString());
}

test('the head is signed by whoever had the case data open last, and only then', async () => {
  const folder = await workedIn();
  const { signed, workspaceId } = await manifestOf(folder);
  expect([signed.seq, isSigned(workspaceId, signed)]).toEqual([7, true]);
  const planner = await reopened(folder);
  await planner.append({ type: 'note', i: 8 });
  await planner.close();
  expect((await manifestOf(folder)).signed).toEqual(signed);
  const holder = await reopened(folder);
  await holder.openCase(casePassphrase);
  await holder.append({ type: 'note', i: 9 });
  holder.dropCaseKey();
  await holder.append({ type: 'note', i: 10 });
  await holder.close();
  const after = await manifestOf(folder);
  expect([after.signed.seq, after.journal.seq, isSigned(workspaceId, after.signed)]).toEqual([9, 10, true]);
  expect((await check(folder)).isSound).toBe(true);
});

test('whoever has the planning key alone cannot sign: a forged, exchanged or missing signature is named', async () => {
  const { folder } = await filledWorkspace();
  const recipient = await recipientOf(folder);
  const manifest = await manifestOf(folder);
  const { signed, workspaceId } = manifest;
  const stranger = await AgeKey.of(Buffer.from(await generateX25519Identity()));
  const forgeries: readonly (SignedHead | null)[] = [
    null,
    signHead(stranger, workspaceId, signed),
    { ...signed, sha256: 'a'.repeat(64) },
    { ...signed, seq: 2 },
    { ...signHead(stranger, workspaceId, signed), publicKey: signed.publicKey },
  ];
  for (const forged of forgeries) {
    const bytes = await sealTo(recipient, Buffer.from(JSON.stringify({ ...manifest, signed: forged })));
    writeFileSync(join(folder, 'manifest.age'), bytes);
    expect(codes(await check(folder))).toContain('WORKSPACE_HEAD_UNSIGNED');
    const workspace = await reopened(folder, { isReadOnly: true });
    await workspace.openCase(casePassphrase);
    expect(codes(workspace)).toContain('WORKSPACE_HEAD_UNSIGNED');
    await workspace.close();
  }
});

test('100 random cuts of manifests and of the end of the journal: every one is seen where the computer knew the workspace, and without it wherever a manifest is missing', async () => {
  const headAnchors = journalHeads(await temporaryFolder());
  const folder = await workedIn({ headAnchors });
  const sound = filesIn(folder);
  const random = seededRandom(20_271);
  let cuts = 0;
  for (let i = 0; i < 100; i++) {
    for (const [file, bytes] of sound) writeFileSync(join(folder, file), bytes);
    const kept = Math.floor(random.unit() * 7);
    const taken = manifests.filter(() => random.unit() < 0.5);
    remove(folder, taken);
    for (let seq = kept + 1; seq <= 7; seq++) remove(folder, [`journal/0000000${seq}.age`]);
    const here = await checkOn(folder, { headAnchors });
    const elsewhere = await check(folder);
    expect([i, kept, taken, here.isSound, elsewhere.isSound]).toEqual([i, kept, taken, false, false]);
    cuts++;
  }
  expect(cuts).toBe(100);
});
