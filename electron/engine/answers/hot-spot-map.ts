import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { HotSpotRow, HotSpotsAnswer, HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { loadAreaRegister } from '../boundaries/area-register.ts';
import { choosePack, communityPlaces, featuresOf, listPacks, type AreaFeature } from '../boundaries/boundary-packs.ts';
import { importPack } from '../boundaries/import/import-pack.ts';
import { readPackTopology, type PackTopology } from '../boundaries/pack-file.ts';
import type { Reader } from '../db/database.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { reportedCommunities } from '../queries/reported-communities.ts';
import type { HotSpotArea } from '../statistics/spatial/hot-spots.ts';
import { distanceBandWeights, kNearestWeights } from '../statistics/spatial/point-weights.ts';
import type { Point } from '../statistics/spatial/point-distance.ts';
import { queenContiguity, type AreaOutline } from '../statistics/spatial/queen-contiguity.ts';
import type { SpatialWeights } from '../statistics/spatial/spatial-weights.ts';
import { inSurveyYear } from './in-survey-year.ts';
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

/** The codes of the neighbours of every area that was looked at. */
export type NeighboursOf = ReadonlyMap<string, readonly string[]>;

export type FoundHotSpots = { readonly answer: HotSpotsAnswer; readonly neighboursOf: NeighboursOf };

/**
 * Hot spots of one indicator and year over the areas of the loaded provinces: raw prevalence, Gi* with seeded
 * conditional permutation, local Moran beside it. Runs in a worker; the same ask gives the same answer.
 * @param given  outlines to use instead of a pack's
 * @throws AppError PACK_UNKNOWN where no boundary pack, or not the given file, covers a loaded province
 */
export async function hotSpotMap(
  db: Reader,
  dataFolder: string,
  ask: HotSpotsAsk,
  signal?: AbortSignal,
  given: GivenOutlines | null = null,
): Promise<FoundHotSpots> {
  const filter = await inSurveyYear(db, ask.filter, signal);
  const table = await prevalenceByArea(db, { level: ask.level, filter }, signal);
  const rowOf = new Map(table.areaCode.map((code, row) => [code, row]));
  const { places, packId } = await placesOf(db, dataFolder, ask, given, signal);
  const figures = places.map(({ code }) => {
    const cell = (rowOf.get(code) ?? -1) * indicatorCount + ask.indicator - 1;
    const known = cell < 0 ? 0 : (table.yes[cell] ?? 0) + (table.no[cell] ?? 0);
    return { value: known === 0 ? null : (table.prevalence[cell] ?? null), known };
  });
  const isLarge = figures.map(({ known }) => known >= fewestKnown);
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
  const codesOf = (positions: readonly number[]): string[] => positions.flatMap((i) => places[i]?.code ?? []);
  const neighboursOf = new Map(places.map(({ code }, i) => [code, codesOf(weights.neighbours[i] ?? [])]));
  const answer: HotSpotsAnswer = {
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
      rowFor(code, figures[i] ?? { value: null, known: 0 }, weights.islands.includes(i), spots.areas[i]),
    ),
  };
  return { answer, neighboursOf };
}

function rowFor(
  areaCode: string,
  figure: { readonly value: number | null; readonly known: number },
  island: boolean,
  area: HotSpotArea | undefined,
): HotSpotRow {
  const isTooFew = figure.value !== null && figure.known < fewestKnown;
  return {
    areaCode,
    ...figure,
    giStar: area?.giStar ?? null,
    p: area?.p ?? null,
    pAdjusted: area?.pAdjusted ?? null,
    class: area?.class ?? null,
    localMoran: area?.localMoran ?? null,
    quadrant: area?.quadrant ?? null,
    island,
    noResult: isTooFew && area?.noResult === 'no-value' ? 'too-few' : (area?.noResult ?? null),
  };
}

async function placesOf(
  db: Reader,
  dataFolder: string,
  ask: HotSpotsAsk,
  given: GivenOutlines | null,
  signal?: AbortSignal,
): Promise<{ places: readonly Place[]; packId: string | null }> {
  const communities = (await reportedCommunities(db, signal))
    .map(({ code }) => code)
    .filter((code) => code.startsWith(ask.filter.area ?? ''));
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
