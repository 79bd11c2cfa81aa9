import { indicatorField, indicators } from '../../shared/cpms/indicators.ts';
import { recordFields } from '../../shared/cpms/layout.ts';

/** A row of an extract by field key; a field that is left out is blank. */
export type ExtractRow = Readonly<Record<string, string>>;

const headerOf = new Map<string, string>([
  ...recordFields.map((field): [string, string] => [field.key, field.th]),
  ...indicators.map((indicator): [string, string] => [indicatorField(indicator.no), indicator.th]),
]);

/** All answers "no", a child of ten in tambon Ngao; what is given comes on top. */
export function childRow(row: ExtractRow = {}): ExtractRow {
  return {
    survey_year: '2568',
    survey_date: '15/02/2568',
    community_code: '85010301',
    household_id: 'H1',
    child_id: 'C1',
    sex: 'หญิง',
    birth_date: '10/01/2558',
    nationality: 'ไทย',
    ...Object.fromEntries(indicators.map((indicator) => [indicatorField(indicator.no), 'ไม่ใช่'])),
    ...row,
  };
}

/** The Thai headers of fields. */
export const headersOf = (fields: readonly string[]): string[] => fields.map((field) => headerOf.get(field) ?? field);

/** Rows as delimited text with Thai headers; the columns are the fields of the first row. */
export function extractText(rows: readonly ExtractRow[], delimiter = ','): string {
  const fields = Object.keys(rows[0] ?? {});
  const lines = [
    fields.map((field) => headerOf.get(field) ?? field),
    ...rows.map((row) => fields.map((field) => row[field] ?? '')),
  ];
  return lines.map((cells) => cells.join(delimiter)).join('\r\n') + '\r\n';
}
