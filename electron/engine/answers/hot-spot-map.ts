import type { Filter } from '../../../shared/contract/filter.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { HotSpotRow, HotSpotsAnswer, HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import { loadAreaRegister } from '../boundaries/area-register.ts';
import { choosePack, communityPlaces, featuresOf, listPacks, type AreaFeature } from '../boundaries/boundary-packs.ts';
import { importPack } from '../boundaries/import/import-pack.ts';
import { readPackTopology, type PackTopology } from '../boundaries/pack-file.ts';
import { shareOf } from '../statistics/proportion.ts';
import type { HotSpotArea } from '../statistics/spatial/hot-spots.ts';
import { distanceBandWeights, kNearestWeights } from '../statistics/spatial/point-weights.ts';
import type { Point } from '../statistics/spatial/point-distance.ts';
import { queenContiguity, type AreaOutline } from '../statistics/spatial/queen-contiguity.ts';
import type { SpatialWeights } from '../statistics/spatial/spatial-weights.ts';
import { shownProportion } from './counts.ts';
import { countsInRow } from './counts-by-area.ts';
import { inSurveyYear } from './in-survey-year.ts';
import { prevalenceOfAreas } from './prevalence-of-areas.ts';
import { reportedCommunities } from './reported-communities.ts';
import type { Source } from './source.ts';
import { statisticInThread } from './statistic-in-thread.ts';

/** An area with fewer known answers is not tested (methods, "Hot spots"). */
export const fewestKnown = 30;

/** Gaps between tambons of an official file can be some 10 m wide; neighbours within that touch. */
const snapDegrees = 1e-4;

/** Outlines that are not those of a pack of the data folder: a boundary file read for this one question. */
type GivenOutlines = { readonly file: string; readonly topology: PackTopology };

/**
 * The outlines of a boundary file, read as an import would.
 * @throws AppError FILE_MISSING, FILE_IS_FOLDER; PACK_INVALID with what is wrong
 */
export function outlinesFromFile(file: string, dataFolder: string): GivenOutlines {
  const { topology } = importPack(file, {}, loadAreaRegister(dataFolder));
  return { file: basename(file), topology };
}

type Place = { readonly code: string; readonly outline: AreaOutline; readonly centre: Point };

/** An area's share and known answers, as far as they are shown. */
type PlaceFigure = { readonly value: number | null; readonly known: number | null; readonly isHidden: boolean };

/**
 * Hot spots of one indicator and year over the areas of the loaded provinces: raw prevalence, Gi* with seeded
 * conditional permutation, local Moran beside it. Runs in a worker; the same ask gives the same answer. An area whose
 * share is not shown takes no part.
 * @param given  outlines to use instead of a pack's
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`; PACK_UNKNOWN where no boundary pack, or not the given file, covers a loaded province
 */
export async function hotSpotMap(
  source: Source,
  dataFolder: string,
  ask: HotSpotsAsk,
  signal?: AbortSignal,
  given: GivenOutlines | null = null,
): Promise<HotSpotsAnswer> {
  const filter = inSurveyYear(source, ask.filter);
  const table = prevalenceOfAreas(source, { level: ask.level, filter });
  const rowOf = new Map(table.areaCode.map((code, row) => [code, row]));
  const { places, packId } = placesOf(source, dataFolder, ask, given);
  const figures = places.map(({ code }): PlaceFigure => {
    const { yes, known } = countsInRow(table, rowOf.get(code), ask.indicator);
    const shown = shownProportion({ yes, known });
    return { value: shown && shareOf(shown), known, isHidden: shown === null };
  });
  const isLarge = figures.map(({ value, known }) => value !== null && (known ?? 0) >= fewestKnown);
  const provinces = provinceShares(source, filter, ask.indicator);
  const values = figures.map(({ value }, i) => (isLarge[i] || ask.smallAreasAreNeighbours ? value : null));
  const weights = weightsOf(
    ask.weights,
    places,
    values.map((value) => value !== null),
  );
  const spots = await statisticInThread(
    'hotSpots',
    [values, weights, { isTested: isLarge, permutations: ask.permutations, seed: ask.seed }],
    { signal },
  );
  return {
    surveyYearBE: filter.surveyYearBE,
    indicator: ask.indicator,
    weights: ask.weights,
    permutations: ask.permutations,
    seed: ask.seed,
    packId,
    ...(given === null ? {} : { boundaryFile: given.file }),
    tested: spots.tested,
    isExploratory: spots.isExploratory,
    rows: places.map(({ code }, i) =>
      rowFor(
        code,
        figures[i] ?? nobodyThere,
        weights.islands.includes(i),
        spots.areas[i],
        provinces.get(codeAtLevel(code, 'province')) ?? null,
      ),
    ),
  };
}

const nobodyThere: PlaceFigure = { value: null, known: 0, isHidden: false };

function rowFor(
  areaCode: string,
  { value, known, isHidden }: PlaceFigure,
  island: boolean,
  area: HotSpotArea | undefined,
  provinceShare: number | null,
): HotSpotRow {
  const isTooFew = value !== null && (known ?? 0) < fewestKnown;
  return {
    areaCode,
    value,
    known,
    giStar: area?.giStar ?? null,
    p: area?.p ?? null,
    pAdjusted: area?.pAdjusted ?? null,
    class: area?.class ?? null,
    isAgainst: isAgainst(area?.class ?? null, value, provinceShare),
    localMoran: area?.localMoran ?? null,
    quadrant: area?.quadrant ?? null,
    island,
    noResult: isHidden ? 'hidden' : isTooFew && area?.noResult === 'no-value' ? 'too-few' : (area?.noResult ?? null),
  };
}

/** Whether an area lies on the other side of its province than the values around it. */
function isAgainst(spotClass: HotSpotRow['class'], value: number | null, provinceShare: number | null): boolean {
  if (spotClass === null || value === null || provinceShare === null) return false;
  if (spotClass.startsWith('hot')) return value < provinceShare;
  return spotClass.startsWith('cold') && value > provinceShare;
}

/** The indicator's prevalence in each province, whatever area the filter names. */
function provinceShares(source: Source, filter: Filter, indicator: number): ReadonlyMap<string, number | null> {
  const table = prevalenceOfAreas(source, { level: 'province', filter: { ...filter, area: null } });
  return new Map(
    table.areaCode.map((code, row) => {
      const shown = shownProportion(countsInRow(table, row, indicator));
      return [code, shown && shareOf(shown)];
    }),
  );
}

function placesOf(
  source: Source,
  dataFolder: string,
  ask: HotSpotsAsk,
  given: GivenOutlines | null,
): { places: readonly Place[]; packId: string | null } {
  const communities = reportedCommunities(source).filter((code) => code.startsWith(ask.filter.area ?? ''));
  const provinces = [...new Set(communities.map((code) => code.slice(0, 2)))];
  const packs = given === null ? provinces.map((each) => choosePack(listPacks(dataFolder), ask.packId, each)) : [];
  const places = provinces.flatMap((province, i) => {
    const topology = given?.topology ?? readPackTopology(dataFolder, packs[i]?.packId ?? '');
    const areas = featuresOf(topology, ask.level === 'amphoe' ? 'amphoe' : 'tambon', province);
    if (areas.length === 0) throw new AppError('PACK_UNKNOWN', { found: given?.file ?? province });
    return ask.level === 'community' ? placesInTambons(areas, communities) : areas.map(placeOf);
  });
  return {
    places: places.filter(({ code }) => code.startsWith(ask.filter.area ?? '')),
    packId: packs[0]?.packId ?? null,
  };
}

function placeOf({ geometry, properties }: AreaFeature): Place {
  return {
    code: properties.code,
    outline: geometry as AreaOutline,
    centre: [properties.labelLon, properties.labelLat],
  };
}

/** Communities have a place but no outline: neighbours are found by distance. */
function placesInTambons(tambons: readonly AreaFeature[], codes: readonly string[]): readonly Place[] {
  return communityPlaces(tambons, codes).map(({ areaCode, lon, lat }) => ({
    code: areaCode,
    outline: null,
    centre: [lon, lat],
  }));
}

function weightsOf(spelling: string, places: readonly Place[], takesPart: readonly boolean[]): SpatialWeights {
  const centres = places.map(({ centre }) => centre);
  const [kind = '', size = ''] = spelling.split(':');
  if (kind === 'knn') return kNearestWeights(centres, Number(size), 'earth', takesPart);
  if (kind === 'band') return distanceBandWeights(centres, Number(size), 'earth');
  return queenContiguity(
    places.map(({ outline }) => outline),
    snapDegrees,
  );
}
