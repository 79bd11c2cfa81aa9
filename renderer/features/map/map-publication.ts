import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { LegendPart } from '../../../shared/drawing/legend-parts.ts';
import { publishedDrawing } from '../../../shared/drawing/published-drawing.ts';
import type { DrawnScreen, LayerWords, YearDrawing } from './layers/layer.ts';
import { legendOf } from './map-drawing.ts';
import { mapLayers } from './map-layers.ts';
import type { MapScreen } from './map-screen.ts';

/**
 * A year as it may leave the building.
 * @param rows  of the areas that are drawn, as the engine gives them for publication
 */
export function publishedYear(
  { indicator }: Pick<MapScreen, 'indicator'>,
  drawn: YearDrawing,
  rows: readonly AreaPrevalence[],
): YearDrawing {
  const layer = mapLayers[drawn.layer];
  const ofYear = rows.filter((row) => row.surveyYearBE === drawn.year);
  const drawing = publishedDrawing(layer.publishedDrawing(drawn), ofYear, layer.publishedIndicators(indicator.no));
  return { ...drawn, drawing };
}

/** The legend of a map that leaves the building, with the rule by which areas are hidden. */
export function publishedLegend(
  screen: DrawnScreen & Pick<MapScreen, 'years'>,
  drawn: readonly YearDrawing[],
  words: LayerWords,
): readonly LegendPart[] {
  const { texts } = words;
  const drawings = drawn.map(({ drawing }) => drawing);
  const parts = mapLayers[screen.layer].publishedLegend(drawings, texts) ?? legendOf(screen, drawn, words);
  return [...parts, { kind: 'note', words: texts.exportRule, tone: 'quiet' }];
}
