/** Colours of the map, by the name of their token in `map-tokens.css` without `--map-`. */
export const mapTokens = [
  'sea',
  'sea-label',
  'neighbour',
  'context',
  'base',
  'coast',
  'land-label',
  'halo',
  'tambon-line',
  'amphoe-line',
  'province-line',
  'label',
  'hover',
  'selection',
  'symbol-line',
  'look-ground',
  'no-data-dot',
  'hidden',
  'hidden-lock',
  'few-line',
  'island-line',
  'uncertain-line',
] as const;
export type MapToken = (typeof mapTokens)[number];
export type MapTheme = Readonly<Record<MapToken, string>>;

/** The name of a colour token, such as `--ramp-prevalence-3`. */
export type ColourToken = `--${string}`;
