import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { AgeBand } from '../../../shared/cpms/age-bands.ts';
import type { Indicator } from '../../../shared/cpms/indicators.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { readRow, type FigureReading } from '../../../shared/figures/figure-reading.ts';

export type AgeSexFigure = {
  readonly band: AgeBand;
  readonly male: FigureReading | null;
  readonly female: FigureReading | null;
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
  const cell = (index: number): FigureReading | null => {
    const row = answers[index]?.[0];
    return row ? readRow(row, indicator.no) : null;
  };
  return eligibleBands(indicator).map((band, index) => ({ band, male: cell(index * 2), female: cell(index * 2 + 1) }));
}
