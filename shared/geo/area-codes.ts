/** Levels of area, from large to small. Codes nest: each code starts with its parent's. */
export const areaLevels = ['province', 'amphoe', 'tambon', 'community'] as const;
export type AreaLevel = (typeof areaLevels)[number];

const codeLengths: Readonly<Record<AreaLevel, number>> = { province: 2, amphoe: 4, tambon: 6, community: 8 };

/** Number of digits in a code of a level: 2, 4, 6, 8. */
export function codeLength(level: AreaLevel): number {
  return codeLengths[level];
}

/** The level a code belongs to, by its length; null when it is no area code. Codes are strings of digits. */
export function levelOfCode(code: string): AreaLevel | null {
  if (!/^\d+$/.test(code)) return null;
  return areaLevels.find((level) => codeLengths[level] === code.length) ?? null;
}

/** The code of the area of a larger level that contains `code`. */
export function codeAtLevel(code: string, level: AreaLevel): string {
  return code.slice(0, codeLengths[level]);
}

/** The next larger level; null for a province. */
export function parentLevel(level: AreaLevel): AreaLevel | null {
  return areaLevels[areaLevels.indexOf(level) - 1] ?? null;
}
