import { readSurveyYear } from '../../../shared/calendar/buddhist-era.ts';
import type { Encoding, Inspection } from '../../../shared/contract/extracts.ts';
import { allFields, countsFields, recordFields } from '../../../shared/cpms/layout.ts';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { formatYearOrYears } from '../../../shared/format/years.ts';
import type { Language } from '../../../shared/format/language.ts';
import type { Messages } from '../../ui/messages.ts';

type EvidenceLine = {
  readonly key: string;
  readonly term: string;
  readonly value: string;
  readonly note: string | null;
};

/** Names of character sets are the same in every language. */
const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 (BOM)',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'tis-620': 'TIS-620',
  'windows-874': 'Windows-874',
};

function delimiterName(delimiter: string, texts: Messages['importing']): string {
  const names: Readonly<Record<string, string>> = texts.delimiters;
  return names[delimiter] ?? delimiter;
}

/** Survey years of the first rows of every sheet, by a column that was chosen to be read as the year. */
function yearsInFirstRows(
  { columns }: Inspection,
  { survey_year: header }: Readonly<Record<string, string>>,
): readonly number[] {
  const cells = columns.filter((column) => column.header === header).flatMap(({ samples }) => samples);
  return [...new Set(cells.flatMap((cell) => readSurveyYear(cell)?.surveyYearBE ?? []))].toSorted((a, b) => a - b);
}

/** What a file was recognised to be and how that is known, line by line. */
export function evidenceOf(
  inspection: Inspection,
  mapping: Readonly<Record<string, string>>,
  texts: Messages['importing'],
  language: Language,
): EvidenceLine[] {
  const line = (
    key: keyof Messages['importing']['evidence'],
    value: string | null,
    note: string | null = null,
  ): EvidenceLine[] => (value === null ? [] : [{ key, term: texts.evidence[key], value, note }]);
  const { delimiter, encoding, headerRow, yearSource } = inspection;
  const format = texts.formats[inspection.format];
  const headers = new Set(Object.values(mapping));
  const read = inspection.columns.filter(({ header }) => headers.has(header)).length;
  const columns = inspection.columns.length;
  const isOwnColumn = mapping['survey_year'] === inspection.mapping['survey_year'];
  const source = isOwnColumn ? yearSource && texts.yearSources[yearSource] : texts.yearOfFirstRows;
  const years = isOwnColumn ? inspection.surveyYearsBE : yearsInFirstRows(inspection, mapping);
  return [
    ...line('format', inspection.packing === 'none' ? format : texts.packed[inspection.packing](format)),
    ...line('encoding', encoding && encodingNames[encoding]),
    ...line('delimiter', delimiter && delimiterName(delimiter, texts)),
    ...inspection.sheets.flatMap((sheet, index) => [
      {
        key: `sheet${index}`,
        term: texts.evidence.sheet,
        value: sheet.name,
        note: [
          ...(sheet.isHidden ? [texts.sheetHidden] : []),
          ...(sheet.layout === null
            ? [texts.sheetIgnored]
            : [texts.layouts[sheet.layout], texts.rows(formatCount(sheet.rows))]),
          ...(sheet.hiddenRows > 0 ? [texts.rowsHidden(formatCount(sheet.hiddenRows))] : []),
        ].join(' · '),
      },
    ]),
    ...line('header', headerRow === null ? null : texts.headerRow(formatCount(headerRow))),
    ...line('layout', texts.layouts[inspection.layout]),
    ...line(
      'year',
      years.length === 0 ? null : formatYearOrYears(years, language),
      years.length > 1 && source !== null ? texts.yearsOfRows(source) : source,
    ),
    ...line('rows', texts.rows(formatCount(inspection.rows))),
    ...line('columns', texts.columnsRead(formatCount(read), formatCount(columns))),
  ];
}

/** Numbers of the indicators that no column is read as. */
export function missingIndicators(mapping: Readonly<Record<string, string>>): number[] {
  return indicators.map((indicator) => indicator.no).filter((no) => !(indicatorField(no) in mapping));
}

/** Runs of numbers in short: `1–3, 7`. */
export function inRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

/** A field's name in a language; of an indicator with its number. */
export function fieldName(key: string, language: Language): string {
  const indicator = indicators.find((each) => indicatorField(each.no) === key);
  if (indicator) return `${indicator.no}. ${indicator[language]}`;
  return allFields.find((field) => field.key === key)?.[language] ?? key;
}

/** The fields a column can be read as, in groups. */
export function fieldChoices(
  language: Language,
): Readonly<Record<'record' | 'child' | 'household' | 'counts', { value: string; label: string }[]>> {
  const option = (key: string) => ({ value: key, label: fieldName(key, language) });
  return {
    record: recordFields.map((field) => option(field.key)),
    child: indicators.filter((each) => each.unit === 'child').map((each) => option(indicatorField(each.no))),
    household: indicators.filter((each) => each.unit === 'household').map((each) => option(indicatorField(each.no))),
    counts: countsFields.map((field) => option(field.key)),
  };
}

/** Fields by which a file of children is known, in the order in which they are named. */
const tellingFields = ['community_code', 'child_id', 'household_id'];

/** Why a file was taken for an extract: the headers and indicators by which it was recognised. */
export function recognisedBy(
  inspection: Inspection,
  mapping: Readonly<Record<string, string>>,
  texts: Messages['importing'],
): string | null {
  const answers = formatCount(indicators.filter(({ no }) => indicatorField(no) in mapping).length);
  switch (inspection.layout) {
    case 'child': {
      const headers = tellingFields.flatMap((field) => mapping[field] ?? []).map((header) => `“${header}”`);
      return texts.recognisedBy(headers.join(', '), answers);
    }
    case 'household':
      return texts.recognisedHouseholds(answers);
    case 'counts':
      return null;
  }
}

/** True for fields that tell who a child is; their samples arrive masked. */
export function isIdentifier(field: string | null): boolean {
  return field === 'birth_date' || (allFields.find((each) => each.key === field)?.isIdentifier ?? false);
}
