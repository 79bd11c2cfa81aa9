import type { ImportReport } from '../../../shared/contract/extracts.ts';
import type { Reader } from '../db/database.ts';
import type { FileOutcome } from '../ingest/import-draft.ts';
import { loadedTotals } from '../queries/loaded-totals.ts';
import type { LoadedExtract } from './loaded-extracts.ts';

/** What came of each file, and what is loaded now in all. */
export async function importReport(
  db: Reader,
  outcomes: readonly FileOutcome[],
  loaded: readonly LoadedExtract[],
): Promise<ImportReport> {
  const idOf = new Map(loaded.map(({ extractNo, extractId }) => [extractNo, extractId]));
  return {
    files: outcomes.map(({ extractNo, sha256: _sha, repeated: _repeated, ...file }) => ({
      ...file,
      extractId: idOf.get(extractNo) ?? null,
    })),
    ...(await loadedTotals(db)),
  };
}
