import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { indicatorField, indicators } from '../../shared/cpms/indicators.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';
import type { EngineClient } from './engine.ts';
import { noFilter } from '../../shared/contract/no-filter.ts';
import { headersOf, type ExtractRow } from './extract-file.ts';

/** Fields of the extract below in the order of its columns. */
export const provinceFields = [
  'survey_year',
  'survey_date',
  'community_code',
  'household_id',
  'child_id',
  'national_id',
  'first_name',
  'last_name',
  'sex',
  'birth_date',
  'nationality',
  ...indicators.map(({ no }) => indicatorField(no)),
] as const;

const two = (number: number): string => String(number).padStart(2, '0');

/** Children of two communities in households of one to three, always the same ones. Half of the answers of 13 are yes. */
export function provinceRows(count = 40): ExtractRow[] {
  const { below, unit } = seededRandom(2567);
  return Array.from({ length: count }, (_, i): ExtractRow => {
    const community = i % 2 === 0 ? '85010101' : '85010102';
    const home = Math.floor(i / 4) + 1;
    const born = `${two(1 + below(28))}/${two(1 + below(12))}/${2551 + below(14)}`;
    return {
      survey_year: '2567',
      survey_date: '15/02/2567',
      community_code: community,
      household_id: `${community}-${String(home).padStart(4, '0')}`,
      child_id: `C${String(i + 1).padStart(5, '0')}`,
      national_id: `9999${String(100_000_000 + i)}`,
      first_name: `ด${i + 1}`,
      last_name: `ทดสอบ${home}`,
      sex: unit() < 0.5 ? 'ชาย' : 'หญิง',
      birth_date: born,
      nationality: i % 5 === 0 ? 'เมียนมา' : 'ไทย',
      ...Object.fromEntries(
        indicators.map(({ no, unit: of }) => [
          indicatorField(no),
          of === 'household' ? String((home + no) % 2) : unit() < (no === 13 ? 0.5 : 0.3) ? '1' : '0',
        ]),
      ),
    };
  });
}

/** A header and rows as cells, with the Thai headers of the form. */
export function gridOf(rows: readonly ExtractRow[], fields: readonly string[] = provinceFields): string[][] {
  return [headersOf(fields), ...rows.map((row) => fields.map((field) => row[field] ?? ''))];
}

/** A grid as delimited text; cells with a delimiter, a quote or a line break are quoted. */
export function textOf(grid: readonly (readonly string[])[], delimiter = ','): string {
  const cell = (text: string): string =>
    new RegExp(`["\n\r${delimiter}]`).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return grid.map((row) => row.map(cell).join(delimiter)).join('\r\n') + '\r\n';
}

type Grid = readonly (readonly unknown[])[];

const isGrid = (sheet: WorkSheet | Grid): sheet is Grid => Array.isArray(sheet);

/** Sheets as a workbook; a grid becomes a sheet of texts. */
export function bookOf(
  sheets: Readonly<Record<string, WorkSheet | Grid>>,
  bookType: BookType = 'xlsx',
  change: (book: ReturnType<typeof utils.book_new>) => void = () => undefined,
): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets))
    utils.book_append_sheet(book, isGrid(sheet) ? utils.aoa_to_sheet(sheet.map((row) => [...row])) : sheet, name);
  change(book);
  return Buffer.from(write(book, { type: 'buffer', bookType }) as Uint8Array);
}

/** Counts of every community and indicator, and how many children, households and migrants there are. */
export async function figuresOf(client: EngineClient): Promise<Readonly<Record<string, unknown>>> {
  const answer = await client.analysis.prevalence({ level: 'community', filter: noFilter });
  if (answer.encoding !== 'rows') throw new Error('A small extract is answered in rows.');
  const [headline] = await client.analysis.headlines({ filter: noFilter });
  return Object.fromEntries([
    ...answer.rows.map((row) => [`${row.surveyYearBE} ${row.areaCode}`, [row.yes, row.no, row.unknown]]),
    ['children', headline?.children],
    ['migrants', headline?.migrants],
  ]);
}
