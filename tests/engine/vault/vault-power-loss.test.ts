import { expect, test } from 'vitest';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import type { Workspace } from '../../../electron/engine/vault/workspace.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { PowerLossFiles, PowerLost } from './power-loss-files.ts';
import { arrowOf, casePassphrase, codeOf, planningPassphrase, quick } from './vault-fixture.ts';

const folder = '/disk/workspace';
const nextPassphrase = 'nine purple kites above water';

type Acknowledged = { notes: number[]; segments: Map<string, number>; isPassphraseChanged: boolean };

async function prepared(): Promise<PowerLossFiles> {
  const files = new PowerLossFiles();
  await files.makeFolder('/disk');
  const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick(), files });
  await workspace.close();
  return files;
}

async function open(files: PowerLossFiles, passphrase: string): Promise<Workspace> {
  return openWorkspace(folder, { passphrase, ...quick(), files, isTakenOver: true });
}

/** A day's work; `seen` says what was acknowledged when the power went. */
async function work(files: PowerLossFiles, seen: Acknowledged): Promise<void> {
  const workspace = await open(files, planningPassphrase);
  const note = async (i: number): Promise<void> => {
    await workspace.append({ type: 'note', i });
    seen.notes.push(i);
  };
  await note(1);
  const segment = await workspace.writeSegment('analytic', arrowOf({ yes: [7] }));
  seen.segments.set(segment.sha256, 7);
  await workspace.append({ type: 'note', i: 2 }, [{ ...segment, role: 'children' }]);
  seen.notes.push(2);
  await note(3);
  await workspace.flush();
  await note(4);
  await workspace.changePassphrase('planning', { passphrase: planningPassphrase }, nextPassphrase);
  seen.isPassphraseChanged = true;
  await note(5);
  await workspace.close();
}

function isPowerLoss(error: unknown): boolean {
  return error instanceof PowerLost || (error instanceof AppError && error.cause instanceof PowerLost);
}

/** After a change that was cut off, either passphrase is good; after one that was acknowledged, the new one. */
async function openAfter(files: PowerLossFiles, seen: Acknowledged): Promise<Workspace> {
  if (seen.isPassphraseChanged) return open(files, nextPassphrase);
  try {
    return await open(files, planningPassphrase);
  } catch (error) {
    if (error instanceof AppError && error.code === 'WORKSPACE_WRONG_PASSPHRASE') return open(files, nextPassphrase);
    throw error;
  }
}

test('the power goes after any operation: everything acknowledged is there, and work goes on', async () => {
  const start = await prepared();
  const whole = start.afterPowerLoss(1);
  await work(whole, { notes: [], segments: new Map(), isPassphraseChanged: false });
  expect(whole.operations).toBeGreaterThan(80);
  let cutOff = 0;
  for (let last = 1; last <= whole.operations; last++) {
    for (const share of [0, 0.5, 1]) {
      const seen: Acknowledged = { notes: [], segments: new Map(), isPassphraseChanged: false };
      const files = start.afterPowerLoss(1, last);
      await work(files, seen).catch((error: unknown) => {
        if (!isPowerLoss(error)) throw error;
        cutOff++;
      });
      const isMidChange = seen.notes.includes(4) && !seen.isPassphraseChanged;
      const workspace = await openAfter(files.afterPowerLoss(share), seen);
      const notes = workspace.journal().map(({ command }) => command['i']);
      const codes = workspace.findings.map(({ code }) => code);
      expect([last, share, ...codes.filter((code) => !(isMidChange && code === 'WORKSPACE_KEY_DAMAGED'))]).toEqual([
        last,
        share,
      ]);
      expect([last, share, notes.slice(0, seen.notes.length)]).toEqual([last, share, seen.notes]);
      expect(notes.length - seen.notes.length).toBeLessThanOrEqual(1);
      for (const sha256 of seen.segments.keys())
        expect((await workspace.readSegment(sha256)).length).toBeGreaterThan(0);
      expect((await workspace.append({ type: 'note', i: 9 })).seq).toBe(notes.length + 1);
      await workspace.close();
    }
  }
  expect(cutOff).toBeGreaterThan(200);
});

test('the power goes while entries are packed: each is in one place or in both, and the workspace is sound', async () => {
  const start = await prepared();
  const packing = { ...quick(), entriesPerBundle: 3, isTakenOver: true, passphrase: planningPassphrase };
  const work = async (files: PowerLossFiles, seen: number[]): Promise<void> => {
    const workspace = await openWorkspace(folder, { ...packing, files });
    for (let i = 1; i <= 7; i++) {
      await workspace.append({ type: 'note', i });
      seen.push(i);
    }
    await workspace.close();
  };
  const whole = start.afterPowerLoss(1);
  await work(whole, []);
  expect((await whole.list(`${folder}/journal`)).filter((name) => name.endsWith('.zst.age')).length).toBe(2);
  const outcomes = new Set<string>();
  for (let last = 1; last <= whole.operations; last++) {
    for (const share of [0, 0.3, 0.7, 1]) {
      const seen: number[] = [];
      const cut = start.afterPowerLoss(1, last);
      await work(cut, seen).catch((error: unknown) => {
        if (!isPowerLoss(error)) throw error;
      });
      const files = cut.afterPowerLoss(share);
      const workspace = await openWorkspace(folder, { ...packing, files });
      const notes = workspace.journal().map(({ command }) => command['i']);
      expect([last, share, workspace.findings, notes.slice(0, seen.length)]).toEqual([last, share, [], seen]);
      expect(notes.length - seen.length).toBeLessThanOrEqual(1);
      await workspace.append({ type: 'note', i: 8 });
      await workspace.close();
      const names = await files.list(`${folder}/journal`);
      const bundles = Math.floor((notes.length + 1) / 3);
      expect([last, share, names.length]).toEqual([last, share, bundles + ((notes.length + 1) % 3)]);
      const again = await openWorkspace(folder, { ...packing, files });
      expect([last, share, again.findings, again.journal().length]).toEqual([last, share, [], notes.length + 1]);
      await again.close();
      outcomes.add(`${bundles} of ${names.length}`);
    }
  }
  expect(outcomes.size).toBeGreaterThan(4);
});

test('the power goes while a workspace is made: it is wholly there or not at all', async () => {
  const create = async (files: PowerLossFiles): Promise<void> => {
    const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick(), files });
    await workspace.close();
  };
  const fresh = new PowerLossFiles();
  await fresh.makeFolder('/disk');
  const whole = fresh.afterPowerLoss(1);
  await create(whole);
  const outcomes = new Set<string>();
  for (let last = 1; last <= whole.operations; last++) {
    const files = fresh.afterPowerLoss(1, last);
    await create(files).catch((error: unknown) => {
      if (!isPowerLoss(error)) throw error;
    });
    const after = files.afterPowerLoss(0.5);
    const opening = open(after, planningPassphrase).then((workspace) => workspace.close());
    outcomes.add(await codeOf(opening));
  }
  expect([...outcomes].toSorted()).toEqual(['WORKSPACE_GONE', 'no error']);
});
