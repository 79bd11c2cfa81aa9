import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mapTokens } from '../../../shared/drawing/map-theme.ts';
import { paperColour, paperColours, paperTheme } from '../../../shared/drawing/paper-colours.ts';

const sheets = ['renderer/styles/tokens.css', 'renderer/map/map-tokens.css'].map((path) =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'),
);
const tokens = new Map(
  [...sheets.join('\n').matchAll(/^\s*(--[\w-]+): (#[0-9a-f]{6});$/gm)].map((match) => [match[1], match[2]]),
);

test('a drawing that leaves the screen has the colours of the screen', () => {
  expect(Object.keys(paperColours).length).toBeGreaterThan(70);
  expect(Object.fromEntries(Object.keys(paperColours).map((token) => [token, tokens.get(token)]))).toEqual(
    paperColours,
  );
});

test('every colour of maps is there: of the land, of looks, of ramps, hot spots and pairs', () => {
  const ofMaps = [...tokens.keys()].filter((token) => /^--(map|spot|pair|high|ramp)-/.test(token ?? ''));
  expect(ofMaps.filter((token) => token !== undefined && !(token in paperColours))).toEqual([]);
  expect(mapTokens.map((token) => paperTheme[token])).toEqual(mapTokens.map((token) => tokens.get(`--map-${token}`)));
  expect(() => paperColour('--nav')).toThrow(RangeError);
});
