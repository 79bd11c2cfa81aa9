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
};

/** A rejected row with its sentence in both languages. `found` is a code or a year, never a child's data. */
export function rejectedRow(line: number, reason: RejectReason, found = ''): RejectedRow {
  return { line, field: rejectedFields[reason], reason, th: rejectsTh[reason](found), en: rejectsEn[reason](found) };
}

/** A warning with its sentence in both languages. */
export function warningOf(code: WarningCode, count: number, lines: readonly number[] = [], found = ''): Warning {
  return { code, th: warningsTh[code](found), en: warningsEn[code](found), count, lines: lines.slice(0, listedLines) };
}
