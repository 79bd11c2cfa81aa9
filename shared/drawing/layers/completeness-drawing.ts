import { mapLevels } from '../map-level.ts';
import { classDrawing, classParts, drawClasses, type ClassContent } from './class-drawing.ts';
import type { LayerDrawing } from './layer-drawing.ts';

const byCompleteness = 'completeness';

/** How many of those asked have an answer, by area. */
export const completenessDrawing: LayerDrawing<never, ClassContent> = {
  ...classDrawing,
  levels: mapLevels,
  measure: byCompleteness,
  title: (indicator, { nameOf, texts }) => texts.titleCompleteness(nameOf(indicator)),
  draw: drawClasses(byCompleteness),
  legend: (screen, { classed }, drawing, { texts }) =>
    classParts(screen, classed, drawing, texts, {
      unit: screen.indicator.ages ? texts.unitAnswersChildren : texts.unitAnswersHouseholds,
    }),
};
