import { z } from 'zod';
import { nationalIdKind } from '../../../../shared/cpms/national-id.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { WarningCode } from '../../../../shared/i18n/th/checks.ts';
import { integer, join, sql } from '../../db/sql.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { warningOf } from './findings.ts';

const lineRow = z.object({ line: z.int() });
const lineAndCell = z.object({ line: z.int(), raw: z.string().nullable() });

const codes: readonly [string, WarningCode][] = [
  ['wrong-check-digit', 'id_check_digit'],
  ['malformed', 'id_malformed'],
  ['lost-digits', 'id_lost_digits'],
];

/** The check digit of plain 13-digit numbers is computed by the database; the few others are looked at one by one. */
export async function idWarnings(records: RecordCells): Promise<readonly Warning[]> {
  if (!records.has('national_id')) return [];
  const digits = join(
    Array.from({ length: 12 }, (_, i) => sql`(n // ${integer(10 ** (12 - i))}) % 10 * ${integer(13 - i)}`),
    ' + ',
  );
  const wrong = await records.reader.rows(
    lineRow,
    sql`WITH plain AS (SELECT line, CASE WHEN length(national_id) = 13 THEN try_cast(national_id AS BIGINT) END AS n FROM records WHERE national_id IS NOT NULL)
      SELECT line FROM plain WHERE n IS NOT NULL AND (11 - (${digits}) % 11) % 10 <> n % 10 ORDER BY line`,
    records.signal,
  );
  const found: Record<string, number[]> = { 'wrong-check-digit': wrong.map(({ line }) => line) };
  const odd = await records.reader.rows(
    lineAndCell,
    sql`SELECT line, national_id AS raw FROM records WHERE national_id IS NOT NULL
      AND (length(national_id) <> 13 OR try_cast(national_id AS BIGINT) IS NULL) ORDER BY line`,
    records.signal,
  );
  for (const { line, raw } of odd) (found[nationalIdKind(records.text(raw ?? ''))] ??= []).push(line);
  return codes.flatMap(([kind, code]) => {
    const lines = found[kind] ?? [];
    return lines.length > 0
      ? [
          warningOf(
            code,
            lines.length,
            lines.toSorted((a, b) => a - b),
          ),
        ]
      : [];
  });
}
