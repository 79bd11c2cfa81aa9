import { expect, test } from 'vitest';
import { boundsOf, hiddenFigures, nameOfFigure, systemOf } from './support/attacker.ts';
import { cubeOfRecords } from './support/child-records.ts';
import { madeUpRecords } from './support/made-up.ts';
import { populationNames, releasedOf } from './support/released.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';

const n = 5;
const quantities = [...populationNames, 'yes_13', 'known_13'];
/** 1,000 take minutes of a core: so many when asked for, some of them in every run. */
const count = Number(process.env['NATPRO_HIERARCHIES'] ?? 24);

test.each([0, 1, 2, 3])(
  'nothing hidden in small hierarchies drawn at random can be had (part %i of 4)',
  (part) => {
    for (let seed = part; seed < count; seed += 4) {
      const random = seededRandom(1000 + seed);
      const records = madeUpRecords(
        {
          amphoes: Array.from({ length: 1 + random.below(2) }, () =>
            Array.from({ length: 1 + random.below(2) }, () => 1 + random.below(3)),
          ),
          childrenOf: (draw) => 4 + draw.below(36),
          yes: 0.02 + random.unit() * 0.3,
          unknown: random.unit() * 0.2,
          migrants: random.unit() * 0.4,
          unknownSex: random.below(3) === 0 ? 0.03 : 0,
          unknownAge: random.below(3) === 0 ? 0.03 : 0,
          adults: random.below(4) === 0 ? 0.03 : 0,
        },
        seed,
      );
      const full = cubeOfRecords(records);
      const cube = releasedOf(full, ['13']);
      const system = systemOf([{ cube, versionOf: () => 0 }], { surveyYearBE: 2568, quantities });
      const narrow = boundsOf(system, hiddenFigures(0, cube, 2568, quantities), n).filter(
        ({ lowest, highest }) => highest - lowest < n - 1e-6,
      );
      expect([seed, narrow.map(({ figure }) => nameOfFigure(figure))]).toEqual([seed, []]);
    }
  },
  600_000,
);
