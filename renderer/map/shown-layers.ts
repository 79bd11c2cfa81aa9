import { mapLevels, type MapLevel } from '../../shared/drawing/map-level.ts';
import { fillLooks } from '../../shared/drawing/look-tiles.ts';

const areaParts = [
  'fill',
  ...fillLooks,
  'uncertain',
  'hover-casing',
  'hover',
  'selection-casing',
  'selection',
] as const;

/** From this zoom on there is room for the names of tambons between circles; before it amphoe are named. */
const tambonNamesUnderSymbols = 9.2;

type LayerShown = { readonly isVisible: boolean; readonly zooms: readonly [from: number, to: number] };
const everyZoom = [0, 24] as const;

/** Which layers are shown at a level, and at which zooms. */
export function shownLayers(level: MapLevel, hasSymbols: boolean): ReadonlyMap<string, LayerShown> {
  const shown = new Map<string, LayerShown>();
  const set = (id: string, isVisible: boolean, zooms: LayerShown['zooms'] = everyZoom): void => {
    shown.set(id, { isVisible, zooms });
  };
  for (const each of mapLevels) {
    for (const part of areaParts) set(`${each}-${part}`, each === level);
    set(`${each}-label`, each === level);
  }
  if (hasSymbols && level === 'tambon') {
    set('tambon-label', true, [tambonNamesUnderSymbols, 24]);
    set('amphoe-label', true, [0, tambonNamesUnderSymbols]);
  }
  set('tambon-line', level === 'tambon');
  set('amphoe-line', level !== 'province');
  return shown;
}
