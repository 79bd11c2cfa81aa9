import { AppError } from '../../../shared/contract/app-error.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { finerDetail } from '../../../shared/contract/finer-than-released.ts';
import { isAboutSomeChildren } from '../../../shared/contract/no-filter.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { figureAt, figuresOf, rowOfArea } from '../disclosure/cube.ts';
import type { ProvinceStratum } from '../disclosure/lattice.ts';
import { figuresInArea, levelOfArea } from './area-figures.ts';
import { sumOrNull } from './counts.ts';
import type { Source } from './source.ts';

/** Counts of strata of a province, or of several provinces together. */
export type ProvinceCounts = {
  /** Whether every one of the provinces has the stratum. */
  readonly has: (stratum: ProvinceStratum) => boolean;
  /** Null where it is not shown. */
  readonly of: (stratum: ProvinceStratum, quantity: string) => number | null;
};

/** Says that such figures are told for all children of a province only. */
export function ofProvincesAlone(asked: AreaLevel, { sex, ageBands, group }: Filter): AppError {
  const children = { sex, ageBands, group };
  const nearest = isAboutSomeChildren(children) ? 'all' : 'province';
  return new AppError('FINER_THAN_RELEASED', finerDetail({ asked, children, told: 'province' }, nearest));
}

/**
 * What a cube says of all children of a province, or of all provinces together, beyond the strata of every level; null
 * where the filter is about less, or the cube has none of it.
 */
export function provinceCounts(source: Source, filter: Filter): ProvinceCounts | null {
  const { surveyYearBE } = filter;
  if (isAboutSomeChildren(filter) || levelOfArea(filter.area) !== 'province' || surveyYearBE === null) return null;
  const { figures, rows } = figuresInArea(source, surveyYearBE, filter);
  const areas = rows.map((row) => figures.areas[row] ?? 0);
  const blockOf = (stratum: ProvinceStratum) => figuresOf(source.cube, surveyYearBE, 'province', stratum);
  return {
    has: (stratum) => {
      const block = blockOf(stratum);
      return block !== null && areas.length > 0 && areas.every((area) => rowOfArea(block, area) >= 0);
    },
    of: (stratum, quantity) => {
      const block = blockOf(stratum);
      const counts = areas.map((area) => figureAt(block, quantity, area));
      return sumOrNull(counts.map((count) => (count < 0 ? null : count)));
    },
  };
}
