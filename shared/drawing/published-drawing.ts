import type { AreaPrevalence } from '../contract/analysis.ts';
import { fewestKnown } from '../figures/figure-reading.ts';
import { areaFigure } from './area-figure.ts';
import { isFillLook, type AreaFill } from './area-fill.ts';
import type { Drawing } from './map-model.ts';

/** How an area may be shown outside: as it is, as hidden, or as one with too few answers. */
function published(fill: AreaFill, row: AreaPrevalence | undefined, indicators: readonly number[]): AreaFill {
  if (!row || (isFillLook(fill) && fill !== 'too-few')) return fill;
  const figures = indicators.map((no) => areaFigure(row, no));
  if (figures.some(({ state }) => state === 'hidden')) return 'hidden';
  return figures.some(({ known }) => known !== null && known > 0 && known < fewestKnown) ? 'too-few' : fill;
}

/**
 * A drawing as it may leave the building: areas whose counts are under the publication threshold, or follow from
 * others, are hidden, and those with fewer than 30 answers say so in place of their class. Circles never leave.
 * @param rows  of the areas that are drawn, of the drawn year, as the engine gives them for publication
 */
export function publishedDrawing(
  { fills, uncertain }: Drawing,
  rows: readonly AreaPrevalence[],
  indicators: readonly number[],
): Drawing {
  const byCode = new Map(rows.map((row) => [row.areaCode, row]));
  const shown = new Map(
    [...fills].map(([code, fill]) => [code, published(fill, byCode.get(code), indicators)] as const),
  );
  return {
    fills: shown,
    uncertain: new Set([...uncertain].filter((code) => !isFillLook(shown.get(code) ?? 'no-data'))),
    symbols: [],
  };
}
