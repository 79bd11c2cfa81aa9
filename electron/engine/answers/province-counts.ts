import { AppError } from '../../../shared/contract/app-error.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { isAboutSomeChildren } from '../../../shared/contract/no-filter.ts';
import { figureAt, figuresOf } from '../disclosure/cube.ts';
import type { ProvinceStratum } from '../disclosure/lattice.ts';
import { figuresInArea, levelOfArea } from './area-figures.ts';
import { sumOrNull } from './counts.ts';
import type { Source } from './source.ts';

/** A count of a province's stratum, or of several provinces together; null where it is not shown. */
export type ProvinceCount = (stratum: ProvinceStratum, quantity: string) => number | null;

/** Says that such figures are told for all children of a province only. */
export const ofProvincesAlone = (filter: Filter): AppError =>
  new AppError('FINER_THAN_RELEASED', { level: isAboutSomeChildren(filter) ? 'all' : 'province' });

/**
 * What a cube says of all children of a province, or of all provinces together, beyond the strata of every level; null
 * where the filter is about less, or the cube has none of it.
 */
export function provinceCounts(source: Source, filter: Filter): ProvinceCount | null {
  const { surveyYearBE } = filter;
  if (isAboutSomeChildren(filter) || levelOfArea(filter.area) !== 'province' || surveyYearBE === null) return null;
  const { figures, rows } = figuresInArea(source, surveyYearBE, filter);
  return (stratum, quantity) => {
    const block = figuresOf(source.cube, surveyYearBE, 'province', stratum);
    const counts = rows.map((row) => figureAt(block, quantity, figures.areas[row] ?? 0));
    return sumOrNull(counts.map((count) => (count < 0 ? null : count)));
  };
}
