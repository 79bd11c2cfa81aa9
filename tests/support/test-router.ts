import { implement, type Router } from '@orpc/server';
import { errorText } from '../../shared/contract/app-error.ts';
import type { WorkspaceStatus } from '../../shared/contract/workspace-session.ts';
import { contract, type Contract } from '../../shared/contract/contract.ts';

/** The part of the contract that shows everything a transport must carry. */
const carried = {
  app: contract.app,
  files: contract.files,
  extracts: { openSample: contract.extracts.openSample, remove: contract.extracts.remove },
  dataset: { areas: contract.dataset.areas },
  workspace: { status: contract.workspace.status, lock: contract.workspace.lock, close: contract.workspace.close },
  publication: { prevalence: contract.publication.prevalence },
  analysis: { prevalence: contract.analysis.prevalence, headlines: contract.analysis.headlines },
};

/** What reached the handlers: the transports' tests ask here, on the far side. */
type Seen = {
  readonly aborted: string[];
  readonly uploads: { readonly name: string; readonly bytes: number; readonly firstBytes: string }[];
  readonly discarded: string[];
  readonly workspace: ('lock' | 'close')[];
};

/** A session without a workspace, or a workspace that is open. */
function workspaceIn(state: WorkspaceStatus['state']): WorkspaceStatus {
  const isOne = state !== 'none';
  return {
    state,
    name: isOne ? 'ระนอง' : null,
    folder: null,
    workspaceId: null,
    createdAt: null,
    isCaseOpen: false,
    isReadOnly: false,
    findings: [],
    missingFiles: [],
    lastBackupAt: null,
    lastCaseOpening: null,
    isBackupDue: false,
    undo: null,
    redo: null,
  };
}

function untilAborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(new Error('aborted'));
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

export type TestRouter = Router<Contract, Record<never, never>>;

/**
 * A router of the real contract that answers without an engine, to test what carries calls:
 * `files.openPath` fails with a typed error, `analysis.headlines` waits to be aborted,
 * `extracts.openSample` counts to three and then waits, `extracts.remove` has a fault,
 * `workspace` is in the state given, `analysis.prevalence` gives a Blob of `blobBytes`, `publication.prevalence` waits to be aborted first.
 */
export function createTestRouter({
  blobBytes = 1024 * 1024,
  state = 'open',
}: { readonly blobBytes?: number; readonly state?: WorkspaceStatus['state'] } = {}): {
  router: TestRouter;
  seen: Seen;
} {
  const seen: Seen = { aborted: [], uploads: [], discarded: [], workspace: [] };
  const arrow = () =>
    ({ encoding: 'arrow', revision: 7, blob: new Blob([new Uint8Array(blobBytes).fill(0xa5)]) }) as const;
  const os = implement(carried);
  const router = os.router({
    app: {
      info: os.app.info.handler(() => ({ version: '0.0.1', host: 'loopback', acceptsPaths: false, hasSample: true })),
    },
    files: {
      openPath: os.files.openPath.handler(({ input, errors }) => {
        const detail = { file: input.path };
        throw errors.FILE_MISSING({ data: { ...errorText('FILE_MISSING', detail), detail, logId: 'log-1' } });
      }),
      upload: os.files.upload.handler(async ({ input }) => {
        let bytes = 0;
        let firstBytes = '';
        for await (const chunk of input.file.stream()) {
          if (bytes === 0) firstBytes = Buffer.from(chunk.subarray(0, 16)).toString('utf8');
          bytes += chunk.length;
        }
        seen.uploads.push({ name: input.file.name, bytes, firstBytes });
        return { fileId: 'file-1', name: input.file.name, bytes };
      }),
      discard: os.files.discard.handler(({ input }) => {
        seen.discarded.push(...input.fileIds);
      }),
    },
    workspace: {
      status: os.workspace.status.handler(() => ({ ...workspaceIn(state), findings: [], missingFiles: [] })),
      lock: os.workspace.lock.handler(() => {
        seen.workspace.push('lock');
        return { ...workspaceIn('locked'), findings: [], missingFiles: [] };
      }),
      close: os.workspace.close.handler(() => {
        seen.workspace.push('close');
        return { ...workspaceIn('none'), findings: [], missingFiles: [] };
      }),
    },
    extracts: {
      openSample: os.extracts.openSample.handler(async function* ({ signal }) {
        try {
          for (const rows of [1, 2, 3]) {
            const progress = { type: 'progress', file: 'ตัวอย่าง.csv', phase: 'reading' } as const;
            yield { ...progress, rows, fraction: rows / 4, rowsPerSecond: null };
          }
          await untilAborted(signal);
        } finally {
          seen.aborted.push('openSample');
        }
      }),
      remove: os.extracts.remove.handler(() => {
        throw new Error('a fault with a name in it: สมชาย');
      }),
    },
    dataset: {
      areas: os.dataset.areas.handler(() => [{ code: '85', level: 'province', th: 'ระนอง', en: 'Ranong' }]),
    },
    publication: {
      prevalence: os.publication.prevalence.handler(async ({ signal }) => {
        await untilAborted(signal).catch(() => seen.aborted.push('prevalence'));
        return arrow();
      }),
    },
    analysis: {
      prevalence: os.analysis.prevalence.handler(() => arrow()),
      headlines: os.analysis.headlines.handler(async ({ signal }) => {
        await untilAborted(signal).catch(() => seen.aborted.push('headlines'));
        return [];
      }),
    },
  });
  return { router: router as unknown as TestRouter, seen };
}
