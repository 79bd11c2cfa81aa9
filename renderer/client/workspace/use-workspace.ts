import {
  skipToken,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { KeyName, VerifyReport } from '../../../shared/contract/workspace.ts';
import type {
  JournalAnswer,
  KnownWorkspace,
  UndoAnswer,
  WorkspacePlace,
  WorkspaceStatus,
} from '../../../shared/contract/workspace-session.ts';
import { useEngine } from '../connection/connection-context.tsx';
import type { EngineClient } from '../connection/clients.ts';
import type { ImportController } from '../import/import-controller.ts';
import { useImport } from '../import/import-context.tsx';
import { refreshDataset } from '../questions/use-dataset.ts';
import { closeDialog, openDialog } from './workspace-dialog.ts';
import {
  datasetKey,
  journalKey,
  knownWorkspacesKey,
  workspaceKey,
  workspaceStatusKey,
} from '../questions/query-keys.ts';

/** The state of the workspace. Asked again when the window is looked at: another page may have locked it. */
export function useWorkspace(): UseQueryResult<WorkspaceStatus> {
  const engine = useEngine();
  return useQuery({
    queryKey: workspaceStatusKey,
    queryFn: ({ signal }) => engine.workspace.status(undefined, { signal }),
    refetchOnWindowFocus: 'always',
  });
}

/** Workspaces to open, the latest first. */
export function useKnownWorkspaces(): UseQueryResult<readonly KnownWorkspace[]> {
  const engine = useEngine();
  return useQuery({
    queryKey: knownWorkspacesKey,
    queryFn: ({ signal }): Promise<readonly KnownWorkspace[]> => engine.workspace.known(undefined, { signal }),
    refetchOnMount: 'always',
  });
}

const entriesAtOnce = 200;

/** The number that the next page of the journal ends before; undefined when all pages are there. */
export function olderThan(pages: readonly JournalAnswer[]): number | undefined {
  const shown = pages.reduce((sum, { items }) => sum + items.length, 0);
  return shown < (pages[0]?.entries ?? 0) ? pages.at(-1)?.items[0]?.seq : undefined;
}

/** The journal, newest entries first, a page at a time; nothing is asked while it is not open. */
export function useJournal(isOpen: boolean): UseInfiniteQueryResult<InfiniteData<JournalAnswer>> {
  const engine = useEngine();
  return useInfiniteQuery({
    queryKey: journalKey,
    queryFn: isOpen
      ? ({ pageParam, signal }): Promise<JournalAnswer> =>
          engine.workspace.journal({ before: pageParam, limit: entriesAtOnce }, { signal })
      : skipToken,
    initialPageParam: null as number | null,
    getNextPageParam: (_, pages) => olderThan(pages),
    refetchOnMount: 'always',
  });
}

/** Drops every answer of the engine but what it says about itself and the state of the workspace. */
export function forgetData(queries: QueryClient): void {
  const isData = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean =>
    queryKey[0] !== 'app-info' && !workspaceStatusKey.every((part, i) => queryKey[i] === part);
  void queries.cancelQueries({ predicate: isData });
  queries.removeQueries({ predicate: isData });
  queries.getMutationCache().clear();
}

type WorkspaceActions = {
  readonly create: (ask: {
    readonly place: WorkspacePlace;
    readonly planningPassphrase: string;
    readonly casePassphrase: string;
  }) => Promise<{ readonly recoveryCode: readonly string[]; readonly status: WorkspaceStatus }>;
  readonly open: (ask: {
    readonly place: WorkspacePlace;
    readonly passphrase: string;
    readonly isReadOnly?: boolean;
    readonly isTakenOver?: boolean;
  }) => Promise<WorkspaceStatus>;
  readonly recover: (ask: {
    readonly place: WorkspacePlace;
    readonly recoveryCode: string;
    readonly planningPassphrase: string;
    readonly casePassphrase: string;
  }) => Promise<WorkspaceStatus>;
  readonly unlock: (passphrase: string) => Promise<WorkspaceStatus>;
  /** The data leave the page at once, before the engine has answered. */
  readonly lock: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly openCase: (passphrase: string, purpose: string) => Promise<WorkspaceStatus>;
  /** What names children leaves the page at once, before the engine has answered. */
  readonly lockCase: () => Promise<void>;
  readonly changePassphrase: (key: KeyName, current: string, next: string) => Promise<void>;
  /** The code of a new recovery sheet; the one before opens nothing any more. */
  readonly renewRecovery: (planningPassphrase: string, casePassphrase: string) => Promise<readonly string[]>;
  readonly backup: (
    passphrase: string,
    file: string | null,
  ) => Promise<{ readonly file: string; readonly bytes: number; readonly damaged: number }>;
  readonly restore: (
    backup: { readonly path: string } | { readonly file: File },
    passphrase: string,
    place: WorkspacePlace,
  ) => Promise<void>;
  readonly verify: (signal: AbortSignal) => Promise<VerifyReport>;
  /** Null: the last that may be undone, the next that may be redone. */
  readonly undo: (seq: number | null) => Promise<UndoAnswer>;
  readonly redo: (seq: number | null) => Promise<UndoAnswer>;
};

/** What can be done with the workspace; afterwards everything the page shows is asked anew. */
export function useWorkspaceActions(): WorkspaceActions {
  const engine = useEngine();
  const queries = useQueryClient();
  const { cancel, reset } = useImport();
  return useMemo(() => workspaceActions(engine, queries, { cancel, reset }), [engine, queries, cancel, reset]);
}

/** `useWorkspaceActions` outside of React. */
export function workspaceActions(
  engine: EngineClient,
  queries: QueryClient,
  importing: Pick<ImportController, 'cancel' | 'reset'>,
): WorkspaceActions {
  const { workspace } = engine;

  /** Also after a failure: an attempt may have left the workspace that was open. */
  async function changed<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } finally {
      await refreshDataset(queries);
    }
  }

  /** What the lock takes away leaves the page before the engine has answered. */
  async function locked(
    without: (status: WorkspaceStatus) => WorkspaceStatus,
    ask: () => Promise<WorkspaceStatus>,
  ): Promise<void> {
    // A question under way would put the former answer back.
    void queries.cancelQueries({ queryKey: workspaceStatusKey }, { revert: false, silent: true });
    queries.setQueryData<WorkspaceStatus>(workspaceStatusKey, (status) => status && without(status));
    try {
      queries.setQueryData(workspaceStatusKey, await ask());
    } catch (error) {
      await queries.invalidateQueries({ queryKey: workspaceStatusKey });
      throw error;
    }
  }

  function dropImport(): void {
    importing.cancel();
    importing.reset();
  }

  return {
    create: async (ask) => {
      const { recoveryCode } = await changed(workspace.create(ask));
      const status = await workspace.status();
      queries.setQueryData(workspaceStatusKey, status);
      return { recoveryCode, status };
    },
    open: ({ isReadOnly = false, isTakenOver = false, ...ask }) =>
      changed(workspace.open({ ...ask, isReadOnly, isTakenOver })),
    recover: (ask) => changed(workspace.recover(ask)),
    unlock: (passphrase) => changed(workspace.unlock({ passphrase })),
    lock: async () => {
      dropImport();
      if (openDialog()?.kind !== 'sheet') closeDialog();
      await locked(asLocked, workspace.lock);
    },
    close: async () => {
      dropImport();
      queries.setQueryData(workspaceStatusKey, await workspace.close());
      await refreshDataset(queries);
    },
    openCase: (passphrase, purpose) => changed(workspace.openCase({ passphrase, purpose })),
    lockCase: async () => {
      // Figures that only the case data show leave the page as well.
      void queries.resetQueries({ queryKey: datasetKey });
      await locked(
        (status) => ({ ...status, isCaseOpen: false }),
        () => changed(workspace.lockCase()),
      );
    },
    changePassphrase: (key, current, next) => changed(workspace.changePassphrase({ key, current, next })),
    renewRecovery: async (planningPassphrase, casePassphrase) =>
      (await changed(workspace.renewRecovery({ planningPassphrase, casePassphrase }))).recoveryCode,
    backup: (passphrase, file) => changed(workspace.backup({ passphrase, ...(file === null ? {} : { file }) })),
    restore: async (backup, passphrase, place) => {
      const { fileId } =
        'path' in backup
          ? await engine.files.openPath({ path: backup.path })
          : await engine.files.upload({ file: backup.file });
      try {
        await workspace.restore({ fileId, passphrase, place });
      } finally {
        await engine.files.discard({ fileIds: [fileId] });
        await queries.invalidateQueries({ queryKey: workspaceKey });
      }
    },
    verify: (signal) => workspace.verify(undefined, { signal }),
    undo: (seq) => changed(workspace.undo({ seq })),
    redo: (seq) => changed(workspace.redo({ seq })),
  };
}

/** The status with nothing in it that locking takes away. */
function asLocked(status: WorkspaceStatus): WorkspaceStatus {
  return {
    ...status,
    state: 'locked',
    isCaseOpen: false,
    isBackupDue: false,
    findings: [],
    missingFiles: [],
    undo: null,
    redo: null,
  };
}
