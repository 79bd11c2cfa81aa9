import { expect, test } from 'vitest';
import { areaLevels, type AreaLevel } from '../../shared/geo/area-codes.ts';
import { figureAt, figuresOf, type Cube } from '../../electron/engine/disclosure/cube.ts';
import { everybody } from '../../electron/engine/disclosure/lattice.ts';
import { boundsOf, type System } from './support/attacker.ts';
import { cubeOfRecords } from './support/child-records.ts';
import { releasedOf } from './support/released.ts';
import { sampleRecords } from './support/sample.ts';

const n = 5;
const year = 2568;

type Figure = { readonly name: string; readonly columns: readonly number[] };

/**
 * Who knows that a household has a child at least, and how many more children than households there are: unknowns are the
 * households of each community by answer, and the further children who live in them.
 */
function attackOn(released: Cube, no: number) {
  const communities = [...(figuresOf(released, year, 'community', everybody)?.areas ?? [])];
  const answers = ['yes', 'no', 'unknown'] as const;
  const column = (community: number, kind: 'home' | 'further', answer: (typeof answers)[number]): number =>
    (communities.indexOf(community) * 2 + (kind === 'home' ? 0 : 1)) * answers.length + answers.indexOf(answer);
  const isIn = (community: number, level: AreaLevel, area: number): boolean =>
    Math.floor(community / 10 ** (2 * (3 - areaLevels.indexOf(level)))) === area;
  const quantities = [
    { quantity: 'households', kinds: ['home'], of: answers },
    { quantity: `home_known_${no}`, kinds: ['home'], of: ['yes', 'no'] },
    { quantity: `home_yes_${no}`, kinds: ['home'], of: ['yes'] },
    { quantity: 'recorded', kinds: ['home', 'further'], of: answers },
    { quantity: `living_known_${no}`, kinds: ['home', 'further'], of: ['yes', 'no'] },
    { quantity: `living_yes_${no}`, kinds: ['home', 'further'], of: ['yes'] },
  ] as const;
  const sumOf = ({ columns }: Figure): ReadonlyMap<number, number> => new Map(columns.map((each) => [each, 1]));
  const rows: { entries: ReadonlyMap<number, number>; lower: number; upper: number }[] = [];
  const hidden: Figure[] = [];
  for (const level of areaLevels) {
    const block = figuresOf(released, year, level, everybody);
    for (const area of block?.areas ?? [])
      for (const { quantity, kinds, of } of quantities) {
        const those = communities.filter((community) => isIn(community, level, area));
        const figure: Figure = {
          name: `${level} ${area} ${quantity}`,
          columns: those.flatMap((community) =>
            kinds.flatMap((kind) => of.map((answer) => column(community, kind, answer))),
          ),
        };
        const value = figureAt(block, quantity, area);
        if (value >= 0) rows.push({ entries: sumOf(figure), lower: value, upper: value });
        else if (value === -1) hidden.push(figure);
      }
  }
  const system: System<Figure> = { columns: communities.length * 2 * answers.length, rows, sumOf };
  return { hidden, bounds: boundsOf(system, hidden, n) };
}

test.each([20, 22])(
  'the children who live in them tell no hidden number of households of the sample: %i',
  (no) => {
    const released = releasedOf(cubeOfRecords(sampleRecords(year)), [`living ${no}`, `home ${no}`]);
    const { hidden, bounds } = attackOn(released, no);
    expect(hidden.length).toBeGreaterThan(50);
    const narrow = bounds.filter(({ lowest, highest }) => highest - lowest < n - 1e-6);
    expect(narrow.map(({ figure, lowest, highest }) => `${figure.name}: ${lowest} to ${highest}`)).toEqual([]);
  },
  300_000,
);
