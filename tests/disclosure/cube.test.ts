import { expect, test } from 'vitest';
import { arrowOfCube, cubeOfArrow } from '../../electron/engine/disclosure/cube-arrow.ts';
import {
  absentFigure,
  cubeOf,
  emptyBlock,
  figureAt,
  figureCounts,
  figuresOf,
  hiddenFigure,
} from '../../electron/engine/disclosure/cube.ts';
import {
  everybody,
  finestStrata,
  plainStrata,
  strata,
  stratumKey,
  stratumNumber,
} from '../../electron/engine/disclosure/lattice.ts';
import { quantityPlace } from '../../electron/engine/disclosure/quantities.ts';
import { areaTreeFits } from './support/frame-checks.ts';
import { cubeOfRecords } from './support/child-records.ts';
import { madeUpRecords } from './support/made-up.ts';
import { releasedOf } from './support/released.ts';
import { areaLevels } from '../../shared/geo/area-codes.ts';

const small = {
  amphoes: [[2, 1]],
  childrenOf: () => 30,
  yes: 0.1,
  unknown: 0.1,
  migrants: 0.2,
  unknownSex: 0.05,
  adults: 0.05,
};

test('every stratum has one number, and every level only strata of the lattice', () => {
  expect(new Set(strata.map(stratumKey)).size).toBe(strata.length);
  for (const level of areaLevels)
    for (const stratum of plainStrata[level]) expect(strata[stratumNumber(stratum)]).toEqual(stratum);
});

test('a cube comes back from its Arrow stream as it was: counts, hidden and absent figures, kind and version', () => {
  const full = cubeOfRecords(madeUpRecords(small, 1));
  const back = cubeOfArrow(arrowOfCube(full));
  expect(back).toEqual(full);
  const released = releasedOf(full, ['13']);
  expect(cubeOfArrow(arrowOfCube(released))).toEqual(released);
});

test('a figure is a count, hidden or absent', () => {
  const full = cubeOfRecords(madeUpRecords(small, 1));
  const released = releasedOf(full, ['13']);
  const block = figuresOf(released, 2568, 'province', everybody);
  expect(figureAt(block, 'children', 90)).toBe(90);
  expect(figureAt(block, 'yes_12', 90)).toBe(absentFigure);
  expect(figureAt(block, 'children', 91)).toBe(absentFigure);
  expect(figureAt(figuresOf(released, 2567, 'province', everybody), 'children', 90)).toBe(absentFigure);
  expect(finestStrata.every((stratum) => figuresOf(released, 2568, 'community', stratum) === null)).toBe(true);
});

test('the figures of a cube are counted, and the hidden among them', () => {
  const place = {
    surveyYearBE: 2568,
    level: 'tambon' as const,
    stratum: everybody,
    areas: Int32Array.of(900_101, 900_102),
  };
  const block = emptyBlock(place, ['children', 'yes_13']);
  block.columns[quantityPlace('children')]?.set([40, hiddenFigure]);
  block.columns[quantityPlace('yes_13')]?.set([0, absentFigure]);
  expect(figureCounts(cubeOf('released', 1, [block]))).toEqual({ figures: 3, hidden: 1 });
});

test('the figures of a full cube add up over areas and over the parts of a stratum', () => {
  const full = cubeOfRecords(madeUpRecords({ ...small, amphoes: [[2, 3], [1]], unknownAge: 0.1 }, 2), [
    {
      year: 2568,
      community: 90_010_109,
      counts: { children: 40, eligible_1: 38, yes_13: 6, known_13: 30, yes_1: 2, known_1: 9 },
    },
  ]);
  expect(areaTreeFits(full, 2568, 90)).toEqual([]);
});
