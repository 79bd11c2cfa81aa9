import { expect, test } from 'vitest';
import { areaLevels } from '../../shared/geo/area-codes.ts';
import { figureAt, figuresOf, hiddenFigure } from '../../electron/engine/disclosure/cube.ts';
import { everybody } from '../../electron/engine/disclosure/lattice.ts';
import { releaseCube } from '../../electron/engine/disclosure/release.ts';
import { glpkBounds, hasGlpk } from './support/glpk.ts';
import { boundsOf, hiddenFigures, systemOf } from './support/attacker.ts';
import { cubeOfRecords, type CountedCommunity } from './support/child-records.ts';
import { madeUpRecords, type Shape } from './support/made-up.ts';
import { populationNames, releasedOf, solver, testKey } from './support/released.ts';
import { expectTrueAndLarge, expectWithstands } from './support/withstands.ts';

const n = 5;
const base: Shape = {
  amphoes: [[3, 3], [3]],
  childrenOf: (random) => 20 + random.below(40),
  yes: 0.08,
  unknown: 0.05,
  migrants: 0.15,
};
const shapes: Readonly<Record<string, Shape>> = {
  'three communities in a tambon': base,
  'one child of a kind': { ...base, migrants: 0.01, unknownSex: 0.004 },
  'ages and sexes that are not known': { ...base, unknownAge: 0.05, unknownSex: 0.05 },
  'persons of 18 and over': { ...base, adults: 0.04 },
  'tambons of one community': {
    ...base,
    amphoes: [
      [1, 1, 1],
      [1, 1],
    ],
  },
  'a tambon that is an amphoe': { ...base, amphoes: [[4], [3], [2]] },
  'one community in all': { ...base, amphoes: [[1]], childrenOf: () => 60 },
  'many answers that are not known': { ...base, unknown: 0.5 },
  'nearly everybody says yes': { ...base, yes: 0.95 },
  'nobody says yes': { ...base, yes: 0 },
};
const rates = ['13', '11'];
const quantities = [...populationNames, 'yes_13', 'known_13', 'yes_11', 'known_11'];

test.each(Object.entries(shapes))(
  'nothing hidden can be had: %s',
  (_, shape) => {
    const full = cubeOfRecords(madeUpRecords(shape, 11));
    const released = releasedOf(full, rates);
    expectTrueAndLarge(full, released, 2568, quantities, n);
    expectWithstands([{ cube: released, versionOf: () => 0 }], 2568, quantities, n);
  },
  300_000,
);

test('a community that gave counts only is in the totals, and hidden with them where it is small', () => {
  const counted: CountedCommunity = {
    year: 2568,
    community: 90_010_109,
    counts: {
      children: 40,
      eligible_1: 40,
      eligible_3: 20,
      eligible_11: 22,
      eligible_14: 15,
      yes_13: 2,
      known_13: 38,
      yes_11: 6,
      known_11: 20,
    },
  };
  const full = cubeOfRecords(madeUpRecords(base, 12), [counted]);
  const released = releasedOf(full, rates);
  expectTrueAndLarge(full, released, 2568, quantities, n);
});

test('households are hidden where the children who live in them are: of a shown one there is a child', () => {
  const full = cubeOfRecords(madeUpRecords({ ...base, amphoes: [[4, 4], [4]], yes: 0.05 }, 14));
  const { cube } = releaseCube(solver, { full, earlier: [], n, key: testKey, withheld: [] });
  const hidden = [17, 18, 19, 20, 21, 22].flatMap((no) =>
    areaLevels.flatMap((level) => {
      const block = figuresOf(cube, 2568, level, everybody);
      return [...(block?.areas ?? [])].flatMap((area) =>
        figureAt(block, `living_yes_${no}`, area) === hiddenFigure ? [figureAt(block, `home_yes_${no}`, area)] : [],
      );
    }),
  );
  expect(hidden.length).toBeGreaterThan(20);
  expect(hidden.filter((figure) => figure > 0)).toEqual([]);
}, 300_000);

test('another solver finds the same: whole numbers, by GLPK', ({ skip }) => {
  if (!hasGlpk) skip('glpsol is not installed');
  const full = cubeOfRecords(madeUpRecords({ ...base, amphoes: [[3]] }, 13));
  const released = releasedOf(full, ['13']);
  const names = [...populationNames, 'yes_13', 'known_13'];
  const system = systemOf([{ cube: released, versionOf: () => 0 }], { surveyYearBE: 2568, quantities: names });
  const hidden = hiddenFigures(0, released, 2568, names)
    .filter(({ quantity }) => quantity === 'yes_13')
    .slice(0, 3);
  expect(hidden.length).toBeGreaterThan(0);
  const ours = boundsOf(system, hidden, Infinity);
  for (const [i, figure] of hidden.entries()) {
    const { lowest, highest } = glpkBounds(system, figure);
    expect(highest - lowest).toBeGreaterThanOrEqual(n);
    expect(lowest).toBeGreaterThanOrEqual(Math.ceil((ours[i]?.lowest ?? 0) - 1e-6));
    expect(highest).toBeLessThanOrEqual(Math.floor((ours[i]?.highest ?? 0) + 1e-6));
  }
}, 300_000);
