import { implement } from '@orpc/server';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { PrevalenceAnswer } from '../../../shared/contract/analysis.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { prevalenceIpc, prevalenceRows } from '../../../shared/contract/prevalence-table.ts';
import type { InspectedFile } from '../../../shared/contract/extracts.ts';
import { listPacks, provinceMap } from '../boundaries/boundary-packs.ts';
import type { Dataset } from '../dataset.ts';
import type { ChildLinks } from '../linking/child-links.ts';
import type { Session } from '../session.ts';
import type { FileStore, StoredFile } from '../ingest/file-store.ts';
import type { GivenMapping } from '../ingest/detect/detect-table.ts';
import { NotAnExtractError } from '../ingest/detect/unrecognised-table.ts';
import { columnsToMap, inspectionOf } from '../ingest/inspect-extract.ts';
import { openExtract } from '../ingest/open-extract.ts';
import { rejectWorkbook } from '../ingest/reject-workbook.ts';
import { reportedCommunities } from '../queries/reported-communities.ts';
import { sampleFiles } from '../sample-files.ts';
import { contractError, failureOf, type Log } from './failures.ts';
import { hotSpotMap, outlinesFromFile } from './hot-spot-map.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import { exploreProcedures } from './explore-procedures.ts';
import { importEvents } from './import-events.ts';
import { planningPrevalence, thresholdOf } from './planning-prevalence.ts';
import { planningHeadlines, planningHotSpots, planningMarks } from './planning-view.ts';
import { NewestWins } from './newest-wins.ts';
import { qualityProcedures } from './quality-procedures.ts';
import { linkingProcedures } from './linking-procedures.ts';
import { workspaceProcedures } from './workspace-procedures.ts';

export type EngineParts = {
  readonly dataset: Dataset;
  readonly session: Session;
  readonly links: ChildLinks;
  readonly files: FileStore;
  readonly dataFolder: string;
  readonly sampleFolder: string;
  readonly host: 'electron' | 'loopback' | 'cli';
  readonly version: string;
  readonly acceptsPaths: boolean;
  readonly smallestShown: number | null;
  readonly log: Log;
};

/** The contract's procedures over one dataset. */
export function createRouter(parts: EngineParts) {
  const { dataset, session, files, log } = parts;
  const os = implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw contractError(error, log);
    }
  });
  return os.router({
    app: {
      info: os.app.info.handler(async () => ({
        version: parts.version,
        host: parts.host,
        acceptsPaths: parts.acceptsPaths,
        hasSample: (await sampleFiles(parts.sampleFolder).catch(() => [])).length > 0,
      })),
    },
    files: fileProcedures(os, parts),
    extracts: {
      inspect: os.extracts.inspect.handler(({ input, signal }) =>
        Promise.all(
          input.fileIds.map((fileId) => inspectFile(files.get(fileId), input.mappings?.[fileId], log, signal)),
        ),
      ),
      import: os.extracts.import.handler(({ input, signal }) =>
        reported(
          log,
          importEvents((onProgress) => {
            const chosen = input.files.map((file) => ({
              stored: files.get(file.fileId),
              mapping: file.mapping,
              surveyYearBE: file.surveyYearBE,
              leftOut: file.leftOut,
            }));
            return dataset.import({ files: chosen, blank: input.blank, isSynthetic: false }, onProgress, signal);
          }),
        ),
      ),
      openSample: os.extracts.openSample.handler(({ signal }) =>
        reported(
          log,
          importEvents(async (onProgress) => {
            const paths = await sampleFiles(parts.sampleFolder);
            // The sample is nobody's work: it never goes into a workspace.
            if (session.hasWorkspace) await session.close();
            const stored = await Promise.all(paths.map(async (path) => files.get((await files.addPath(path)).fileId)));
            return dataset.import(
              { files: stored.map((file) => ({ stored: file })), blank: 'unknown', isSynthetic: true },
              onProgress,
              signal,
            );
          }),
        ),
      ),
      remove: os.extracts.remove.handler(({ input }) => dataset.remove(input.extractId)),
      clear: os.extracts.clear.handler(() => dataset.clear()),
      rejects: os.extracts.rejects.handler(async ({ input }) => {
        const table = await dataset.rejectsOf(input.extractId);
        const name = `${input.language === 'th' ? 'แถวที่ไม่นำเข้า' : 'rejected'}-${fileOf(dataset, input.extractId)}.xlsx`;
        return { name, content: new Blob([rejectWorkbook(table, input.language)]) };
      }),
      mappings: os.extracts.mappings.handler(() => [...dataset.state.mappings]),
      saveMapping: os.extracts.saveMapping.handler(({ input }) =>
        dataset.apply({ type: 'save-mapping', profile: input }),
      ),
      removeMapping: os.extracts.removeMapping.handler(({ input }) =>
        dataset.apply({ type: 'remove-mapping', name: input.name }),
      ),
    },
    workspace: workspaceProcedures(os, parts),
    linking: linkingProcedures(os, parts),
    dataset: {
      summary: os.dataset.summary.handler(({ signal }) => dataset.summary(signal)),
      areas: os.dataset.areas.handler(async ({ signal }) => [...(await dataset.areas(signal))]),
    },
    analysis: { ...analysisProcedures(os, parts), ...exploreProcedures(os, parts) },
    quality: qualityProcedures(os, parts),
    boundaries: {
      packs: os.boundaries.packs.handler(() => [...listPacks(parts.dataFolder)]),
      province: os.boundaries.province.handler(async ({ input, signal }) => {
        const communities = await reportedCommunities(dataset.db, signal);
        const codes = communities.map(({ code }) => code).filter((code) => code.startsWith(input.province));
        return provinceMap(parts.dataFolder, input.packId, input.province, codes);
      }),
    },
  });
}

/** Above this many rows (of some 150 numbers each) an answer goes as Arrow: JSON is faster below [measured]. */
const arrowFromRows = 60;

/** What the engine answers with; hosts hand it to a transport. */
export type EngineRouter = ReturnType<typeof createRouter>;

function fileProcedures(os: ContractImplementer, { files, acceptsPaths }: EngineParts) {
  return {
    openPath: os.files.openPath.handler(({ input }) => {
      if (!acceptsPaths) throw new AppError('PATH_NOT_ALLOWED');
      return files.addPath(input.path);
    }),
    upload: os.files.upload.handler(({ input }) => files.addUpload(input.file)),
    discard: os.files.discard.handler(({ input }) => files.discard(input.fileIds)),
  };
}

function analysisProcedures(os: ContractImplementer, { dataset, dataFolder, host, smallestShown }: EngineParts) {
  const newest = new NewestWins();
  return {
    prevalence: os.analysis.prevalence.handler(async ({ input, signal }): Promise<PrevalenceAnswer> => {
      const request = newest.begin(input.control, signal);
      try {
        const { revision } = dataset;
        const table = await planningPrevalence(
          dataset,
          input,
          thresholdOf(input.isForPublication === true, smallestShown),
          request.signal,
        );
        if (table.length <= arrowFromRows) return { encoding: 'rows', revision, rows: prevalenceRows(table) };
        return { encoding: 'arrow', revision, blob: new Blob([prevalenceIpc(table)]) };
      } finally {
        request.end();
      }
    }),
    marks: os.analysis.marks.handler(async ({ input, signal }) => {
      const request = newest.begin(input.control === undefined ? undefined : `marks ${input.control}`, signal);
      try {
        return await planningMarks(dataset, input, smallestShown, request.signal);
      } finally {
        request.end();
      }
    }),
    hotSpots: os.analysis.hotSpots.handler(async ({ input, signal }) => {
      if (input.boundaryFile !== undefined && host !== 'cli') throw new AppError('PATH_NOT_ALLOWED');
      const given = input.boundaryFile === undefined ? null : outlinesFromFile(input.boundaryFile, dataFolder);
      const answer = await hotSpotMap(dataset.db, dataFolder, input, signal, given);
      return planningHotSpots(dataset, answer, input, smallestShown, signal);
    }),
    headlines: os.analysis.headlines.handler(async ({ input, signal }) => [
      ...(await planningHeadlines(dataset, input.filter, smallestShown, signal)),
    ]),
  };
}

/** The name of an extract's file without its ending. */
function fileOf(dataset: Dataset, extractId: string): string {
  const file = dataset.state.extracts.find((extract) => extract.extractId === extractId)?.file ?? '';
  return file.replace(/(\.[a-z0-9]+)+$/i, '');
}

async function inspectFile(
  stored: StoredFile,
  given: GivenMapping | undefined,
  log: Log,
  signal?: AbortSignal,
): Promise<InspectedFile> {
  const file = { fileId: stored.fileId, name: stored.name, bytes: stored.bytes };
  try {
    return { file, inspection: inspectionOf(await openExtract(stored, given, signal)), error: null, columns: null };
  } catch (error) {
    const columns = error instanceof NotAnExtractError ? columnsToMap(error.tables) : null;
    return { file, inspection: null, error: failureOf(error, log), columns };
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
