import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { openWithRecovery, openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { nodeFiles } from '../../../electron/engine/vault/node-files.ts';
import { directPassphrases, type PassphraseCipher } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { threadedPassphrases } from '../../../electron/engine/vault/vault-thread.ts';
import { printRecoveryCode } from '../../../shared/contract/recovery-code.ts';
import { temporaryFolder } from '../../support/engine.ts';
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

test('what was stored is there again after closing and opening', async () => {
  const { workspace, folder } = await newWorkspace({ now: () => new Date('2026-01-05T02:00:00Z') });
  const arrow = arrowOf({ community: [85010101], yes: [3] });
  const segment = await workspace.writeSegment('analytic', arrow);
  await workspace.append({ type: 'load', file: 'a.csv' }, [{ ...segment, role: 'children' }]);
  await workspace.close();
  const again = await reopened(folder);
  expect(again.findings).toEqual([]);
  expect(again.journal()).toEqual([
    {
      seq: 1,
      time: '2026-01-05T02:00:00.000Z',
      actor: 'tester',
      commandVersion: 1,
      command: { type: 'load', file: 'a.csv' },
      unread: null,
      previousHash: '0'.repeat(64),
      segments: [{ ...segment, role: 'children' }],
      isClockSetBack: false,
    },
  ]);
  expect(Buffer.from(await again.readSegment(segment.sha256))).toEqual(Buffer.from(arrow));
});

test('the planning passphrase opens no case segment and no sealed part; the case passphrase opens both', async () => {
  const { folder, segments } = await filledWorkspace();
  const workspace = await reopened(folder);
  const [, identifiers = ''] = segments;
  const note = workspace.journal()[2];
  if (!note) throw new Error('The note is missing.');
  expect(await codeOf(workspace.readCaseSegment(identifiers))).toBe('WORKSPACE_CASE_LOCKED');
  expect(note.command).toEqual({ type: 'sealed-note' });
  expect(await codeOf(workspace.wholeCommands([note]))).toBe('WORKSPACE_CASE_LOCKED');
  expect(await codeOf(workspace.openCase(planningPassphrase))).toBe('WORKSPACE_WRONG_PASSPHRASE');
  await workspace.openCase(casePassphrase);
  expect(Buffer.from(await workspace.readCaseSegment(identifiers)).includes('สมหญิง')).toBe(true);
  expect(await workspace.wholeCommands([note])).toEqual([{ type: 'sealed-note', text: 'visit on Monday' }]);
  workspace.dropCaseKey();
  expect(await codeOf(workspace.readCaseSegment(identifiers))).toBe('WORKSPACE_CASE_LOCKED');
});

test('the planning identity itself does not decrypt the file of a case segment', async () => {
  const { folder, segments } = await filledWorkspace();
  const files = filesIn(folder);
  const plain = await directPassphrases().open(files.get('key.age') ?? Buffer.alloc(0), planningPassphrase);
  const decrypter = new Decrypter();
  decrypter.addIdentity(
    Buffer.from(plain)
      .toString()
      .match(/AGE-SECRET-KEY-1\w+/)?.[0] ?? '',
  );
  const sealed = (kind: string, i: number): Buffer =>
    files.get(join('segments', kind, `${segments[i]}.arrow.zst.age`)) ?? Buffer.alloc(0);
  await expect(decrypter.decrypt(sealed('case', 1))).rejects.toThrow('no identity matched');
  expect((await decrypter.decrypt(sealed('analytic', 0))).length).toBeGreaterThan(0);
});

test('a planning session stores case data that only the case key reads', async () => {
  const { folder } = await filledWorkspace();
  const workspace = await reopened(folder);
  const segment = await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }));
  const entry = await workspace.append({ type: 'sealed-note', text: 'Mya' }, [{ ...segment, role: 'identifiers' }]);
  expect(await codeOf(workspace.readCaseSegment(segment.sha256))).toBe('WORKSPACE_CASE_LOCKED');
  await workspace.openCase(casePassphrase);
  expect(await workspace.wholeCommands([entry])).toEqual([{ type: 'sealed-note', text: 'Mya' }]);
  expect(Buffer.from(await workspace.readCaseSegment(segment.sha256)).includes('Mya')).toBe(true);
});

test('locked, nothing is read or written; unlocked, work goes on where it was', async () => {
  const { folder, segments } = await filledWorkspace();
  const workspace = await reopened(folder);
  await workspace.openCase(casePassphrase);
  await workspace.lock();
  expect([workspace.isLocked, workspace.isCaseOpen]).toEqual([true, false]);
  expect(() => workspace.journal()).toThrow('WORKSPACE_LOCKED');
  expect(await codeOf(workspace.append({ type: 'note' }))).toBe('WORKSPACE_LOCKED');
  expect(await codeOf(workspace.readSegment(segments[0] ?? ''))).toBe('WORKSPACE_LOCKED');
  expect(await codeOf(workspace.openCase(casePassphrase))).toBe('WORKSPACE_LOCKED');
  expect(await codeOf(workspace.unlock('not the right one at all'))).toBe('WORKSPACE_WRONG_PASSPHRASE');
  await workspace.unlock(planningPassphrase);
  expect((await workspace.append({ type: 'note' })).seq).toBe(4);
});

test('case data that are open already are read on while their passphrase is given again', async () => {
  const { folder, segments } = await filledWorkspace();
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  const read = async (path: string): Promise<Uint8Array> => {
    if (path.includes('segments')) await held;
    return nodeFiles.read(path);
  };
  const workspace = await reopened(folder, { files: { ...nodeFiles, read } });
  await workspace.openCase(casePassphrase);
  const reading = workspace.readCaseSegment(segments[1] ?? '');
  await workspace.openCase(casePassphrase);
  go();
  expect(Buffer.from(await reading).includes('Aung')).toBe(true);
  expect(await codeOf(workspace.openCase('not the right one at all'))).toBe('WORKSPACE_WRONG_PASSPHRASE');
  expect(workspace.isCaseOpen).toBe(true);
});

test('a lock that comes while the case data are being opened leaves them locked', async () => {
  const { folder } = await filledWorkspace();
  const workspace = await reopened(folder);
  const opening = codeOf(workspace.openCase(casePassphrase));
  await workspace.lock();
  expect([await opening, workspace.isCaseOpen]).toEqual(['WORKSPACE_LOCKED', false]);
});

test('buffers that held keys are overwritten', async () => {
  const held: Uint8Array[] = [];
  const direct = directPassphrases(2);
  const watched: PassphraseCipher = {
    seal: (bytes, passphrase) => {
      held.push(bytes);
      return direct.seal(bytes, passphrase);
    },
    open: async (sealed, passphrase) => {
      const plain = await direct.open(sealed, passphrase);
      held.push(plain);
      return plain;
    },
  };
  const { workspace, folder } = await newWorkspace({ passphrases: watched });
  await workspace.changePassphrase('case', { passphrase: casePassphrase }, 'nine purple kites above water');
  await workspace.close();
  await reopened(folder, { passphrases: watched });
  expect(held.length).toBe(5);
  expect(held.filter((bytes) => bytes.some((byte) => byte !== 0))).toEqual([]);
});

test('a changed passphrase opens, the old one does not, and data stay as they are', async () => {
  const { folder, segments } = await filledWorkspace();
  const workspace = await reopened(folder);
  const before = filesIn(join(folder, 'segments'));
  const next = 'nine purple kites above water';
  expect(await codeOf(workspace.changePassphrase('planning', { passphrase: casePassphrase }, next))).toBe(
    'WORKSPACE_WRONG_PASSPHRASE',
  );
  await workspace.changePassphrase('planning', { passphrase: planningPassphrase }, next);
  await workspace.close();
  expect(filesIn(join(folder, 'segments'))).toEqual(before);
  expect(await codeOf(openWorkspace(folder, { passphrase: planningPassphrase, ...quick() }))).toBe(
    'WORKSPACE_WRONG_PASSPHRASE',
  );
  const again = await openWorkspace(folder, { passphrase: next, ...quick() });
  expect((await again.readSegment(segments[0] ?? '')).length).toBeGreaterThan(0);
  await again.close();
});

test('the recovery code opens everything and sets new passphrases', async () => {
  const { workspace, folder, recoveryIdentity } = await newWorkspace();
  const segment = await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }));
  await workspace.close();
  const typed = printRecoveryCode(recoveryIdentity).join(' ').toLowerCase();
  const rescued = await openWithRecovery(folder, { recoveryCode: typed, ...quick() });
  expect((await rescued.readCaseSegment(segment.sha256)).length).toBeGreaterThan(0);
  const next = 'nine purple kites above water';
  await rescued.changePassphrase('planning', { recoveryCode: typed }, next);
  await rescued.changePassphrase('case', { recoveryCode: typed }, 'old bridge under slow clouds');
  await rescued.close();
  const again = await openWorkspace(folder, { passphrase: next, ...quick() });
  await again.openCase('old bridge under slow clouds');
  expect((await again.readCaseSegment(segment.sha256)).length).toBeGreaterThan(0);
  await again.close();
});

test('a recovery code with a typing error, or of another workspace, says so', async () => {
  const { workspace, folder, recoveryIdentity } = await newWorkspace();
  const other = await newWorkspace();
  await workspace.close();
  const last = recoveryIdentity.at(-1) === 'Q' ? 'P' : 'Q';
  for (const recoveryCode of [`${recoveryIdentity.slice(0, -1)}${last}`, other.recoveryIdentity, 'walrus', '']) {
    expect(await codeOf(openWithRecovery(folder, { recoveryCode, ...quick() }))).toBe('WORKSPACE_RECOVERY_WRONG');
  }
});

test('passphrases that are weak, or the same for both keys, are refused', async () => {
  const folder = join(await temporaryFolder(), 'workspace');
  const create = (planning: string, caseOne: string): Promise<unknown> =>
    createWorkspace(folder, { planningPassphrase: planning, casePassphrase: caseOne, ...quick() });
  expect(await codeOf(create('password', casePassphrase))).toBe('WORKSPACE_PASSPHRASE_WEAK');
  expect(await codeOf(create(planningPassphrase, 'ranong2568'))).toBe('WORKSPACE_PASSPHRASE_WEAK');
  expect(await codeOf(create(planningPassphrase, ` ${planningPassphrase} `))).toBe('WORKSPACE_PASSPHRASES_SAME');
  const { workspace } = await newWorkspace();
  const change = workspace.changePassphrase('case', { passphrase: casePassphrase }, planningPassphrase);
  expect(await codeOf(change)).toBe('WORKSPACE_PASSPHRASES_SAME');
});

test('a workspace is made in a new or an empty folder only', async () => {
  const { folder } = await filledWorkspace();
  const before = filesIn(folder);
  expect(await codeOf(createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick() }))).toBe(
    'WORKSPACE_EXISTS',
  );
  expect(filesIn(folder)).toEqual(before);
  const empty = await temporaryFolder();
  const { workspace } = await createWorkspace(empty, { planningPassphrase, casePassphrase, ...quick() });
  expect(workspace.journal()).toEqual([]);
  await workspace.close();
});

test('opening something else says what it is', async () => {
  const folder = await temporaryFolder();
  expect(await codeOf(reopened(folder))).toBe('WORKSPACE_NOT_ONE');
  expect(await codeOf(reopened(join(folder, 'nothing')))).toBe('WORKSPACE_GONE');
});

test('appends asked for at once get their numbers in order and one chain', async () => {
  const { workspace, folder } = await newWorkspace();
  const entries = await Promise.all(Array.from({ length: 60 }, (_, i) => workspace.append({ type: 'note', i })));
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  await workspace.close();
  const again = await reopened(folder);
  expect([again.findings, again.journal().map(({ command }) => command['i'])]).toEqual([
    [],
    Array.from({ length: 60 }, (_, i) => i),
  ]);
});

test('a command cites only segments that are there', async () => {
  const { workspace } = await newWorkspace();
  const foreign = { sha256: 'a'.repeat(64), kind: 'analytic', bytes: 1, role: 'children' } as const;
  expect(await codeOf(workspace.append({ type: 'load' }, [foreign]))).toBe('WORKSPACE_SEGMENT_MISSING');
  expect(workspace.journal()).toEqual([]);
});

test('a clock set back is kept as it is and marked', async () => {
  const times = ['2026-03-01T08:00:00.000Z', '2026-02-01T08:00:00.000Z', '2026-03-02T08:00:00.000Z'];
  const clock = [...times];
  const { workspace, folder } = await newWorkspace({ now: () => new Date(times[0] ?? '') });
  await workspace.close();
  const again = await reopened(folder, { now: () => new Date(clock[0] ?? '') });
  for (const _ of times) {
    await again.append({ type: 'note' });
    clock.shift();
  }
  const marks = [false, true, false];
  expect(again.journal().map((entry) => [entry.time, entry.isClockSetBack])).toEqual(
    times.map((time, i) => [time, marks[i]]),
  );
  await again.close();
  const later = await reopened(folder);
  expect(later.journal().map(({ isClockSetBack }) => isClockSetBack)).toEqual(marks);
  expect((await later.verify()).clockSetBackAt).toEqual([2]);
});

test('the thread opens what this thread sealed, and the other way round', async () => {
  const sealed = await directPassphrases(3).seal(Buffer.from('key'), planningPassphrase);
  expect(Buffer.from(await threadedPassphrases(3).open(sealed, planningPassphrase)).toString()).toBe('key');
  expect(await codeOf(threadedPassphrases(3).open(sealed, casePassphrase))).toBe('WORKSPACE_WRONG_PASSPHRASE');
  expect(await codeOf(threadedPassphrases(3).open(Buffer.from('junk'), casePassphrase))).toBe('WORKSPACE_KEY_DAMAGED');
  const threaded = await threadedPassphrases(3).seal(Buffer.from('key'), planningPassphrase);
  expect(Buffer.from(await directPassphrases().open(threaded, planningPassphrase)).toString()).toBe('key');
});

test('a platform without X25519 in its Web Crypto opens the same workspace', async () => {
  const { folder, segments } = await filledWorkspace();
  const spy = vi.spyOn(crypto.subtle, 'importKey').mockImplementation(async () => {
    throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
  });
  onTestFinished(() => spy.mockRestore());
  const workspace = await reopened(folder);
  expect(spy.mock.calls.length).toBeGreaterThan(0);
  expect((await workspace.readSegment(segments[0] ?? '')).length).toBeGreaterThan(0);
  expect((await workspace.append({ type: 'note' })).seq).toBe(4);
  await workspace.close();
});
