import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { voronoiCells } from '../../../build/boundaries/voronoi-cells.ts';
import { clipToBox, clipToHalfPlane } from '../../../electron/engine/boundaries/clip-polygon.ts';
import { labelPoint } from '../../../electron/engine/boundaries/label-point.ts';
import {
  edgeDistance,
  geometryOf,
  isInside,
  polygonArea,
  polygonsOf,
  ringArea,
  type Point,
  type Polygon,
} from '../../../electron/engine/boundaries/polygon.ts';
import { spreadPoints } from '../../../electron/engine/boundaries/spread-points.ts';

const square = (x: number, y: number, side: number): Polygon => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ],
];

/** A U, open to the north: 3 wide, 3 high, arms 1 wide. */
const letterU: Polygon = [
  [
    [0, 0],
    [3, 0],
    [3, 3],
    [2, 3],
    [2, 1],
    [1, 1],
    [1, 3],
    [0, 3],
  ],
];

const frame: Polygon = [
  ...square(0, 0, 4),
  [
    [1, 1],
    [1, 3],
    [3, 3],
    [3, 1],
  ],
];

const totalArea = (polygons: readonly Polygon[]): number => polygons.reduce((sum, one) => sum + polygonArea(one), 0);

/** A polygon around the origin, star-shaped: one radius per direction. */
const starPolygon = fc
  .array(fc.double({ min: 0.3, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 })
  .map((radii): Polygon => [
    radii.map((radius, i): Point => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  ]);
const pointNear = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));

const hundredth = fc.integer({ min: 1, max: 199 }).map((n) => n / 100 - 1);
const gridPoint = fc.tuple(hundredth, hundredth);

describe('clipToHalfPlane', () => {
  test('a concave polygon falls into separate parts with no edge between them', () => {
    const above = clipToHalfPlane([letterU], [0, 1, -2]);
    expect(above).toHaveLength(2);
    expect(above.map(polygonArea)).toEqual([1, 1]);
    expect(isInside([1.5, 2.5], above)).toBe(false);
  });

  test('a hole that the line crosses becomes part of the outline, others stay holes', () => {
    expect(totalArea(clipToHalfPlane([frame], [-1, 0, 2]))).toBe(6);
    const wide = clipToHalfPlane([frame], [-1, 0, 3.5]);
    expect(wide.map((polygon) => polygon.length)).toEqual([2]);
    expect(totalArea(wide)).toBe(10);
  });

  test('a line through corners and along edges leaves whole shapes', () => {
    expect(totalArea(clipToHalfPlane([square(0, 0, 2)], [1, -1, 0]))).toBeCloseTo(2, 12);
    expect(clipToHalfPlane([square(0, 0, 2)], [0, 1, 0])).toEqual([square(0, 0, 2)]);
    expect(totalArea(clipToHalfPlane([square(0, 0, 2)], [0, -1, 0]))).toBe(0);
  });

  test('the two sides of any line add up to the polygon', () => {
    fc.assert(
      fc.property(starPolygon, pointNear, fc.double({ min: 0, max: 6.28, noNaN: true }), (polygon, [x, y], angle) => {
        const [a, b] = [Math.cos(angle), Math.sin(angle)];
        const c = -(a * x + b * y);
        const both =
          totalArea(clipToHalfPlane([polygon], [a, b, c])) + totalArea(clipToHalfPlane([polygon], [-a, -b, -c]));
        expect(both).toBeCloseTo(polygonArea(polygon), 9);
      }),
    );
  });

  test('a box keeps what lies in it', () => {
    expect(totalArea(clipToBox([letterU], [0.5, 0.5, 2.5, 2]))).toBeCloseTo(2, 12);
    expect(clipToBox([letterU], [10, 10, 11, 11])).toEqual([]);
  });
});

describe('voronoiCells', () => {
  test('cells make up the outline, and each point lies in the cell of its nearest site', () => {
    fc.assert(
      fc.property(
        starPolygon,
        fc.uniqueArray(gridPoint, { minLength: 3, maxLength: 12, selector: String }),
        fc.array(pointNear, { minLength: 5, maxLength: 5 }),
        (outline, sites, probes) => {
          const cells = voronoiCells(sites, [outline]);
          expect(cells.reduce((sum, parts) => sum + totalArea(parts), 0)).toBeCloseTo(polygonArea(outline), 6);
          const shrink = Math.cos(((sites[0]?.[1] ?? 0) * Math.PI) / 180);
          for (const probe of probes.filter((one) => edgeDistance(one, [outline]) > 1e-6)) {
            const distances = sites.map(([x, y]) => Math.hypot((x - probe[0]) * shrink, y - probe[1]));
            const nearest = Math.min(...distances);
            const holding = cells.flatMap((parts, i) => (isInside(probe, parts) ? [distances[i] ?? Infinity] : []));
            expect(Math.min(...holding)).toBeCloseTo(nearest, 5);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('polygonsOf', () => {
  test('winds outer rings counter-clockwise and holes clockwise, and geometryOf closes them again', () => {
    const clockwise = geometryOf([frame.map((ring) => ring.toReversed())]);
    const [polygon] = polygonsOf(clockwise);
    expect(polygon?.map((ring) => Math.sign(ringArea(ring)))).toEqual([1, -1]);
    expect(geometryOf(polygonsOf(geometryOf([frame])))).toEqual(geometryOf([frame]));
    expect(polygonsOf({ type: 'Point', coordinates: [1, 2] })).toEqual([]);
  });
});

describe('labelPoint', () => {
  test('lies inside a concave polygon, as far from its edges as can be', () => {
    const found = labelPoint([letterU]);
    expect(edgeDistance(found?.point ?? [9, 9], [letterU])).toBeGreaterThan(0.49);
  });

  test('avoids a hole and picks the largest island', () => {
    expect(edgeDistance(labelPoint([frame])?.point ?? [9, 9], [frame])).toBeGreaterThan(0.49);
    expect(isInside(labelPoint([square(0, 0, 1), square(5, 5, 3)])?.point ?? [0, 0], [square(5, 5, 3)])).toBe(true);
  });

  test('there is none without a polygon', () => {
    expect(labelPoint([])).toBeNull();
  });
});

describe('spreadPoints', () => {
  const shapes = [
    ['a square', [square(98, 9, 0.1)]],
    ['a U', [letterU]],
    ['a frame', [frame]],
    ['two islands', [square(98.3, 9.7, 0.03), square(98.45, 9.8, 0.05)]],
    [
      'a sliver',
      [
        [
          [
            [0, 0],
            [1, 0],
            [1, 0.004],
            [0, 0.004],
          ],
        ],
      ],
    ],
  ] as const satisfies readonly (readonly [string, readonly Polygon[]])[];

  test.each(shapes)('%s: every place is inside, all differ, the same again', (_, polygons) => {
    for (const count of [1, 2, 7, 30]) {
      const places = spreadPoints(polygons, count);
      expect(places).toHaveLength(count);
      expect(places.filter((place) => !isInside(place, polygons))).toEqual([]);
      expect(new Set(places.map(String)).size).toBe(count);
      expect(spreadPoints(polygons, count)).toEqual(places);
    }
  });

  test('places keep well apart and away from the edge', () => {
    const places = spreadPoints([square(0, 0, 1)], 9);
    const gaps = places.flatMap((p, i) => places.slice(i + 1).map((q) => Math.hypot(p[0] - q[0], p[1] - q[1])));
    expect(Math.min(...gaps)).toBeGreaterThan(0.2);
    expect(Math.min(...places.map((place) => edgeDistance(place, [square(0, 0, 1)])))).toBeGreaterThan(0.08);
  });

  test('both of two like islands get places', () => {
    const islands = [square(0, 0, 1), square(4, 0, 1)];
    const onFirst = spreadPoints(islands, 8).filter((place) => isInside(place, [square(0, 0, 1)])).length;
    expect([3, 4, 5]).toContain(onFirst);
  });

  test('no polygon or no count gives no place', () => {
    expect(spreadPoints([], 3)).toEqual([]);
    expect(spreadPoints([letterU], 0)).toEqual([]);
  });
});
