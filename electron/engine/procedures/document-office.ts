import { createRouterClient } from '@orpc/server';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { PrevalenceAnswer } from '../../../shared/contract/analysis.ts';
import type { DocumentRequest, HandedOut, RejectsRequest } from '../../../shared/contract/documents.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../../shared/contract/prevalence-table.ts';
import { differingVerdicts, noting, type VerdictAnswers } from '../documents/differing-verdicts.ts';
import type { DocumentAnswers } from '../documents/document-answers.ts';
import type { DocumentFile } from '../documents/document.ts';
import { MadeDocuments } from '../documents/made-documents.ts';
import { makeDocument } from '../documents/make-document.ts';
import { ofOneState } from '../documents/of-one-state.ts';
import { paperFontsIn, type PaperFonts } from '../documents/paper-fonts.ts';
import { rejectDocument } from '../documents/reject-document.ts';
import type { RejectTable } from '../ingest/reject-table.ts';
import { rejectWorkbook } from '../ingest/reject-workbook.ts';
import { analysisProcedures } from './analysis-procedures.ts';
import { boundaryProcedures } from './boundary-procedures.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import { datasetProcedures } from './dataset-procedures.ts';
import type { EngineParts } from './engine-parts.ts';
import { publicationProcedures } from './publication-procedures.ts';
import { qualityProcedures } from './quality-procedures.ts';

/** What leaves the office: made of the answers that anybody gets who asks, and in the journal once it left. */
export class DocumentOffice {
  readonly #os: ContractImplementer;
  readonly #parts: EngineParts;
  readonly #made = new MadeDocuments();
  #fonts: PaperFonts | null = null;

  constructor(os: ContractImplementer, parts: EngineParts) {
    this.#os = os;
    this.#parts = parts;
  }

  /** @throws AppError WORKSPACE_READ_ONLY, EXPORT_COMMUNITIES, and as the answers it is made of */
  async make(request: DocumentRequest, signal?: AbortSignal) {
    this.#assertMayLeave();
    const answers = documentAnswers(this.#os, this.#parts, signal);
    const { dataset, sources } = this.#parts;
    const document = await ofOneState(
      () => sources.revision,
      () => makeDocument(request, answers, this.#fontsOnce, new Date()),
    );
    return {
      documentId: this.#made.add(dataset.store, request, document),
      file: document.file && handedFile(document.file),
    };
  }

  /**
   * Verdicts of a document that the screen says otherwise; null while the screen shows no more than was released, or what the
   * document is made of is not released yet: no release is begun for it.
   * @throws AppError EXPORT_COMMUNITIES, and as the answers
   */
  async differingVerdicts(request: DocumentRequest, signal?: AbortSignal) {
    const { releases, sources } = this.#parts;
    if (!releases.isCurrent || !(await sources.screenOrNone())?.rows) return null;
    const document = documentAnswers(this.#os, this.#parts, signal);
    const { answers, asks } = noting(document);
    await makeDocument(request, answers, this.#fontsOnce, new Date());
    const screen = screenAnswers(this.#os, this.#parts, signal);
    return [...(await differingVerdicts(request, asks, { screen, document }))];
  }

  /** @throws AppError WORKSPACE_READ_ONLY, FILE_UNKNOWN_ID */
  async makeRejects(request: RejectsRequest, table: RejectTable) {
    this.#assertMayLeave();
    const { extracts, store } = this.#parts.dataset;
    const extract = extracts.find(({ extractId }) => extractId === request.extractId);
    if (!extract) throw new AppError('FILE_UNKNOWN_ID');
    const document = rejectDocument(request, extract, await rejectWorkbook(table, request.language));
    return {
      documentId: this.#made.add(store, request, document),
      file: handedFile(document.file),
    };
  }

  /** Writes into the journal that a document left. @throws AppError EXPORT_UNKNOWN, and as the store's `append` */
  async handedOut({ documentId, ...how }: HandedOut): Promise<void> {
    const { dataset } = this.#parts;
    await dataset.apply(this.#made.exportOf(dataset.store, documentId, how));
  }

  readonly #fontsOnce = (): PaperFonts => (this.#fonts ??= paperFontsIn(this.#parts.dataFolder));

  /** Nothing leaves of which the journal could not say so. */
  #assertMayLeave(): void {
    const { folder, isReadOnly } = this.#parts.session.status();
    if (isReadOnly) throw new AppError('WORKSPACE_READ_ONLY', { folder: folder ?? '' });
  }
}

const handedFile = ({ name, type, content }: DocumentFile): { name: string; content: Blob } => ({
  name,
  content: new Blob([content], { type }),
});

function documentAnswers(
  os: ContractImplementer,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): DocumentAnswers {
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
  };
}

/** Verdicts as the screen says them. */
function screenAnswers(os: ContractImplementer, parts: EngineParts, signal: AbortSignal | undefined): VerdictAnswers {
  const ask = createRouterClient(analysisProcedures(os.analysis, () => parts.sources.screen(), parts));
  const options = signal ? { signal } : {};
  return {
    marks: (asked) => ask.marks(asked, options),
    hotSpots: (asked) => ask.hotSpots(asked, options),
    highMigration: (asked) => ask.highMigration(asked, options),
  };
}

async function rowsOf(answer: PrevalenceAnswer) {
  if (answer.encoding === 'rows') return answer.rows;
  return prevalenceRows(prevalenceTableFromIpc(new Uint8Array(await answer.blob.arrayBuffer())));
}
