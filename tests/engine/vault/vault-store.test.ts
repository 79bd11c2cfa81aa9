import { expect, test } from 'vitest';
import { MemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { copyStore } from '../../../electron/engine/vault/workspace-store.ts';
import { testCommands } from './test-commands.ts';
import { arrowOf, codeOf, newWorkspace } from './vault-fixture.ts';

test('a session in memory becomes a workspace: same commands, same data, sealed parts sealed', async () => {
  const session = new MemoryStore('tester', testCommands);
  const arrow = arrowOf({ yes: [1, 2, 3] });
  const children = { ...(await session.writeSegment('analytic', arrow)), role: 'children' };
  await session.append({ type: 'load', file: 'a.csv' }, [children]);
  await session.append({ type: 'note' }, [children]);
  await session.append({ type: 'undo', seq: 2 });
  await session.append({ type: 'sealed-note', text: 'Mya' });
  const { workspace } = await newWorkspace();
  await copyStore(session, workspace);
  expect(workspace.journal().map(({ command }) => command)).toEqual(session.journal().map(({ command }) => command));
  const [first, second, , last] = workspace.journal();
  if (!first || !second || !last) throw new Error('Entries are missing.');
  expect(last.command).toEqual({ type: 'sealed-note' });
  expect(await workspace.whole(last)).toEqual({ type: 'sealed-note', text: 'Mya' });
  expect(first.segments).toEqual(second.segments);
  expect(workspace.segments().length).toBe(1);
  expect(Buffer.from(await workspace.readSegment(first.segments[0]?.sha256 ?? ''))).toEqual(Buffer.from(arrow));
});

test('a store in memory refuses what it does not have, as a workspace does', async () => {
  const session = new MemoryStore('tester');
  const foreign = { sha256: 'a'.repeat(64), kind: 'analytic', bytes: 1, role: 'children' } as const;
  expect(await codeOf(session.readSegment(foreign.sha256))).toBe('WORKSPACE_SEGMENT_MISSING');
  expect(await codeOf(session.append({ type: 'load' }, [foreign]))).toBe('WORKSPACE_SEGMENT_MISSING');
});
