import type { Feature, FeatureCollection } from 'geojson';
import { drawingOrder, type MapSymbol } from '../../shared/drawing/map-symbol.ts';
import type { MapTheme } from '../../shared/drawing/map-theme.ts';

type SymbolLook = {
  readonly colour: string;
  readonly opacity: number;
  readonly line: string;
  readonly lineWidth: number;
};

/** How a circle is drawn: filled by its class, or a ring that says why it has none. */
function symbolLook(
  { fill, isUncertain }: Pick<MapSymbol, 'fill' | 'isUncertain'>,
  colourOf: (token: string) => string,
  theme: MapTheme,
): SymbolLook {
  const ring = { opacity: 0.85, lineWidth: 1.3 };
  switch (fill) {
    case 'no-data':
      return { ...ring, colour: theme['look-ground'], line: theme['no-data-dot'] };
    case 'hidden':
      return { ...ring, colour: theme.hidden, opacity: 1, line: theme['hidden-lock'] };
    case 'too-few':
      return { ...ring, colour: theme['few-line'], opacity: 0.45, line: theme['few-line'] };
    case 'island':
      return { ...ring, colour: theme['look-ground'], line: theme['island-line'] };
    default:
      return {
        colour: colourOf(fill),
        opacity: isUncertain ? 0.4 : 0.92,
        line: fill.startsWith('--ramp-migration') ? theme['symbol-line'] : theme['province-line'],
        lineWidth: 0.7,
      };
  }
}

/** GeoJSON of the symbols with their colours resolved. */
export function symbolFeatures(
  symbols: readonly MapSymbol[],
  colourOf: (token: string) => string,
  theme: MapTheme,
): FeatureCollection {
  const features = symbols.map((symbol): Feature => ({
    type: 'Feature',
    properties: {
      code: symbol.code,
      radius: symbol.radius,
      order: drawingOrder(symbol),
      isHidden: symbol.fill === 'hidden',
      ...symbolLook(symbol, colourOf, theme),
    },
    geometry: { type: 'Point', coordinates: [symbol.lon, symbol.lat] },
  }));
  return { type: 'FeatureCollection', features };
}
