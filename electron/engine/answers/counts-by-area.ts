import type { Filter } from '../../../shared/contract/filter.ts';
import { hiddenMark, type PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { indicatorCount, indicators } from '../../../shared/cpms/indicators.ts';
import { countsAt, figuresInArea, livingQuantitiesOf, quantitiesOf } from './area-figures.ts';
import { nobody, sumOf, type Counts } from './counts.ts';
import { surveyYearsOf } from './in-survey-year.ts';
import type { Source } from './source.ts';

/** Counts of an indicator (by form number) in a row of a prevalence table; a row that is not there has none. */
export function countsInRow(table: PrevalenceTable, row: number | undefined, indicator: number): Counts {
  if (row === undefined) return nobody;
  const cell = row * indicatorCount + indicator - 1;
  const [yes, no, unknown] = [table.yes[cell] ?? 0, table.no[cell] ?? 0, table.unknown[cell] ?? 0];
  if (yes === hiddenMark) return { yes: null, known: null, eligible: null };
  return { yes, known: yes + no, eligible: unknown === hiddenMark ? null : yes + no + unknown };
}

/** The 22 indicators of one area in one year; position i holds indicator i + 1. */
type YearCounts = { readonly surveyYearBE: number; readonly counts: readonly Counts[] };

/**
 * The 22 indicators in the filter's area, or in all areas together when it names none, a row per year with such
 * children.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function countsByYear(source: Source, filter: Filter): readonly YearCounts[] {
  return yearsWith(source, filter, quantitiesOf);
}

/** The same in the one year of the filter; nobody where there are no data. */
export function countsInYear(source: Source, filter: Filter): readonly Counts[] {
  return inOneYear(source, filter, quantitiesOf);
}

/** The same, with 17-22 as children who live in such households. */
export function livingCountsInYear(source: Source, filter: Filter): readonly Counts[] {
  return inOneYear(source, filter, livingQuantitiesOf);
}

function inOneYear(source: Source, filter: Filter, quantities: typeof quantitiesOf): readonly Counts[] {
  const [year] = filter.surveyYearBE === null ? [] : yearsWith(source, filter, quantities);
  return year?.counts ?? indicators.map(() => nobody);
}

function yearsWith(source: Source, filter: Filter, quantities: typeof quantitiesOf): readonly YearCounts[] {
  return surveyYearsOf(source, filter).flatMap((surveyYearBE): readonly YearCounts[] => {
    const { figures, rows } = figuresInArea(source, surveyYearBE, filter);
    const of = (no: number): Counts => sumOf(rows.map((row) => countsAt(figures, row, quantities(no))));
    return rows.length === 0 ? [] : [{ surveyYearBE, counts: indicators.map(({ no }) => of(no)) }];
  });
}
