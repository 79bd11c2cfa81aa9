import type { Filter } from '../../../shared/contract/filter.ts';
import { emptyPrevalenceTable, hiddenMark, type PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { householdIndicators, indicatorCount, indicators } from '../../../shared/cpms/indicators.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { areaFigures, livingQuantitiesOf, quantitiesOf, rowsInside, type AreaFigures } from './area-figures.ts';
import { surveyYearsOf } from './in-survey-year.ts';
import type { Source } from './source.ts';

type Part = { readonly figures: AreaFigures; readonly rows: readonly number[]; readonly from: number };

/**
 * Counts of yes, no and unknown, prevalence and Wilson interval of the 22 indicators by area and year, in
 * order of year and area code. Child indicators count eligible children, household indicators count
 * households (product §3).
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function prevalenceOfAreas(
  source: Source,
  { level, filter }: { readonly level: AreaLevel; readonly filter: Filter },
): PrevalenceTable {
  let length = 0;
  const parts = surveyYearsOf(source, filter).map((year): Part => {
    const figures = areaFigures(source, year, level, filter);
    const rows = rowsInside(figures, filter);
    length += rows.length;
    return { figures, rows, from: length - rows.length };
  });
  const codes = parts.flatMap(({ figures, rows }) => rows.map((row) => String(figures.areas[row])));
  const table = emptyPrevalenceTable(length, codes);
  for (const part of parts) fillPart(table, part);
  return table;
}

function fillPart(table: PrevalenceTable, part: Part): void {
  const { figures, rows, from } = part;
  table.surveyYearBE.fill(figures.surveyYearBE, from, from + rows.length);
  for (const name of ['children', 'migrants', 'households'] as const) fill(part, name, table[name], 0, 1);
  for (const { no } of indicators) fillIndicator(table, part, no);
  for (const [i, { no }] of householdIndicators.entries()) {
    const { yes, known } = livingQuantitiesOf(no);
    fill(part, yes, table.livingYes, i, householdIndicators.length);
    fill(part, known, table.livingKnown, i, householdIndicators.length);
  }
}

function fill(
  { figures, rows, from }: Part,
  quantity: string,
  target: Int32Array,
  offset: number,
  width: number,
): void {
  const counts = figures.counts(quantity);
  for (const [i, row] of rows.entries()) target[(from + i) * width + offset] = counts[row] ?? 0;
}

function fillIndicator(table: PrevalenceTable, { figures, rows, from }: Part, no: number): void {
  const quantities = quantitiesOf(no);
  const [yes, known, eligible] = [quantities.yes, quantities.known, quantities.eligible].map(figures.counts);
  for (const [i, row] of rows.entries()) {
    const cell = (from + i) * indicatorCount + no - 1;
    const [yesCount, knownCount, all] = [
      yes?.[row] ?? hiddenMark,
      known?.[row] ?? hiddenMark,
      eligible?.[row] ?? hiddenMark,
    ];
    table.unknown[cell] = knownCount < 0 || all < 0 ? hiddenMark : all - knownCount;
    const isShown = yesCount >= 0 && knownCount >= 0;
    table.yes[cell] = isShown ? yesCount : hiddenMark;
    table.no[cell] = isShown ? knownCount - yesCount : hiddenMark;
    const interval = isShown ? wilsonInterval(yesCount, knownCount) : null;
    if (!interval) continue;
    table.prevalence[cell] = yesCount / knownCount;
    table.ciLow[cell] = interval.low;
    table.ciHigh[cell] = interval.high;
  }
}
