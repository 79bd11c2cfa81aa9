import { createRouterClient } from '@orpc/server';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { PrevalenceAnswer } from '../../../shared/contract/analysis.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../../shared/contract/prevalence-table.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { DocumentAnswers } from '../documents/document-answers.ts';
import { MadeDocuments } from '../documents/made-documents.ts';
import { makeDocument } from '../documents/make-document.ts';
import { paperFontsIn, type PaperFonts } from '../documents/paper-fonts.ts';
import { rejectWorkbook } from '../ingest/reject-workbook.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import { datasetProcedures } from './dataset-procedures.ts';
import type { EngineParts } from './engine-parts.ts';
import { publicationProcedures } from './figure-procedures.ts';
import { boundaryProcedures } from './boundary-procedures.ts';
import { qualityProcedures } from './quality-procedures.ts';

/** What leaves the office: made of the answers that anybody gets who asks, and in the journal once it left. */
export function documentProcedures(os: ContractImplementer, parts: EngineParts) {
  const { dataset, dataFolder, session } = parts;
  const { documents } = os;
  const made = new MadeDocuments();
  let fonts: PaperFonts | null = null;
  return {
    make: documents.make.handler(async ({ input, signal }) => {
      assertMayLeave(session);
      const read = () => (fonts ??= paperFontsIn(dataFolder));
      const document = await makeDocument(input, documentAnswers(os, parts, signal), read, new Date());
      const { file } = document;
      return {
        documentId: made.add(input, document),
        file: file && { name: file.name, content: new Blob([file.content], { type: file.type }) },
      };
    }),
    handedOut: documents.handedOut.handler(async ({ input }) => {
      const { documentId, ...how } = input;
      await dataset.apply(made.exportOf(documentId, how));
    }),
  };
}

/** Nothing leaves of which the journal could not say so. @throws AppError WORKSPACE_READ_ONLY */
function assertMayLeave(session: EngineParts['session']): void {
  const { folder, isReadOnly } = session.status();
  if (isReadOnly) throw new AppError('WORKSPACE_READ_ONLY', { folder: folder ?? '' });
}

function documentAnswers(
  os: ContractImplementer,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): DocumentAnswers {
  const { dataset } = parts;
  const ask = createRouterClient({
    publication: publicationProcedures(os, parts),
    dataset: datasetProcedures(os, parts),
    quality: qualityProcedures(os, parts),
    boundaries: boundaryProcedures(os, parts),
  });
  const options = signal ? { signal } : {};
  return {
    summary: () => ask.dataset.summary(undefined, options),
    areas: () => ask.dataset.areas(undefined, options),
    map: (province) => ask.boundaries.province({ province, packId: null }, options),
    prevalence: async (asked) => rowsOf(await ask.publication.prevalence(asked, options)),
    marks: (asked) => ask.publication.marks(asked, options),
    hotSpots: (asked) => ask.publication.hotSpots(asked, options),
    highMigration: (asked) => ask.publication.highMigration(asked, options),
    receipt: (asked) => ask.publication.receipt(asked, options),
    coverage: (asked) => ask.quality.coverage(asked, options),
    rejects: async (extractId, language) => {
      const table = await dataset.rejectsOf(extractId);
      const { file, surveyYearsBE } = extractOf(dataset, extractId);
      const words = language === 'th' ? 'แถวที่ไม่นำเข้า' : 'rejected';
      return {
        name: `${words}-${file.replace(/(\.[a-z0-9]+)+$/i, '')}.xlsx`,
        content: rejectWorkbook(table, language),
        surveyYearsBE,
      };
    },
  };
}

async function rowsOf(answer: PrevalenceAnswer) {
  if (answer.encoding === 'rows') return answer.rows;
  return prevalenceRows(prevalenceTableFromIpc(new Uint8Array(await answer.blob.arrayBuffer())));
}

function extractOf(dataset: Dataset, extractId: string) {
  const extract = dataset.state.extracts.find((each) => each.extractId === extractId);
  if (!extract) throw new AppError('FILE_UNKNOWN_ID');
  return extract;
}
