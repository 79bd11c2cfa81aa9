import { mapLevels } from '../map-level.ts';
import { classDrawing, classParts, type ClassContent } from './class-drawing.ts';
import type { LayerDrawing } from './layer-drawing.ts';

/** One of five circumstances that together describe who came and who is left. */
export const profileDrawing: LayerDrawing<never, ClassContent> = {
  ...classDrawing,
  levels: mapLevels,
  indicatorOf: ({ profile }) => profile,
  legend: (screen, { classed }, drawing, { texts }) =>
    classParts(screen, classed, drawing, texts, { caution: texts.profileCaution }),
};
