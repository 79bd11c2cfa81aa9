import type { RejectsRequest } from '../../../shared/contract/documents.ts';
import { rejectTitle } from '../../../shared/cpms/reject-headings.ts';
import type { Document, DocumentFile } from './document.ts';
import { fileName } from './file-name.ts';

/**
 * Rejected rows of an extract as a workbook that can be corrected and dropped back.
 * @param content  the workbook
 */
export function rejectDocument(
  { language }: Pick<RejectsRequest, 'language'>,
  extract: { readonly file: string; readonly surveyYearsBE: readonly number[] },
  content: Uint8Array<ArrayBuffer>,
): Document & { readonly file: DocumentFile } {
  const words = [rejectTitle[language], extract.file.replace(/(\.[a-z0-9]+)+$/i, '')];
  return {
    file: {
      name: fileName(words, 'xlsx'),
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      content,
    },
    area: null,
    surveyYearsBE: extract.surveyYearsBE,
  };
}
