import type { AreaPrevalence } from '../../contract/analysis.ts';
import type { Thresholds } from '../../contract/thresholds.ts';
import { formatCount } from '../../format/numbers.ts';
import type { LegendPart } from '../legend-parts.ts';
import { publishedDrawing } from '../published-drawing.ts';
import { legendOf } from './draw-year.ts';
import type { DrawnScreen, LayerWords, LegendScreen, YearDrawing } from './layer-drawing.ts';
import { layerDrawings } from './layer-drawings.ts';

/**
 * A year as it may leave the building.
 * @param rows  of the areas that are drawn, as the engine gives them for publication
 */
export function publishedYear(
  { indicator }: Pick<DrawnScreen, 'indicator'>,
  drawn: YearDrawing,
  rows: readonly AreaPrevalence[],
): YearDrawing {
  const layer = layerDrawings[drawn.layer];
  const ofYear = rows.filter((row) => row.surveyYearBE === drawn.year);
  const drawing = publishedDrawing(layer.publishedDrawing(drawn), ofYear, layer.publishedIndicators(indicator.no));
  return { ...drawn, drawing };
}

/** The legend of a map that leaves the building, with the rule by which areas are hidden. */
export function publishedLegend(
  screen: LegendScreen,
  drawn: readonly YearDrawing[],
  words: LayerWords,
  { n, denominator }: Thresholds,
): readonly LegendPart[] {
  const { texts } = words;
  const drawings = drawn.map(({ drawing }) => drawing);
  const parts = layerDrawings[screen.layer].publishedLegend(screen, drawings, texts) ?? legendOf(screen, drawn, words);
  return [...parts, { kind: 'note', words: texts.exportRule(formatCount(n), formatCount(denominator)), tone: 'quiet' }];
}
