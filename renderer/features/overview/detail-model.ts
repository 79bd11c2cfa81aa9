import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { AgeBand } from '../../../shared/cpms/age-bands.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { cellOf, type HeatCell } from './heat-model.ts';

/** Yes of known, `29 / 132`; a dash where the counts are hidden. */
export function inFraction(cell: HeatCell): string {
  return cell.yes === null || cell.known === null ? '–' : `${formatCount(cell.yes)} / ${formatCount(cell.known)}`;
}

/** An indicator in one survey year: an area and its province. */
export type YearFigure = {
  readonly surveyYearBE: number;
  readonly own: HeatCell | null;
  readonly province: HeatCell | null;
};

/** One indicator by survey year, oldest first, of an area and of its province. */
export function byYear(
  own: readonly AreaPrevalence[],
  province: readonly AreaPrevalence[],
  years: readonly number[],
  no: number,
): YearFigure[] {
  const at = (rows: readonly AreaPrevalence[], year: number): HeatCell | null => {
    const row = rows.find((each) => each.surveyYearBE === year);
    return row ? cellOf(row, no) : null;
  };
  return years.map((year) => ({ surveyYearBE: year, own: at(own, year), province: at(province, year) }));
}

export type AgeSexFigure = {
  readonly band: AgeBand;
  readonly male: HeatCell | null;
  readonly female: HeatCell | null;
};

const bandStarts: Readonly<Record<'0-4' | '5-9' | '10-14' | '15-17', readonly [number, number]>> = {
  '0-4': [0, 4],
  '5-9': [5, 9],
  '10-14': [10, 14],
  '15-17': [15, 17],
};

/** The age bands in which an indicator has eligible children. */
export function eligibleBands(indicator: Indicator): ('0-4' | '5-9' | '10-14' | '15-17')[] {
  const { ages } = indicator;
  if (ages === null) return [];
  return (['0-4', '5-9', '10-14', '15-17'] as const).filter((band) => {
    const [from, to] = bandStarts[band];
    return to >= ages.from && from <= ages.to;
  });
}

/** The questions behind the age–sex chart, male and female in turn for each band; none where the filter fixes age or sex. */
export function ageSexQuestions(
  indicator: Indicator,
  level: AreaLevel,
  area: string,
  filter: Filter,
): { readonly level: AreaLevel; readonly filter: Filter }[] {
  if (filter.sex !== null || filter.ageBands !== null) return [];
  return eligibleBands(indicator).flatMap((band) =>
    (['male', 'female'] as const).map((sex) => ({ level, filter: { ...filter, area, sex, ageBands: [band] } })),
  );
}

/** Answers to `ageSexQuestions`, in their order, as figures per band. */
export function ageSexFigures(indicator: Indicator, answers: readonly (readonly AreaPrevalence[])[]): AgeSexFigure[] {
  const cell = (index: number): HeatCell | null => {
    const row = answers[index]?.[0];
    return row ? cellOf(row, indicator.no) : null;
  };
  return eligibleBands(indicator).map((band, index) => ({ band, male: cell(index * 2), female: cell(index * 2 + 1) }));
}
