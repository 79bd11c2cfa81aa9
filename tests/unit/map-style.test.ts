import { describe, expect, test } from 'vitest';
import type { ProvinceMap } from '../../shared/contract/boundaries.ts';
import { noDataPattern, rgbOf, uncertainPattern } from '../../renderer/map/map-patterns.ts';
import {
  fillExpression,
  labelLayers,
  mapLevels,
  mapStyle,
  symbolFeatures,
  shownLayers,
} from '../../renderer/map/map-style.ts';
import { mapTokens, type MapTheme } from '../../renderer/map/map-theme.ts';

const theme = Object.fromEntries(mapTokens.map((token) => [token, '#123456'])) as MapTheme;
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

test('a community without data is a ring in the base colour', () => {
  const common = { lon: 98, lat: 9, radius: 4, isUncertain: false };
  const { features } = symbolFeatures(
    [
      { ...common, code: '85010101', colour: '--ramp-a' },
      { ...common, code: '85010102', colour: null },
    ],
    (token) => `colour of ${token}`,
    'base',
  );
  expect(
    features.map((each) => [each.properties?.['code'], each.properties?.['colour'], each.properties?.['isRing']]),
  ).toEqual([
    ['85010101', 'colour of --ramp-a', false],
    ['85010102', 'base', true],
  ]);
});

describe('patterns', () => {
  test('missing data is opaque, mostly white, with dots of the colour', () => {
    const { width, height, data } = noDataPattern(rgbOf('#97a2af'));
    const pixels = Array.from({ length: width * height }, (_, i) => data.slice(i * 4, i * 4 + 4));
    expect(pixels.every((pixel) => pixel[3] === 255)).toBe(true);
    expect(pixels.filter((pixel) => pixel.join() === '255,255,255,255').length).toBeGreaterThan(pixels.length / 2);
    expect(pixels.map(String)).toContain('151,162,175,255');
  });

  test('uncertain is see-through between dark lines edged with white', () => {
    const { width, height, data } = uncertainPattern([0, 0, 0]);
    const pixels = Array.from({ length: width * height }, (_, i) => data.slice(i * 4, i * 4 + 4).join());
    expect(pixels).toContain('0,0,0,0');
    expect(pixels).toContain('0,0,0,255');
    expect(pixels.filter((pixel) => pixel === '0,0,0,0').length).toBeGreaterThan(pixels.length / 3);
  });
});
