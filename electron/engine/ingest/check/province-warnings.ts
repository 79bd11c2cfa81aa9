import { z } from 'zod';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { Database } from '../../db/database.ts';
import { integer, sql } from '../../db/sql.ts';
import { ofExtracts } from '../../tables/stored-rows.ts';
import type { Draft } from '../import-draft.ts';
import { listedLines, onSheet, warningOf } from './findings.ts';

/** A smaller share of rows in another province than most of the file is a slip in the code. */
const mostStrays = 0.1;

/** The first two digits of a community code. */
const province = sql`(community // 1000000)`;

/** Children in another province than the rest of their file, or than everything that is loaded. */
export async function warnAboutProvinces(
  drafts: readonly Draft[],
  leaving: readonly number[],
  analytic: Database,
  signal?: AbortSignal,
): Promise<void> {
  const loaded = await analytic.rows(
    z.object({ province: z.int() }),
    sql`SELECT DISTINCT ${province}::INTEGER AS province FROM child WHERE NOT ${ofExtracts(leaving)} ORDER BY 1`,
    signal,
  );
  for (const draft of drafts) {
    if (draft.error) continue;
    const found = await provincesOf(draft, analytic, signal);
    const { sheet } = draft.tables.find(({ layout }) => layout === 'child') ?? { sheet: null };
    draft.warnings.push(
      ...onSheet(
        provinceWarnings(
          found,
          loaded.map((row) => row.province),
        ),
        sheet,
      ),
    );
  }
}

const provinceRow = z.object({ province: z.int(), rows: z.int(), lines: z.array(z.int()) });
type ProvinceRow = z.infer<typeof provinceRow>;

async function provincesOf({ file }: Draft, analytic: Database, signal?: AbortSignal): Promise<readonly ProvinceRow[]> {
  return analytic.rows(
    provinceRow,
    sql`SELECT ${province}::INTEGER AS province, count(*)::INTEGER AS rows, list_slice(list(line ORDER BY line), 1, ${integer(listedLines)}) AS lines
      FROM coming_child WHERE extract_no = ${file.extractNo} GROUP BY 1 ORDER BY 2 DESC`,
    signal,
  );
}

/**
 * What is to be said of the provinces of a file.
 * @param found the most frequent first
 * @param loaded provinces of what is loaded already
 */
function provinceWarnings(found: readonly ProvinceRow[], loaded: readonly number[]): readonly Warning[] {
  const [main, ...others] = found;
  if (!main) return [];
  const all = found.reduce((sum, { rows }) => sum + rows, 0);
  const strays = others.filter(({ rows }) => rows <= all * mostStrays);
  const warnings: Warning[] = [];
  if (strays.length > 0) {
    const rows = strays.reduce((sum, each) => sum + each.rows, 0);
    const lines = strays.flatMap((each) => each.lines).toSorted((a, b) => a - b);
    const named = strays.map((each) => each.province).join(', ');
    warnings.push(
      warningOf('province_few', rows, lines, { th: `${main.province} กับ ${named}`, en: `${main.province}, ${named}` }),
    );
  }
  if (loaded.length > 0 && !found.some((each) => loaded.includes(each.province))) {
    const here = loaded.slice(0, 5).join(', ');
    warnings.push(
      warningOf('province_other', all, [], {
        th: `ไฟล์นี้ ${main.province} ข้อมูลที่มีอยู่ ${here}`,
        en: `this file ${main.province}, loaded ${here}`,
      }),
    );
  }
  return warnings;
}
