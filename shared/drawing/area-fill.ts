import type { FillLook } from './look-tiles.ts';
import type { ColourToken } from './map-theme.ts';

/** How an area is filled: the name of a colour token, or a look that is no class. */
export type AreaFill = ColourToken | FillLook;

/** Whether an area is filled with a look, which is no class, and not with a colour. */
export function isFillLook(fill: AreaFill): fill is FillLook {
  return !fill.startsWith('--');
}
