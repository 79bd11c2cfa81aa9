import { mapLevels, type MapLevel } from '../../shared/drawing/map-level.ts';
import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import type { ProvinceMap } from '../../shared/contract/boundaries.ts';
import { isFillLook, type AreaFill } from '../../shared/drawing/area-fill.ts';
import { fillLooks } from '../../shared/drawing/look-tiles.ts';
import { labelLayer } from './map-labels.ts';
import type { MapTheme } from '../../shared/drawing/map-theme.ts';
import { landBorderMetres } from '../../shared/drawing/map-projection.ts';
import { seaNames } from '../../shared/drawing/sea-names.ts';

export type FontFaces = Readonly<
  Record<string, readonly { readonly url: string; readonly 'unicode-range'?: readonly string[] }[]>
>;

/** The lock of a hidden circle, as an image of the map; patterns have the names of their looks. */
export const lockImage = 'lock';
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
    'land-border': asCollection(map.landBorder),
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

function areaLayers(level: MapLevel, theme: MapTheme): LayerSpecification[] {
  const pattern = (look: string): LayerSpecification => ({
    id: `${level}-${look}`,
    type: 'fill',
    source: level,
    filter: codesFilter([]),
    paint: { 'fill-pattern': look },
  });
  return [
    { id: `${level}-fill`, type: 'fill', source: level, paint: { 'fill-color': theme.base, 'fill-antialias': false } },
    ...fillLooks.map(pattern),
    pattern('uncertain'),
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

/** Circumference of the earth over the pixels of the world at zoom 0, at the latitude of Thailand's middle. */
const metresPerPixelAtZoom0 = (40_075_017 * Math.cos((13 * Math.PI) / 180)) / 512;

/** As broad on the ground at every zoom. */
function groundWidth(metres: Readonly<Record<'neighbour' | 'context', number>>): ExpressionSpecification {
  const pixels = (zoom: number): ExpressionSpecification => {
    const [context, neighbour] = [metres.context, metres.neighbour].map(
      (each) => (each / metresPerPixelAtZoom0) * 2 ** zoom,
    );
    return ['match', ['get', 'side'], 'context', context ?? 0, neighbour ?? 0];
  };
  return ['interpolate', ['exponential', 2], ['zoom'], 5, pixels(5), 13, pixels(13)];
}

function landLayers(theme: MapTheme): LayerSpecification[] {
  const line = (
    source: string,
    width: number | ExpressionSpecification,
    colour: string | ExpressionSpecification,
  ): LayerSpecification => ({
    id: `${source}-line`,
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  });
  const fill = (source: string, colour: string): LayerSpecification => ({
    id: `${source}-fill`,
    type: 'fill',
    source,
    paint: { 'fill-color': colour },
  });
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': theme.sea } },
    line('neighbours', 1.6, theme.coast),
    fill('neighbours', theme.neighbour),
    line('land-border', groundWidth(landBorderMetres), [
      'match',
      ['get', 'side'],
      'context',
      theme.context,
      theme.neighbour,
    ]),
    fill('context', theme.context),
    line('context', 0.8, theme.coast),
  ];
}

function symbolLayers(theme: MapTheme): LayerSpecification[] {
  // The same size at every zoom, or the legend's circles would be wrong.
  const radius: ExpressionSpecification = ['get', 'radius'];
  const common = {
    source: 'symbols',
    layout: { 'circle-sort-key': ['get', 'order'] as ExpressionSpecification },
  };
  const ring = (id: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: 'circle',
    ...common,
    filter: codesFilter([]),
    paint: {
      'circle-radius': radius,
      'circle-opacity': 0,
      'circle-stroke-color': colour,
      'circle-stroke-width': width,
    },
  });
  return [
    {
      id: 'symbols',
      type: 'circle',
      ...common,
      paint: {
        'circle-radius': radius,
        'circle-color': ['get', 'colour'],
        'circle-opacity': ['get', 'opacity'],
        'circle-stroke-color': ['get', 'line'],
        'circle-stroke-width': ['get', 'lineWidth'],
      },
    },
    {
      id: 'symbol-locks',
      type: 'symbol',
      source: 'symbols',
      filter: ['==', ['get', 'isHidden'], true],
      layout: { 'icon-image': lockImage, 'icon-size': 0.7, 'icon-allow-overlap': true, 'icon-ignore-placement': true },
    },
    ring('symbol-selection-casing', theme.halo, 6),
    ring('symbol-selection', theme.selection, 3),
    ring('symbol-hover', theme.hover, 2.2),
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
    if (isFillLook(fill)) continue;
    const codes = byColour.get(fill);
    if (codes) codes.push(code);
    else byColour.set(fill, [code]);
  }
  if (byColour.size === 0) return base;
  const branches = [...byColour].flatMap(([token, codes]): (string[] | string)[] => [codes, colourOf(token)]);
  return ['match', ['get', 'code'], ...branches, base] as unknown as ExpressionSpecification;
}
