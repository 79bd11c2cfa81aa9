import { areaLevels, levelOfCode, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { useFilter, useOption } from './use-address.ts';

/** Levels of the areas that are set against each other, from large to small. */
export const tableLevels = ['amphoe', 'tambon', 'community'] as const satisfies readonly AreaLevel[];
export type TableLevel = (typeof tableLevels)[number];

/** Those of `levels` that lie below an area; the smallest where none does. */
export function levelsBelow<Level extends AreaLevel>(levels: readonly Level[], area: string | null): readonly Level[] {
  const own = area === null ? null : levelOfCode(area);
  if (own === null) return levels;
  const below = levels.filter((level) => areaLevels.indexOf(level) > areaLevels.indexOf(own));
  return below.length > 0 ? below : levels.slice(-1);
}

/** The level of the address, or the next below the filter's area where the chosen one is not within it. */
export function useLevel<Level extends AreaLevel>(
  levels: readonly Level[],
  fallback: Level,
): readonly [Level, (level: Level) => void] {
  const { filter } = useFilter();
  const [chosen, setChosen] = useOption('level', levels, fallback);
  const below = levelsBelow(levels, filter.area);
  return [below.includes(chosen) ? chosen : (below[0] ?? chosen), setChosen];
}
