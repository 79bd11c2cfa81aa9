import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import { mapOfProvince } from '../answers/map-of-province.ts';
import { listPacks } from '../boundaries/boundary-packs.ts';
import { sampleFiles } from '../sample-files.ts';
import { analysisProcedures } from './analysis-procedures.ts';
import { datasetProcedures } from './dataset-procedures.ts';
import type { EngineParts } from './engine-parts.ts';
import { exploreProcedures } from './explore-procedures.ts';
import { extractProcedures, fileProcedures } from './extract-procedures.ts';
import { contractError } from './failures.ts';
import { linkingProcedures } from './linking-procedures.ts';
import { qualityProcedures } from './quality-procedures.ts';
import { workspaceProcedures } from './workspace-procedures.ts';

/** The contract's procedures over one dataset. */
export function createRouter(parts: EngineParts) {
  const { dataset, dataFolder, log } = parts;
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
    extracts: extractProcedures(os, parts),
    workspace: workspaceProcedures(os, parts),
    linking: linkingProcedures(os, parts),
    dataset: datasetProcedures(os, parts),
    analysis: { ...analysisProcedures(os, parts), ...exploreProcedures(os, parts) },
    quality: qualityProcedures(os, parts),
    boundaries: {
      packs: os.boundaries.packs.handler(() => [...listPacks(dataFolder)]),
      province: os.boundaries.province.handler(({ input, signal }) =>
        mapOfProvince(dataset.db, dataFolder, input, signal),
      ),
    },
  });
}

/** What the engine answers with; hosts hand it to a transport. */
export type EngineRouter = ReturnType<typeof createRouter>;
