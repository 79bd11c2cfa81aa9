import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import type { ProvinceMap } from '../../shared/contract/boundaries.ts';
import type { Language } from '../../shared/format/language.ts';
import type { MapTheme } from './map-theme.ts';
import { seaNames } from './sea-names.ts';

export type MapLevel = 'province' | 'amphoe' | 'tambon';
export const mapLevels: readonly MapLevel[] = ['province', 'amphoe', 'tambon'];

export type FontFaces = Readonly<
  Record<string, readonly { readonly url: string; readonly 'unicode-range'?: readonly string[] }[]>
>;

/** How an area is filled: the name of a colour token, or the look of missing data. */
export type AreaFill = `--${string}` | 'no-data';

/** A circle for a community, its area proportional to the value. */
export type MapSymbol = {
  readonly code: string;
  readonly lon: number;
  readonly lat: number;
  /** In pixels at the zoom that fits the province. */
  readonly radius: number;
  /** The name of a colour token; null draws a ring: no data. */
  readonly colour: `--${string}` | null;
};

export const noDataImage = 'no-data';
const nothing: FeatureCollection = { type: 'FeatureCollection', features: [] };

type Layer = { readonly features: readonly { readonly properties: Readonly<Record<string, unknown>> }[] };

const asCollection = (layer: Layer): FeatureCollection => layer as unknown as FeatureCollection;

function labelPoints(layer: Layer): FeatureCollection {
  const features = layer.features.map(({ properties }): Feature => {
    const { labelLon, labelLat } = properties as { labelLon: number; labelLat: number };
    return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [labelLon, labelLat] } };
  });
  return { type: 'FeatureCollection', features };
}

function seaPoints(): FeatureCollection {
  const features = seaNames.flatMap(({ th, en, places }) =>
    places.map(([lon, lat]): Feature => ({
      type: 'Feature',
      properties: { nameTh: th, nameEn: en },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  );
  return { type: 'FeatureCollection', features };
}

function sourcesOf(map: ProvinceMap): Record<string, SourceSpecification> {
  const collections: Record<string, FeatureCollection> = {
    neighbours: asCollection(map.neighbours),
    context: asCollection(map.context),
    province: asCollection(map.province),
    amphoe: asCollection(map.amphoe),
    tambon: asCollection(map.tambon),
    'neighbour-labels': labelPoints(map.neighbours),
    'context-labels': labelPoints(map.context),
    'sea-labels': seaPoints(),
    'province-labels': labelPoints(map.province),
    'amphoe-labels': labelPoints(map.amphoe),
    'tambon-labels': labelPoints(map.tambon),
    symbols: nothing,
  };
  return Object.fromEntries(
    Object.entries(collections).map(([id, data]) => [id, { type: 'geojson', data, tolerance: 0.2 }]),
  );
}

/** The name of a feature in the language, Thai where there is no English one. */
export function nameField(language: Language): ExpressionSpecification {
  return language === 'en' ? ['coalesce', ['get', 'nameEn'], ['get', 'nameTh']] : ['get', 'nameTh'];
}

/** Layers that carry names and follow the language. */
export const labelLayers = [
  'sea-label',
  'context-label',
  'neighbour-label',
  'tambon-label',
  'amphoe-label',
  'province-label',
] as const;

function labelLayer(
  id: (typeof labelLayers)[number],
  look: {
    readonly font: string;
    readonly size: number;
    readonly colour: string;
    readonly halo: string;
    readonly minzoom?: number;
  },
): LayerSpecification {
  return {
    id,
    type: 'symbol',
    source: `${id}s`,
    ...(look.minzoom === undefined ? {} : { minzoom: look.minzoom }),
    layout: {
      'text-field': nameField('th'),
      'text-font': [look.font],
      'text-size': look.size,
      'text-line-height': 1.45,
      'text-max-width': 8,
      'text-padding': 3,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.4,
      'text-justify': 'auto',
    },
    paint: {
      'text-color': look.colour,
      'text-halo-color': look.halo,
      'text-halo-width': 1.6,
      'text-halo-blur': 0.4,
    },
  };
}

function areaLayers(level: MapLevel, theme: MapTheme): LayerSpecification[] {
  return [
    { id: `${level}-fill`, type: 'fill', source: level, paint: { 'fill-color': theme.base, 'fill-antialias': false } },
    {
      id: `${level}-no-data`,
      type: 'fill',
      source: level,
      filter: codesFilter([]),
      paint: { 'fill-pattern': noDataImage },
    },
  ];
}

function outlineLayers(level: MapLevel, theme: MapTheme): LayerSpecification[] {
  const outline = (id: string, colour: string, width: number): LayerSpecification => ({
    id: `${level}-${id}`,
    type: 'line',
    source: level,
    filter: codesFilter([]),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  });
  return [
    outline('hover-casing', theme.halo, 4.5),
    outline('hover', theme.hover, 2),
    outline('selection-casing', theme.halo, 6.5),
    outline('selection', theme.selection, 3),
  ];
}

function boundaryLine(level: MapLevel, colour: string, width: readonly [number, number]): LayerSpecification {
  return {
    id: `${level}-line`,
    type: 'line',
    source: level,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, width[0], 12, width[1]] },
  };
}

function landLayers(theme: MapTheme): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': theme.sea } },
    { id: 'neighbour-fill', type: 'fill', source: 'neighbours', paint: { 'fill-color': theme.neighbour } },
    { id: 'context-fill', type: 'fill', source: 'context', paint: { 'fill-color': theme.context } },
    {
      id: 'neighbour-line',
      type: 'line',
      source: 'neighbours',
      paint: { 'line-color': theme.coast, 'line-width': 0.9 },
    },
    { id: 'context-line', type: 'line', source: 'context', paint: { 'line-color': theme.coast, 'line-width': 0.7 } },
  ];
}

function symbolLayers(theme: MapTheme): LayerSpecification[] {
  const grow: ExpressionSpecification = [
    'interpolate',
    ['exponential', 1.4],
    ['zoom'],
    8,
    ['get', 'radius'],
    13,
    ['*', 2.4, ['get', 'radius']],
  ];
  const common = {
    source: 'symbols',
    layout: { 'circle-sort-key': ['-', 0, ['get', 'radius']] as ExpressionSpecification },
  };
  return [
    {
      id: 'symbols',
      type: 'circle',
      ...common,
      paint: {
        'circle-radius': grow,
        'circle-color': ['get', 'colour'],
        'circle-opacity': ['case', ['get', 'isRing'], 0.6, 0.9],
        'circle-stroke-color': ['case', ['get', 'isRing'], theme['no-data-dot'], theme.halo],
        'circle-stroke-width': ['case', ['get', 'isRing'], 1.2, 0.9],
      },
    },
    {
      id: 'symbol-hover',
      type: 'circle',
      ...common,
      filter: codesFilter([]),
      paint: {
        'circle-radius': grow,
        'circle-color': 'rgba(0,0,0,0)',
        'circle-stroke-color': theme.hover,
        'circle-stroke-width': 2.2,
      },
    },
  ];
}

/** The whole style: land around, areas of all levels, lines, symbols, names. What changes is set on its layers. */
export function mapStyle(map: ProvinceMap, theme: MapTheme, fonts: FontFaces): StyleSpecification {
  const muted = { colour: theme['land-label'], halo: theme.context };
  const named = { colour: theme.label, halo: theme.halo };
  const layers: LayerSpecification[] = [
    ...landLayers(theme),
    labelLayer('sea-label', { font: 'Sarabun Italic', size: 15, colour: theme['sea-label'], halo: theme.sea }),
    {
      id: 'province-casing',
      type: 'line',
      source: 'province',
      paint: { 'line-color': theme['province-line'], 'line-width': 7, 'line-blur': 6, 'line-opacity': 0.35 },
    },
    ...mapLevels.flatMap((level) => areaLayers(level, theme)),
    boundaryLine('tambon', theme['tambon-line'], [0.6, 1.4]),
    boundaryLine('amphoe', theme['amphoe-line'], [1.1, 2.2]),
    boundaryLine('province', theme['province-line'], [1.5, 2.6]),
    ...mapLevels.flatMap((level) => outlineLayers(level, theme)),
    ...symbolLayers(theme),
    labelLayer('context-label', { font: 'Sarabun Regular', size: 13, ...muted }),
    labelLayer('neighbour-label', { font: 'Sarabun SemiBold', size: 16, ...muted, halo: theme.neighbour }),
    labelLayer('tambon-label', { font: 'Sarabun Regular', size: 13, ...named }),
    labelLayer('amphoe-label', { font: 'Sarabun SemiBold', size: 15, ...named }),
    labelLayer('province-label', { font: 'Sarabun SemiBold', size: 18, ...named }),
  ];
  return { version: 8, 'font-faces': fonts as never, sources: sourcesOf(map), layers };
}

/** Features with one of the codes. */
export function codesFilter(codes: readonly string[]): ExpressionSpecification {
  return ['in', ['get', 'code'], ['literal', [...codes]]];
}

/** Colour of each area by its code; areas without a fill keep the base colour. */
export function fillExpression(
  fills: ReadonlyMap<string, AreaFill>,
  colourOf: (token: string) => string,
  base: string,
): string | ExpressionSpecification {
  const byColour = new Map<string, string[]>();
  for (const [code, fill] of fills) {
    if (fill === 'no-data') continue;
    const codes = byColour.get(fill);
    if (codes) codes.push(code);
    else byColour.set(fill, [code]);
  }
  if (byColour.size === 0) return base;
  const branches = [...byColour].flatMap(([token, codes]): (string[] | string)[] => [codes, colourOf(token)]);
  return ['match', ['get', 'code'], ...branches, base] as unknown as ExpressionSpecification;
}

/** The layers of a level, or of symbols, that are shown. */
export function visibleLayers(level: MapLevel, hasSymbols: boolean): ReadonlyMap<string, boolean> {
  const shown = new Map<string, boolean>();
  for (const each of mapLevels) {
    const isLevel = each === level;
    for (const part of ['fill', 'no-data', 'hover-casing', 'hover', 'selection-casing', 'selection'])
      shown.set(`${each}-${part}`, isLevel);
    shown.set(`${each}-label`, isLevel);
  }
  shown.set('tambon-line', level === 'tambon' || hasSymbols);
  shown.set('amphoe-line', level !== 'province' || hasSymbols);
  return shown;
}

/** GeoJSON of the symbols with their colours resolved. */
export function symbolFeatures(
  symbols: readonly MapSymbol[],
  colourOf: (token: string) => string,
  empty: string,
): FeatureCollection {
  const features = symbols.map(({ code, lon, lat, radius, colour }): Feature => ({
    type: 'Feature',
    properties: { code, radius, colour: colour === null ? empty : colourOf(colour), isRing: colour === null },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }));
  return { type: 'FeatureCollection', features };
}

/** The picture of missing data: white with dots, 8 × 8 pixels at double density. */
export function noDataPattern(dot: readonly [red: number, green: number, blue: number]): {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
} {
  const size = 16;
  const data = new Uint8Array(size * size * 4).fill(255);
  const paint = (cx: number, cy: number): void => {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const cover = Math.min(1, Math.max(0, 2.1 - Math.hypot(x + 0.5 - cx, y + 0.5 - cy)));
        for (let c = 0; c < 3; c++) {
          const at = (y * size + x) * 4 + c;
          data[at] = Math.round((data[at] ?? 255) * (1 - cover) + (dot[c] ?? 0) * cover);
        }
      }
    }
  };
  paint(4, 4);
  paint(12, 12);
  return { width: size, height: size, data };
}

/** Red, green and blue of a `#rrggbb` colour. */
export function rgbOf(hex: string): readonly [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
}
