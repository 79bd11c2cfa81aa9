import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { loadAreaRegister } from '../../../electron/engine/boundaries/area-register.ts';
import { CaseGate, type CaseSignal } from '../../../electron/engine/case/case-gate.ts';
import { Dataset } from '../../../electron/engine/dataset/dataset.ts';
import { FileStore } from '../../../electron/engine/ingest/file-store.ts';
import { Session } from '../../../electron/engine/session/session.ts';
import { WorkspacePlaces } from '../../../electron/engine/session/workspace-places.ts';
import { MemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import type { Workspace } from '../../../electron/engine/vault/workspace.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { arrowOf, casePassphrase, codeOf, newWorkspace, planningPassphrase, quick } from '../vault/vault-fixture.ts';

async function openGate(): Promise<{ readonly gate: CaseGate; readonly workspace: Workspace }> {
  const { workspace } = await newWorkspace();
  const gate = new CaseGate();
  gate.attach(workspace);
  return { gate, workspace };
}

/** A session in a new workspace, its case data open. */
async function startSession(): Promise<{
  readonly gate: CaseGate;
  readonly dataset: Dataset;
  readonly session: Session;
}> {
  buildData();
  const gate = new CaseGate();
  const dataset = await Dataset.open({
    gate,
    register: loadAreaRegister(join(import.meta.dirname, '../../../dist/data')),
    files: new FileStore(undefined),
    memoryLimit: '1GB',
    threads: 1,
    toFailure: (error) => {
      throw error;
    },
    keepsRows: true,
  });
  const folder = await temporaryFolder();
  const places = new WorkspacePlaces({ workspacesFolder: folder, stateFolder: folder, acceptsPaths: true });
  const session = new Session({ dataset, gate, places, vault: quick() });
  onTestFinished(async () => {
    await session.end();
    dataset.close();
  });
  await create(session, 'one');
  return { gate, dataset, session };
}

const create = (session: Session, name: string) =>
  session.create({ place: { name }, planningPassphrase, casePassphrase });

test.each<[how: string, lock: (session: Session) => Promise<void> | void]>([
  ['locking the case data', (session) => session.lockCase()],
  ['locking the workspace', (session) => session.lock()],
  ['leaving it', (session) => session.close()],
  ['the end of the engine', (session) => session.end()],
  ['going on in another one', (session) => create(session, 'two').then(() => undefined)],
])('%s empties whatever is held and ends whatever runs, nobody being told which that is', async (_, lock) => {
  const { gate, dataset, session } = await startSession();
  const holder = gate.slot<string>();
  let isEnded = false;
  const running = gate.run(dataset.store, (signal) => {
    holder.keep('สมหญิง', signal);
    return new Promise<string>((resolve) =>
      signal.addEventListener('abort', () => {
        isEnded = true;
        resolve('สมหญิง');
      }),
    );
  });
  const { closing } = gate;
  expect(holder.value).toBe('สมหญิง');
  const [code] = await Promise.all([codeOf(running), lock(session)]);
  expect([code, isEnded, holder.value]).toEqual(['WORKSPACE_CASE_LOCKED', true, null]);
  holder.keep('made before the lock', closing);
  expect(holder.value).toBeNull();
});

test('a lock drops the names at once, though the rest of the workspace waits for what is under way', async () => {
  const { gate, session } = await startSession();
  const holder = gate.slot<string>();
  holder.keep('สมหญิง', gate.closing);
  let isBackupDone = false;
  const backup = session.backup({ passphrase: 'granite pelican mosaic lantern' }).finally(() => (isBackupDone = true));
  const locking = session.lock();
  expect([isBackupDone, holder.value, session.status().isCaseOpen]).toEqual([false, null, false]);
  await Promise.all([backup, locking]);
  expect(session.status().state).toBe('locked');
});

test('the next opening begins with empty slots, and fills them', async () => {
  const { gate, dataset, session } = await startSession();
  const holder = gate.slot<string>();
  holder.keep('สมหญิง', gate.closing);
  const locking = session.lockCase();
  expect(await codeOf(gate.run(dataset.store, async () => 'an answer'))).toBe('WORKSPACE_CASE_LOCKED');
  await Promise.all([locking, session.openCase(casePassphrase, 'visit')]);
  expect(holder.value).toBeNull();
  await gate.run(dataset.store, async (signal) => holder.keep('Mya', signal));
  expect(holder.value).toBe('Mya');
});

test('a session without a workspace has no case data, and what it holds stays when there is nothing to lock', async () => {
  const { gate, dataset, session } = await startSession();
  await session.close();
  const holder = gate.slot<string>();
  holder.keep('rejected', gate.closing);
  await session.lockCase();
  await session.lock();
  expect(holder.value).toBe('rejected');
  expect(await codeOf(gate.run(dataset.store, async () => 'an answer'))).toBe('WORKSPACE_NONE');
  await create(session, 'two');
  expect(holder.value).toBeNull();
});

test('what is loaded and what the gate reads must be one store', async () => {
  const { gate, workspace } = await openGate();
  const { workspace: other } = await newWorkspace();
  expect(await gate.run(workspace, async () => 'an answer')).toBe('an answer');
  expect(await codeOf(gate.run(other, async () => 'an answer'))).toBe('WORKSPACE_CASE_LOCKED');
  gate.attach(null);
  expect(await codeOf(gate.run(workspace, async () => 'an answer'))).toBe('WORKSPACE_CASE_LOCKED');
});

test('the gate reads case segments and sealed fields while they are open, and drops the key of the store', async () => {
  const { gate, workspace } = await openGate();
  const names = await workspace.writeSegment('case', arrowOf({ name: ['Mya'] }));
  const entry = await workspace.append({ type: 'key-secret', id: 'a', secret: 'b' });
  const sealed = { ...entry, command: { type: 'key-secret' as const } };
  expect(Buffer.from(await gate.readSegment(names.sha256)).includes('Mya')).toBe(true);
  expect(await gate.commands([sealed])).toEqual([{ type: 'key-secret', id: 'a', secret: 'b' }]);
  gate.lock();
  expect(workspace.isCaseOpen).toBe(false);
  expect([await codeOf(gate.readSegment(names.sha256)), await codeOf(gate.commands([sealed]))]).toEqual([
    'WORKSPACE_CASE_LOCKED',
    'WORKSPACE_CASE_LOCKED',
  ]);
});

test('work that fails of itself says why; work that fails because of a lock says that', async () => {
  const { gate, workspace } = await openGate();
  const failing = (lock: () => void) =>
    gate.run(workspace, async () => {
      lock();
      throw new RangeError('Something else.');
    });
  await expect(failing(() => undefined)).rejects.toThrow('Something else.');
  expect(await codeOf(failing(() => gate.lock()))).toBe('WORKSPACE_CASE_LOCKED');
});

test('whoever asked stops the work as well', async () => {
  const { gate, workspace } = await openGate();
  const asking = new AbortController();
  const seen: boolean[] = [];
  await gate.run(
    workspace,
    async (signal: CaseSignal) => {
      seen.push(signal.aborted);
      asking.abort();
      seen.push(signal.aborted);
    },
    asking.signal,
  );
  expect(seen).toEqual([false, true]);
});

test('a store in memory is read without a key', async () => {
  const gate = new CaseGate();
  const store = new MemoryStore('tester');
  gate.attach(store);
  const names = await store.writeSegment('case', arrowOf({ name: ['Mya'] }));
  gate.lock();
  expect(Buffer.from(await gate.readSegment(names.sha256)).includes('Mya')).toBe(true);
});
