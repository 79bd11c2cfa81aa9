import type { AreaName } from '../../../shared/contract/analysis.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { AreaRegister } from '../boundaries/area-register.ts';
import type { Reader } from '../db/database.ts';
import { reportedCommunities } from '../queries/reported-communities.ts';

/** Names of every area with data, and of all amphoe and tambons of its provinces. */
export async function areaNames(
  db: Reader,
  register: AreaRegister,
  signal?: AbortSignal,
): Promise<readonly AreaName[]> {
  const communities = await reportedCommunities(db, signal);
  const codes = new Set<string>();
  for (const { code } of communities)
    for (const level of ['province', 'amphoe', 'tambon'] as const) codes.add(codeAtLevel(code, level));
  for (const province of new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))) {
    for (const amphoe of register.children(province)) {
      codes.add(amphoe);
      for (const tambon of register.children(amphoe)) codes.add(tambon);
    }
  }
  const larger = [...codes].toSorted().map((code): AreaName => {
    const name = register.nameOf(code);
    const level = code.length === 2 ? 'province' : code.length === 4 ? 'amphoe' : 'tambon';
    return { code, level, th: name?.th ?? code, en: name?.en ?? null };
  });
  return [
    ...larger,
    ...communities.map(({ code, name }): AreaName => ({
      code,
      level: 'community',
      th: name ?? `ชุมชน ${code}`,
      en: name === null ? `Community ${code}` : null,
    })),
  ];
}
