import { AppError } from '../../../shared/contract/app-error.ts';
import type { MappingProfile } from '../../../shared/contract/commands/mapping-profile.ts';
import type { InspectedFile } from '../../../shared/contract/extracts.ts';
import { savedMappings } from '../dataset/saved-mappings.ts';
import { NotAnExtractError } from '../ingest/detect/unrecognised-table.ts';
import type { StoredFile } from '../ingest/file-store.ts';
import { headerKey, mappingByKeys, type GivenMapping } from '../ingest/header-key.ts';
import { askedColumns, columnsToMap, inspectExtract } from '../ingest/inspect-extract.ts';
import { sampleFiles, thoseOfSample } from '../sample-files.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';
import { contractError, failureOf, type Log } from './failures.ts';
import { importEvents, type RunImport } from './import-events.ts';

/** Files as they are chosen. */
export function fileProcedures(os: ContractImplementer, { files, acceptsPaths }: EngineParts) {
  return {
    openPath: os.files.openPath.handler(({ input }) => {
      if (!acceptsPaths) throw new AppError('PATH_NOT_ALLOWED');
      return files.addPath(input.path);
    }),
    upload: os.files.upload.handler(({ input }) => files.addUpload(input.file)),
    discard: os.files.discard.handler(({ input }) => files.discard(input.fileIds)),
  };
}

/** What a file is, taking it in and out again, and how its columns are read. */
export function extractProcedures({ extracts }: ContractImplementer, parts: EngineParts) {
  const { dataset, gate, session, files, sampleFolder, log } = parts;
  const importing = (run: RunImport) => reported(log, importEvents(run));
  return {
    inspect: extracts.inspect.handler(async ({ input, signal }) => {
      const inspected: InspectedFile[] = [];
      // One after the other: each is read in a database of its own, and memory is shared.
      for (const fileId of input.fileIds)
        inspected.push(await inspectFile(files.get(fileId), input.mappings?.[fileId], parts, signal));
      return inspected;
    }),
    import: extracts.import.handler(({ input, signal }) =>
      importing(async (onProgress) => {
        dataset.assertMayChange();
        const chosen = input.files.map((file) => ({
          stored: files.get(file.fileId),
          mapping: file.mapping,
          surveyYearBE: file.surveyYearBE,
          codes: file.codes,
          choices: file.choices,
          leftOut: file.leftOut,
        }));
        const stored = chosen.map((file) => file.stored);
        const ofSample = await thoseOfSample(sampleFolder, stored);
        const isSynthetic = ofSample.length > 0;
        // Made-up children must not be counted with real ones.
        if (isSynthetic && (session.hasWorkspace || ofSample.length < stored.length))
          throw new AppError('SAMPLE_APART', { file: ofSample.map(({ name }) => name) });
        return dataset.import({ files: chosen, blank: input.blank, isSynthetic }, onProgress, signal);
      }),
    ),
    openSample: extracts.openSample.handler(({ signal }) =>
      importing(async (onProgress) => {
        const paths = await sampleFiles(sampleFolder);
        // The sample is nobody's work: it never goes into a workspace.
        if (session.hasWorkspace) await session.close();
        const stored = await Promise.all(paths.map(async ({ path }) => files.get((await files.addPath(path)).fileId)));
        return dataset.import(
          { files: stored.map((file) => ({ stored: file })), blank: 'unknown', isSynthetic: true },
          onProgress,
          signal,
        );
      }),
    ),
    remove: extracts.remove.handler(({ input }) => {
      dataset.assertMayChange();
      return dataset.remove(input.extractId);
    }),
    clear: extracts.clear.handler(() => {
      dataset.assertMayChange();
      return dataset.clear();
    }),
    // Who may not import needs none.
    mappings: extracts.mappings.handler(async () =>
      gate.isOpenFor(dataset.store) ? (await savedMappings(dataset.state.mappings, gate)).map(profileByKeys) : [],
    ),
    saveMapping: extracts.saveMapping.handler(({ input }) =>
      dataset.apply({ type: 'save-mapping', profile: profileByKeys(input) }),
    ),
    removeMapping: extracts.removeMapping.handler(({ input }) =>
      dataset.apply({ type: 'remove-mapping', name: input.name }),
    ),
  };
}

const profileByKeys = (profile: MappingProfile): MappingProfile => ({
  ...profile,
  headers: profile.headers.map(headerKey),
  mapping: mappingByKeys(profile.mapping),
});

async function inspectFile(
  stored: StoredFile,
  given: GivenMapping | undefined,
  { log, reader }: EngineParts,
  signal?: AbortSignal,
): Promise<InspectedFile> {
  const file = { fileId: stored.fileId, name: stored.name, bytes: stored.bytes };
  try {
    return { file, inspection: await inspectExtract(stored, given, reader, signal), error: null, columns: null };
  } catch (error) {
    const tables = error instanceof NotAnExtractError ? error.tables : [];
    const failure = { file, inspection: null, error: failureOf(error, log) };
    return { ...failure, columns: columnsToMap(tables), asked: [...askedColumns(tables)] };
  }
}

/** Errors inside a stream of events do not pass the middleware: they are named here. */
async function* reported<T>(log: Log, events: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* events;
  } catch (error) {
    throw contractError(error, log);
  }
}
