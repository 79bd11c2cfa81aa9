import type { Filter } from '../../../shared/contract/filter.ts';
import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';
import type { Sex } from '../../../shared/cpms/answers.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import {
  agePartBands,
  plainStrata,
  type AgePart,
  type FinestStratum,
  type PlainStratum,
} from '../disclosure/lattice.ts';

/** The children that a question is about, wherever they are. */
export type ChildrenOf = Pick<Filter, 'ageBands' | 'group'> & { readonly sex: Sex | null };

/** Coarse before fine: the fewest parts that make up some ages. */
const partsByWidth = (Object.keys(agePartBands) as AgePart[]).toSorted(
  (a, b) => agePartBands[b].length - agePartBands[a].length,
);

const bandsOf = (part: AgePart): readonly AgeBand[] => agePartBands[part];

/**
 * The strata of the lattice that make up the children of a filter, each child once; null where a level has none that
 * do.
 */
export function strataOfFilter(level: AreaLevel, filter: ChildrenOf): readonly PlainStratum[] | null {
  const { sex } = filter;
  const group = filter.group === 'all' ? null : filter.group;
  const stratumOf = (age: AgePart | null): PlainStratum | undefined =>
    plainStrata[level].find((each) => each.sex === sex && each.age === age && each.group === group);
  const whole = filter.ageBands === null ? stratumOf(null) : null;
  if (whole !== null) return whole === undefined ? null : [whole];
  const rest = new Set(filter.ageBands);
  const parts = partsByWidth.flatMap((part) => {
    const stratum = bandsOf(part).every((band) => rest.has(band)) ? stratumOf(part) : undefined;
    if (stratum === undefined) return [];
    for (const band of bandsOf(part)) rest.delete(band);
    return [stratum];
  });
  return rest.size === 0 ? parts : null;
}

/** Whether a filter is about the children of a finest stratum. */
export function isAbout(filter: ChildrenOf, { sex, age, group }: FinestStratum): boolean {
  return (
    (filter.sex === null || filter.sex === sex) &&
    (filter.ageBands ?? ageBands).includes(age) &&
    (filter.group === 'all' || filter.group === group)
  );
}
