import type { HotSpotRow, HotSpotsAnswer, HotSpotsAsk } from '../../../shared/contract/hot-spots.ts';
import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import { indicatorCount } from '../../../shared/cpms/indicators.ts';
import { provinceMap } from '../boundaries/boundary-packs.ts';
import type { Reader } from '../db/database.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { reportedCommunities } from '../queries/reported-communities.ts';
import { yearSummaries } from '../queries/year-summaries.ts';
import { runInWorker } from '../statistics/run-in-worker.ts';
import type { HotSpotArea } from '../statistics/spatial/hot-spots.ts';
import { distanceBandWeights, kNearestWeights } from '../statistics/spatial/point-weights.ts';
import type { Point } from '../statistics/spatial/point-distance.ts';
import { queenContiguity, type AreaOutline } from '../statistics/spatial/queen-contiguity.ts';
import type { SpatialWeights } from '../statistics/spatial/spatial-weights.ts';

/** An area with fewer known answers is not tested (methods, "Hot spots"). */
const fewestKnown = 30;

/** Gaps between tambons of an official file can be some 10 m wide; neighbours within that touch. */
const snapDegrees = 1e-4;

type Place = { readonly code: string; readonly outline: AreaOutline; readonly centre: Point };

/**
 * Hot spots of one indicator and year over the areas of the loaded provinces: raw prevalence, Gi* with seeded
 * conditional permutation, local Moran beside it. Runs in a worker; the same ask gives the same answer.
 * @throws AppError PACK_UNKNOWN where no boundary pack covers a loaded province
 */
export async function hotSpotMap(
  db: Reader,
  dataFolder: string,
  ask: HotSpotsAsk,
  signal?: AbortSignal,
): Promise<HotSpotsAnswer> {
  const surveyYearBE = ask.filter.surveyYearBE ?? (await yearSummaries(db, signal)).at(-1)?.surveyYearBE ?? null;
  const table = await prevalenceByArea(db, { level: ask.level, filter: { ...ask.filter, surveyYearBE } }, signal);
  const rowOf = new Map(table.areaCode.map((code, row) => [code, row]));
  const { places, packId } = await placesOf(db, dataFolder, ask, signal);
  const figures = places.map(({ code }) => {
    const cell = (rowOf.get(code) ?? -1) * indicatorCount + ask.indicator - 1;
    const known = cell < 0 ? 0 : (table.yes[cell] ?? 0) + (table.no[cell] ?? 0);
    return { value: known === 0 ? null : (table.prevalence[cell] ?? null), known };
  });
  const isLarge = figures.map(({ known }) => known >= fewestKnown);
  const values = figures.map(({ value }, i) => (isLarge[i] || ask.smallAreasAreNeighbours ? value : null));
  const weights = weightsOf(ask.weights, places);
  const [spots] = await runInWorker(
    'hotSpots',
    [[{ values, isTested: isLarge }], weights, { permutations: ask.permutations, seed: ask.seed }],
    signal ? { signal } : {},
  );
  return {
    surveyYearBE,
    indicator: ask.indicator,
    weights: ask.weights,
    permutations: ask.permutations,
    seed: ask.seed,
    packId,
    tested: spots?.tested ?? 0,
    isExploratory: spots?.isExploratory ?? true,
    rows: places.map(({ code }, i) => rowFor(code, figures[i] ?? { value: null, known: 0 }, spots?.areas[i])),
  };
}

function rowFor(
  areaCode: string,
  figure: { readonly value: number | null; readonly known: number },
  area: HotSpotArea | undefined,
): HotSpotRow {
  const isTooFew = figure.value !== null && figure.known < fewestKnown;
  return {
    areaCode,
    ...figure,
    giStar: area?.giStar ?? null,
    z: area?.giStar ?? null,
    p: area?.p ?? null,
    pAdjusted: area?.pAdjusted ?? null,
    class: area?.class ?? null,
    localMoran: area?.localMoran ?? null,
    quadrant: area?.quadrant ?? null,
    island: area?.noResult === 'no-neighbour',
    noResult: isTooFew && area?.noResult === 'no-value' ? 'too-few' : (area?.noResult ?? null),
  };
}

async function placesOf(
  db: Reader,
  dataFolder: string,
  ask: HotSpotsAsk,
  signal?: AbortSignal,
): Promise<{ places: readonly Place[]; packId: string | null }> {
  const communities = (await reportedCommunities(db, signal))
    .map(({ code }) => code)
    .filter((code) => code.startsWith(ask.filter.area ?? ''));
  const provinces = [...new Set(communities.map((code) => code.slice(0, 2)))];
  const maps = provinces.map((province) =>
    provinceMap(
      dataFolder,
      ask.packId,
      province,
      communities.filter((code) => code.startsWith(province)),
    ),
  );
  const places = maps.flatMap((map) =>
    ask.level === 'community' ? communityPlaces(map) : polygonPlaces(map, ask.level),
  );
  return {
    places: places.filter(({ code }) => code.startsWith(ask.filter.area ?? '')),
    packId: maps[0]?.pack.packId ?? null,
  };
}

function polygonPlaces(map: ProvinceMap, level: 'amphoe' | 'tambon'): readonly Place[] {
  return map[level].features.map(
    (feature: { geometry: AreaOutline; properties: { code: string; labelLon: number; labelLat: number } }) => ({
      code: feature.properties.code,
      outline: feature.geometry,
      centre: [feature.properties.labelLon, feature.properties.labelLat],
    }),
  );
}

/** Communities have a place but no outline: neighbours are found by distance. */
function communityPlaces(map: ProvinceMap): readonly Place[] {
  return map.communities.map(({ areaCode, lon, lat }) => ({ code: areaCode, outline: null, centre: [lon, lat] }));
}

function weightsOf(spelling: string, places: readonly Place[]): SpatialWeights {
  const centres = places.map(({ centre }) => centre);
  const [kind = '', size = ''] = spelling.split(':');
  if (kind === 'knn') return kNearestWeights(centres, Number(size), 'earth');
  if (kind === 'band') return distanceBandWeights(centres, Number(size), 'earth');
  return queenContiguity(
    places.map(({ outline }) => outline),
    snapDegrees,
  );
}
