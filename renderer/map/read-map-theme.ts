import { mapTokens, type MapTheme } from '../../shared/drawing/map-theme.ts';

/** Reads the map's colours from the style sheet, so that a theme is only a matter of tokens. */
export function readMapTheme(element: Element): MapTheme {
  const style = getComputedStyle(element);
  const pairs = mapTokens.map((token) => [token, style.getPropertyValue(`--map-${token}`).trim()]);
  return Object.fromEntries(pairs) as MapTheme;
}

/** Resolves the name of any colour token, such as `--ramp-prevalence-3`. */
export function colourReader(element: Element): (token: string) => string {
  const style = getComputedStyle(element);
  return (token) => style.getPropertyValue(token).trim();
}
