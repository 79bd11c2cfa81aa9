import { describe, expect, test } from 'vitest';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import { fillLooks, lookTiles, patternLooks } from '../../../shared/drawing/look-tiles.ts';
import { isFillLook, type AreaFill } from '../../../shared/drawing/area-fill.ts';
import { labelLayers } from '../../../renderer/map/map-labels.ts';
import { fillExpression, mapStyle } from '../../../renderer/map/map-style.ts';
import { mapLevels } from '../../../shared/drawing/map-level.ts';
import { shownLayers } from '../../../renderer/map/shown-layers.ts';
import { symbolFeatures } from '../../../renderer/map/map-symbols.ts';
import type { MapSymbol } from '../../../shared/drawing/map-symbol.ts';
import { mapTokens, type MapTheme } from '../../../shared/drawing/map-theme.ts';

const theme = Object.fromEntries(mapTokens.map((token) => [token, '#123456'])) as MapTheme;
const distinct = Object.fromEntries(mapTokens.map((token) => [token, `--${token}`])) as MapTheme;
const none = { type: 'FeatureCollection' as const, features: [] };
const map: ProvinceMap = {
  pack: {
    packId: 'p',
    nameTh: '',
    nameEn: '',
    isSchematic: true,
    attributionTh: '',
    attributionEn: '',
    levels: [],
    provinces: [],
  },
  bounds: [98, 9, 99, 10],
  province: none,
  amphoe: none,
  tambon: none,
  neighbours: none,
  landBorder: none,
  context: none,
  communities: [],
};
const style = mapStyle(map, theme, { 'Sarabun Regular': [{ url: 'app://natpro/sarabun.woff2' }] });
const ids = style.layers.map((layer) => layer.id);

describe('mapStyle', () => {
  test('asks nothing of any server: no glyphs, no sprite, no tiles', () => {
    expect([style.glyphs, style.sprite]).toEqual([undefined, undefined]);
    expect(new Set(Object.values(style.sources).map((source) => source.type))).toEqual(new Set(['geojson']));
  });

  test('every layer has its source, every switched layer exists', () => {
    const sources = new Set(Object.keys(style.sources));
    expect(style.layers.filter((layer) => 'source' in layer && !sources.has(layer.source))).toEqual([]);
    for (const level of mapLevels)
      expect([...shownLayers(level, true).keys()].filter((id) => !ids.includes(id))).toEqual([]);
    expect(labelLayers.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('land, then fills, then lines, then circles, then names', () => {
    const order = [
      'sea',
      'neighbours-fill',
      'context-fill',
      'tambon-fill',
      'tambon-no-data',
      'tambon-line',
      'province-line',
      'symbols',
      'tambon-label',
    ];
    const places = order.map((id) => ids.indexOf(id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
  });
});

describe('fillExpression', () => {
  const colourOf = (token: string): string => `colour of ${token}`;

  test('areas share a branch per colour; missing data keep the base under their pattern', () => {
    const fills = new Map([
      ['850101', '--ramp-a'],
      ['850102', 'no-data'],
      ['850103', '--ramp-b'],
      ['850104', '--ramp-a'],
    ] as const);
    expect(fillExpression(fills, colourOf, 'base')).toEqual([
      'match',
      ['get', 'code'],
      ['850101', '850104'],
      'colour of --ramp-a',
      ['850103'],
      'colour of --ramp-b',
      'base',
    ]);
  });

  test('without a colour it is the base alone: a match without branches is no expression', () => {
    expect(fillExpression(new Map([['850102', 'no-data']]), colourOf, 'base')).toBe('base');
  });
});

test('only the level that is shown is filled and named; under circles the amphoe are named, then the tambons', () => {
  const shown = (level: 'amphoe' | 'tambon', hasSymbols: boolean): string[] =>
    [...shownLayers(level, hasSymbols)]
      .filter(([id, { isVisible }]) => isVisible && /-(fill|label|line)$/.test(id))
      .map(([id]) => id);
  expect(shown('amphoe', false)).toEqual(['amphoe-fill', 'amphoe-label', 'amphoe-line']);
  expect(shown('tambon', false)).toEqual(['tambon-fill', 'tambon-label', 'tambon-line', 'amphoe-line']);
  expect(shown('tambon', true)).toEqual(['amphoe-label', 'tambon-fill', 'tambon-label', 'tambon-line', 'amphoe-line']);
  const under = shownLayers('tambon', true);
  expect([under.get('amphoe-label')?.zooms, under.get('tambon-label')?.zooms]).toEqual([
    [0, 9.2],
    [9.2, 24],
  ]);
});

describe('circles', () => {
  const colourOf = (token: string): string => `colour of ${token}`;
  const circle = (fill: AreaFill, isUncertain = false) => ({
    code: '1',
    lon: 98,
    lat: 9,
    radius: 4,
    fill,
    isUncertain,
  });
  const looks = (symbols: readonly MapSymbol[]) =>
    symbolFeatures(symbols, colourOf, distinct).features.map((each) => each.properties);

  test('every look is told apart from every other, and only a hidden one has a lock', () => {
    const found = looks([circle('--ramp-a'), circle('--ramp-a', true), ...fillLooks.map((look) => circle(look))]);
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(2 + fillLooks.length);
    expect(found.map((each) => each?.['isHidden'])).toEqual([
      false,
      false,
      ...fillLooks.map((each) => each === 'hidden'),
    ]);
    expect([found[0]?.['colour'], found[1]?.['opacity']]).toEqual(['colour of --ramp-a', 0.4]);
  });
});

describe('looks', () => {
  test('each has a pattern that differs from the others and repeats without a gap', () => {
    expect(new Set(patternLooks.map((look) => JSON.stringify(lookTiles[look]))).size).toBe(patternLooks.length);
    for (const look of patternLooks) {
      expect(lookTiles[look].shapes.length).toBeGreaterThan(0);
      expect(lookTiles[look].ground === null).toBe(look === 'uncertain');
    }
  });

  test('what fills an area is a colour token or a look', () => {
    expect([...fillLooks, '--ramp-a' as const].filter((fill) => !isFillLook(fill))).toEqual(['--ramp-a']);
    const levels = ids.filter((id) => fillLooks.some((look) => id === `tambon-${look}`));
    expect(levels).toHaveLength(fillLooks.length);
  });
});
