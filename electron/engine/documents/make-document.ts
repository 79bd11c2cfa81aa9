import type { DocumentRequest } from '../../../shared/contract/documents.ts';
import { receiptFileName } from '../../../shared/figures/receipt-file-name.ts';
import type { DocumentAnswers } from './document-answers.ts';
import type { Document } from './document.ts';
import { mapDocument } from './map-document.ts';
import { missingListDocument } from './missing-list-document.ts';
import type { PaperFonts } from './paper-fonts.ts';

/**
 * Makes what is to leave the office and names nobody; `documentKinds` says by which rule.
 * @throws AppError EXPORT_COMMUNITIES, and as the answers
 */
export async function makeDocument(
  request: DocumentRequest,
  answers: DocumentAnswers,
  fonts: () => PaperFonts,
  now: Date,
): Promise<Document> {
  switch (request.document) {
    case 'map':
      return mapDocument(request, answers, fonts(), now);
    case 'community-sheet': {
      const { area, surveyYearBE } = request;
      return { file: null, area, surveyYearsBE: surveyYearBE === null ? [] : [surveyYearBE] };
    }
    case 'receipt': {
      const receipt = await answers.receipt(request.ask);
      const { area, surveyYearBE } = receipt.request.filter;
      const content = `${JSON.stringify(receipt, null, 2)}\n`;
      return {
        file: { name: receiptFileName(receipt), type: 'application/json', content },
        area,
        surveyYearsBE: surveyYearBE === null ? [] : [surveyYearBE],
      };
    }
    case 'missing-list':
      return missingListDocument(request, answers);
  }
}
