import type { Language } from '../../../shared/format/language.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { RejectTable } from '../ingest/reject-table.ts';
import { rejectWorkbook } from '../ingest/reject-workbook.ts';

/** Rejected rows of an extract as a workbook that can be corrected and dropped back. */
export function rejectFile(
  { extracts }: Dataset,
  { extractId, language }: { readonly extractId: string; readonly language: Language },
  table: RejectTable,
): { name: string; content: Blob } {
  const file = extracts.find((extract) => extract.extractId === extractId)?.file ?? '';
  const name = `${language === 'th' ? 'แถวที่ไม่นำเข้า' : 'rejected'}-${file.replace(/(\.[a-z0-9]+)+$/i, '')}.xlsx`;
  return { name, content: new Blob([rejectWorkbook(table, language)]) };
}
