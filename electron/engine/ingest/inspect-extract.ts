import { allFields } from '../../../shared/cpms/layout.ts';
import type { Inspection } from '../../../shared/contract/extracts.ts';
import { cellShape, quotableCell } from '../../../shared/cpms/cell-shape.ts';
import { codesOf, readHeader } from '../../../shared/cpms/headers/read-header.ts';
import { rowsWith } from './check/cell-warnings.ts';
import { dayOrderOfTable } from './check/date-order.ts';
import { reasonWords } from './check/reason-words.ts';
import { fieldsOf } from './detect/detect-table.ts';
import { isWorkbook } from './detect/file-kind.ts';
import type { AskedColumn } from './detect/recognise-columns.ts';
import type { UnrecognisedTable } from './detect/unrecognised-table.ts';
import type { StoredFile } from './file-store.ts';
import { headerKey, type GivenMapping } from './header-key.ts';
import { openReader, type ReaderSetting } from './import-draft.ts';
import { headerWarnings, sheetWarnings } from './check/header-warnings.ts';
import { yearSaidOf } from './import-file.ts';
import { answerCodesOf, type AnswerCodes } from './map/answer-codes.ts';
import { readYearCell } from './map/read-cells.ts';
import { isShortYear } from './map/two-digit-year.ts';
import { answerFields } from './map/value-plan.ts';
import { layoutOfExtract, openExtract, type OpenedExtract, type OpenedTable } from './open-extract.ts';
import { loadRecords } from './read/load-records.ts';
import { RecordCells } from './read/record-cells.ts';

const identifiers = new Set(allFields.filter((field) => field.isIdentifier).map((field) => field.key));

/**
 * Recognises a file: the evidence, the mapping, a preview without identifiers, and what only all of its rows can tell.
 * @throws AppError as `openExtract`
 */
export async function inspectExtract(
  stored: StoredFile,
  given: GivenMapping | undefined,
  setting: ReaderSetting,
  signal?: AbortSignal,
): Promise<Inspection> {
  const opened = await openExtract(stored, { mapping: given, resolvesTambon: setting.resolvesTambon }, signal);
  const tables: TableContent[] = [];
  for (const table of opened.tables) tables.push(await contentOf(opened, table, setting, signal));
  return inspectionOf(opened, tables);
}

/** What the rows of a table say of it. */
type TableContent = Pick<AnswerCodes, 'unclear'> & {
  readonly yearsBE: readonly number[];
  /** True where some rows do not say their year. */
  readonly lacksYears: boolean;
  /** Dates whose year has two digits. */
  readonly shortYears: number;
  /** True where cells of one column show both orders of day and month. */
  readonly hasMixedOrder: boolean;
};

const nothing: TableContent = { yearsBE: [], lacksYears: true, unclear: [], shortYears: 0, hasMixedOrder: false };

async function contentOf(
  opened: OpenedExtract,
  table: OpenedTable,
  setting: ReaderSetting,
  signal?: AbortSignal,
): Promise<TableContent> {
  if (table.dataRows === 0) return nothing;
  const reader = await openReader(opened, setting);
  try {
    const loaded = await loadRecords(reader, opened, table, { reads: 'answers' }, signal);
    const records = new RecordCells(reader, loaded, signal);
    const years = (await records.distinct(['survey_year'])).get('survey_year') ?? [];
    const columns = [...(await records.distinct(answerFields))].map(([field, cells]) => ({ field, cells }));
    const dates = await records.distinct(['survey_date', 'birth_date']);
    return {
      yearsBE: years.flatMap(({ text }) => readYearCell(text) ?? []),
      lacksYears: years.length === 0 || years.some(({ text }) => readYearCell(text) === null),
      unclear: unexplained(table, answerCodesOf(columns)),
      shortYears: rowsWith([...dates.values()].flat().filter(({ text }) => isShortYear(text))),
      hasMixedOrder: [...dayOrderOfTable(dates, undefined).values()].some(({ by }) => by === 'mixed'),
    };
  } finally {
    reader.close();
  }
}

/** Codes that no header explains. */
function unexplained({ columns, headers }: OpenedTable, { fields, unclear }: AnswerCodes): AnswerCodes['unclear'] {
  const isExplained = (field: string): boolean => codesOf(readHeader(headers[columns.get(field) ?? -1] ?? '')) !== null;
  return [...fields].every(isExplained) ? [] : unclear;
}

function inspectionOf(opened: OpenedExtract, contents: readonly TableContent[]): Inspection {
  const layout = layoutOfExtract(opened);
  const { tables } = opened;
  const main = tables.find((table) => table.layout === layout) ?? tables[0];
  const asked = tables.flatMap((table) => table.asked.map((each) => askedShown(table, each)));
  return {
    format: opened.format,
    encoding: opened.encoding,
    delimiter: opened.delimiter,
    packing: opened.profile.packing.kind,
    sheets: opened.sheets.map((sheet) => ({ ...sheet })),
    headerRow: opened.format === 'csv' || isWorkbook(opened.format) ? (main?.headerIndex ?? 0) + 1 : null,
    layout,
    isTurned: tables.some((table) => table.isLong),
    ...yearsOf(opened, contents),
    rows: tables.filter((table) => table.layout === layout).reduce((sum, table) => sum + table.dataRows, 0),
    mapping: mappingOf(tables),
    unmapped: tables.flatMap((table) =>
      table.headers.filter((header, column) => header.trim() !== '' && fieldAt(table, column) === null),
    ),
    asked,
    candidates: candidatesByField(asked),
    columns: tables.flatMap(previewOf),
    unclearCodes: sumByCode(contents.flatMap(({ unclear }) => unclear)),
    shortYears: contents.reduce((sum, content) => sum + content.shortYears, 0),
    hasMixedOrder: contents.some((content) => content.hasMixedOrder),
    warnings: [...headerWarnings(opened), ...sheetWarnings(opened)],
  };
}

/** A column that is asked about, with what it may be and why; its cells masked, because nobody knows what they are. */
function askedShown(
  table: Pick<OpenedTable, 'samples' | 'sheet'>,
  { column, header, candidates }: AskedColumn,
): Inspection['asked'][number] {
  const key = headerKey(header);
  return {
    header,
    ...(key === header ? {} : { key }),
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    samples: table.samples.map((row) => quotableCell('', row[column] ?? '')),
    candidates: candidates.map(({ field, isContrary, score, reasons }) => ({
      field,
      isContrary,
      score: Math.round(score * 100) / 100,
      why: reasonWords(reasons),
    })),
  };
}

/** As the command line names them: by field. */
function candidatesByField(asked: Inspection['asked']): Inspection['candidates'] {
  const fields = new Map<
    string,
    { header: string; score: number; why: { th: string; en: string }; isContrary?: true }[]
  >();
  for (const { header, candidates } of asked)
    for (const { field, score, why, isContrary } of candidates)
      fields.set(field, [...(fields.get(field) ?? []), { header, score, why, ...(isContrary && { isContrary }) }]);
  return Object.fromEntries(fields);
}

/** The survey years of a file: those its rows say, and for rows that do not the one of a title or a name. */
function yearsOf(
  opened: OpenedExtract,
  contents: readonly TableContent[],
): Pick<Inspection, 'surveyYearsBE' | 'surveyYearBE' | 'yearSource' | 'isYearSure'> {
  const said = contents.flatMap(({ yearsBE }) => yearsBE);
  const ofChildren = opened.tables.flatMap((table, i) =>
    table.layout === 'household' ? [] : [{ table, content: contents[i] }],
  );
  const lacking =
    said.length === 0 && ofChildren.length === 0
      ? opened.tables
      : ofChildren.flatMap(({ table, content }) => (content?.lacksYears ? [table] : []));
  const fallbacks = lacking.map((table) => yearSaidOf(opened, table));
  const all = [...said, ...fallbacks.flatMap((year) => year?.surveyYearBE ?? [])];
  const surveyYearsBE = [...new Set(all)].toSorted((a, b) => a - b);
  const fallback = fallbacks.find((year) => year !== null) ?? null;
  return {
    surveyYearsBE,
    surveyYearBE: surveyYearsBE.length === 1 ? (surveyYearsBE[0] ?? null) : null,
    yearSource: said.length > 0 ? 'column' : fallbacks.includes(null) ? null : (fallback?.source ?? null),
    isYearSure: said.length > 0 || fallback === null || fallback.isStrong,
  };
}

function sumByCode(found: AnswerCodes['unclear']): Inspection['unclearCodes'] {
  const codes = [...new Set(found.map(({ code }) => code))].toSorted();
  return codes.map((code) => ({
    code,
    count: found.reduce((sum, each) => sum + (each.code === code ? each.count : 0), 0),
  }));
}

function mappingOf(tables: readonly OpenedTable[]): Record<string, string> {
  const mapping: Record<string, string> = {};
  for (const table of tables) {
    for (const [field, column] of table.columns) mapping[field] ??= table.headers[column] ?? '';
  }
  return mapping;
}

const isMasked = (field: string | null): boolean => field === null || identifiers.has(field) || field === 'birth_date';

const fieldAt = (table: Pick<UnrecognisedTable, 'columns'>, column: number): string | null =>
  [...table.columns].find(([, at]) => at === column)?.[0] ?? null;

/** The columns of a file that is no extract as it stands that a person has to explain. */
export function askedColumns(tables: readonly UnrecognisedTable[]): Inspection['asked'] {
  return tables.flatMap((table) => table.asked.map((each) => askedShown(table, each)));
}

/** The columns of a file that is no extract as it stands, for a person to map; null where there are none. */
export function columnsToMap(tables: readonly UnrecognisedTable[]): Inspection['columns'] | null {
  if (tables.length === 0) return null;
  // A column is named by its header: one without cannot be mapped.
  return tables.flatMap(previewOf).filter(({ header }) => header.trim() !== '');
}

function previewOf(table: Pick<UnrecognisedTable, 'headers' | 'columns' | 'samples' | 'sheet'>): Inspection['columns'] {
  const recognised = fieldsOf(table.headers, undefined, null);
  return table.headers.map((header, column) => {
    const field = fieldAt(table, column);
    const samples = table.samples.map((row) => row[column] ?? '');
    // A column is shown for what its header says: a person who maps it may take names for something else.
    const isHidden = isMasked(field) || isMasked(fieldAt(recognised, column));
    const ofSheet = table.sheet === null ? {} : { sheet: table.sheet };
    const key = headerKey(header);
    const named = key === header ? {} : { key };
    return { header, ...named, field, samples: isHidden ? samples.map(cellShape) : samples, ...ofSheet };
  });
}
