import { implement } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import { sampleFiles } from '../sample-files.ts';
import { analysisProcedures } from './analysis-procedures.ts';
import { boundaryProcedures } from './boundary-procedures.ts';
import { caseProcedures } from './case-procedures.ts';
import { datasetProcedures } from './dataset-procedures.ts';
import { DocumentOffice } from './document-office.ts';
import { documentProcedures } from './document-procedures.ts';
import type { EngineParts } from './engine-parts.ts';
import { extractProcedures, fileProcedures } from './extract-procedures.ts';
import { contractError } from './failures.ts';
import { publicationProcedures } from './publication-procedures.ts';
import { qualityProcedures } from './quality-procedures.ts';
import { releaseProcedures } from './release-procedures.ts';
import { workspaceProcedures } from './workspace-procedures.ts';

/** The contract's procedures over one dataset. */
export function createRouter(parts: EngineParts) {
  const { log } = parts;
  const os = implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw contractError(error, log);
    } finally {
      parts.releases.keepUp();
    }
  });
  const office = new DocumentOffice(os, parts);
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
    case: caseProcedures(os, parts, office),
    dataset: datasetProcedures(os, parts),
    release: releaseProcedures(os, parts),
    analysis: analysisProcedures(os.analysis, () => parts.sources.screen(), parts),
    publication: publicationProcedures(os, parts),
    documents: documentProcedures(os, parts, office),
    quality: qualityProcedures(os, parts),
    boundaries: boundaryProcedures(os, parts),
  });
}

/** What the engine answers with; hosts hand it to a transport. */
export type EngineRouter = ReturnType<typeof createRouter>;
