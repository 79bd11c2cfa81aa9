import type { RowPlace } from '../../../shared/contract/commands/row-place.ts';
import type { ReadingChoices } from '../../../shared/contract/reading-choices.ts';
import type { BlankRule, CodeRule } from '../../../shared/cpms/answers.ts';
import type { Failure, ImportEvent, ImportedFile, RejectedRow, Warning } from '../../../shared/contract/extracts.ts';
import { Database } from '../db/database.ts';
import type { RiskRules } from '../tables/risk-rules.ts';
import { dropStaged } from '../tables/staging.ts';
import type { GivenMapping } from './header-key.ts';
import type { StoredFile } from './file-store.ts';
import type { OpenedExtract, OpenedTable } from './open-extract.ts';
import type { RejectTable } from './reject-table.ts';

export type ImportFile = {
  readonly stored: StoredFile;
  readonly mapping?: GivenMapping | undefined;
  readonly surveyYearBE?: number | undefined;
  readonly codes?: CodeRule | undefined;
  readonly choices?: ReadingChoices | undefined;
  readonly extractNo: number;
  /** Rows that are out of the figures from the beginning. */
  readonly leftOut?: readonly RowPlace[] | undefined;
};

/** What of a file is to be kept; each part may be absent. The last two say who children are. */
export type ExtractContent = {
  readonly children: Uint8Array | null;
  readonly households: Uint8Array | null;
  readonly counts: Uint8Array | null;
  readonly identifiers: readonly Uint8Array[];
  readonly rejects: RejectTable | null;
};

export type ImportSetting = {
  readonly analytic: Database;
  readonly secret: string;
  /** Loaded extracts whose keys were made with another secret: nobody can tell whether they hold the same children. */
  readonly keyedOtherwise: readonly number[];
  /** `identifiers`: names and numbers · `rejects`: rejected rows with their cells · the others: the rows themselves. */
  readonly keeps: ReadonlySet<keyof ExtractContent>;
  /** Called once everything is ready and may still be given up: what this rejects does not come in. */
  readonly store: (
    brought: readonly { readonly outcome: FileOutcome; readonly content: ExtractContent }[],
    communityNames: ReadonlyMap<number, string>,
  ) => Promise<void>;
  readonly blank: BlankRule;
  readonly resolvesTambon: (code: string) => boolean;
  readonly memoryLimit: string;
  readonly threads: number;
  readonly checkUnchanged: (file: StoredFile) => Promise<void>;
  readonly toFailure: (error: unknown, file: string) => Failure;
  /** Numbers of the loaded extracts, in their order. */
  readonly loaded: readonly number[];
  /** Loaded extracts that an extract with this hash takes the place of. */
  readonly replaced: (sha256: string) => readonly { readonly extractNo: number; readonly sha256: string }[];
  /** What the cube is built with. */
  readonly rules: RiskRules;
  readonly onProgress: (event: Extract<ImportEvent, { type: 'progress' }>) => void;
};

/** What came of one file. */
export type FileOutcome = Omit<ImportedFile, 'extractId'> & {
  readonly extractNo: number;
  readonly sha256: string;
  /** Of the rejected rows those that another extract has: they come in when it goes. */
  readonly repeated: number;
};

/** A rejected row and the table of its file that it stands in: a workbook has several. */
type Rejected = RejectedRow & { readonly sheetNo: number };

export type Draft = {
  readonly file: ImportFile;
  opened: OpenedExtract | null;
  tables: OpenedTable[];
  identifiers: Uint8Array[];
  /** By number of the sheet: the fields whose 1 and 2 were read as a person says. */
  readonly codedFields: Map<number, ReadonlySet<string>>;
  readonly communityNames: Map<number, string>;
  sha256: string;
  rejected: Rejected[];
  warnings: Warning[];
  hasHouseholdSheet: boolean;
  hasCounts: boolean;
  isDone: boolean;
  error: Failure | null;
};

/** A file that is refused brings nothing, and leaves the other files alone. */
export async function refuseDraft(
  draft: Draft,
  error: unknown,
  { analytic, toFailure }: Pick<ImportSetting, 'analytic' | 'toFailure'>,
): Promise<void> {
  draft.error = toFailure(error, draft.file.stored.name);
  draft.rejected = [];
  draft.warnings = [];
  await dropStaged(analytic, draft.file.extractNo);
}

/** What a file is read with: of a database that reads it, and the areas that exist. */
export type ReaderSetting = Pick<ImportSetting, 'memoryLimit' | 'threads' | 'resolvesTambon'>;

export function openReader(
  opened: OpenedExtract,
  { memoryLimit, threads }: Pick<ImportSetting, 'memoryLimit' | 'threads'>,
): Promise<Database> {
  return Database.open({ memoryLimit, threads, allowedFile: opened.stored.path });
}
