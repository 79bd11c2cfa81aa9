import type { AreaName } from '../../../shared/contract/analysis.ts';
import type { DocumentRequest } from '../../../shared/contract/documents.ts';
import type { MissingCommunity } from '../../../shared/contract/quality.ts';
import { csvText, pasteText } from '../../../shared/format/csv.ts';
import type { Language } from '../../../shared/format/language.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { common as commonEn } from '../../../shared/i18n/en/common.ts';
import { quality as qualityEn } from '../../../shared/i18n/en/quality.ts';
import { common } from '../../../shared/i18n/th/common.ts';
import { quality } from '../../../shared/i18n/th/quality.ts';
import type { DocumentAnswers } from './document-answers.ts';
import type { Document } from './document.ts';
import { fileName } from './file-name.ts';

type Request = Extract<DocumentRequest, { document: 'missing-list' }>;
type Cell = string | number | null;

const textsOf = { th: { common, quality }, en: { common: commonEn, quality: qualityEn } } as const;

/**
 * The missing communities as a table to send on: a header, then a row for each, in the order of their codes.
 * @param synthetic said in each row of data that are not real; null for real ones
 */
export function missingRows(
  missing: readonly MissingCommunity[],
  surveyYearBE: number,
  language: Language,
  areas: readonly AreaName[],
  synthetic: string | null,
): readonly (readonly Cell[])[] {
  const heads = textsOf[language].quality.csv;
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const nameOf = (code: string): string | null => {
    const found = byCode.get(code);
    return found ? ((language === 'en' ? found.en : null) ?? found.th) : null;
  };
  const at = (code: string, level: 'amphoe' | 'tambon'): string => {
    const above = codeAtLevel(code, level);
    return nameOf(above) ?? above;
  };
  const head = [
    heads.year,
    heads.amphoe,
    heads.tambon,
    heads.code,
    heads.name,
    heads.lastYear,
    heads.lastChildren,
    heads.childrenExpected,
  ];
  const rows = missing
    .toSorted((a, b) => a.areaCode.localeCompare(b.areaCode))
    .map(({ areaCode, childrenExpected, lastChildren, lastReportedYearBE, name }): Cell[] => [
      surveyYearBE,
      at(areaCode, 'amphoe'),
      at(areaCode, 'tambon'),
      areaCode,
      nameOf(areaCode) ?? (name || areaCode),
      lastReportedYearBE,
      lastChildren,
      childrenExpected,
    ]);
  return synthetic === null ? [head, ...rows] : [[...head, heads.note], ...rows.map((row) => [...row, synthetic])];
}

/** The communities that have not reported, to be sent on to the amphoe. */
export async function missingListDocument(request: Request, answers: DocumentAnswers): Promise<Document> {
  const { area, format, language, surveyYearBE } = request;
  const [coverage, areas, { isSynthetic }] = await Promise.all([
    answers.coverage({ surveyYearBE, area, level: 'community' }),
    answers.areas(),
    answers.summary(),
  ]);
  const texts = textsOf[language];
  const mark = isSynthetic ? texts.common.synthetic : null;
  const rows = missingRows(coverage.missing, surveyYearBE, language, areas, mark);
  const words = [texts.quality.missingFile, String(surveyYearBE), ...(mark === null ? [] : [mark])];
  const file =
    format === 'csv'
      ? { name: fileName(words, 'csv'), type: 'text/csv;charset=utf-8', content: csvText(rows) }
      : { name: fileName(words, 'txt'), type: 'text/plain;charset=utf-8', content: pasteText(rows) };
  return { file, area, surveyYearsBE: [surveyYearBE] };
}
