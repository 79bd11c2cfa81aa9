import { z } from 'zod';
import { ImpossibleInput } from '../impossible-input.ts';
import { bernoulliScan } from '../spatial/bernoulli-scan.ts';
import { globalMoran } from '../spatial/global-moran.ts';
import { hotSpots } from '../spatial/hot-spots.ts';
import { localMoran } from '../spatial/local-moran.ts';
import { distanceBandWeights, kNearestWeights } from '../spatial/point-weights.ts';
import { queenContiguity } from '../spatial/queen-contiguity.ts';
import { givenWeights, restrictWeights, type SpatialWeights } from '../spatial/spatial-weights.ts';
import { count, point, positions, proportion, pValue, seed } from './shapes.ts';
import { statisticMethod } from './statistic-method.ts';

const position = z.array(z.number()).min(2);
const outline = z
  .discriminatedUnion('type', [
    z.looseObject({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
    z.looseObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
  ])
  .meta({ title: 'GeoJSON Polygon or MultiPolygon' });
const metric = z
  .enum(['plane', 'earth'])
  .default('plane')
  .describe('earth: points are [longitude, latitude], distances great-circle km, radius 6371.0088');
const mapShape = {
  neighbours: z.array(positions).optional().describe('the map as lists of positions; or outlines, or points'),
  weights: z
    .array(z.array(z.number().positive()))
    .optional()
    .describe('of the neighbours, in the same shape, else equal'),
  outlines: z.array(outline.nullable()).optional().describe('the map as outlines: queen contiguity'),
  snap: z.number().nonnegative().default(1e-6).describe('outlines that near touch, in units of the coordinates'),
  points: z.array(point.nullable()).optional().describe('the map as points, with knn or band'),
  metric,
  knn: z.int().positive().optional().describe("how many neighbours; areas with a null value are nobody's"),
  band: z.number().positive().optional().describe('largest distance of neighbours, included'),
};
const mapInput = z.strictObject(mapShape);
const testShape = {
  permutations: z.int().positive().max(999_999).default(9999).describe('how many at random'),
  seed,
};

const noResult = z
  .enum(['no-value', 'not-tested', 'no-neighbour', 'no-variation'])
  .nullable()
  .describe('why there is none; all else is null then');
const quadrant = z.enum(['high-high', 'low-low', 'high-low', 'low-high']).nullable();
const testedMap = {
  weights: z.string().describe('how the neighbours were found'),
  permutations: count,
  seed: count,
  tested: count.describe('areas with a result'),
  islands: positions,
  isExploratory: z.boolean().describe('under 30 areas with a result'),
};

/** Weights from whichever of the three forms of a map was given. */
function weightsOf(map: z.output<typeof mapInput>, values?: readonly (number | null)[]): SpatialWeights {
  const { neighbours, weights, outlines, snap, points, metric, knn, band } = map;
  const given = [neighbours, outlines, points].filter((form) => form !== undefined);
  if (given.length !== 1) throw new ImpossibleInput('mapAmbiguous');
  if (neighbours) return givenWeights(neighbours, weights);
  if (weights) throw new ImpossibleInput('weightsShape');
  if (outlines) {
    const typed = outlines.map((each) => (each === null ? null : { ...each }));
    return queenContiguity(typed, snap);
  }
  if ((knn === undefined) === (band === undefined)) throw new ImpossibleInput('pointsRule');
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
  input: z.strictObject({
    values: z.array(z.number().nullable()).describe('raw prevalence by area, null where there is none'),
    isTested: z.array(z.boolean()).optional().describe('false takes part as a neighbour only, else all are tested'),
    ...mapShape,
    ...testShape,
  }),
  output: z.strictObject({
    areas: z.array(
      z.strictObject({
        noResult,
        gi: z.number().nullable(),
        giStar: z.number().nullable().describe('standard deviate, variance / n'),
        localMoran: z.number().nullable(),
        quadrant,
        p: pValue.describe('two-sided'),
        pGreater: pValue,
        pLess: pValue,
        pAdjusted: pValue,
        class: z.enum(['hot-99', 'hot-95', 'hot-90', 'none', 'cold-90', 'cold-95', 'cold-99']).nullable(),
      }),
    ),
    ...testedMap,
  }),
  example,
  compute: ({ values, isTested, permutations, seed: from, ...map }) =>
    hotSpots(values, weightsOf(map, values), { permutations, seed: from, ...(isTested ? { isTested } : {}) }),
});

const style = z.enum(['row-standardised', 'binary']).default('row-standardised');
const moments = {
  expected: z.number().nullable(),
  variance: z.number().nullable(),
  z: z.number().nullable(),
  pNormal: pValue,
};

const noMoran = { localI: null, expected: null, variance: null, z: null, pNormal: null, quadrant: null };

const localMoranMethod = statisticMethod({
  name: 'local-moran',
  purpose: "Local Moran's I (Anselin 1995), conditional moments and seeded conditional permutation, BH over areas.",
  input: z.strictObject({
    values: z.array(z.number().nullable()).describe('by area, null where there is none'),
    style,
    ...mapShape,
    ...testShape,
  }),
  output: z.strictObject({
    areas: z.array(
      z.strictObject({
        localI: z.number().nullable(),
        ...moments,
        quadrant,
        p: pValue.describe('by permutation, two-sided'),
        pAdjusted: pValue,
        noResult,
      }),
    ),
    ...testedMap,
  }),
  example,
  compute: ({ values, style, permutations, seed: from, ...map }) => {
    const weights = weightsOf(map, values);
    const { areas, ...test } = hotSpots(values, weights, { permutations, seed: from });
    const kept = values.flatMap((value, i) => (value === null ? [] : [i]));
    const present = values.filter((value) => value !== null);
    const moran = localMoran(present, restrictWeights(weights, kept), style === 'row-standardised');
    const byArea = new Map(kept.map((i, k) => [i, moran[k]]));
    return {
      areas: areas.map(({ noResult, p, pAdjusted }, i) => ({ ...(byArea.get(i) ?? noMoran), p, pAdjusted, noResult })),
      ...test,
    };
  },
});

const globalMoranMethod = statisticMethod({
  name: 'global-moran',
  purpose: "Moran's I of the whole map under randomisation (Cliff & Ord 1981), with a permutation p.",
  input: z.strictObject({
    values: z.array(z.number()).describe('by area, one each'),
    style,
    ...mapShape,
    ...testShape,
  }),
  output: z.strictObject({
    moranI: z
      .number()
      .nullable()
      .describe('null, like the others, when all values are equal or fewer than two areas have neighbours'),
    ...moments,
    pseudoP: z
      .strictObject({ greater: z.number(), less: z.number(), twoSided: z.number(), folded: z.number() })
      .nullable(),
  }),
  example,
  compute: ({ values, style, permutations, seed: from, ...map }) =>
    globalMoran(values, weightsOf(map), {
      permutations,
      seed: from,
      isRowStandardised: style === 'row-standardised',
    }) ?? { moranI: null, expected: null, variance: null, z: null, pNormal: null, pseudoP: null },
});

const weightsMethod = statisticMethod({
  name: 'weights',
  purpose: 'Neighbours of each area: queen contiguity, k nearest or distance band; islands listed.',
  input: mapInput,
  output: z.strictObject({
    kind: z.string(),
    neighbours: z.array(positions),
    weights: z.array(z.array(z.number())).optional().describe('where they differ'),
    islands: positions,
  }),
  example: {
    points: [
      [98.6, 9.96],
      [98.62, 9.97],
      [99.4, 9.1],
    ],
    metric: 'earth' as const,
    band: 5,
  },
  compute: (map) => weightsOf(map),
});

const scan = statisticMethod({
  name: 'scan',
  purpose: 'Bernoulli spatial scan for clusters of high prevalence (Kulldorff 1997), circles to half of the children.',
  input: z.strictObject({
    areas: z.array(z.strictObject({ point, ...proportion.shape })),
    metric,
    largestShare: z.number().gt(0).max(0.5).default(0.5).describe('of the known answers in a window'),
    simulations: z.int().positive().max(999_999).default(999),
    maximumClusters: z.int().positive().default(5),
    seed,
  }),
  output: z.strictObject({
    clusters: z
      .array(
        z.strictObject({
          centre: count.describe('position of the area'),
          radius: z.number(),
          members: positions,
          yes: count,
          known: count,
          expected: z.number(),
          relativeRisk: z.number().nullable(),
          logLikelihoodRatio: z.number(),
          p: z.number(),
        }),
      )
      .describe('most likely first; the others share no area with those before'),
    simulations: count,
    seed: count,
  }),
  example: {
    areas: [
      { point: [0, 0], yes: 9, known: 20 },
      { point: [0, 1], yes: 8, known: 20 },
      { point: [5, 5], yes: 1, known: 30 },
      { point: [6, 5], yes: 2, known: 30 },
    ],
    simulations: 199,
  },
  compute: ({ areas, ...options }) => bernoulliScan(areas, options),
});

export const spatialMethods = [giStar, localMoranMethod, globalMoranMethod, weightsMethod, scan];
