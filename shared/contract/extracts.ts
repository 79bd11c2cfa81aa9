import { z } from 'zod';
import { blankRules, codeRules } from '../cpms/answers.ts';
import { layouts } from '../cpms/layout.ts';
import { rowPlace } from './commands/row-place.ts';
import { surveyYearBE } from './filter.ts';
import { readingChoices } from './reading-choices.ts';

/** Formats whose tables are sheets of cells. */
export const workbookFormats = ['xlsx', 'xlsb', 'xls', 'ods', 'xml', 'html'] as const;
export type WorkbookFormat = (typeof workbookFormats)[number];

const fileFormats = ['csv', ...workbookFormats, 'parquet', 'ndjson'] as const;
export type FileFormat = (typeof fileFormats)[number];

const encodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'tis-620', 'windows-874'] as const;
export type Encoding = (typeof encodings)[number];

/** A handle on a file the user chose; the path stays with the engine. */
export const fileHandle = z.object({ fileId: z.string(), name: z.string(), bytes: z.int().nonnegative() });
export type FileHandle = Readonly<z.infer<typeof fileHandle>>;

/** Something about a file or its rows that was kept but should be looked at. */
const warning = z.object({
  code: z.string(),
  th: z.string(),
  en: z.string(),
  count: z.int().nonnegative(),
  /** The first lines concerned, at most 20. */
  lines: z.array(z.int().positive()),
  /** The sheet whose lines they are; not there for a file without sheets or where it is about the whole file. */
  sheet: z.string().optional(),
});
export type Warning = Readonly<z.infer<typeof warning>>;

export const rejectReasons = [
  'community_missing',
  'community_unresolved',
  'community_lost_digits',
  'survey_year_missing',
  'unparsable_row',
  'duplicate_child',
  'household_id_missing',
  'indicator_unreadable',
  'count_unreadable',
  'count_impossible',
  'count_repeated',
  'header_row',
  'child_id_needed',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** A row that was not imported. `line` is the line in the file (1 = first), the row in a sheet. */
const rejectedRow = z.object({
  line: z.int().positive(),
  field: z.string(),
  reason: z.enum(rejectReasons),
  /** The sheet of a workbook; not there for other files. */
  sheet: z.string().optional(),
  th: z.string(),
  en: z.string(),
});
export type RejectedRow = Readonly<z.infer<typeof rejectedRow>>;

const sheetFound = z.object({
  name: z.string(),
  rows: z.int().nonnegative(),
  layout: z.enum(layouts).nullable(),
  headerRow: z.int().positive().nullable(),
  /** Hidden sheets are read only where no other has a table. */
  isHidden: z.boolean(),
  /** Rows that a filter or a person hides; they count like others. */
  hiddenRows: z.int().nonnegative(),
});

/** Where the survey year was found. */
const yearSources = ['column', 'title', 'file-name', 'sheet-name', 'given'] as const;
export type YearSource = (typeof yearSources)[number];

/** A column of a file with its cells of the first 3 rows, blank ones too. `sheet` is the sheet of a workbook. */
const columnFound = z.object({
  header: z.string(),
  /** How a saved mapping names it, where that is not the header itself: words that are not the form's are kept as a hash. */
  key: z.string().optional(),
  field: z.string().nullable(),
  samples: z.array(z.string()),
  sheet: z.string().optional(),
});
export type ColumnFound = Readonly<z.infer<typeof columnFound>>;

const inBoth = z.object({ th: z.string(), en: z.string() });

/** A column that may be one of two fields, or ask the contrary of one; nothing is read from it until a person says so. */
const askedColumn = z.object({
  header: z.string(),
  /** As in `columnFound`. */
  key: z.string().optional(),
  sheet: z.string().optional(),
  /** Its first cells, masked. */
  samples: z.array(z.string()),
  /** The likeliest first, two at most. */
  candidates: z
    .array(
      z.object({
        field: z.string(),
        /** True where the column's yes is the field's no. */
        isContrary: z.boolean(),
        score: z.number().min(0).max(1),
        why: inBoth,
      }),
    )
    .min(1),
});
export type AskedColumn = Readonly<z.infer<typeof askedColumn>>;

/** What a file was recognised to be, with the evidence. */
const inspection = z.object({
  format: z.enum(fileFormats),
  encoding: z.enum(encodings).nullable(),
  delimiter: z.string().nullable(),
  packing: z.enum(['none', 'gzip', 'zip']),
  sheets: z.array(sheetFound),
  headerRow: z.int().positive().nullable(),
  layout: z.enum(layouts),
  /** True where it has a row a child and indicator, which is turned into a row a child. */
  isTurned: z.boolean(),
  /** Survey years of all its rows, the earliest first. */
  surveyYearsBE: z.array(surveyYearBE),
  /** The one survey year; null where there are several or none. */
  surveyYearBE: surveyYearBE.nullable(),
  yearSource: z.enum(yearSources).nullable(),
  /** False where the year merely stands in a name or a title, so that a person should look at it. */
  isYearSure: z.boolean(),
  rows: z.int().nonnegative(),
  /** Field key → header of the column it is read from. */
  mapping: z.record(z.string(), z.string()),
  /** Headers of columns that are not read. */
  unmapped: z.array(z.string()),
  asked: z.array(askedColumn),
  /** The same by field, with the headers that it may be read from. */
  candidates: z.record(
    z.string(),
    z.array(z.object({ header: z.string(), score: z.number(), why: inBoth, isContrary: z.literal(true).optional() })),
  ),
  /** Every column in file order; identifiers and columns that are not read are masked. */
  columns: z.array(columnFound),
  /** Codes of answers that only a person who knows the form can explain, and how often they stand in the file; else empty. */
  unclearCodes: z.array(z.object({ code: z.string(), count: z.int().positive() })),
  /** Dates whose year has two digits. */
  shortYears: z.int().nonnegative(),
  /** True where one column of dates has the day first in some cells and the month in others. */
  hasMixedOrder: z.boolean(),
  warnings: z.array(warning),
});
export type Inspection = Readonly<z.infer<typeof inspection>>;

const failure = z.object({ code: z.string(), th: z.string(), en: z.string() });
export type Failure = Readonly<z.infer<typeof failure>>;

export const inspectionRequest = z.object({
  fileIds: z.array(z.string()).min(1),
  /** By file id, as for an import: field key → header; for a file whose columns are not recognised. */
  mappings: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/** Several files are inspected together; one that cannot be read leaves the others alone. */
export const inspectedFile = z.object({
  file: fileHandle,
  inspection: inspection.nullable(),
  error: failure.nullable(),
  /** Of a file that is refused for its columns: these, masked, so that they can be mapped. */
  columns: z.array(columnFound).nullable(),
  /** Of such a file, the columns that are asked about. */
  asked: z.array(askedColumn).optional(),
});
export type InspectedFile = Readonly<z.infer<typeof inspectedFile>>;

export const importRequest = z.object({
  files: z
    .array(
      z.object({
        fileId: z.string(),
        /** Field key → header for the fields to correct; an empty header means: do not read this field. */
        mapping: z.record(z.string(), z.string()).optional(),
        /** Used where the file does not say its year; refused where it surely says another. */
        surveyYearBE: surveyYearBE.optional(),
        /** What 1 and 2 mean where they stand for answers; such answers are not read without it. */
        codes: z.enum(codeRules).optional(),
        choices: readingChoices.optional(),
        /** Rows that do not count, as a receipt names them. */
        leftOut: z.array(rowPlace).optional(),
      }),
    )
    .min(1),
  blank: z.enum(blankRules),
});
export type ImportRequest = Readonly<z.infer<typeof importRequest>>;

const importedFile = z.object({
  file: z.string(),
  /** Null where nothing of the file came in. */
  extractId: z.string().nullable(),
  /** Survey years that rows came in for, the earliest first. */
  surveyYearsBE: z.array(surveyYearBE),
  /** The one survey year; null where there are several, or none because the file could not be read (`error`). */
  surveyYearBE: surveyYearBE.nullable(),
  accepted: z.int().nonnegative(),
  rejected: z.array(rejectedRow),
  /** All rejected rows; `rejected` holds the first 1,000. */
  rejectedCount: z.int().nonnegative(),
  warnings: z.array(warning),
  error: failure.nullable(),
});
export type ImportedFile = Readonly<z.infer<typeof importedFile>>;

const importReport = z.object({
  files: z.array(importedFile),
  children: z.int().nonnegative(),
  households: z.int().nonnegative(),
  /** null where the planning view hides it. */
  migrants: z.int().nonnegative().nullable(),
});
export type ImportReport = Readonly<z.infer<typeof importReport>>;

const importPhases = ['reading', 'checking', 'counting'] as const;

export const importEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    file: z.string(),
    phase: z.enum(importPhases),
    rows: z.int().nonnegative(),
    /** Share of all files done, 0 to 1; null while it cannot be known. */
    fraction: z.number().min(0).max(1).nullable(),
    rowsPerSecond: z.number().nonnegative().nullable(),
  }),
  z.object({ type: z.literal('done'), report: importReport }),
]);
export type ImportEvent = Readonly<z.infer<typeof importEvent>>;
