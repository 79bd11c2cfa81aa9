import { Map as MapLibre, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { ProvinceMap } from '../../shared/contract/boundaries.ts';
import type { Language } from '../../shared/format/language.ts';
import { mapExtent, type Bounds } from '../../shared/geo/map-extent.ts';
import { mapFonts } from './map-fonts.ts';
import { fillLooks, lookTiles, patternLooks, type FillLook, type LookTile } from '../../shared/drawing/look-tiles.ts';
import { tileCanvas } from './tile-canvas.ts';
import type { AreaFill } from '../../shared/drawing/area-fill.ts';
import { labelLayers, nameField } from './map-labels.ts';
import { codesFilter, fillExpression, lockImage, mapStyle } from './map-style.ts';
import { mapLevels, type MapLevel } from '../../shared/drawing/map-level.ts';
import { shownLayers } from './shown-layers.ts';
import { symbolFeatures } from './map-symbols.ts';
import type { MapSymbol } from '../../shared/drawing/map-symbol.ts';
import { colourReader, readMapTheme } from './read-map-theme.ts';
import type { MapTheme } from '../../shared/drawing/map-theme.ts';
import './map-tokens.css';

// A module worker from our own origin: the page's policy allows no `blob:` worker.
setWorkerUrl(new URL(workerUrl, document.baseURI).href);

/** Room on each side of the province, in pixels. */
export type MapPadding = {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
};

/** Everything that is drawn over the land. */
type MapContent = {
  readonly level: MapLevel;
  readonly language: Language;
  readonly fills: ReadonlyMap<string, AreaFill>;
  /** Areas that are hatched over their fill. */
  readonly uncertain: ReadonlySet<string>;
  readonly symbols: readonly MapSymbol[];
  readonly selected: string | null;
};

type MapPointer = {
  /** The area or community under the pointer; null over anything else. `x`, `y` in pixels of the map. */
  readonly onHover: (hit: { readonly code: string; readonly x: number; readonly y: number } | null) => void;
  readonly onSelect: (code: string | null) => void;
  /** Ground resolution after a move, in metres per pixel at the middle of the map. */
  readonly onScale: (metresPerPixel: number) => void;
};

export type OpenMap = {
  readonly show: (content: MapContent) => void;
  /** What the map is, read out when it has the keyboard. */
  readonly setTitle: (title: string) => void;
  readonly highlight: (code: string | null) => void;
  readonly zoomBy: (steps: number) => void;
  /** Shows a box, the province if none is given. */
  readonly fit: (bounds: Bounds | null, isAnimated: boolean) => void;
  readonly close: () => void;
};

const earthCircumference = 40_075_016.686;
const tileSize = 512;

function prefersReducedMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

const corners = ([west, south, east, north]: Bounds): [[number, number], [number, number]] => [
  [west, south],
  [east, north],
];

/** The topmost community or area of the shown level at a point. */
function codeAt(map: MapLibre, level: MapLevel, event: MapMouseEvent): string | null {
  const [top] = map.queryRenderedFeatures(event.point, { layers: ['symbols', `${level}-fill`] });
  const code: unknown = top?.properties['code'];
  return typeof code === 'string' ? code : null;
}

function applyContent(map: MapLibre, container: Element, content: MapContent): void {
  const { level, language, fills, uncertain, symbols, selected } = content;
  const theme = readMapTheme(container);
  const colourOf = colourReader(container);
  for (const [layer, { isVisible, zooms }] of shownLayers(level, symbols.length > 0)) {
    map.setLayoutProperty(layer, 'visibility', isVisible ? 'visible' : 'none');
    map.setLayerZoomRange(layer, ...zooms);
  }
  for (const layer of labelLayers) map.setLayoutProperty(layer, 'text-field', nameField(language));
  const codesOf = (look: FillLook): string[] => [...fills].filter(([, fill]) => fill === look).map(([code]) => code);
  for (const each of mapLevels) {
    map.setPaintProperty(`${each}-fill`, 'fill-color', fillExpression(fills, colourOf, theme.base));
    for (const look of fillLooks) map.setFilter(`${each}-${look}`, codesFilter(codesOf(look)));
    map.setFilter(`${each}-uncertain`, codesFilter([...uncertain]));
  }
  const chosen = codesFilter(selected === null ? [] : [selected]);
  for (const each of [...mapLevels, 'symbol'] as const) {
    for (const part of ['selection-casing', 'selection']) map.setFilter(`${each}-${part}`, chosen);
  }
  void map.getSource<GeoJSONSource>('symbols')?.setData(symbolFeatures(symbols, colourOf, theme));
}

function applyHighlight(map: MapLibre, code: string | null): void {
  const filter = codesFilter(code === null ? [] : [code]);
  for (const level of mapLevels)
    for (const part of ['hover-casing', 'hover']) map.setFilter(`${level}-${part}`, filter);
  map.setFilter('symbol-hover', filter);
}

const imageDensity = 2;

/** A lock alone, for circles. */
const lockTile: LookTile = { ...lookTiles.hidden, ground: null };

function addImages(map: MapLibre, theme: MapTheme): void {
  const add = (name: string, tile: LookTile): void => {
    const canvas = tileCanvas(tile, theme, imageDensity);
    const picture = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    if (picture) map.addImage(name, picture, { pixelRatio: imageDensity });
  };
  for (const look of patternLooks) add(look, lookTiles[look]);
  add(lockImage, lockTile);
}

/** Whether the machine gives the page what a map is drawn with: WebGL 2. */
export function canDrawMaps(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}

/**
 * Opens a map of a province in an element. What to draw is given by `show`, as often as it changes.
 * @throws Error when the machine gives no WebGL 2 context: ask `canDrawMaps` before
 */
export function openMap(
  container: HTMLElement,
  provinceMap: ProvinceMap,
  padding: MapPadding,
  pointer: MapPointer,
): OpenMap {
  const theme = readMapTheme(container);
  const bounds = provinceMap.bounds;
  const map = new MapLibre({
    container,
    style: mapStyle(provinceMap, theme, mapFonts()),
    bounds: corners(bounds),
    fitBoundsOptions: { padding: { ...padding } },
    maxBounds: corners(mapExtent(bounds)),
    maxZoom: 13,
    maxPitch: 0,
    dragRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    attributionControl: false,
    maplibreLogo: false,
    reduceMotion: prefersReducedMotion(),
    fadeDuration: prefersReducedMotion() ? 0 : 200,
  });
  map.keyboard.disableRotation();
  map.touchZoomRotate.disableRotation();

  let content: MapContent | null = null;
  let isReady = false;
  let under: string | null = null;
  map.on('style.load', () => {
    addImages(map, theme);
    isReady = true;
    if (content) applyContent(map, container, content);
  });
  const hover = (code: string | null, x: number, y: number): void => {
    if (code !== under) map.getCanvas().classList.toggle('is-over-area', code !== null);
    under = code;
    pointer.onHover(code === null ? null : { code, x, y });
  };
  map.on('mousemove', (event) => {
    if (content && isReady) hover(codeAt(map, content.level, event), event.point.x, event.point.y);
  });
  map.on('mouseout', () => hover(null, 0, 0));
  map.on('click', (event) => {
    if (content && isReady) pointer.onSelect(codeAt(map, content.level, event));
  });
  const reportScale = (): void => {
    const latitude = (map.getCenter().lat * Math.PI) / 180;
    pointer.onScale((earthCircumference * Math.cos(latitude)) / (tileSize * 2 ** map.getZoom()));
  };
  map.on('move', reportScale);
  map.on('resize', reportScale);
  reportScale();

  return {
    show: (next) => {
      content = next;
      if (isReady) applyContent(map, container, next);
    },
    setTitle: (title) => map.getCanvas().setAttribute('aria-label', title),
    highlight: (code) => {
      if (isReady) applyHighlight(map, code);
    },
    zoomBy: (steps) => map.zoomTo(map.getZoom() + steps, { animate: !prefersReducedMotion() }),
    fit: (box, isAnimated) => {
      const animate = isAnimated && !prefersReducedMotion();
      map.fitBounds(corners(box ?? bounds), { padding: { ...padding }, animate, maxZoom: 12 });
    },
    close: () => map.remove(),
  };
}
