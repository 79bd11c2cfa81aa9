import type { AreaName, AreaPrevalence, DatasetSummary, PrevalenceAsk } from '../../../shared/contract/analysis.ts';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import type { HighMigrationAnswer, HighMigrationAsk } from '../../../shared/contract/high-migration.ts';
import type { HotSpotsAnswer, HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import type { MarksAnswer, MarksAsk } from '../../../shared/contract/marks.ts';
import type { CoverageAnswer, CoverageAsk } from '../../../shared/contract/quality.ts';
import type { Receipt, ReceiptAsk } from '../../../shared/contract/receipt.ts';

/**
 * What documents are made from. Nothing else reaches them: a document says no more than whoever asks for it may see, and one
 * for publication no more than may be published.
 */
export type DocumentAnswers = {
  readonly summary: () => Promise<DatasetSummary>;
  readonly areas: () => Promise<readonly AreaName[]>;
  readonly map: (province: string) => Promise<ProvinceMap>;
  /** Figures and results have what may not be published hidden. */
  readonly prevalence: (ask: PrevalenceAsk) => Promise<readonly AreaPrevalence[]>;
  readonly marks: (ask: MarksAsk) => Promise<MarksAnswer>;
  readonly hotSpots: (ask: HotSpotsAsk) => Promise<HotSpotsAnswer>;
  readonly highMigration: (ask: HighMigrationAsk) => Promise<HighMigrationAnswer>;
  readonly receipt: (ask: ReceiptAsk) => Promise<Receipt>;
  readonly coverage: (ask: CoverageAsk) => Promise<CoverageAnswer>;
};
