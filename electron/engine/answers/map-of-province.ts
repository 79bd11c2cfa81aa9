import type { ProvinceMap } from '../../../shared/contract/boundaries.ts';
import { provinceMap } from '../boundaries/boundary-packs.ts';
import type { Reader } from '../db/database.ts';
import { reportedCommunities } from '../queries/reported-communities.ts';

/**
 * The map of a province out of a boundary pack (null: the best there is), with every community that reported.
 * @throws AppError PACK_UNKNOWN where the pack does not cover the province
 */
export async function mapOfProvince(
  db: Reader,
  dataFolder: string,
  ask: { readonly packId: string | null; readonly province: string },
  signal?: AbortSignal,
): Promise<ProvinceMap> {
  const communities = await reportedCommunities(db, signal);
  return provinceMap(
    dataFolder,
    ask.packId,
    ask.province,
    communities.map(({ code }) => code),
  );
}
