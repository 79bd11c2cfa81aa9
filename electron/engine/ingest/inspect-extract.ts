import { allFields } from '../../../shared/cpms/layout.ts';
import type { Inspection } from '../../../shared/contract/extracts.ts';
import { fieldsOf, type GivenMapping } from './detect/detect-table.ts';
import type { UnrecognisedTable } from './detect/unrecognised-table.ts';
import type { StoredFile } from './file-store.ts';
import { headerKey } from './header-key.ts';
import { openReader, type ReaderSetting } from './import-draft.ts';
import { columnWarnings, fallbackYear } from './import-file.ts';
import { answerCodesOf, type AnswerCodes } from './map/answer-codes.ts';
import { readYearCell } from './map/read-cells.ts';
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
  const opened = await openExtract(stored, given, signal);
  const tables: TableContent[] = [];
  for (const table of opened.tables) tables.push(await contentOf(opened, table, setting, signal));
  return inspectionOf(opened, tables);
}

/** What the rows of a table say of it. */
type TableContent = Pick<AnswerCodes, 'unclear'> & {
  readonly yearsBE: readonly number[];
  /** True where some rows do not say their year. */
  readonly lacksYears: boolean;
};

async function contentOf(
  opened: OpenedExtract,
  table: OpenedTable,
  setting: ReaderSetting,
  signal?: AbortSignal,
): Promise<TableContent> {
  const isRead = ['survey_year', ...answerFields].some((field) => table.columns.has(field));
  if (!isRead || table.dataRows === 0) return { yearsBE: [], lacksYears: true, unclear: [] };
  const reader = await openReader(opened, setting);
  try {
    const loaded = await loadRecords(reader, opened, table, { reads: 'answers' }, signal);
    const records = new RecordCells(reader, loaded, signal);
    const years = records.has('survey_year') ? await records.distinct('survey_year') : [];
    const columns = [];
    for (const field of answerFields) {
      if (records.has(field)) columns.push({ field, cells: await records.distinct(field) });
    }
    return {
      yearsBE: years.flatMap(({ text }) => readYearCell(text) ?? []),
      lacksYears: years.length === 0 || years.some(({ text }) => readYearCell(text) === null),
      unclear: answerCodesOf(columns).unclear,
    };
  } finally {
    reader.close();
  }
}

function inspectionOf(opened: OpenedExtract, contents: readonly TableContent[]): Inspection {
  const layout = layoutOfExtract(opened);
  const tables = opened.tables;
  const main = tables.find((table) => table.layout === layout) ?? tables[0];
  const year = yearsOf(opened, contents);
  return {
    format: opened.format,
    encoding: opened.encoding,
    delimiter: opened.delimiter,
    isGzip: opened.profile.isGzip,
    sheets: opened.sheets.map((sheet) => ({ ...sheet })),
    headerRow: opened.format === 'csv' || opened.format === 'xlsx' ? (main?.headerIndex ?? 0) + 1 : null,
    layout,
    ...year,
    rows: tables.filter((table) => table.layout === layout).reduce((sum, table) => sum + table.dataRows, 0),
    mapping: mappingOf(tables),
    unmapped: tables.flatMap((table) =>
      table.headers.filter((header, column) => header.trim() !== '' && fieldAt(table, column) === null),
    ),
    columns: tables.flatMap(previewOf),
    unclearCodes: sumByCode(contents.flatMap(({ unclear }) => unclear)),
    warnings: [...columnWarnings(opened)],
  };
}

/** The survey years of a file: those its rows say, and for rows that do not the one of the title or of the file's name. */
function yearsOf(
  opened: OpenedExtract,
  contents: readonly TableContent[],
): Pick<Inspection, 'surveyYearsBE' | 'surveyYearBE' | 'yearSource'> {
  const said = contents.flatMap(({ yearsBE }) => yearsBE);
  const fallback = fallbackYear(opened, undefined);
  const ofChildren = contents.filter((_, i) => opened.tables[i]?.layout !== 'household');
  const lacksYears = said.length === 0 || ofChildren.some((content) => content.lacksYears);
  const all = lacksYears && fallback ? [...said, fallback.surveyYearBE] : said;
  const surveyYearsBE = [...new Set(all)].toSorted((a, b) => a - b);
  return {
    surveyYearsBE,
    surveyYearBE: surveyYearsBE.length === 1 ? (surveyYearsBE[0] ?? null) : null,
    yearSource: said.length > 0 ? 'column' : (fallback?.source ?? null),
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

/** The columns of a file that is no extract as it stands, for a person to map; null where there are none. */
export function columnsToMap(tables: readonly UnrecognisedTable[]): Inspection['columns'] | null {
  if (tables.length === 0) return null;
  // A column is named by its header: one without cannot be mapped.
  return tables.flatMap(previewOf).filter(({ header }) => header.trim() !== '');
}

function previewOf(table: UnrecognisedTable): Inspection['columns'] {
  const { columns } = fieldsOf(table.headers, undefined);
  return table.headers.map((header, column) => {
    const field = fieldAt(table, column);
    const samples = table.samples.map((row) => row[column] ?? '');
    // A column is shown for what its header says: a person who maps it may take names for something else.
    const isHidden = isMasked(field) || isMasked(fieldAt({ columns }, column));
    const ofSheet = table.sheet === null ? {} : { sheet: table.sheet };
    const key = headerKey(header);
    const named = key === header ? {} : { key };
    return { header, ...named, field, samples: isHidden ? samples.map(masked) : samples, ...ofSheet };
  });
}

/** The shape of a cell without its content: letters become •, digits 0. */
function masked(cell: string): string {
  return cell
    .slice(0, 24)
    .replace(/[0-9๐-๙]/g, '0')
    .replace(/\p{M}/gu, '')
    .replace(/\p{L}/gu, '•');
}
