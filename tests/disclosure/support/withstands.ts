import { expect } from 'vitest';
import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { figureAt, figuresOf, type Cube } from '../../../electron/engine/disclosure/cube.ts';
import { plainStrata } from '../../../electron/engine/disclosure/lattice.ts';
import { boundsOf, hiddenFigures, nameOfFigure, systemOf, type AttackedFigure, type Shown } from './attacker.ts';

/** Expects that no hidden figure of the last release, and no small one of those before, is narrower than n. */
export function expectWithstands(
  releases: readonly Shown[],
  surveyYearBE: number,
  quantities: readonly string[],
  n: number,
  isAttacked: (figure: AttackedFigure) => boolean = () => true,
): { readonly hidden: number } {
  const figures = releases.flatMap(({ cube }, release) =>
    hiddenFigures(release, cube, surveyYearBE, quantities).filter(isAttacked),
  );
  const system = systemOf(releases, { surveyYearBE, quantities });
  const narrow = boundsOf(system, figures, n).filter(({ lowest, highest }) => highest - lowest < n - 1e-6);
  expect(
    narrow.map(
      ({ figure, lowest, highest }) => `${nameOfFigure(figure)}: ${lowest.toFixed(1)} to ${highest.toFixed(1)}`,
    ),
  ).toEqual([]);
  return { hidden: figures.length };
}

/** Expects that every figure that is shown is the true one, and none of 1 to n - 1. */
export function expectTrueAndLarge(
  full: Cube,
  released: Cube,
  surveyYearBE: number,
  quantities: readonly string[],
  n: number,
): void {
  for (const level of areaLevels)
    for (const stratum of plainStrata[level]) {
      const [shown, truth] = [released, full].map((cube) => figuresOf(cube, surveyYearBE, level, stratum));
      for (const area of shown?.areas ?? [])
        for (const quantity of quantities) {
          const value = figureAt(shown ?? null, quantity, area);
          if (value < 0) continue;
          expect(value).toBe(figureAt(truth ?? null, quantity, area));
          expect(value === 0 || value >= n).toBe(true);
        }
    }
}
