import { z } from 'zod';
import { bernoulliScan } from '../spatial/bernoulli-scan.ts';
import { globalMoran } from '../spatial/global-moran.ts';
import { hotSpots } from '../spatial/hot-spots.ts';
import { localMoran } from '../spatial/local-moran.ts';
import { distanceBandWeights, kNearestWeights } from '../spatial/point-weights.ts';
import { queenContiguity } from '../spatial/queen-contiguity.ts';
import { givenWeights, restrictWeights, type SpatialWeights } from '../spatial/spatial-weights.ts';
import { point, proportion, seed, seedLine } from './input-shapes.ts';
import { statisticMethod } from './statistic-method.ts';

const position = z.array(z.number()).min(2);
const outline = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
  z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
]);
const mapShape = {
  neighbours: z.array(z.array(z.int().nonnegative())).optional(),
  weights: z.array(z.array(z.number().positive())).optional(),
  outlines: z.array(outline.nullable()).optional(),
  snap: z.number().nonnegative().default(1e-6),
  points: z.array(point.nullable()).optional(),
  metric: z.enum(['plane', 'earth']).default('plane'),
  knn: z.int().positive().optional(),
  band: z.number().positive().optional(),
};
const mapInput = z.strictObject(mapShape);
const mapLines = [
  'the map, one of:',
  '  neighbours  [[positions from 0]], with weights [[numbers]] of the same shape when they differ',
  '  outlines    [GeoJSON Polygon or MultiPolygon, or null]: queen contiguity; snap in units of the coordinates (1e-6)',
  '  points      [[x, y] or null] with knn (number of neighbours) or band (largest distance, included);',
  '              metric plane, or earth for [longitude, latitude] and great-circle km, radius 6371.0088 (plane);',
  "              with knn the areas with a null value are nobody's neighbours",
];
const testShape = { permutations: z.int().positive().max(999_999).default(9999), seed };
const testLines = ['permutations number of random permutations (9999)', seedLine];

/** Weights from whichever of the three forms of a map was given. */
function weightsOf(map: z.output<typeof mapInput>, values?: readonly (number | null)[]): SpatialWeights {
  const { neighbours, weights, outlines, snap, points, metric, knn, band } = map;
  const given = [neighbours, outlines, points].filter((form) => form !== undefined);
  if (given.length !== 1) throw new RangeError('Give one of neighbours, outlines, points.');
  if (neighbours) return givenWeights(neighbours, weights);
  if (weights) throw new RangeError('weights go with neighbours.');
  if (outlines) {
    const typed = outlines.map((each) => (each === null ? null : { ...each }));
    return queenContiguity(typed, snap);
  }
  if ((knn === undefined) === (band === undefined)) throw new RangeError('points need either knn or band.');
  if (knn !== undefined) {
    return kNearestWeights(
      points ?? [],
      knn,
      metric,
      values?.map((value) => value !== null),
    );
  }
  return distanceBandWeights(points ?? [], band ?? 0, metric);
}

const example = {
  values: [0.1, 0.12, 0.3, 0.34, 0.31],
  points: [
    [0, 0],
    [0, 1],
    [5, 5],
    [5, 6],
    [6, 5],
  ] satisfies [number, number][],
  knn: 1,
  permutations: 999,
};

const giStar = statisticMethod({
  name: 'gi-star',
  purpose:
    'Hot and cold spots: Getis-Ord Gi and Gi* (Ord & Getis 1995), seeded conditional permutation, BH over areas.',
  input: [
    'values       raw prevalence by area, null where there is none',
    'isTested     [booleans]: false takes part as a neighbour only (all true)',
    ...mapLines,
    ...testLines,
  ],
  output: [
    'areas        [{gi, giStar (standard deviates, variance / n), p (two-sided), pGreater, pLess, pAdjusted,',
    '             class: hot-99, hot-95, hot-90, none, cold-90, cold-95, cold-99, localMoran, quadrant, noResult}]',
    '             noResult: no-value, not-tested, no-neighbour, no-variation; then all else is null',
    'weights, permutations, seed, tested, islands, isExploratory (under 30 areas)',
  ],
  example,
  schema: z.strictObject({
    values: z.array(z.number().nullable()),
    isTested: z.array(z.boolean()).optional(),
    ...mapShape,
    ...testShape,
  }),
  compute: ({ values, isTested, permutations, seed: from, ...map }) =>
    hotSpots(values, weightsOf(map, values), { permutations, seed: from, ...(isTested ? { isTested } : {}) }),
});

const localMoranMethod = statisticMethod({
  name: 'local-moran',
  purpose: "Local Moran's I (Anselin 1995), conditional moments and seeded conditional permutation, BH over areas.",
  input: [
    'values       by area, null where there is none',
    'style        row-standardised or binary (row-standardised)',
    ...mapLines,
    ...testLines,
  ],
  output: [
    'areas        [{localI, expected, variance, z, pNormal, quadrant, p (permutation, two-sided), pAdjusted, noResult}]',
    '             quadrant: high-high, low-low, high-low, low-high',
    'weights, permutations, seed, tested, islands, isExploratory',
  ],
  example,
  schema: z.strictObject({
    values: z.array(z.number().nullable()),
    style: z.enum(['row-standardised', 'binary']).default('row-standardised'),
    ...mapShape,
    ...testShape,
  }),
  compute: ({ values, style, permutations, seed: from, ...map }) => {
    const weights = weightsOf(map, values);
    const { areas, ...test } = hotSpots(values, weights, { permutations, seed: from });
    const kept = values.flatMap((value, i) => (value === null ? [] : [i]));
    const present = values.filter((value) => value !== null);
    const moran = localMoran(present, restrictWeights(weights, kept), style === 'row-standardised');
    const byArea = new Map(kept.map((i, k) => [i, moran[k]]));
    return {
      areas: areas.map(({ noResult, p, pAdjusted }, i) => ({ ...byArea.get(i), p, pAdjusted, noResult })),
      ...test,
    };
  },
});

const globalMoranMethod = statisticMethod({
  name: 'global-moran',
  purpose: "Moran's I of the whole map under randomisation (Cliff & Ord 1981), with a permutation p.",
  input: [
    'values       by area, one each',
    'style        row-standardised or binary (row-standardised)',
    ...mapLines,
    ...testLines,
  ],
  output: [
    'moranI, expected, variance, z, pNormal, pseudoP {greater, less, twoSided, folded}; null when all values are equal, or fewer',
    'than two areas have neighbours',
  ],
  example,
  schema: z.strictObject({
    values: z.array(z.number()),
    style: z.enum(['row-standardised', 'binary']).default('row-standardised'),
    ...mapShape,
    ...testShape,
  }),
  compute: ({ values, style, permutations, seed: from, ...map }) =>
    globalMoran(values, weightsOf(map), {
      permutations,
      seed: from,
      isRowStandardised: style === 'row-standardised',
    }) ?? {
      moranI: null,
      expected: null,
      variance: null,
      z: null,
      pNormal: null,
      pseudoP: null,
    },
});

const weightsMethod = statisticMethod({
  name: 'weights',
  purpose: 'Neighbours of each area: queen contiguity, k nearest or distance band; islands listed.',
  input: mapLines,
  output: ['kind, neighbours [[positions]], islands [positions]'],
  example: {
    points: [
      [98.6, 9.96],
      [98.62, 9.97],
      [99.4, 9.1],
    ],
    metric: 'earth' as const,
    band: 5,
  },
  schema: mapInput,
  compute: (map) => weightsOf(map),
});

const scan = statisticMethod({
  name: 'scan',
  purpose: 'Bernoulli spatial scan for clusters of high prevalence (Kulldorff 1997), circles to half of the children.',
  input: [
    'areas            [{point: [x, y], yes, known}]',
    'metric           plane, or earth for [longitude, latitude] and km (plane)',
    'largestShare     of the known answers in a window, up to 0.5 (0.5)',
    'simulations      (999)',
    'maximumClusters  (5)',
    seedLine,
  ],
  output: [
    'clusters     [{centre, radius, members (positions), yes, known, expected, relativeRisk, logLikelihoodRatio, p}],',
    '             most likely first, the others share no area with those before',
    'simulations, seed',
  ],
  example: {
    areas: [
      { point: [0, 0], yes: 9, known: 20 },
      { point: [0, 1], yes: 8, known: 20 },
      { point: [5, 5], yes: 1, known: 30 },
      { point: [6, 5], yes: 2, known: 30 },
    ],
    simulations: 199,
  },
  schema: z.strictObject({
    areas: z.array(z.strictObject({ point, ...proportion.shape })),
    metric: z.enum(['plane', 'earth']).default('plane'),
    largestShare: z.number().gt(0).max(0.5).default(0.5),
    simulations: z.int().positive().max(999_999).default(999),
    maximumClusters: z.int().positive().default(5),
    seed,
  }),
  compute: ({ areas, ...options }) => bernoulliScan(areas, options),
});

export const spatialMethods = [giStar, localMoranMethod, globalMoranMethod, weightsMethod, scan];
