import { allFields } from '../../../shared/cpms/layout.ts';
import { rejectHeadings, rejectTitle } from '../../../shared/cpms/reject-headings.ts';
import { rejects as rejectsEn } from '../../../shared/i18n/en/checks.ts';
import { rejects as rejectsTh } from '../../../shared/i18n/th/checks.ts';
import type { RejectTable } from './reject-table.ts';

/**
 * Rejected rows as an Excel workbook that is an extract itself: corrected and saved, it can be dropped on the
 * application. Every cell is text, so that codes keep their zeros and nothing is taken for a formula.
 */
export async function rejectWorkbook(
  { fields, rows }: RejectTable,
  language: 'th' | 'en',
): Promise<Uint8Array<ArrayBuffer>> {
  const { utils, write } = await import('@e965/xlsx');
  const words = rejectHeadings[language];
  const reasons = language === 'th' ? rejectsTh : rejectsEn;
  const header = (key: string): string => allFields.find((field) => field.key === key)?.[language] ?? key;
  const hasSheets = rows.some((row) => row.sheet !== '');
  const titles = [...(hasSheets ? [words.sheet] : []), words.line, words.reason, ...fields.map(header)];
  const cells = rows.map((row) => [
    ...(hasSheets ? [row.sheet] : []),
    String(row.line),
    reasons[row.reason]('').replace(/[\s:]+$/, ''),
    ...row.cells,
  ]);
  const asText = (text: string) => ({ t: 's', v: text, z: '@' });
  const sheet = utils.aoa_to_sheet([titles, ...cells].map((row) => row.map(asText)));
  sheet['!cols'] = titles.map((title) => ({ wch: Math.max(10, Math.min(40, title.length + 4)) }));
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, rejectTitle[language]);
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}
