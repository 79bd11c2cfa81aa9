import type { ClassContent } from '../../../../shared/drawing/layers/class-drawing.ts';
import { prevalenceDrawing } from '../../../../shared/drawing/layers/prevalence-drawing.ts';
import { classLayer } from './class-layer.ts';
import type { MapLayer } from './layer.ts';

/** How frequent an indicator is, by area. */
export const prevalenceLayer: MapLayer<never, never, ClassContent> = { ...prevalenceDrawing, ...classLayer };
