import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { haversineKm, pointDistance } from '../../../electron/engine/statistics/spatial/point-distance.ts';
import { distanceBandWeights, kNearestWeights } from '../../../electron/engine/statistics/spatial/point-weights.ts';
import { queenContiguity, type AreaOutline } from '../../../electron/engine/statistics/spatial/queen-contiguity.ts';
import {
  givenWeights,
  restrictWeights,
  rowStandardised,
  spatialLag,
} from '../../../electron/engine/statistics/spatial/spatial-weights.ts';
import { tambonOutlines } from '../../support/made-outlines.ts';
import { needsReference, sharedFolder } from '../../support/shared-folder.ts';

const box = (x: number, y: number, width = 1, height = 1): AreaOutline => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ],
  ],
});

describe('queen contiguity', () => {
  test('a grid: sides and corners touch', () => {
    const outlines = Array.from({ length: 16 }, (_, i) => box(i % 4, Math.floor(i / 4)));
    const { neighbours, islands } = queenContiguity(outlines);
    expect(neighbours[0]).toEqual([1, 4, 5]);
    expect(neighbours[5]).toEqual([0, 1, 2, 4, 6, 8, 9, 10]);
    expect(islands).toEqual([]);
  });

  test('an area apart is an island, so is one without an outline', () => {
    const { neighbours, islands } = queenContiguity([box(0, 0), box(1, 0), box(9, 9), null]);
    expect(neighbours).toEqual([[1], [0], [], []]);
    expect(islands).toEqual([2, 3]);
  });

  test('none and one', () => {
    expect(queenContiguity([])).toEqual({ kind: 'queen', neighbours: [], islands: [] });
    expect(queenContiguity([box(0, 0)]).islands).toEqual([0]);
  });

  test('the snap tolerance closes a gap up to its width, and no more', () => {
    expect(queenContiguity([box(0, 0), box(1.001, 0)], 0.0011).neighbours).toEqual([[1], [0]]);
    expect(queenContiguity([box(0, 0), box(1.001, 0)], 0.0009).islands).toEqual([0, 1]);
    expect(queenContiguity([box(0, 0), box(1, 0)], 0).neighbours).toEqual([[1], [0]]);
  });

  test('a corner on the middle of a side touches, and outlines that cross do', () => {
    expect(queenContiguity([box(0, 0, 1, 3), box(1, 1)]).neighbours).toEqual([[1], [0]]);
    expect(queenContiguity([box(0, 1, 3, 1), box(1, 0, 1, 3)]).neighbours).toEqual([[1], [0]]);
  });

  test('multipart areas touch with any part', () => {
    const parts: AreaOutline = {
      type: 'MultiPolygon',
      coordinates: [box(10, 10), box(1, 0)].flatMap((part) => (part?.type === 'Polygon' ? [part.coordinates] : [])),
    };
    expect(queenContiguity([box(0, 0), parts, box(11, 11)]).neighbours).toEqual([[1], [0, 2], [1]]);
  });

  test('invalid outlines are read as far as they go: unclosed, bow tie, repeated points, a single point, no ring', () => {
    const outlines: AreaOutline[] = [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 1],
            [1, 2],
            [1, 1],
            [0, 2],
            [0, 1],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 0],
            [1, 0],
            [2, 0],
            [2, 0],
            [1, 0],
          ],
        ],
      },
      { type: 'Polygon', coordinates: [[[2, 0]]] },
      { type: 'Polygon', coordinates: [] },
      { type: 'MultiPolygon', coordinates: [[]] },
    ];
    const { neighbours, islands } = queenContiguity(outlines);
    expect(neighbours).toEqual([[1, 2], [0], [0, 3], [2], [], []]);
    expect(islands).toEqual([4, 5]);
    expect(() => queenContiguity([{ type: 'Polygon', coordinates: [[[0, Number.NaN]]] }])).toThrow(RangeError);
    expect(() => queenContiguity([box(0, 0)], -1)).toThrow(RangeError);
  });

  test('is symmetric, and the same for areas in another order', () => {
    const boxes = fc.array(
      fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ min: 1, max: 3 })).map(([x, y, size]) => box(x, y, size, size)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(boxes, (outlines) => {
        const { neighbours } = queenContiguity(outlines);
        for (const [i, list] of neighbours.entries()) for (const j of list) expect(neighbours[j]).toContain(i);
        const last = outlines.length - 1;
        const reversed = queenContiguity(outlines.toReversed()).neighbours;
        expect(reversed.map((list) => list.map((j) => last - j).toReversed()).toReversed()).toEqual(neighbours);
      }),
    );
  });

  type OutlineFile = { features: { geometry: AreaOutline; properties: Record<string, string> }[] };
  const ofRanong = 'geo/ranong_adm3.geojson';
  const drawn = {
    name: 'as the project draws them',
    options: {},
    read: () => tambonOutlines() as unknown as OutlineFile,
  };
  const official = {
    name: 'as they are',
    options: needsReference(ofRanong),
    read: () => JSON.parse(readFileSync(join(sharedFolder, ofRanong), 'utf8')) as OutlineFile,
  };
  for (const { name, options, read } of [drawn, official])
    test(`the tambons of Ranong, ${name}: Ko Phayam is the only island`, options, () => {
      const map = read();
      const { neighbours, islands } = queenContiguity(map.features.map(({ geometry }) => geometry));
      expect(neighbours.length).toBe(30);
      expect(islands.map((i) => map.features[i]?.properties['code'])).toEqual(['850109']);
    });
});

describe('weights of points', () => {
  const places = fc.array(
    fc.tuple(fc.double({ min: 97, max: 106, noNaN: true }), fc.double({ min: 5, max: 21, noNaN: true })),
    {
      minLength: 1,
      maxLength: 40,
    },
  );

  test('great-circle distance: a degree of latitude, Bangkok to Ranong, the other side of the world', () => {
    expect(haversineKm([100, 13], [100, 14])).toBeCloseTo(111.195, 3);
    expect(haversineKm([100.5018, 13.7563], [98.6085, 9.9658])).toBeCloseTo(468.7, 0);
    expect(haversineKm([0, 0], [180, 0])).toBeCloseTo(Math.PI * 6371.0088, 6);
    expect(() => haversineKm([0, 91], [0, 0])).toThrow(RangeError);
    expect(pointDistance([0, 0], [3, 4], 'plane')).toBe(5);
    expect(() => pointDistance([0, Number.NaN], [3, 4], 'plane')).toThrow(RangeError);
  });

  test('nearest neighbours: ties go to the first in the list, missing places to nobody', () => {
    const weights = kNearestWeights([[0, 0], [1, 0], [-1, 0], null, [0, 0]], 2, 'plane');
    expect(weights).toEqual({ kind: 'knn:2', neighbours: [[1, 4], [0, 4], [0, 4], [], [0, 1]], islands: [3] });
    expect(kNearestWeights([[5, 5]], 3, 'earth').islands).toEqual([0]);
    expect(
      kNearestWeights(
        [
          [0, 0],
          [1, 1],
        ],
        9,
        'plane',
      ).neighbours,
    ).toEqual([[1], [0]]);
    expect(() => kNearestWeights([[0, 0]], 0, 'plane')).toThrow(RangeError);
    expect(() => kNearestWeights([[0, Infinity]], 1, 'plane')).toThrow(RangeError);
    expect(() => kNearestWeights([[0, 95]], 1, 'earth')).toThrow(RangeError);
  });

  test('an area that takes no part is nobody’s neighbour and still has its own', () => {
    const line = [0, 1, 3, 6].map((x) => [x, 0] as const);
    expect(kNearestWeights(line, 1, 'plane', [true, false, true, true]).neighbours).toEqual([[2], [0], [0], [2]]);
    expect(kNearestWeights(line, 2, 'plane', [true, false, false, false])).toMatchObject({
      neighbours: [[], [0], [0], [0]],
      islands: [0],
    });
  });

  test('distance band: the limit is in, missing and lonely places are islands', () => {
    const weights = distanceBandWeights([[0, 0], [30, 0], [0, 30.0001], null], 30, 'plane');
    expect(weights).toEqual({ kind: 'band:30', neighbours: [[1], [0], [], []], islands: [2, 3] });
    expect(
      distanceBandWeights(
        [
          [98.6, 9.96],
          [98.62, 9.97],
          [99.4, 9.1],
        ],
        5,
        'earth',
      ).islands,
    ).toEqual([2]);
    expect(
      distanceBandWeights(
        [
          [0, 0],
          [180, 0],
        ],
        30_000,
        'earth',
      ).neighbours,
    ).toEqual([[1], [0]]);
    const byRounding = distanceBandWeights([[0.1, 0], [0.4, 0], null], 0.3, 'plane');
    expect(0.4 - 0.1).toBeGreaterThan(0.3);
    expect(byRounding.neighbours).toEqual([[1], [0], []]);
    expect(() => distanceBandWeights([[0, 0]], 0, 'plane')).toThrow(RangeError);
  });

  test('both agree with the distances one by one', () => {
    fc.assert(
      fc.property(
        places,
        fc.integer({ min: 1, max: 5 }),
        fc.double({ min: 1, max: 900, noNaN: true }),
        (points, k, band) => {
          const near = kNearestWeights(points, k, 'earth').neighbours;
          const within = distanceBandWeights(points, band, 'earth').neighbours;
          for (const [i, point] of points.entries()) {
            const others = points.flatMap((other, j) => (j === i ? [] : [{ j, km: haversineKm(point, other) }]));
            expect(within[i]).toEqual(others.filter(({ km }) => km <= band).map(({ j }) => j));
            const farthest = Math.max(0, ...near[i]!.map((j) => haversineKm(point, points[j]!)));
            expect(others.filter(({ km }) => km < farthest - 1e-6).length).toBeLessThan(Math.max(1, k));
            expect(near[i]!.length).toBe(Math.min(k, points.length - 1));
          }
        },
      ),
    );
  });
});

describe('given weights', () => {
  test('are put in order with their numbers, and checked', () => {
    expect(givenWeights([[2, 1], [], [0]], [[0.25, 0.75], [], [2]])).toEqual({
      kind: 'given',
      neighbours: [[1, 2], [], [0]],
      weights: [[0.75, 0.25], [], [2]],
      islands: [1],
    });
    for (const [neighbours, weights] of [
      [[[0]], undefined],
      [[[1]], undefined],
      [[[1, 1], []], undefined],
      [
        [[1], []],
        [[0], []],
      ],
      [[[1], []], [[1]]],
      [
        [[1], []],
        [[1, 2], []],
      ],
    ] as const) {
      expect(() => givenWeights(neighbours, weights)).toThrow(RangeError);
    }
  });

  test('restricted to some areas, the rest is renumbered and may become islands', () => {
    const weights = givenWeights([[1], [0, 2], [1, 3], [2]], [[1], [2, 3], [4, 5], [6]]);
    expect(restrictWeights(weights, [0, 2, 3])).toEqual({
      kind: 'given',
      neighbours: [[], [2], [1]],
      weights: [[], [5], [6]],
      islands: [0],
    });
  });

  test('row standards and lags', () => {
    const weights = givenWeights([[1, 2], [0], []]);
    expect(rowStandardised(weights).weights).toEqual([[0.5, 0.5], [1], []]);
    expect([...spatialLag([1, 10, 100], rowStandardised(weights))]).toEqual([55, 1, 0]);
    expect([...spatialLag([1, 10, 100], weights)]).toEqual([110, 1, 0]);
  });
});
