import { completenessDrawing } from './completeness-drawing.ts';
import { hotSpotDrawing } from './hot-spot-drawing.ts';
import type { LayerDrawing, MapLayerName } from './layer-drawing.ts';
import { migrationDrawing } from './migration-drawing.ts';
import { pairDrawing } from './pair-drawing.ts';
import { prevalenceDrawing } from './prevalence-drawing.ts';
import { profileDrawing } from './profile-drawing.ts';

/** How each layer is drawn, in the order of their list. A new one is a file beside these and an entry here. */
export const layerDrawings: Readonly<Record<MapLayerName, LayerDrawing>> = {
  prevalence: prevalenceDrawing,
  migration: migrationDrawing,
  profile: profileDrawing,
  'hot-spots': hotSpotDrawing,
  pair: pairDrawing,
  completeness: completenessDrawing,
};

export const mapLayerNames = Object.keys(layerDrawings) as readonly MapLayerName[];
