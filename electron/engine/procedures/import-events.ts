import type { ImportEvent, ImportReport } from '../../../shared/contract/extracts.ts';

type ProgressEvent = Extract<ImportEvent, { type: 'progress' }>;

export type RunImport = (onProgress: (event: ProgressEvent) => void) => Promise<ImportReport>;

/** Runs an import and yields its progress, at last its report. Progress that nobody took is replaced by the newer one. */
export async function* importEvents(run: RunImport): AsyncGenerator<ImportEvent> {
  let latest: ProgressEvent | null = null;
  let wake: () => void = () => undefined;
  const state: { isDone: boolean } = { isDone: false };
  const work = run((event) => {
    latest = event;
    wake();
  }).finally(() => {
    state.isDone = true;
    wake();
  });
  work.catch(() => undefined);
  while (!state.isDone) {
    if (latest) {
      const event: ProgressEvent = latest;
      latest = null;
      yield event;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (state.isDone || latest) resolve();
      });
    }
  }
  yield { type: 'done', report: await work };
}
