import { checkGroupOfReport, checkGroups, type CheckGroup } from '../../../shared/contract/check-groups.ts';
import type { DatasetSummary } from '../../../shared/contract/analysis.ts';
import type {
  ImportedFile,
  ImportReport,
  RejectedRow,
  RejectReason,
  Warning,
} from '../../../shared/contract/extracts.ts';

/** How many lines are named where a list has more. */
const namedLines = 20;

/** Rejected rows of one reason: how many of the listed ones, and the first lines, by sheet. */
export type RejectedKind = {
  readonly reason: RejectReason;
  readonly count: number;
  /** Why, in the words that all of them share; null where they differ, because each names what was found. */
  readonly words: Pick<RejectedRow, 'th' | 'en'> | null;
  readonly lines: readonly { readonly sheet: string | null; readonly lines: readonly number[] }[];
};

/** What was found in a file that calls for the same: rows that are not in, and warnings. */
export type ResultGroup = {
  readonly group: CheckGroup;
  readonly rejectedCount: number;
  readonly warnings: readonly Warning[];
};

/** What was found in a file, by what to do about it; groups without a finding are left out. */
export function resultGroups(file: Pick<ImportedFile, 'rejectedCount' | 'warnings'>): readonly ResultGroup[] {
  return checkGroups.flatMap((group) => {
    const rejectedCount = group === 'must_fix' ? file.rejectedCount : 0;
    const warnings = file.warnings.filter(({ code }) => checkGroupOfReport(code) === group);
    return rejectedCount + warnings.length === 0 ? [] : [{ group, rejectedCount, warnings }];
  });
}

/** Whether every row of a file was given before: the file, or another with the same children, is in already. */
export function isAllThere({ accepted, rejected, rejectedCount }: ImportedFile): boolean {
  return accepted === 0 && rejectedCount > 0 && rejected.every(({ reason }) => reason === 'duplicate_child');
}

/** Rejected rows by reason, the most frequent first. */
export function rejectedKinds(rejected: readonly RejectedRow[]): readonly RejectedKind[] {
  const reasons = [...new Set(rejected.map(({ reason }) => reason))];
  return reasons
    .map((reason): RejectedKind => {
      const rows = rejected.filter((row) => row.reason === reason);
      const named = rows.slice(0, namedLines);
      const sheets = [...new Set(named.map((row) => row.sheet ?? null))];
      return {
        reason,
        count: rows.length,
        words: rows.every((row) => row.th === rows[0]?.th) ? (rows[0] ?? null) : null,
        lines: sheets.map((sheet) => ({
          sheet,
          lines: named.filter((row) => (row.sheet ?? null) === sheet).map(({ line }) => line),
        })),
      };
    })
    .toSorted((a, b) => b.count - a.count);
}

/** What a warning's count counts. */
type CountedThing = 'rows' | 'columns' | 'indicators' | 'households' | 'answers';

const countedThings: Readonly<Record<string, CountedThing>> = {
  header_duplicate: 'columns',
  column_missing: 'indicators',
  household_contradiction: 'households',
  codes_unclear: 'answers',
};

/** What a warning's count counts: rows, unless it is about the header or about households. */
export function countedThing(code: string): CountedThing {
  return countedThings[code] ?? 'rows';
}

const namesFirstLines: ReadonlySet<string> = new Set([
  'household_contradiction',
  'volunteer_differs',
  'volunteer_all_no',
  'volunteer_same_answers',
  'community_all_zero',
]);

/** How many rows a warning has beyond the lines it names; 0 where its lines stand for groups of rows. */
export function linesNotNamed({ code, count, lines }: Warning): number {
  return lines.length === 0 || namesFirstLines.has(code) ? 0 : Math.max(0, count - lines.length);
}

/**
 * Loaded years to compare with the year before, the latest first: those that an import brought and the next loaded
 * year after each, as far as an earlier year is loaded.
 */
export function broughtYears(
  files: readonly Pick<ImportedFile, 'accepted' | 'surveyYearsBE'>[],
  { years }: { readonly years: readonly Pick<DatasetSummary['years'][number], 'surveyYearBE'>[] },
): readonly number[] {
  const loaded = years.map(({ surveyYearBE }) => surveyYearBE).toSorted((a, b) => a - b);
  const brought = new Set(files.filter(({ accepted }) => accepted > 0).flatMap(({ surveyYearsBE }) => surveyYearsBE));
  return loaded
    .filter((year, place) => {
      const previous = loaded[place - 1];
      return previous !== undefined && (brought.has(year) || brought.has(previous));
    })
    .toReversed();
}

/** Whether what an import brought is among what is loaded: it may have been undone or taken out since. */
export function isStillIn(
  { files }: ImportReport,
  { extracts }: { readonly extracts: readonly Pick<DatasetSummary['extracts'][number], 'extractId'>[] },
): boolean {
  return files.some((file) => extracts.some(({ extractId }) => extractId === file.extractId));
}
