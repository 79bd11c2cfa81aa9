import { areaFigure, type AreaFigure } from '../../../shared/drawing/area-figure.ts';
import type { LegendPart } from '../../../shared/drawing/legend-parts.ts';
import { noMarks, type Drawing, type MarksOf } from '../../../shared/drawing/map-model.ts';
import type { DrawnScreen, LayerWords, YearDrawing } from './layers/layer.ts';
import { mapLayers } from './map-layers.ts';
import type { MapScreen } from './map-screen.ts';

function figuresOf({ rows, indicator }: DrawnScreen, year: number, marksOf: MarksOf): ReadonlyMap<string, AreaFigure> {
  const ofYear = rows.filter((row) => row.surveyYearBE === year);
  return new Map(ofYear.map((row) => [row.areaCode, areaFigure(row, indicator.no, marksOf(row.areaCode))]));
}

/**
 * Draws one year of the layer.
 * @param answer  what the layer calculates beside the figures; null while it is calculated, and where it calculates nothing
 */
export function drawYear(screen: DrawnScreen, year: number, answer: unknown, marksOf: MarksOf = noMarks): YearDrawing {
  const { layer } = screen;
  const drawn = mapLayers[layer].draw(screen, year, answer, marksOf);
  return { layer, year, figures: figuresOf(screen, year, marksOf), ...drawn };
}

/** Several years drawn as one: every look that occurs in one of them is in their common legend. */
function together(years: readonly YearDrawing[]): Drawing {
  const of = <T>(pick: (drawing: Drawing, year: number) => Iterable<T>): T[] =>
    years.flatMap(({ drawing, year }) => [...pick(drawing, year)]);
  return {
    fills: new Map(of((drawing, year) => [...drawing.fills].map(([code, fill]) => [`${year} ${code}`, fill] as const))),
    uncertain: new Set(of((drawing, year) => [...drawing.uncertain].map((code) => `${year} ${code}`))),
    symbols: of((drawing) => drawing.symbols),
  };
}

/** Side by side each map has its own counts, which one legend cannot give. */
function withoutCounts(part: LegendPart): LegendPart {
  if (part.kind === 'items') return { ...part, items: part.items.map((item) => ({ ...item, count: '' })) };
  if (part.kind !== 'grid') return part;
  return { ...part, rows: part.rows.map((row) => row.map((cell) => ({ ...cell, count: '' }))) };
}

/** The legend of the years that are shown, with counts where it is one. */
export function legendOf(
  screen: DrawnScreen & Pick<MapScreen, 'years'>,
  drawn: readonly YearDrawing[],
  words: LayerWords,
): readonly LegendPart[] {
  const [first] = drawn;
  if (!first) return [];
  const parts = mapLayers[first.layer].legend(screen, first.content, together(drawn), words);
  return drawn.length === 1 ? parts : parts.map(withoutCounts);
}
