import type { Feature, Position } from 'geojson';
import type { AreaPrevalence } from '../contract/analysis.ts';
import type { ProvinceMap } from '../contract/boundaries.ts';
import type { AreaMarks } from '../contract/marks.ts';
import { codeAtLevel, levelOfCode, type AreaLevel } from '../geo/area-codes.ts';
import type { Bounds } from '../geo/map-extent.ts';
import { classBreaks, classCounts, classOf, rampColours, type ClassAsk } from './class-breaks.ts';
import { isFillLook, type AreaFill } from './area-fill.ts';
import type { MapLevel } from './map-level.ts';
import type { MapSymbol } from './map-symbol.ts';
import type { ColourToken } from './map-theme.ts';
import { areaFigure, rampOf, type AreaFigure } from './area-figure.ts';

/** Indicators of the high-migration layer: moved in, and beside it no Thai nationality. */
export const movedIn = 8;
export const noThaiNationality = 1;

/** What the engine says of an area in the year that is drawn; null while it is being worked out. */
export type MarksOf = (code: string) => AreaMarks | null;
/** While nothing is known of any area. */
export const noMarks: MarksOf = () => null;

/** Limits of classes are whole tenths of a percent, as the legend prints them. */
export const shareStep = 0.001;

/** What of a figure is drawn. */
export type Measure = 'prevalence' | 'completeness';

/** The share that is drawn, in [0, 1]; null where there is none. */
export function measured(figure: AreaFigure, measure: Measure): number | null {
  return measure === 'prevalence' ? figure.prevalence : figure.completeness;
}

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
  /** How an area with this figure is filled; no figure is no data. */
  readonly fillOf: (figure: AreaFigure | undefined) => AreaFill;
  readonly measure: Measure;
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
  measure: Measure = 'prevalence',
  marksOf: MarksOf = noMarks,
): ClassedFigures {
  const all = rows.map((row) => measured(areaFigure(row, no), measure)).filter((value) => value !== null);
  const limits = classBreaks(all, { ...ask, step: shareStep });
  const hue = measure === 'completeness' ? 'completeness' : rampOf(no);
  const ramp = Array.from({ length: 7 }, (_, i): ColourToken => `--ramp-${hue}-${i + 1}`);
  const colours = rampColours(ramp, limits.length - 1) as readonly ColourToken[];
  const ofYear = rows
    .filter((row) => row.surveyYearBE === year)
    .map((row) => areaFigure(row, no, marksOf(row.areaCode)));
  const counts = classCounts(
    ofYear.map((figure) => measured(figure, measure)),
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
    fillOf: (figure) => {
      if (figure?.state === 'hidden') return 'hidden';
      const index = figure ? classOf(measured(figure, measure), limits) : null;
      return (index === null ? null : colours[index]) ?? 'no-data';
    },
    measure,
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

/** How areas and circles are drawn. Areas without an entry keep the base colour. */
export type Drawing = {
  readonly fills: ReadonlyMap<string, AreaFill>;
  /** Hatched over their fill: to be read as an interval. */
  readonly uncertain: ReadonlySet<string>;
  readonly symbols: readonly MapSymbol[];
};

/** No area is filled and no circle drawn. */
export const nothingDrawn: Drawing = { fills: new Map(), uncertain: new Set(), symbols: [] };

/** How each area of a level is drawn. Areas outside the filter keep the base colour. */
export function choropleth(codes: readonly string[], classed: ClassedFigures): Drawing {
  const fills = new Map<string, AreaFill>();
  const uncertain = new Set<string>();
  for (const code of codes) {
    const figure = classed.figures.get(code);
    fills.set(code, classed.fillOf(figure));
    if (figure?.state === 'uncertain' && classed.measure === 'prevalence') uncertain.add(code);
  }
  return { fills, uncertain, symbols: [] };
}

/** Radius of the largest circle, in pixels, and the least that can be seen and pointed at. */
const largestRadius = 11;
const leastRadius = 2.5;
/** Radius of a circle that stands for no count. */
export const lookRadius = 5;

/** Radius of a circle whose area is proportional to a count. */
export function symbolRadius(count: number, most: number): number {
  return most <= 0 ? leastRadius : Math.max(leastRadius, largestRadius * Math.sqrt(count / most));
}

/** The count that the largest circle stands for, over all years. */
export function mostMovedIn(rows: readonly AreaPrevalence[]): number {
  return Math.max(0, ...rows.map((row) => areaFigure(row, movedIn).yes ?? 0));
}

/** Communities as circles: area by the number of children who moved in, colour by their share. */
export function migrationSymbols(
  map: ProvinceMap,
  classed: ClassedFigures,
  most: number,
  area: string | null,
): readonly MapSymbol[] {
  const shown = map.communities.filter(({ areaCode }) => areaCode.startsWith(area ?? ''));
  return shown.map(({ areaCode, lon, lat }): MapSymbol => {
    const figure = classed.figures.get(areaCode);
    const fill = classed.fillOf(figure);
    // A hidden count must not be read off the circle: its size says nothing.
    const radius = isFillLook(fill) ? lookRadius : symbolRadius(figure?.yes ?? 0, most);
    return { code: areaCode, lon, lat, radius, fill, isUncertain: figure?.state === 'uncertain' };
  });
}

/** Round counts for the legend of circles: near the greatest, a third and a tenth of it. */
export function symbolSteps(most: number): readonly number[] {
  const round = (value: number): number => {
    const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
    return ([5, 2, 1].find((factor) => factor * power <= value) ?? 1) * power;
  };
  return [...new Set([round(most), round(most / 3), round(most / 10)])].filter((step) => step >= 1 && step <= most);
}

/** Figures from the highest down; those without a figure last. */
export function ranked(figures: Iterable<AreaFigure>, measure: Measure = 'prevalence'): readonly AreaFigure[] {
  const of = (figure: AreaFigure): number => measured(figure, measure) ?? -1;
  return [...figures].toSorted((p, q) => of(q) - of(p) || (p.code < q.code ? -1 : 1));
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
