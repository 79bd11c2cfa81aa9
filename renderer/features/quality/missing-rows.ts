import type { MissingCommunity } from '../../../shared/contract/quality.ts';
import type { Messages } from '../../ui/messages.ts';
import type { QualityWords } from '../../figures/use-quality-words.ts';

type Names = Pick<QualityWords, 'area' | 'nameAt'>;

/**
 * The missing communities as a table to send on: a header, then a row for each, in the order of their codes.
 * @param synthetic said in each row of data that are not real; null for real ones
 */
export function missingRows(
  missing: readonly MissingCommunity[],
  surveyYearBE: number,
  heads: Messages['quality']['csv'],
  names: Names,
  synthetic: string | null,
): readonly (readonly (string | number)[])[] {
  const header = [
    heads.year,
    heads.amphoe,
    heads.tambon,
    heads.code,
    heads.name,
    heads.lastYear,
    heads.lastChildren,
    heads.childrenExpected,
    ...(synthetic === null ? [] : [heads.note]),
  ];
  const rows = missing
    .toSorted((a, b) => a.areaCode.localeCompare(b.areaCode))
    .map(({ areaCode, childrenExpected, lastChildren, lastReportedYearBE, name }) => [
      surveyYearBE,
      names.nameAt(areaCode, 'amphoe'),
      names.nameAt(areaCode, 'tambon'),
      areaCode,
      names.area(areaCode, name),
      lastReportedYearBE ?? '',
      lastChildren ?? '',
      childrenExpected ?? '',
      ...(synthetic === null ? [] : [synthetic]),
    ]);
  return [header, ...rows];
}
