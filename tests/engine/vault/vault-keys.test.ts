import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWithRecovery, openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { check, flip, named } from './damage.ts';
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

const nextPassphrase = 'nine purple kites above water';
const keyPairs = [
  ['key.age', 'key.copy.age'],
  ['case-key.age', 'case-key.copy.age'],
  ['recovery.age', 'recovery.copy.age'],
] as const;
const casePair = keyPairs[1];
const recoveryPair = keyPairs[2];

function put(folder: string, files: Iterable<string>, bytes: Uint8Array): void {
  for (const file of files) writeFileSync(join(folder, file), bytes);
}

/** The folder as it was, and nothing besides. */
function putBack(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const file of filesIn(folder).keys()) if (!files.has(file)) rmSync(join(folder, file));
  for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes);
}

function same(folder: string, [main, copy]: readonly [string, string]): boolean {
  return readFileSync(join(folder, main)).equals(readFileSync(join(folder, copy)));
}

test.each(keyPairs.flat())(
  '%s that is flipped, emptied or gone is named and made good on opening, whoever needs it',
  async (file) => {
    const { folder } = await filledWorkspace();
    const sound = readFileSync(join(folder, file));
    for (const harm of [
      () => flip(join(folder, file)),
      () => writeFileSync(join(folder, file), ''),
      () => rmSync(join(folder, file)),
    ]) {
      harm();
      expect(named(await check(folder))).toEqual([['WORKSPACE_KEY_DAMAGED', file, null]]);
      const workspace = await reopened(folder);
      expect(named(workspace)).toEqual([['WORKSPACE_KEY_DAMAGED', file, null]]);
      await workspace.close();
      expect(readFileSync(join(folder, file))).toEqual(sound);
      expect((await check(folder)).isSound).toBe(true);
    }
  },
);

test.each(['planning', 'case'] as const)(
  'an old file of the %s key put back as the copy undoes no change of passphrase',
  async (name) => {
    const { folder } = await filledWorkspace();
    const [main, copy] = name === 'planning' ? keyPairs[0] : casePair;
    const old = readFileSync(join(folder, copy));
    const former = name === 'planning' ? planningPassphrase : casePassphrase;
    const workspace = await reopened(folder);
    await workspace.changePassphrase(name, { passphrase: former }, nextPassphrase);
    await workspace.close();
    const current = readFileSync(join(folder, main));
    const planning = name === 'planning' ? nextPassphrase : planningPassphrase;
    for (const passphrase of name === 'planning' ? [former, planning] : [planning]) {
      put(folder, [copy], old);
      const again = await openWorkspace(folder, { passphrase, ...quick() });
      expect(named(again)).toEqual([['WORKSPACE_KEY_OLD', copy, null]]);
      await again.close();
      expect([readFileSync(join(folder, main)), readFileSync(join(folder, copy))]).toEqual([current, current]);
    }
    const after = await openWorkspace(folder, { passphrase: planning, ...quick() });
    expect(after.findings).toEqual([]);
    if (name === 'case') {
      expect(await codeOf(after.openCase(former))).toBe('WORKSPACE_WRONG_PASSPHRASE');
      await after.openCase(nextPassphrase);
    } else expect(await codeOf(after.unlock(former))).toBe('WORKSPACE_WRONG_PASSPHRASE');
    await after.close();
  },
);

test('an old file in both places is named as long as it is there, and a new passphrase ends it', async () => {
  const { folder } = await filledWorkspace();
  const old = readFileSync(join(folder, 'key.age'));
  const workspace = await reopened(folder);
  await workspace.changePassphrase('planning', { passphrase: planningPassphrase }, nextPassphrase);
  await workspace.close();
  put(folder, keyPairs[0], old);
  for (let i = 0; i < 2; i++) {
    const again = await reopened(folder);
    expect(named(again)).toEqual([['WORKSPACE_KEY_OLD', 'key.age', null]]);
    await again.close();
  }
  const again = await reopened(folder);
  await again.changePassphrase('planning', { passphrase: planningPassphrase }, 'old bridge under slow clouds');
  await again.close();
  const after = await openWorkspace(folder, { passphrase: 'old bridge under slow clouds', ...quick() });
  expect(after.findings).toEqual([]);
  await after.close();
});

test('with the manifests gone as well an old copy overwrites nothing', async () => {
  const { folder } = await filledWorkspace();
  const old = readFileSync(join(folder, 'key.age'));
  const workspace = await reopened(folder);
  await workspace.changePassphrase('planning', { passphrase: planningPassphrase }, nextPassphrase);
  await workspace.close();
  const current = readFileSync(join(folder, 'key.age'));
  for (const file of filesIn(folder).keys()) if (file.startsWith('manifest')) rmSync(join(folder, file));
  put(folder, ['key.copy.age'], old);
  const again = await reopened(folder);
  expect(named(again)).toContainEqual(['WORKSPACE_KEY_DAMAGED', 'key.age', null]);
  await again.close();
  expect(readFileSync(join(folder, 'key.age'))).toEqual(current);
});

test('both key files of the case data damaged: named on opening, and the recovery code still opens them', async () => {
  const { workspace, folder, recoveryIdentity } = await newWorkspace();
  await workspace.close();
  const sound = filesIn(folder);
  for (const harm of [
    () => casePair.forEach((file) => rmSync(join(folder, file))),
    () => put(folder, casePair, Buffer.alloc(0)),
    () => put(folder, casePair, Buffer.from('junk')),
    () => put(folder, casePair, (sound.get('case-key.age') ?? Buffer.alloc(0)).subarray(0, 300)),
    () => casePair.forEach((file, i) => flip(join(folder, file), 0.5 + i / 10)),
  ]) {
    putBack(folder, sound);
    harm();
    const again = await reopened(folder);
    expect(named(again)).toEqual([['WORKSPACE_CASE_KEY_LOST', 'case-key.age', null]]);
    expect((await again.writeSegment('case', arrowOf({ name: ['Mya'] }))).kind).toBe('case');
    await again.close();
    const rescued = await openWithRecovery(folder, { recoveryCode: recoveryIdentity, ...quick() });
    await rescued.changePassphrase('case', { recoveryCode: recoveryIdentity }, nextPassphrase);
    await rescued.close();
    const after = await reopened(folder);
    await after.openCase(nextPassphrase);
    await after.checkCase();
    expect(after.findings).toEqual([]);
    await after.close();
  }
});

test('no key to the case data is left: it is said, and nothing is stored that nobody could open', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }));
  for (const file of [...casePair, ...recoveryPair]) rmSync(join(folder, file));
  expect(await codeOf(workspace.writeSegment('case', arrowOf({ name: ['Aung'] })))).toBe('WORKSPACE_CASE_KEY_GONE');
  await workspace.close();
  const again = await reopened(folder);
  expect(named(again).map(([code]) => code)).toEqual([
    'WORKSPACE_CASE_KEY_LOST',
    'WORKSPACE_RECOVERY_LOST',
    'WORKSPACE_CASE_KEY_GONE',
  ]);
  expect(await codeOf(again.writeSegment('case', arrowOf({ name: ['Aung'] })))).toBe('WORKSPACE_CASE_KEY_GONE');
  expect((await again.writeSegment('analytic', arrowOf({ yes: [1] }))).kind).toBe('analytic');
});

test('both files of the recovery damaged: named on opening, and a new sheet ends it', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.close();
  put(folder, recoveryPair, Buffer.from('junk'));
  const again = await reopened(folder);
  expect(named(again)).toEqual([['WORKSPACE_RECOVERY_LOST', 'recovery.age', null]]);
  await again.putRecovery(await again.newRecovery({ planning: planningPassphrase, case: casePassphrase }));
  await again.close();
  expect((await check(folder)).isSound).toBe(true);
});

test('the case key of another workspace opens nothing here', async () => {
  const { folder } = await filledWorkspace();
  const other = await filledWorkspace();
  put(folder, casePair, readFileSync(join(other.folder, 'case-key.age')));
  const workspace = await reopened(folder);
  expect(await codeOf(workspace.openCase(casePassphrase))).toBe('WORKSPACE_KEY_DAMAGED');
  expect(workspace.isCaseOpen).toBe(false);
});

test('damaged case segments are named when the case data are opened, before anybody needs them', async () => {
  const { folder, segments } = await filledWorkspace();
  const file = `segments/case/${segments[1]}.arrow.zst.age`;
  flip(join(folder, file));
  const workspace = await reopened(folder);
  expect(workspace.findings).toEqual([]);
  await workspace.openCase(casePassphrase);
  await workspace.checkCase();
  expect(named(workspace)).toEqual([['WORKSPACE_SEGMENT_DAMAGED', file, 1]]);
});

test('100 random damages of key files, one or two at once: none goes by without a word, none writes an older file over a newer', async () => {
  const { workspace, folder, recoveryIdentity } = await newWorkspace();
  await workspace.close();
  const former = filesIn(folder);
  const changing = await reopened(folder);
  await changing.changePassphrase('planning', { passphrase: planningPassphrase }, nextPassphrase);
  await changing.changePassphrase('case', { passphrase: casePassphrase }, 'old bridge under slow clouds');
  await changing.close();
  const sound = filesIn(folder);
  const random = seededRandom(20_269);
  const one = <T>(items: readonly T[]): T => items[Math.floor(random.unit() * items.length)] as T;
  for (let i = 0; i < 100; i++) {
    putBack(folder, sound);
    const harmed = new Set<string>();
    for (let n = 0; n <= i % 2; n++) {
      const file = one(keyPairs.flat());
      harmed.add(file);
      const bytes = sound.get(file) ?? Buffer.alloc(0);
      const old = former.get(file) ?? Buffer.alloc(0);
      const harm = one(['flip', 'cut', 'remove', 'old', 'junk', 'longer'] as const);
      if (harm === 'flip') flip(join(folder, file), random.unit());
      if (harm === 'cut')
        writeFileSync(join(folder, file), bytes.subarray(0, Math.floor(random.unit() * bytes.length)));
      if (harm === 'remove') rmSync(join(folder, file), { force: true });
      if (harm === 'old') writeFileSync(join(folder, file), old.equals(bytes) ? 'x' : old);
      if (harm === 'junk') writeFileSync(join(folder, file), Buffer.alloc(bytes.length, i));
      if (harm === 'longer') writeFileSync(join(folder, file), Buffer.concat([bytes, Buffer.of(i)]));
    }
    const opened = await openWorkspace(folder, { passphrase: nextPassphrase, ...quick() }).catch(() =>
      openWithRecovery(folder, { recoveryCode: recoveryIdentity, ...quick() }),
    );
    expect([i, [...harmed], opened.findings.length > 0]).toEqual([i, [...harmed], true]);
    await opened.close();
    for (const pair of keyPairs) {
      if (pair.every((file) => harmed.has(file))) continue;
      expect([
        i,
        pair,
        same(folder, pair),
        readFileSync(join(folder, pair[0])).equals(sound.get(pair[0]) ?? Buffer.alloc(0)),
      ]).toEqual([i, pair, true, true]);
    }
  }
});
