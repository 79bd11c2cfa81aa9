import { completenessLayer } from './layers/completeness.tsx';
import { hotSpotLayer } from './layers/hot-spots.tsx';
import type { MapLayer } from './layers/layer.ts';
import { migrationLayer } from './layers/migration.tsx';
import { pairLayer } from './layers/pair.tsx';
import { prevalenceLayer } from './layers/prevalence.ts';
import { profileLayer } from './layers/profile.tsx';
import type { MapLayerName } from './map-screen.ts';

/** The layers of the map, in the order of their list. A new one is a file beside these and an entry here. */
export const mapLayers: Readonly<Record<MapLayerName, MapLayer>> = {
  prevalence: prevalenceLayer,
  migration: migrationLayer,
  profile: profileLayer,
  'hot-spots': hotSpotLayer,
  pair: pairLayer,
  completeness: completenessLayer,
};

export const mapLayerNames = Object.keys(mapLayers) as readonly MapLayerName[];
