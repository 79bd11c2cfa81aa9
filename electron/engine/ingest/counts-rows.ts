import { z } from 'zod';
import { notStatedSpellings, fold } from '../../../shared/cpms/answers.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { quotableCell } from '../../../shared/cpms/cell-shape.ts';
import type { RejectedRow, RejectReason, Warning } from '../../../shared/contract/extracts.ts';
import { identifier, join, sql } from '../db/sql.ts';
import type { CountRow } from '../tables/staging.ts';
import { lookupWarnings } from './check/cell-warnings.ts';
import { listedLines, onSheet, rejectedRow, warningOf } from './check/findings.ts';
import { yearColumnWarnings } from './check/year-warnings.ts';
import { readCommunityCode, readIndicator, readYearCell } from './map/read-cells.ts';
import { planLookup } from './map/value-plan.ts';
import type { RecordCells } from './read/record-cells.ts';

/** How a counts table is read: as `ImportRules`, without what only rows of children need. */
export type CountsRules = {
  readonly sheet?: string | null;
  readonly fallbackYearBE: number | null;
  readonly file?: string | undefined;
  readonly givenYearBE?: number | undefined;
  readonly isYearFallback?: boolean | undefined;
  readonly resolvesTambon: (code: string) => boolean;
};

export type CountsOutcome = {
  readonly rows: readonly CountRow[];
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly Warning[];
  readonly communityNames: ReadonlyMap<number, string>;
};

const countsFields = [
  'survey_year',
  'community_code',
  'community_name',
  'indicator_no',
  'yes_count',
  'known_count',
  'children_count',
] as const;

/** The cells of a row by field; null is blank. */
type CountsCells = Readonly<Record<(typeof countsFields)[number], string | null>> & { readonly line: number };

type Rejection = { readonly reason: RejectReason; readonly field: string; readonly found: string };

/**
 * Reads one row of counts.
 * @returns the row, or why it cannot be one and the cell that says so
 */
function readCountsRow(cells: CountsCells, rules: CountsRules): CountRow | Rejection {
  const community = readCommunityCode(cells.community_code ?? '', rules.resolvesTambon);
  if ('reason' in community)
    return { reason: community.reason, field: 'community_code', found: cells.community_code ?? '' };
  const surveyYearBE = readYearCell(cells.survey_year ?? '') ?? rules.fallbackYearBE;
  if (surveyYearBE === null)
    return { reason: 'survey_year_missing', field: 'survey_year', found: cells.survey_year ?? '' };
  const indicator = readIndicator(cells.indicator_no ?? '');
  if (indicator === null)
    return { reason: 'indicator_unreadable', field: 'indicator_no', found: cells.indicator_no ?? '' };
  const isNothingKnown = isNotStated(cells.yes_count) && isNotStated(cells.known_count);
  const yes = isNothingKnown ? 0 : readCount(cells.yes_count);
  const known = isNothingKnown ? 0 : readCount(cells.known_count);
  const children = isNotStated(cells.children_count) ? null : readCount(cells.children_count);
  if (yes === null) return { reason: 'count_unreadable', field: 'yes_count', found: cells.yes_count ?? '' };
  if (known === null) return { reason: 'count_unreadable', field: 'known_count', found: cells.known_count ?? '' };
  if (children === null && !isNotStated(cells.children_count))
    return { reason: 'count_unreadable', field: 'children_count', found: cells.children_count ?? '' };
  if (yes > known) return { reason: 'count_impossible', field: 'yes_count', found: '' };
  return { line: cells.line, surveyYearBE, community: community.code, indicator, yes, known, children };
}

/** No community has more children or households; and sums over all of them stay whole numbers of 32 bits. */
const largestCount = 100_000;

/** Reads a whole number from 0 upwards, with thousands separators or `.0` as spreadsheets write them; null otherwise. */
export function readCount(cell: string | null): number | null {
  const folded = fold(cell ?? '').replace(/\.0+$/, '');
  if (!/^(\d+|\d{1,3}(,\d{3})+)$/.test(folded)) return null;
  const count = Number(folded.replaceAll(',', ''));
  return count <= largestCount ? count : null;
}

const isNotStated = (cell: string | null): boolean => {
  const folded = fold(cell ?? '');
  return folded !== '9' && notStatedSpellings.includes(folded);
};

const recordRow = z.object({
  line: z.int(),
  survey_year: z.string().nullable(),
  community_code: z.string().nullable(),
  community_name: z.string().nullable(),
  indicator_no: z.string().nullable(),
  yes_count: z.string().nullable(),
  known_count: z.string().nullable(),
  children_count: z.string().nullable(),
});

/** Reads the `records` of a table of layout `counts`: every row is in `rows` or in `rejected`. */
export async function countsRows(records: RecordCells, rules: CountsRules): Promise<CountsOutcome> {
  const columns = countsFields.map((field) =>
    records.has(field) ? identifier(field) : sql`NULL::VARCHAR AS ${identifier(field)}`,
  );
  const loaded = await records.reader.rows(
    recordRow,
    sql`SELECT line, ${join(columns, ', ')} FROM records ORDER BY line`,
    records.signal,
  );
  const rows: CountRow[] = [];
  const rejected = [
    ...records.loaded.unparsableLines.map((line) => rejectedRow(line, 'unparsable_row')),
    ...records.loaded.headerLines.map((line) => rejectedRow(line, 'header_row')),
  ];
  const communityNames = new Map<number, string>();
  for (const raw of loaded) {
    const cells = decoded(raw, records);
    const read = readCountsRow(cells, rules);
    if ('reason' in read) {
      rejected.push(
        rejectedRow(cells.line, read.reason, read.found === '' ? '' : quotableCell(read.field, read.found)),
      );
      continue;
    }
    rows.push(read);
    if (cells.community_name) communityNames.set(read.community, cells.community_name);
  }
  const warnings = [...(await yearWarnings(records, rules)), ...countWarnings(rows)];
  return {
    rows,
    rejected: onSheet(
      rejected.toSorted((a, b) => a.line - b.line),
      rules.sheet,
    ),
    warnings: onSheet(warnings, rules.sheet),
    communityNames,
  };
}

function decoded(raw: z.infer<typeof recordRow>, records: RecordCells): CountsCells {
  const text = (cell: string | null): string | null => (cell === null ? null : records.text(cell));
  return {
    line: raw.line,
    survey_year: text(raw.survey_year),
    community_code: text(raw.community_code),
    community_name: text(raw.community_name),
    indicator_no: text(raw.indicator_no),
    yes_count: text(raw.yes_count),
    known_count: text(raw.known_count),
    children_count: text(raw.children_count),
  };
}

async function yearWarnings(records: RecordCells, rules: CountsRules): Promise<readonly Warning[]> {
  const cells = (await records.distinct(['survey_year'])).get('survey_year');
  if (!cells) return [];
  const plan = planLookup('survey_year', cells);
  return [
    ...(await lookupWarnings(records, 'survey_year', plan, cells)),
    ...(await yearColumnWarnings(records, plan, cells, rules)),
  ];
}

/** What is to be said of counts: that there are no individuals, and where more answers are known than there are children. */
function countWarnings(rows: readonly CountRow[]): readonly Warning[] {
  const over = rows.filter(
    ({ indicator, known, children }) =>
      children !== null && indicatorByNo(indicator).unit === 'child' && known > children,
  );
  return [
    ...(over.length > 0
      ? [
          warningOf(
            'counts_known_over_children',
            over.length,
            over.slice(0, listedLines).map(({ line }) => line),
          ),
        ]
      : []),
    warningOf('counts_no_individuals', 0),
  ];
}
