import { expect, test } from 'vitest';
import { areaLevels } from '../../shared/geo/area-codes.ts';
import { absentFigure, figureAt, figuresOf } from '../../electron/engine/disclosure/cube.ts';
import { everybody, plainStrata } from '../../electron/engine/disclosure/lattice.ts';
import { publicationInput, publicationOf } from '../../electron/engine/disclosure/publication-cube.ts';
import { releaseCube } from '../../electron/engine/disclosure/release.ts';
import { cubeOfRecords } from './support/child-records.ts';
import { madeUpRecords } from './support/made-up.ts';
import { populationNames, solver, testKey } from './support/released.ts';
import { expectWithstands } from './support/withstands.ts';

const quantities = [...populationNames, 'yes_13', 'known_13', 'yes_5', 'known_5'];

test('what leaves the office hides more than the release, never less, and stands the attack with its own thresholds', () => {
  const full = cubeOfRecords(
    madeUpRecords(
      { amphoes: [[2, 2], [2]], childrenOf: (random) => 50 + random.below(60), yes: 0.2, unknown: 0.05, migrants: 0.2 },
      31,
    ),
  );
  const released = releaseCube(solver, { full, earlier: [], n: 5, key: testKey, withheld: [] }).cube;
  const published = publicationOf(
    releaseCube(solver, publicationInput(released, { n: 10, denominator: 30, key: testKey })).cube,
  );
  expect(published.kind).toBe('publication');
  for (const level of areaLevels)
    for (const stratum of plainStrata[level]) {
      const [shown, before] = [published, released].map((cube) => figuresOf(cube, 2568, level, stratum));
      for (const area of shown?.areas ?? [])
        for (const quantity of quantities) {
          const value = figureAt(shown ?? null, quantity, area);
          if (value < 0) continue;
          expect(value).toBe(figureAt(before ?? null, quantity, area));
          expect(value === 0 || value >= (quantity.startsWith('known') ? 30 : 10)).toBe(true);
        }
    }
  expectWithstands([{ cube: published, versionOf: () => 0 }], 2568, [...populationNames, 'yes_13', 'known_13'], 10);
}, 600_000);

test('a denominator too small for a rate is left out, and no other figure is hidden to cover it', () => {
  // In each tambon one community of 20 children, too few for a rate and no secret, and two of 80; half of them say yes.
  const full = cubeOfRecords(
    madeUpRecords(
      {
        amphoes: [[3, 3]],
        childrenOf: (_, community) => (community === 0 ? 20 : 80),
        yes: 0.5,
        unknown: 0,
        migrants: 0,
      },
      5,
    ),
  );
  const released = releaseCube(solver, { full, earlier: [], n: 5, key: testKey, withheld: [] }).cube;
  const options = { n: 5, denominator: 30, key: testKey };
  const published = publicationOf(releaseCube(solver, publicationInput(released, options)).cube);
  const block = figuresOf(published, 2568, 'community', everybody);
  const known = (area: number): number => figureAt(figuresOf(full, 2568, 'community', everybody), 'known_13', area);
  const seen = [...(block?.areas ?? [])].map((area) => [known(area) < 30, figureAt(block, 'known_13', area)] as const);
  expect(seen.filter(([isThin]) => isThin).map(([, value]) => value)).toEqual([absentFigure, absentFigure]);
  expect(seen.filter(([isThin, value]) => !isThin && value < 0)).toEqual([]);
});
