/** The levels whose areas have outlines, large to small; communities are places. */
export type MapLevel = 'province' | 'amphoe' | 'tambon';
export const mapLevels: readonly MapLevel[] = ['province', 'amphoe', 'tambon'];
