import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { figureAt, figuresOf, type Cube } from './cube.ts';
import type { Stratum } from './lattice.ts';

/** A figure and the area it is of. */
type FigureAbove = {
  readonly level: AreaLevel;
  readonly area: number;
  readonly yes: number;
  readonly known: number;
};

/**
 * The figure of an area, or where it is hidden or not in the cube that of the smallest larger area which has one: how a
 * denominator that is too small for publication is merged upward. Null where not even the province has one.
 */
export function figureOrAbove(
  cube: Cube,
  place: { readonly surveyYearBE: number; readonly level: AreaLevel; readonly area: number; readonly stratum: Stratum },
  quantities: { readonly yes: string; readonly known: string },
): FigureAbove | null {
  let { area } = place;
  for (let i = areaLevels.indexOf(place.level); i >= 0; i--) {
    const level = areaLevels[i] ?? 'province';
    const block = figuresOf(cube, place.surveyYearBE, level, place.stratum);
    const [yes, known] = [figureAt(block, quantities.yes, area), figureAt(block, quantities.known, area)];
    if (yes >= 0 && known >= 0) return { level, area, yes, known };
    area = Math.floor(area / 100);
  }
  return null;
}
