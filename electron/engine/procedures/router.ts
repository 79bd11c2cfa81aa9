import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import { listPacks, provinceMap } from '../boundaries/boundary-packs.ts';
import { reportedCommunities } from '../queries/reported-communities.ts';
import { sampleFiles } from '../sample-files.ts';
import { analysisProcedures } from './analysis-procedures.ts';
import { areaNames } from '../answers/area-names.ts';
import { contractError } from './failures.ts';
import { datasetSummary } from '../answers/dataset-summary.ts';
import type { EngineParts } from './engine-parts.ts';
import { exploreProcedures } from './explore-procedures.ts';
import { extractProcedures, fileProcedures } from './extract-procedures.ts';
import { qualityProcedures } from './quality-procedures.ts';
import { linkingProcedures } from './linking-procedures.ts';
import { workspaceProcedures } from './workspace-procedures.ts';

/** The contract's procedures over one dataset. */
export function createRouter(parts: EngineParts) {
  const { dataset, log } = parts;
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
    dataset: {
      summary: os.dataset.summary.handler(({ signal }) => datasetSummary(dataset, parts.smallestShown, signal)),
      areas: os.dataset.areas.handler(async ({ signal }) => [...(await areaNames(dataset.db, parts.register, signal))]),
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

/** What the engine answers with; hosts hand it to a transport. */
export type EngineRouter = ReturnType<typeof createRouter>;
