import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import { provinceMap } from '../boundaries/boundary-packs.ts';
import { reportedCommunities } from './reported-communities.ts';
import type { Source } from './source.ts';

/**
 * The map of a province out of a boundary pack (null: the best there is), with every community that reported.
 * @throws AppError PACK_UNKNOWN where the pack does not cover the province
 */
export function mapOfProvince(
  source: Source,
  dataFolder: string,
  ask: { readonly packId: string | null; readonly province: string },
): ProvinceMap {
  return provinceMap(dataFolder, ask.packId, ask.province, reportedCommunities(source));
}
