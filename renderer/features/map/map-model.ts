import type { Feature, Position } from 'geojson';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import { codeAtLevel, levelOfCode, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Bounds } from '../../../shared/geo/map-extent.ts';
import { classBreaks, classCounts, classOf, rampColours, type ClassAsk } from '../../map/class-breaks.ts';
import type { AreaFill, MapLevel, MapSymbol } from '../../map/map-style.ts';
import { areaFigure, rampOf, type AreaFigure } from './area-figure.ts';

/** Indicators of the high-migration layer: moved in, and beside it no Thai nationality. */
export const movedIn = 8;
export const noThaiNationality = 1;

/** Limits of classes are whole tenths of a percent, as the legend prints them. */
export const shareStep = 0.001;

export type ColourToken = `--${string}`;

/** One class of the legend: [from, to), the last one closed. */
export type LegendClass = {
  readonly from: number;
  readonly to: number;
  readonly isLast: boolean;
  readonly colour: ColourToken;
  readonly count: number;
};

/** Figures of one indicator by area, in classes. */
export type ClassedFigures = {
  readonly figures: ReadonlyMap<string, AreaFigure>;
  readonly classes: readonly LegendClass[];
  /** Colour token of a figure; null where there is no data. */
  readonly colourOf: (figure: AreaFigure) => ColourToken | null;
};

/** The areas of a filter that a map can show: a community stands for its tambon. */
export function mapArea(area: string | null): string | null {
  return area === null ? null : codeAtLevel(area, 'tambon');
}

/** The chosen level, or the one of the filter's area where that is smaller: larger areas would be shown in part. */
export function levelWithin(area: string | null, chosen: MapLevel): MapLevel {
  const least: AreaLevel | null = area === null ? null : levelOfCode(area);
  if (least === 'tambon' || least === 'community') return 'tambon';
  return least === 'amphoe' && chosen === 'province' ? 'amphoe' : chosen;
}

/** A selection as far as it is drawn: cut to the level, or none where it is a larger area. */
export function selectedWithin(code: string | null, level: AreaLevel): string | null {
  const cut = code === null ? '' : codeAtLevel(code, level);
  return levelOfCode(cut) === level ? cut : null;
}

/**
 * Classes an indicator's figures. The limits come from the figures of all years, so that a colour means
 * the same in each; the figures and counts are those of one year.
 */
export function classedFigures(
  rows: readonly AreaPrevalence[],
  year: number | null,
  no: number,
  ask: Omit<ClassAsk, 'step'>,
): ClassedFigures {
  const all = rows.map((row) => areaFigure(row, no).prevalence).filter((value) => value !== null);
  const limits = classBreaks(all, { ...ask, step: shareStep });
  const ramp = Array.from({ length: 7 }, (_, i): ColourToken => `--ramp-${rampOf(no)}-${i + 1}`);
  const colours = rampColours(ramp, limits.length - 1) as readonly ColourToken[];
  const ofYear = rows.filter((row) => row.surveyYearBE === year).map((row) => areaFigure(row, no));
  const counts = classCounts(
    ofYear.map((figure) => figure.prevalence),
    limits,
  );
  return {
    figures: new Map(ofYear.map((figure) => [figure.code, figure])),
    classes: colours.map((colour, i) => ({
      from: limits[i] ?? 0,
      to: limits[i + 1] ?? 0,
      isLast: i === colours.length - 1,
      colour,
      count: counts[i] ?? 0,
    })),
    colourOf: ({ prevalence }) => {
      const index = classOf(prevalence, limits);
      return index === null ? null : (colours[index] ?? null);
    },
  };
}

type AreaProperties = { readonly code: string; readonly nameTh: string; readonly nameEn: string | null };

const propertiesOf = (feature: unknown): AreaProperties => (feature as { properties: AreaProperties }).properties;

/** Codes of the areas of a level that lie in the filter's area. */
export function codesWithin(map: ProvinceMap, level: MapLevel, area: string | null): readonly string[] {
  return map[level].features.map((feature) => propertiesOf(feature).code).filter((code) => code.startsWith(area ?? ''));
}

/** The name of an area on the map; null where the map has no such area. */
export function nameOnMap(map: ProvinceMap, code: string, language: 'th' | 'en'): string | null {
  const level = levelOfCode(code);
  if (level === null || level === 'community') return null;
  const found = map[level].features.map(propertiesOf).find((each) => each.code === code);
  return found ? ((language === 'en' ? found.nameEn : null) ?? found.nameTh) : null;
}

export type Choropleth = {
  readonly fills: ReadonlyMap<string, AreaFill>;
  readonly uncertain: ReadonlySet<string>;
  /** Areas without a known answer. */
  readonly withoutData: number;
};

/** How each area of a level is drawn. Areas outside the filter keep the base colour. */
export function choropleth(codes: readonly string[], classed: ClassedFigures): Choropleth {
  const fills = new Map<string, AreaFill>();
  const uncertain = new Set<string>();
  for (const code of codes) {
    const figure = classed.figures.get(code);
    fills.set(code, (figure && classed.colourOf(figure)) ?? 'no-data');
    if (figure?.isUncertain) uncertain.add(code);
  }
  return { fills, uncertain, withoutData: [...fills.values()].filter((fill) => fill === 'no-data').length };
}

/** Radius of the largest circle, in pixels, and the least that can be seen and pointed at. */
const largestRadius = 11;
const leastRadius = 2.5;

/** Radius of a circle whose area is proportional to a count. */
export function symbolRadius(count: number, most: number): number {
  return most <= 0 ? leastRadius : Math.max(leastRadius, largestRadius * Math.sqrt(count / most));
}

export type SymbolLayer = {
  readonly symbols: readonly MapSymbol[];
  /** The count that the largest circle stands for, over all years. */
  readonly most: number;
  readonly withoutData: number;
  readonly uncertain: number;
};

/** Communities as circles: area by the number of children who moved in, colour by their share. */
export function migrationSymbols(
  map: ProvinceMap,
  rows: readonly AreaPrevalence[],
  classed: ClassedFigures,
  area: string | null,
): SymbolLayer {
  const most = Math.max(0, ...rows.map((row) => areaFigure(row, movedIn).yes));
  const shown = map.communities.filter(({ areaCode }) => areaCode.startsWith(area ?? ''));
  const symbols = shown.map(({ areaCode, lon, lat }): MapSymbol => {
    const figure = classed.figures.get(areaCode);
    const colour = (figure && classed.colourOf(figure)) ?? null;
    const radius = colour === null ? leastRadius : symbolRadius(figure?.yes ?? 0, most);
    return { code: areaCode, lon, lat, radius, colour, isUncertain: figure?.isUncertain ?? false };
  });
  return {
    symbols,
    most,
    withoutData: symbols.filter((symbol) => symbol.colour === null).length,
    uncertain: symbols.filter((symbol) => symbol.isUncertain && symbol.colour !== null).length,
  };
}

/** Round counts for the legend of circles: near the greatest, a third and a tenth of it. */
export function symbolSteps(most: number): readonly number[] {
  const round = (value: number): number => {
    const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
    return ([5, 2, 1].find((factor) => factor * power <= value) ?? 1) * power;
  };
  return [...new Set([round(most), round(most / 3), round(most / 10)])].filter((step) => step >= 1 && step <= most);
}

/** Figures from the highest prevalence down; those without data last. */
export function ranked(figures: Iterable<AreaFigure>): readonly AreaFigure[] {
  return [...figures].toSorted((p, q) => (q.prevalence ?? -1) - (p.prevalence ?? -1) || (p.code < q.code ? -1 : 1));
}

function positionsOf(value: unknown): readonly Position[] {
  if (!Array.isArray(value)) return [];
  return typeof value[0] === 'number' ? [value as Position] : value.flatMap(positionsOf);
}

/** The box around an area of the map; null where the map has no such area. */
export function boundsOfArea(map: ProvinceMap, code: string | null): Bounds | null {
  const level = code === null ? null : levelOfCode(code);
  if (code === null || level === null || level === 'community' || level === 'province') return null;
  const found = map[level].features.find((feature) => propertiesOf(feature).code === code) as Feature | undefined;
  const geometry = found?.geometry;
  const points = geometry && 'coordinates' in geometry ? positionsOf(geometry.coordinates) : [];
  if (points.length === 0) return null;
  const lons = points.map(([lon = 0]) => lon);
  const lats = points.map(([, lat = 0]) => lat);
  const least = (values: readonly number[]): number => values.reduce((p, q) => Math.min(p, q), Infinity);
  const greatest = (values: readonly number[]): number => values.reduce((p, q) => Math.max(p, q), -Infinity);
  return [least(lons), least(lats), greatest(lons), greatest(lats)];
}

/** Reads inner breaks in percent, such as `5, 10, 20`. What is no number from 0 to 100 is left out. */
export function readManualBreaks(text: string): readonly number[] {
  const values = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number)
    .filter((value) => Number.isFinite(value) && value > 0 && value < 100);
  return [...new Set(values)].toSorted((p, q) => p - q).map((value) => Math.round(value * 10) / 1000);
}
