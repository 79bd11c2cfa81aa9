import type { ProvinceMap } from '../contract/boundaries.ts';
import type { Filter } from '../contract/filter.ts';
import type { HotSpotRow, HotSpotsAsk } from '../contract/hot-spots.ts';
import type { ReceiptAsk } from '../contract/receipt.ts';
import type { AreaLevel } from '../geo/area-codes.ts';
import type { AreaFill } from './area-fill.ts';
import type { MapSymbol } from './map-symbol.ts';
import type { MapTexts } from './map-texts.ts';
import { lookRadius, type Drawing } from './map-model.ts';

export type HotSpotClass = NonNullable<HotSpotRow['class']>;

/** What was found for an area, in words; of an area that is not like those around it, that it is not. */
export function spotWords(row: HotSpotRow | undefined, texts: MapTexts): string {
  if (row?.class == null) return texts.spotNoResult[row?.noResult ?? 'no-value'];
  return row.isAgainst ? texts.spotAgainst[sideOf(row.class)] : texts.spotClasses[row.class];
}

/** The same in a word or two. @param spotClass  the row's */
export const spotShortWords = ({ isAgainst }: HotSpotRow, spotClass: HotSpotClass, texts: MapTexts): string =>
  isAgainst ? texts.spotAgainstShort[sideOf(spotClass)] : texts.spotShort[spotClass];

const sideOf = (spotClass: HotSpotClass): 'hot' | 'cold' => (spotClass.startsWith('cold') ? 'cold' : 'hot');

/** How an area is filled by its result. Areas not tested look as too few: in this application that is why. */
export function hotSpotFill(row: HotSpotRow | undefined): AreaFill {
  if (!row) return 'no-data';
  if (row.class !== null) return row.isAgainst ? '--spot-against' : `--spot-${row.class}`;
  switch (row.noResult) {
    case 'hidden':
      return 'hidden';
    case 'too-few':
    case 'not-tested':
      return 'too-few';
    case 'no-neighbour':
      return 'island';
    case 'no-variation':
      return '--spot-none';
    case 'no-value':
    case null:
      return 'no-data';
  }
}

/** The areas of a polygon level in the colours of their results. */
export function hotSpotAreas(codes: readonly string[], rows: ReadonlyMap<string, HotSpotRow>): Drawing {
  return {
    fills: new Map(codes.map((code) => [code, hotSpotFill(rows.get(code))])),
    uncertain: new Set(),
    symbols: [],
  };
}

const spotRadius = 6;
const noneRadius = 4.5;

/** Communities in the colours of their results; a class stands out by size as well as by colour. */
export function hotSpotSymbols(
  map: ProvinceMap,
  rows: ReadonlyMap<string, HotSpotRow>,
  area: string | null,
): readonly MapSymbol[] {
  const shown = map.communities.filter(({ areaCode }) => areaCode.startsWith(area ?? ''));
  return shown.map(({ areaCode, lon, lat }): MapSymbol => {
    const row = rows.get(areaCode);
    const fill = hotSpotFill(row);
    const radius = row?.class == null ? lookRadius : row.class === 'none' ? noneRadius : spotRadius;
    return { code: areaCode, lon, lat, radius, fill, isUncertain: false };
  });
}

/** The surest of the high values together first; what was not tested comes after all of these. */
const places: Readonly<Record<HotSpotClass, number>> = {
  'hot-99': 0,
  'hot-95': 1,
  'hot-90': 2,
  'cold-99': 3,
  'cold-95': 4,
  'cold-90': 5,
  none: 7,
};
const againstPlace = 6;
const noPlace = 8;

/** Hot spots first, then cold spots, each the surest first; then those against their surroundings, nothing found, no result. */
export function rankedSpots(rows: Iterable<HotSpotRow>): readonly HotSpotRow[] {
  const place = (row: HotSpotRow): number => {
    if (row.class === null) return noPlace;
    return row.isAgainst ? againstPlace : places[row.class];
  };
  return [...rows].toSorted(
    (p, q) =>
      place(p) - place(q) || (q.giStar ?? -Infinity) - (p.giStar ?? -Infinity) || (p.areaCode < q.areaCode ? -1 : 1),
  );
}

/** Shuffles of the values, and where they start: the same for everybody, so that a map can be made again. */
const permutations = 9999;
const seed = 1;

/**
 * The question for one indicator, level and year, always over the whole province: neighbours across the edge of a
 * filter's area count too. Communities have places but no outlines, so the eight nearest are their neighbours.
 */
export function hotSpotsAskOf(indicator: number, level: AreaLevel, filter: Filter): HotSpotsAsk {
  return {
    indicator,
    level: level === 'province' ? 'amphoe' : level,
    filter,
    weights: level === 'community' ? 'knn:8' : 'queen',
    permutations,
    seed,
    packId: null,
    smallAreasAreNeighbours: false,
  };
}

/** What of the question a receipt needs to calculate the area's result again. */
export function hotSpotPart(
  ask: Pick<HotSpotsAsk, 'weights' | 'permutations' | 'seed' | 'packId' | 'smallAreasAreNeighbours'>,
): NonNullable<ReceiptAsk['hotSpots']> {
  const { packId, permutations: rounds, seed: start, smallAreasAreNeighbours, weights } = ask;
  return { weights, permutations: rounds, seed: start, packId, smallAreasAreNeighbours };
}
