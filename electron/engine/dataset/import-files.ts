import type { AreaRegister } from '../boundaries/area-register.ts';
import type { Failure, ImportEvent } from '../../../shared/contract/extracts.ts';
import type { Database } from '../db/database.ts';
import type { FileStore } from '../ingest/file-store.ts';
import type { ExtractContent, FileOutcome } from '../ingest/import-draft.ts';
import { importExtracts } from '../ingest/import-extracts.ts';
import { workingRules } from '../risk/working-definition-1.ts';
import type { CommandJournal } from './command-journal.ts';
import { importCommandOf, replacedBy, writeContents, type AcceptedFile, type FilesToImport } from './import-command.ts';
import type { KeySecret } from './key-secret.ts';
import type { LoadedExtract } from './loaded-extracts.ts';

export type ImportOptions = {
  readonly register: AreaRegister;
  readonly files: FileStore;
  readonly memoryLimit: string;
  readonly threads: number;
  readonly toFailure: (error: unknown, file: string) => Failure;
  /** False for a command that only calculates: nothing of a file is kept but its figures. */
  readonly keepsRows: boolean;
};

/** What the files are imported into. */
type ImportTarget = {
  readonly db: Database;
  readonly journal: CommandJournal;
  readonly keys: KeySecret;
  readonly loaded: readonly LoadedExtract[];
  /** A number in the database for each file. */
  readonly numbers: readonly number[];
};

export type ImportProgress = (event: Extract<ImportEvent, { type: 'progress' }>) => void;

/** What became of each file, and what was stored of those that came in, each with its extract. */
type ImportedFiles = {
  readonly outcomes: readonly FileOutcome[];
  readonly accepted: readonly (AcceptedFile & { readonly extractId: string })[];
};

/** A workspace keeps everything; a session without one keeps no names. */
const keptInWorkspace = new Set<keyof ExtractContent>(['children', 'households', 'counts', 'identifiers', 'rejects']);
const keptInSession = new Set<keyof ExtractContent>(['children', 'households', 'counts', 'rejects']);

/**
 * Brings files into the tables and the journal: the command is stored just before the tables are committed, so that what
 * the disk refuses does not come in.
 * @throws AppError CANCELLED, and as the store's `append`
 */
export async function importFiles(
  ask: FilesToImport,
  { db, journal, keys, loaded, numbers }: ImportTarget,
  { register, files, memoryLimit, threads, toFailure, keepsRows }: ImportOptions,
  onProgress: ImportProgress,
  signal?: AbortSignal,
): Promise<ImportedFiles> {
  const { store } = journal;
  let accepted: ImportedFiles['accepted'] = [];
  const outcomes = await importExtracts(
    ask.files.map((file, i) => ({ ...file, extractNo: numbers[i] ?? 0 })),
    {
      analytic: db,
      secret: keys.secret,
      keyedOtherwise: loaded.filter(({ keySecretId }) => keySecretId !== keys.id).map(({ extractNo }) => extractNo),
      keeps: keepsRows ? (store.isLasting ? keptInWorkspace : keptInSession) : new Set(),
      blank: ask.blank,
      resolvesTambon: (code) => register.resolvesTambon(code),
      memoryLimit,
      threads,
      checkUnchanged: (file) => files.checkUnchanged(file),
      toFailure,
      loaded: loaded.map(({ extractNo }) => extractNo),
      replaced: (sha256) => replacedBy(loaded, sha256, ask.isSynthetic),
      rules: workingRules,
      onProgress,
      store: async (brought, communityNames) => {
        if (brought.length === 0) return;
        const segments = await writeContents(store, brought);
        const command = importCommandOf(brought, {
          ask,
          numbers,
          keys,
          communityNames,
          loaded,
          formerId: (content) => journal.extractIdOf(content),
        });
        await journal.append(command, segments);
        accepted = brought.map((each, place) => ({ ...each, extractId: command.extracts[place]?.extractId ?? '' }));
      },
    },
    signal,
  );
  return { outcomes, accepted };
}
