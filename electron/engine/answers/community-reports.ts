import { householdIndicators, indicators } from '../../../shared/cpms/indicators.ts';
import { areaFigures, countAt, countsAt, livingQuantitiesOf, quantitiesOf, type AreaFigures } from './area-figures.ts';
import type { Counts } from './counts.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { Source } from './source.ts';

/** What a community reported in a year, as far as it is shown. */
export type CommunityReport = {
  readonly surveyYearBE: number;
  readonly code: string;
  readonly name: string | null;
  readonly children: number | null;
  /** There are answers to some of the 22 indicators, and not one yes among those that are shown. */
  readonly hasOnlyNo: boolean;
  readonly hiddenIndicators: number;
};

/** Every community in every year, in order of year and code. */
export function communityReports(source: Source): readonly CommunityReport[] {
  return source.cube.years.flatMap((surveyYearBE) => {
    const figures = areaFigures(source, surveyYearBE, 'community', noFilter);
    return Array.from(figures.areas, (area, row): CommunityReport => {
      const code = String(area);
      const children = countAt(figures, row, 'children');
      const name = source.communityNames.get(code) ?? null;
      return { surveyYearBE, code, name, children, ...answersOf(figures, row) };
    });
  });
}

/** Households' answers count as well as those of the children who live there: some children have no household. */
function answersOf(figures: AreaFigures, row: number): Pick<CommunityReport, 'hasOnlyNo' | 'hiddenIndicators'> {
  const asked = new Map(
    indicators.map(({ no }): [number, Counts[]] => [no, [countsAt(figures, row, quantitiesOf(no))]]),
  );
  for (const { no } of householdIndicators) asked.get(no)?.push(countsAt(figures, row, livingQuantitiesOf(no)));
  const all = [...asked.values()];
  const isShown = ({ yes, known }: Counts): boolean => yes !== null && known !== null;
  const shown = all.filter((counts) => counts.every(isShown)).flat();
  return {
    hasOnlyNo: shown.every(({ yes }) => yes === 0) && shown.some(({ known }) => (known ?? 0) > 0),
    hiddenIndicators: all.filter((counts) => !counts.every(isShown)).length,
  };
}
