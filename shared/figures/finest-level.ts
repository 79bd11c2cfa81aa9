import type { FiguresView } from '../contract/analysis.ts';
import type { AskedChildren } from '../contract/finer-than-released.ts';
import type { AreaLevel } from '../geo/area-codes.ts';

/**
 * The finest level at which planning figures tell the children of a filter apart.
 * @param filters  what can be told apart at each level, large to small
 * @returns null where no level does
 */
export function finestLevel(
  { sex, ageBands, group }: AskedChildren,
  filters: NonNullable<FiguresView['filters']>,
): AreaLevel | null {
  const asked = [
    ...(sex === null ? [] : ['sex']),
    ...(ageBands === null ? [] : ['age']),
    ...(group === 'all' ? [] : ['group']),
  ].join();
  const found = filters.findLast(({ dimensions, ageBands: parts }) => {
    const bands = new Set(ageBands);
    const whole = parts.filter((part) => part.every((band) => bands.has(band))).flat();
    const isWhole = ageBands === null || new Set(whole).size === bands.size;
    return asked === '' || (dimensions.some((names) => names.join() === asked) && isWhole);
  });
  return found?.level ?? null;
}
