import type { Filter } from '../../../shared/contract/filter.ts';
import { codeAtLevel, codeLength, type AreaLevel } from '../../../shared/geo/area-codes.ts';

/**
 * A filter whose area is no smaller than the areas that are asked about. Else a row of a whole tambon would hold the
 * counts of the one community that the filter names.
 */
export function widenedTo(level: AreaLevel, filter: Filter): Filter {
  const { area } = filter;
  return area === null || area.length <= codeLength(level) ? filter : { ...filter, area: codeAtLevel(area, level) };
}
