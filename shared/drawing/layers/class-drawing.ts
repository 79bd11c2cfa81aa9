import { classLegend } from '../legend-model.ts';
import type { LegendPart } from '../legend-parts.ts';
import {
  choropleth,
  classedFigures,
  codesWithin,
  type ClassedFigures,
  type Drawing,
  type MarksOf,
  type Measure,
} from '../map-model.ts';
import type { MapTexts } from '../map-texts.ts';
import { plainDrawing, type Drawn, type DrawnScreen, type LayerDrawing, type LegendScreen } from './layer-drawing.ts';

/** Figures in classes: what a layer of one indicator is drawn from. */
export type ClassContent = { readonly classed: ClassedFigures };

/** The figures of a year in the classes that are chosen. */
export function classedOf(screen: DrawnScreen, year: number, measure: Measure, marksOf: MarksOf): ClassedFigures {
  const { choice, indicator, rows } = screen;
  const ask = { method: choice.method, count: Number(choice.count), manual: choice.manual };
  return classedFigures(rows, year, indicator.no, ask, measure, marksOf);
}

/** Areas in the colours of their classes. */
export function drawClasses(measure: Measure) {
  return (screen: DrawnScreen, year: number, _answer: unknown, marksOf: MarksOf): Drawn<ClassContent> => {
    const classed = classedOf(screen, year, measure, marksOf);
    return { drawing: choropleth(codesWithin(screen.map, screen.level, screen.area), classed), content: { classed } };
  };
}

/** What the shares are of, in words. */
function unitOf({ indicator: { ages } }: DrawnScreen, texts: MapTexts): string {
  return ages ? texts.unitChildren(String(ages.from), String(ages.to)) : texts.unitHouseholds;
}

/** The legend of classes. */
export function classParts(
  screen: LegendScreen,
  { classes }: ClassedFigures,
  drawing: Drawing,
  texts: MapTexts,
  change: { readonly unit?: string; readonly most?: number; readonly caution?: string } = {},
): readonly LegendPart[] {
  const { caution = null, most = null, unit = unitOf(screen, texts) } = change;
  return classLegend({ drawing, classes, unit, most, hasYears: screen.years.length > 1, caution, texts });
}

/** What layers of one indicator by area have in common. */
export const classDrawing = {
  ...plainDrawing,
  title: (indicator, { nameOf }) => nameOf(indicator),
  draw: drawClasses('prevalence'),
  legend: (screen, { classed }, drawing, { texts }) => classParts(screen, classed, drawing, texts),
} as const satisfies Partial<LayerDrawing<never, ClassContent>>;
