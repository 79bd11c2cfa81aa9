import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { EngineClient } from '../../../../renderer/client/connection/clients.ts';
import { forgetData, workspaceActions } from '../../../../renderer/client/workspace/use-workspace.ts';
import { closeDialog, openDialog, showDialog } from '../../../../renderer/client/workspace/workspace-dialog.ts';
import { workspaceStatusKey } from '../../../../renderer/client/questions/query-keys.ts';
import type { WorkspaceStatus } from '../../../../shared/contract/workspace-session.ts';

const open: WorkspaceStatus = {
  state: 'open',
  name: 'ระนอง',
  folder: null,
  workspaceId: 'x',
  createdAt: '2026-01-01T00:00:00Z',
  isCaseOpen: true,
  isReadOnly: false,
  findings: [],
  missingFiles: ['ก.csv'],
  lastBackupAt: null,
  lastCaseOpening: null,
  isBackupDue: true,
  undo: { seq: 1, type: 'import' },
  redo: null,
};

test('locking takes the data off the page before the engine has answered, and ends the import', async () => {
  const queries = new QueryClient();
  queries.setQueryData(workspaceStatusKey, open);
  let answer: (status: WorkspaceStatus) => void = () => undefined;
  const workspace = { lock: () => new Promise<WorkspaceStatus>((resolve) => (answer = resolve)) };
  const calls: string[] = [];
  const actions = workspaceActions({ workspace } as unknown as EngineClient, queries, {
    cancel: () => calls.push('cancel'),
    reset: () => calls.push('reset'),
  });
  showDialog({ kind: 'backup' });
  const locking = actions.lock();
  await Promise.resolve();
  expect(queries.getQueryData(workspaceStatusKey)).toEqual({
    ...open,
    state: 'locked',
    isCaseOpen: false,
    isBackupDue: false,
    missingFiles: [],
    undo: null,
  });
  expect([calls, openDialog()]).toEqual([['cancel', 'reset'], null]);
  answer({ ...open, state: 'locked' });
  await locking;
});

test('locking the case data takes them off the page before the engine has answered', async () => {
  const queries = new QueryClient();
  queries.setQueryData(workspaceStatusKey, open);
  let fail: (reason: Error) => void = () => undefined;
  const workspace = { lockCase: () => new Promise<WorkspaceStatus>((_, reject) => (fail = reject)) };
  const { lockCase } = workspaceActions({ workspace } as unknown as EngineClient, queries, {
    cancel: () => undefined,
    reset: () => undefined,
  });
  const locking = lockCase();
  expect(queries.getQueryData(workspaceStatusKey)).toEqual({ ...open, isCaseOpen: false });
  fail(new Error('The engine does not answer.'));
  await expect(locking).rejects.toThrow('does not answer');
  expect(queries.getQueryData(workspaceStatusKey)).toEqual({ ...open, isCaseOpen: false });
});

test('after a lock no answer of the engine is left in the page but what it says of itself', () => {
  const queries = new QueryClient();
  queries.setQueryData(workspaceStatusKey, { ...open, state: 'locked' });
  queries.setQueryData(['app-info'], { version: '1' });
  for (const key of [['dataset'], ['figures', 3, 'areas'], ['workspace', 'journal'], ['workspace', 'known']]) {
    queries.setQueryData(key, { secret: 'บ้านใหม่' });
  }
  forgetData(queries);
  expect(
    queries
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey),
  ).toEqual([workspaceStatusKey, ['app-info']]);
});

test('a recovery sheet gives way to no other dialog', () => {
  showDialog({ kind: 'sheet', sheet: { name: 'ก', issuedAt: '2026-01-01T00:00:00Z', code: ['A'], isRenewed: false } });
  showDialog({ kind: 'backup' });
  expect(openDialog()?.kind).toBe('sheet');
  closeDialog();
  expect(openDialog()).toBe(null);
});
