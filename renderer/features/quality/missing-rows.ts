import type { MissingCommunity } from '../../../shared/contract/quality.ts';
import type { QualityWords } from '../../figures/use-quality-words.ts';
import type { Messages } from '../../ui/messages.ts';
import { tableValues, type CellValue, type Column } from '../../ui/table-model.ts';

type Names = Pick<QualityWords, 'area' | 'nameAt'>;

function columnsOf(
  surveyYearBE: number,
  heads: Messages['quality']['csv'],
  names: Names,
  synthetic: string | null,
): readonly Column<MissingCommunity>[] {
  const note: Column<MissingCommunity> = { key: 'note', heading: heads.note, value: () => synthetic };
  return [
    { key: 'year', heading: heads.year, value: () => surveyYearBE },
    { key: 'amphoe', heading: heads.amphoe, value: ({ areaCode }) => names.nameAt(areaCode, 'amphoe') },
    { key: 'tambon', heading: heads.tambon, value: ({ areaCode }) => names.nameAt(areaCode, 'tambon') },
    { key: 'code', heading: heads.code, value: ({ areaCode }) => areaCode },
    { key: 'name', heading: heads.name, value: ({ areaCode, name }) => names.area(areaCode, name) },
    { key: 'lastYear', heading: heads.lastYear, value: ({ lastReportedYearBE }) => lastReportedYearBE },
    { key: 'lastChildren', heading: heads.lastChildren, value: ({ lastChildren }) => lastChildren },
    { key: 'childrenExpected', heading: heads.childrenExpected, value: ({ childrenExpected }) => childrenExpected },
    ...(synthetic === null ? [] : [note]),
  ];
}

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
): readonly (readonly CellValue[])[] {
  const rows = missing.toSorted((a, b) => a.areaCode.localeCompare(b.areaCode));
  return tableValues(columnsOf(surveyYearBE, heads, names, synthetic), rows);
}
