import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { sealTo } from '../../../electron/engine/vault/age-key.ts';
import { openWithRecovery, openWorkspace, verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { defineCommand } from '../../../shared/contract/commands/command-definition.ts';
import { commandTableOf } from '../../../shared/contract/commands/command-table.ts';
import { check, flip, keys, named, recipientOf } from './damage.ts';
import { testCommands } from './test-commands.ts';
import {
  arrowOf,
  casePassphrase,
  codeOf,
  filesIn,
  filledWorkspace,
  newWorkspace,
  planningPassphrase,
  quick,
  reopened,
} from './vault-fixture.ts';

test('a sound workspace is found sound, and checking writes nothing', async () => {
  const { folder } = await filledWorkspace();
  expect(await check(folder)).toEqual({
    workspaceId: expect.any(String) as string,
    formatVersion: 5,
    isSound: true,
    findings: [],
    entries: 3,
    clockSetBackAt: [],
    segments: { opened: 2, hashed: 0, unused: [] },
  });
});

test('without the case passphrase case segments are checked by their hash', async () => {
  const { folder, segments } = await filledWorkspace();
  const report = await verifyWorkspace(folder, { passphrase: planningPassphrase }, quick());
  expect(report.segments).toEqual({ opened: 1, hashed: 1, unused: [] });
  const file = `segments/case/${segments[1]}.arrow.zst.age`;
  flip(join(folder, file));
  const after = await verifyWorkspace(folder, { passphrase: planningPassphrase }, quick());
  expect(named(after)).toEqual([['WORKSPACE_SEGMENT_DAMAGED', file, 1]]);
});

test('another process may have it open while it is checked', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.append({ type: 'note' });
  expect((await verifyWorkspace(folder, keys, quick())).entries).toBe(1);
});

test('a damaged and a missing segment are named with the command that needs them; the rest opens', async () => {
  const { folder, segments } = await filledWorkspace();
  const [analytic, identifiers] = [
    `segments/analytic/${segments[0]}.arrow.zst.age`,
    `segments/case/${segments[1]}.arrow.zst.age`,
  ];
  flip(join(folder, analytic));
  rmSync(join(folder, identifiers));
  expect(named(await check(folder))).toEqual([
    ['WORKSPACE_SEGMENT_MISSING', identifiers, 1],
    ['WORKSPACE_SEGMENT_DAMAGED', analytic, 1],
  ]);
  const workspace = await reopened(folder);
  expect(named(workspace)).toEqual([['WORKSPACE_SEGMENT_MISSING', identifiers, 1]]);
  expect(await codeOf(workspace.readSegment(segments[0] ?? ''))).toBe('WORKSPACE_SEGMENT_DAMAGED');
  await workspace.openCase(casePassphrase);
  expect(await codeOf(workspace.readCaseSegment(segments[1] ?? ''))).toBe('WORKSPACE_SEGMENT_MISSING');
  const fresh = await workspace.writeSegment('analytic', arrowOf({ yes: [1] }));
  expect((await workspace.readSegment(fresh.sha256)).length).toBeGreaterThan(0);
});

test('a segment that disappears while open is named, not taken for a folder that is gone', async () => {
  const { folder, segments } = await filledWorkspace();
  const workspace = await reopened(folder);
  rmSync(join(folder, `segments/analytic/${segments[0]}.arrow.zst.age`));
  expect(await codeOf(workspace.readSegment(segments[0] ?? ''))).toBe('WORKSPACE_SEGMENT_MISSING');
});

test('a segment put under the name of another is damaged, though it decrypts', async () => {
  const { workspace, folder } = await newWorkspace();
  const a = await workspace.writeSegment('analytic', arrowOf({ yes: [1] }));
  const b = await workspace.writeSegment('analytic', arrowOf({ yes: [2] }));
  const path = (sha256: string): string => join(folder, `segments/analytic/${sha256}.arrow.zst.age`);
  writeFileSync(path(a.sha256), readFileSync(path(b.sha256)));
  expect(await codeOf(workspace.readSegment(a.sha256))).toBe('WORKSPACE_SEGMENT_DAMAGED');
});

test.each([0.1, 0.5, 0.99])(
  'a journal entry with a flipped byte (at %d of it) is named; the others are read',
  async (at) => {
    const { folder } = await filledWorkspace();
    flip(join(folder, 'journal/00000002.age'), at);
    expect(named(await check(folder))).toEqual([['WORKSPACE_JOURNAL_DAMAGED', 'journal/00000002.age', 2]]);
    const workspace = await reopened(folder);
    expect(workspace.journal().map(({ seq }) => seq)).toEqual([1, 3]);
    expect((await workspace.append({ type: 'note' })).seq).toBe(4);
    await workspace.close();
    expect(named(await check(folder))).toEqual([['WORKSPACE_JOURNAL_DAMAGED', 'journal/00000002.age', 2]]);
  },
);

test('a missing entry is named, in the middle and at the end; its number is not given again', async () => {
  const { folder } = await filledWorkspace();
  rmSync(join(folder, 'journal/00000001.age'));
  rmSync(join(folder, 'journal/00000003.age'));
  expect(named(await check(folder)).filter(([code]) => code === 'WORKSPACE_JOURNAL_MISSING')).toEqual([
    ['WORKSPACE_JOURNAL_MISSING', 'journal/00000001.age', 1],
    ['WORKSPACE_JOURNAL_MISSING', 'journal/00000003.age', 3],
  ]);
  const workspace = await reopened(folder);
  expect((await workspace.append({ type: 'note' })).seq).toBe(4);
  await workspace.close();
  expect((await reopened(folder)).journal().map(({ seq }) => seq)).toEqual([2, 4]);
});

test('entries that were exchanged, or taken from a copy that went another way, are named', async () => {
  const { folder } = await filledWorkspace();
  const [second, third] = [join(folder, 'journal/00000002.age'), join(folder, 'journal/00000003.age')];
  renameSync(second, `${second}.kept`);
  renameSync(third, second);
  renameSync(`${second}.kept`, third);
  expect(named(await check(folder)).map(([code, , seq]) => [code, seq])).toEqual([
    ['WORKSPACE_JOURNAL_DAMAGED', 2],
    ['WORKSPACE_JOURNAL_DAMAGED', 3],
  ]);
});

test('an entry of this key that does not follow the one before it breaks the chain', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.append({ type: 'note', text: 'a' });
  const copy = filesIn(folder);
  await workspace.append({ type: 'note', text: 'b' });
  await workspace.append({ type: 'note', text: 'c' });
  await workspace.close();
  const third = readFileSync(join(folder, 'journal/00000003.age'));
  for (const [path, bytes] of copy) if (path !== 'lock') writeFileSync(join(folder, path), bytes);
  for (const entry of ['journal/00000002.age', 'journal/00000003.age']) rmSync(join(folder, entry));
  for (const file of ['manifest.1.age', 'manifest.2.age']) rmSync(join(folder, file), { force: true });
  const other = await reopened(folder, { isTakenOver: true });
  await other.append({ type: 'note', text: 'other' });
  await other.close();
  writeFileSync(join(folder, 'journal/00000003.age'), third);
  expect(named(await check(folder)).map(([code, , seq]) => [code, seq])).toContainEqual(['WORKSPACE_JOURNAL_CHAIN', 3]);
});

test.each(['cut in half', 'flipped', 'emptied'])(
  'a manifest that is %s gives way to the one before it',
  async (harm) => {
    const { folder } = await filledWorkspace();
    const path = join(folder, 'manifest.age');
    const sound = readFileSync(path);
    if (harm === 'flipped') flip(path);
    else writeFileSync(path, sound.subarray(0, harm === 'emptied' ? 0 : sound.length / 2));
    const broken = readFileSync(path);
    expect(named(await check(folder))).toEqual([['WORKSPACE_MANIFEST_DAMAGED', 'manifest.age', null]]);
    const workspace = await reopened(folder);
    expect(named(workspace)).toEqual([['WORKSPACE_MANIFEST_DAMAGED', 'manifest.age', null]]);
    expect([workspace.journal().length, workspace.segments().length]).toEqual([3, 2]);
    await workspace.close();
    expect(readFileSync(join(folder, 'damaged-manifest.age'))).toEqual(broken);
    expect((await check(folder)).isSound).toBe(true);
  },
);

test("a damaged older manifest takes no sound one's place", async () => {
  const { workspace, folder } = await newWorkspace();
  for (let i = 0; i < 3; i++) {
    await workspace.append({ type: 'note', i });
    await workspace.flush();
  }
  await workspace.close();
  const oldest = readFileSync(join(folder, 'manifest.2.age'));
  flip(join(folder, 'manifest.1.age'));
  await (await reopened(folder)).close();
  expect(readFileSync(join(folder, 'manifest.2.age'))).toEqual(oldest);
  expect((await check(folder)).isSound).toBe(true);
});

test('with no manifest at all the journal and the folder are enough', async () => {
  const { folder, segments } = await filledWorkspace();
  const id = (await check(folder)).workspaceId;
  for (const file of filesIn(folder).keys()) if (file.startsWith('manifest')) rmSync(join(folder, file));
  const workspace = await reopened(folder);
  expect([workspace.workspaceId, workspace.journal().length, workspace.segments().length]).toEqual([id, 3, 2]);
  const identifiers = await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }));
  await workspace.openCase(casePassphrase);
  expect((await workspace.readCaseSegment(identifiers.sha256)).length).toBeGreaterThan(0);
  expect((await workspace.readSegment(segments[0] ?? '')).length).toBeGreaterThan(0);
  await workspace.close();
  expect((await check(folder)).isSound).toBe(true);
});

test.each(['key.age', 'key.copy.age'])('%s with a flipped byte locks nobody out and is made good', async (file) => {
  const { folder } = await filledWorkspace();
  const sound = readFileSync(join(folder, file));
  for (const at of [0.05, 0.3, 0.6, 0.95]) {
    flip(join(folder, file), at);
    expect((await check(folder)).findings.map(({ code }) => code)).toEqual(['WORKSPACE_KEY_DAMAGED']);
    const workspace = await reopened(folder);
    expect(named(workspace)).toEqual([['WORKSPACE_KEY_DAMAGED', file, null]]);
    await workspace.close();
    expect(readFileSync(join(folder, file))).toEqual(sound);
  }
});

test('with both key files damaged the recovery code still opens it', async () => {
  const { workspace, folder, recoveryIdentity } = await newWorkspace();
  await workspace.append({ type: 'note' });
  await workspace.close();
  writeFileSync(join(folder, 'key.age'), 'junk');
  rmSync(join(folder, 'key.copy.age'));
  expect(await codeOf(reopened(folder))).toBe('WORKSPACE_KEY_DAMAGED');
  const rescued = await openWithRecovery(folder, { recoveryCode: recoveryIdentity, ...quick() });
  expect(rescued.journal().length).toBe(1);
  await rescued.changePassphrase('planning', { recoveryCode: recoveryIdentity }, 'nine purple kites above water');
  await rescued.close();
  const again = await openWorkspace(folder, { passphrase: 'nine purple kites above water', ...quick() });
  expect([again.findings, again.journal().length]).toEqual([[], 1]);
  await again.close();
});

test('a crash between the two writes of a changed passphrase leaves both passphrases good', async () => {
  const { folder } = await filledWorkspace();
  const old = readFileSync(join(folder, 'key.copy.age'));
  const workspace = await reopened(folder);
  const next = 'nine purple kites above water';
  await workspace.changePassphrase('planning', { passphrase: planningPassphrase }, next);
  await workspace.close();
  writeFileSync(join(folder, 'key.copy.age'), old);
  const mixed = filesIn(folder);
  for (const passphrase of [next, planningPassphrase]) {
    for (const [path, bytes] of mixed) writeFileSync(join(folder, path), bytes);
    const again = await openWorkspace(folder, { passphrase, ...quick() });
    await again.close();
    expect(readFileSync(join(folder, 'key.age'))).toEqual(readFileSync(join(folder, 'key.copy.age')));
  }
});

test('commands that this program cannot read are named by their type, once, and the rest is in effect', async () => {
  const { workspace, folder } = await newWorkspace();
  for (const i of [1, 2, 3]) await workspace.append({ type: 'note', i });
  await workspace.append({ type: 'case-opened', purpose: 'a look' });
  await workspace.close();
  const known = commandTableOf([...testCommands.values()].filter(({ type }) => type !== 'note'));
  const other = { ...quick(), commands: known };
  const report = await verifyWorkspace(folder, keys, other);
  expect(report.findings.map(({ code, seq, en, th }) => [code, seq, en.includes('note'), th.includes('note')])).toEqual(
    [['WORKSPACE_COMMAND_NEWER', 1, true, true]],
  );
  expect(report.findings[0]?.en).toContain('1 (and 2 more)');
  const again = await reopened(folder, other);
  expect(again.findings.map(({ code }) => code)).toEqual(['WORKSPACE_COMMAND_NEWER']);
  expect(again.journal().map(({ unread }) => unread)).toEqual(['newer', 'newer', 'newer', null]);
});

test('sealed fields that cannot be read are found with the case key', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.append({ type: 'sealed-note', text: 'a visit' });
  await workspace.close();
  const lettered = defineCommand({
    type: 'sealed-note',
    kind: 'change',
    touches: [],
    version: 1,
    open: null,
    sealed: z.object({ letters: z.array(z.string()) }),
    words: () => ({ title: 'note' }),
  });
  const commands = commandTableOf([lettered]);
  const withCase = await verifyWorkspace(folder, keys, { ...quick(), commands });
  expect(named(withCase)).toEqual([['WORKSPACE_COMMAND_UNREADABLE', 'journal', 1]]);
  const without = await verifyWorkspace(folder, { passphrase: planningPassphrase }, { ...quick(), commands });
  expect(without.isSound).toBe(true);
});

test('a workspace of another format is refused in both languages, and not touched', async () => {
  const { folder, workspace } = await newWorkspace();
  await workspace.close();
  const recipient = await recipientOf(folder);
  for (const [formatVersion, code] of [
    [2, 'WORKSPACE_OLDER_FORMAT'],
    [3, 'WORKSPACE_OLDER_FORMAT'],
    [4, 'WORKSPACE_OLDER_FORMAT'],
    [6, 'WORKSPACE_NEWER_FORMAT'],
  ] as const) {
    const other = { format: 'natpro-workspace', formatVersion, surprise: true };
    writeFileSync(join(folder, 'manifest.age'), await sealTo(recipient, Buffer.from(JSON.stringify(other))));
    const before = filesIn(folder);
    expect(await codeOf(reopened(folder))).toBe(code);
    expect(await codeOf(reopened(folder, { isReadOnly: true }))).toBe(code);
    expect(await codeOf(verifyWorkspace(folder, keys, quick()))).toBe(code);
    expect(filesIn(folder)).toEqual(before);
  }
});

test('a workspace of the first format, whose key file held an identity alone, is refused as well', async () => {
  const { folder, workspace } = await newWorkspace();
  await workspace.close();
  const identity = Buffer.from(`${await generateX25519Identity()}\n`);
  const sealed = await directPassphrases(2).seal(identity, planningPassphrase);
  for (const file of ['key.age', 'key.copy.age']) writeFileSync(join(folder, file), sealed);
  const before = filesIn(folder);
  expect(await codeOf(reopened(folder))).toBe('WORKSPACE_OLDER_FORMAT');
  expect(filesIn(folder)).toEqual(before);
});

test('a flipped byte anywhere in any file: it opens, what is lost is named, and no file of data is written over', async () => {
  const { workspace, folder, recoveryIdentity } = await newWorkspace({ entriesPerBundle: 50 });
  const analytic = await workspace.writeSegment('analytic', arrowOf({ yes: [1] }));
  const identifiers = await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }));
  for (let i = 0; i < 110; i++) await workspace.append({ type: 'note', i });
  await workspace.flush();
  await workspace.append({ type: 'note', i: 110 });
  await workspace.close();
  const sound = filesIn(folder);
  const kinds = [...sound.keys()].filter(
    (path) => !path.startsWith('journal/') || /-|000001(01|06|11)\.age/.test(path),
  );
  expect(kinds.length).toBe(16);
  for (const path of kinds) {
    for (const at of [0.02, 0.5, 0.98]) {
      for (const [file, bytes] of sound) writeFileSync(join(folder, file), bytes);
      flip(join(folder, path), at);
      const harmed = filesIn(folder);
      const report = await verifyWorkspace(folder, keys, quick());
      expect([path, at, report.isSound]).toEqual([path, at, false]);
      const again = await reopened(folder);
      await again.openCase(casePassphrase);
      const lost = path.startsWith('journal/') ? (path.includes('-') ? 50 : 1) : 0;
      expect([path, at, again.journal().length]).toEqual([path, at, 111 - lost]);
      for (const { sha256, kind } of [analytic, identifiers]) {
        const expected = path.includes(sha256) ? 'WORKSPACE_SEGMENT_DAMAGED' : 'no error';
        const read = kind === 'case' ? again.readCaseSegment(sha256) : again.readSegment(sha256);
        expect([path, await codeOf(read)]).toEqual([path, expected]);
      }
      await again.close();
      const rescued = await openWithRecovery(folder, { recoveryCode: recoveryIdentity, ...quick() });
      await rescued.close();
      const after = filesIn(folder);
      const data = [...harmed].filter(([file]) => /^(journal|segments)\//.test(file));
      expect(data.filter(([file, bytes]) => !after.get(file)?.equals(bytes)).map(([file]) => file)).toEqual([]);
    }
  }
});
