import { rejects as rejectsEn, warnings as warningsEn } from '../../../../shared/i18n/en/checks.ts';
import { rejects as rejectsTh, warnings as warningsTh, type WarningCode } from '../../../../shared/i18n/th/checks.ts';
import type { RejectedRow, RejectReason, Warning } from '../../../../shared/contract/extracts.ts';

/** How many rejected rows a report lists; all are counted. */
export const listedRejects = 1000;

/** How many lines a warning names. */
export const listedLines = 20;

const rejectedFields: Readonly<Record<RejectReason, string>> = {
  community_missing: 'community_code',
  community_unresolved: 'community_code',
  community_lost_digits: 'community_code',
  survey_year_missing: 'survey_year',
  unparsable_row: 'row',
  duplicate_child: 'child_id',
  household_id_missing: 'household_id',
  indicator_unreadable: 'indicator_no',
  count_unreadable: 'yes_count',
  count_impossible: 'yes_count',
  count_repeated: 'indicator_no',
  header_row: 'row',
  child_id_needed: 'child_id',
};

/** What a sentence names, where it has other words in the two languages. */
export type Found = string | { readonly th: string; readonly en: string };

const foundTh = (found: Found): string => (typeof found === 'string' ? found : found.th);
const foundEn = (found: Found): string => (typeof found === 'string' ? found : found.en);

/** A rejected row with its sentence in both languages. `found` is a code, a year or a count, never a child's data. */
export function rejectedRow(line: number, reason: RejectReason, found: Found = '', sheet?: string | null): RejectedRow {
  return {
    line,
    field: rejectedFields[reason],
    reason,
    th: rejectsTh[reason](foundTh(found)),
    en: rejectsEn[reason](foundEn(found)),
    ...ofSheet(sheet),
  };
}

/** A warning with its sentence in both languages. */
export function warningOf(code: WarningCode, count: number, lines: readonly number[] = [], found: Found = ''): Warning {
  return {
    code,
    th: warningsTh[code](foundTh(found)),
    en: warningsEn[code](foundEn(found)),
    count,
    lines: lines.slice(0, listedLines),
  };
}

/** Findings with the sheet whose lines they name; files without sheets leave them as they are. */
export function onSheet<T extends { readonly lines: readonly number[] } | { readonly line: number }>(
  findings: readonly T[],
  sheet: string | null | undefined,
): readonly T[] {
  if (sheet === null || sheet === undefined) return findings;
  return findings.map((finding) =>
    'lines' in finding && finding.lines.length === 0 ? finding : { ...finding, sheet },
  );
}

const ofSheet = (sheet: string | null | undefined): { sheet?: string } =>
  sheet === null || sheet === undefined ? {} : { sheet };
