import { journalAsk, type UndoAnswer } from '../../../shared/contract/workspace-session.ts';
import type { HistoryItem } from '../../../shared/contract/workspace.ts';
import { toldItems } from '../dataset/told-items.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** The workspace one works in: opening and locking, its journal, its backups. */
export function workspaceProcedures(os: ContractImplementer, { dataset, gate, session, sources, files }: EngineParts) {
  const { workspace } = os;
  const told = async (items: readonly HistoryItem[]): Promise<readonly HistoryItem[]> =>
    dataset.hasRows ? toldItems(items, dataset.journal, gate) : items;
  const turned = async (type: 'undo' | 'redo', seq: number | null): Promise<UndoAnswer> => {
    dataset.assertMayChange();
    const step = await dataset.applyChosen(() => dataset.journal.step(type, seq));
    const item = step && dataset.journal.item(step.seq);
    const [entry = null] = item ? await told([item]) : [];
    return { status: session.status(), entry };
  };
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
      if (session.hasWorkspace) await files.discardUploads();
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
    lockCase: workspace.lockCase.handler(async () => {
      await session.lockCase();
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
    journal: workspace.journal.handler(({ input }) =>
      sources.untilLocked(async () => {
        const { items, entries } = dataset.journal.page(input ?? journalAsk.parse({}));
        return { items: [...(await told(items))], entries };
      }),
    ),
    undo: workspace.undo.handler(({ input }) => sources.untilLocked(() => turned('undo', input.seq))),
    redo: workspace.redo.handler(({ input }) => sources.untilLocked(() => turned('redo', input.seq))),
  };
}
