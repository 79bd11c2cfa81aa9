import { mapLevels } from '../../../../shared/drawing/map-level.ts';
import { classLayer, type ClassContent } from './class-layer.ts';
import type { MapLayer } from './layer.ts';

/** How frequent an indicator is, by area. */
export const prevalenceLayer: MapLayer<never, never, ClassContent> = { ...classLayer, levels: mapLevels };
