import { expect, test } from 'vitest';
import { areaLevels } from '../../shared/geo/area-codes.ts';
import { figureAt, figuresOf } from '../../electron/engine/disclosure/cube.ts';
import { plainStrata } from '../../electron/engine/disclosure/lattice.ts';
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
