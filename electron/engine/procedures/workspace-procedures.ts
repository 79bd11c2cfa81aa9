import { isUndoable } from '../../../shared/contract/commands.ts';
import { undoStep } from '../dataset/undo-steps.ts';
import { journalHistory } from '../vault/journal-history.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** The workspace one works in: opening and locking, its journal, its backups. */
export function workspaceProcedures(os: ContractImplementer, { dataset, session, files }: EngineParts) {
  const { workspace } = os;
  return {
    status: workspace.status.handler(() => session.status()),
    known: workspace.known.handler(async () => [...(await session.known())]),
    create: workspace.create.handler(({ input }) => session.create(input)),
    open: workspace.open.handler(async ({ input }) => {
      await session.open(input);
      return session.status();
    }),
    recover: workspace.recover.handler(async ({ input }) => {
      await session.recover(input);
      return session.status();
    }),
    unlock: workspace.unlock.handler(async ({ input }) => {
      await session.unlock(input.passphrase);
      return session.status();
    }),
    lock: workspace.lock.handler(async () => {
      await session.lock();
      return session.status();
    }),
    close: workspace.close.handler(async () => {
      await session.close();
      return session.status();
    }),
    openCase: workspace.openCase.handler(async ({ input }) => {
      await session.openCase(input.passphrase, input.purpose);
      return session.status();
    }),
    lockCase: workspace.lockCase.handler(() => {
      session.lockCase();
      return session.status();
    }),
    changePassphrase: workspace.changePassphrase.handler(({ input }) =>
      session.changePassphrase(input.key, input.current, input.next),
    ),
    renewRecovery: workspace.renewRecovery.handler(async ({ input }) => ({
      recoveryCode: await session.renewRecovery({ planning: input.planningPassphrase, case: input.casePassphrase }),
    })),
    verify: workspace.verify.handler(({ signal }) => session.verify(signal)),
    backup: workspace.backup.handler(({ input }) => session.backup(input)),
    restore: workspace.restore.handler(({ input }) =>
      session.restore(files.get(input.fileId), input.passphrase, input.place),
    ),
    journal: workspace.journal.handler(() => ({ items: [...journalHistory(dataset.store.journal(), isUndoable)] })),
    undo: workspace.undo.handler(async ({ input }) => {
      await dataset.applyChosen(() => undoStep(dataset.store.journal(), 'undo', input.seq));
      return session.status();
    }),
    redo: workspace.redo.handler(async ({ input }) => {
      await dataset.applyChosen(() => undoStep(dataset.store.journal(), 'redo', input.seq));
      return session.status();
    }),
  };
}
