import { mapLevels } from '../map-level.ts';
import { classDrawing, type ClassContent } from './class-drawing.ts';
import type { LayerDrawing } from './layer-drawing.ts';

/** How frequent an indicator is, by area. */
export const prevalenceDrawing: LayerDrawing<never, ClassContent> = { ...classDrawing, levels: mapLevels };
