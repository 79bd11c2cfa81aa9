import { ageBands } from '../cpms/age-bands.ts';
import { sexes, type Sex } from '../cpms/answers.ts';
import { areaLevels, type AreaLevel } from '../geo/area-codes.ts';
import type { ErrorDetail } from './error-codes.ts';
import type { Filter } from './filter.ts';

/** Which children a question is about, wherever they are. */
export type AskedChildren = Pick<Filter, 'ageBands' | 'group'> & { readonly sex: Sex | null };

/** A question that is finer than what is released. */
export type FinerThanReleased = {
  /** The level of the areas that it asks about. */
  readonly asked: AreaLevel;
  /** The children that it asks about: those of the filter, and of the part that a chart sets against others. */
  readonly children: AskedChildren;
  /**
   * Where such figures are told: `lattice` as finely as children are told apart at each level, `province` for all
   * children of provinces alone, `nowhere` in no released figures.
   */
  readonly told: 'lattice' | 'province' | 'nowhere';
};

/**
 * What an error FINER_THAN_RELEASED says of its question.
 * @param level  the nearest larger areas of which there are figures, `all` where only of all children, null where of none
 */
export function finerDetail(
  { asked, children: { sex, ageBands: bands, group }, told }: FinerThanReleased,
  level: AreaLevel | 'all' | null,
): ErrorDetail {
  return {
    asked,
    told,
    group,
    ...(level === null ? {} : { level }),
    ...(sex === null ? {} : { sex }),
    ...(bands === null ? {} : { ageBands: bands }),
  };
}

/** The question that an error FINER_THAN_RELEASED speaks of. */
export function finerOfDetail({ asked, told, sex, ageBands: bands, group }: ErrorDetail): FinerThanReleased {
  return {
    asked: areaLevels.find((level) => level === asked) ?? 'province',
    children: {
      sex: sexes.find((each) => each === sex) ?? null,
      ageBands: Array.isArray(bands) ? ageBands.filter((band) => bands.includes(band)) : null,
      group: group === 'thai' || group === 'migrant' ? group : 'all',
    },
    told: told === 'lattice' || told === 'province' ? told : 'nowhere',
  };
}
