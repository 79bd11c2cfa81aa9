import { allFields } from '../../../shared/cpms/layout.ts';
import { readSurveyYear } from '../../../shared/calendar/buddhist-era.ts';
import type { Inspection } from '../../../shared/contract/extracts.ts';
import { fieldsOf } from './detect/detect-table.ts';
import type { UnrecognisedTable } from './detect/unrecognised-table.ts';
import { columnWarnings, fallbackYear } from './import-file.ts';
import { layoutOfExtract, type OpenedExtract, type OpenedTable } from './open-extract.ts';

const identifiers = new Set(allFields.filter((field) => field.isIdentifier).map((field) => field.key));

/** What a recognised file is shown as: the evidence, the mapping, a preview without identifiers. */
export function inspectionOf(opened: OpenedExtract): Inspection {
  const layout = layoutOfExtract(opened);
  const tables = opened.tables;
  const main = tables.find((table) => table.layout === layout) ?? tables[0];
  const year = yearOf(opened, main);
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
    warnings: [...columnWarnings(opened)],
  };
}

function yearOf(opened: OpenedExtract, main: OpenedTable | undefined): Pick<Inspection, 'surveyYearBE' | 'yearSource'> {
  const column = main?.columns.get('survey_year');
  const first =
    column === undefined
      ? null
      : readSurveyYear(main?.samples.find((row) => (row[column] ?? '') !== '')?.[column] ?? '');
  if (first) return { surveyYearBE: first.surveyYearBE, yearSource: 'column' };
  const fallback = fallbackYear(opened, undefined);
  return fallback
    ? { surveyYearBE: fallback.surveyYearBE, yearSource: fallback.source }
    : { surveyYearBE: null, yearSource: null };
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
    return { header, field, samples: isHidden ? samples.map(masked) : samples, ...ofSheet };
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
