import { noFilter } from '../../../shared/contract/no-filter.ts';
import type { CompletenessAnswer, CoverageAsk } from '../../../shared/contract/quality.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { areaFigures, countAt, countsAt, quantitiesOf, rowsInside } from './area-figures.ts';
import { inSurveyYear } from './in-survey-year.ts';
import type { Source } from './source.ts';

/** Known answers of eligible by indicator, in the areas of a level that lie in the asked area or hold it. */
export function completenessOfAreas(source: Source, ask: CoverageAsk): CompletenessAnswer {
  const filter = inSurveyYear(source, { ...noFilter, surveyYearBE: ask.surveyYearBE, area: ask.area });
  const { surveyYearBE } = filter;
  if (surveyYearBE === null) return { surveyYearBE, rows: [] };
  const figures = areaFigures(source, surveyYearBE, ask.level, filter);
  return {
    surveyYearBE,
    rows: rowsInside(figures, filter).map((row) => {
      const counts = indicators.map(({ no }) => countsAt(figures, row, quantitiesOf(no)));
      return {
        areaCode: String(figures.areas[row]),
        children: countAt(figures, row, 'children'),
        known: counts.map(({ known }) => known),
        eligible: counts.map(({ eligible }) => eligible),
      };
    }),
  };
}
