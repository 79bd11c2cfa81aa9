import type { FiguresView } from '../../shared/contract/analysis.ts';
import type { Filter } from '../../shared/contract/filter.ts';
import type { AskedChildren, FinerThanReleased } from '../../shared/contract/finer-than-released.ts';
import { isAboutSomeChildren } from '../../shared/contract/no-filter.ts';
import { finestLevel } from '../../shared/figures/finest-level.ts';
import { areaLevels, codeAtLevel, levelOfCode, parentLevel, type AreaLevel } from '../../shared/geo/area-codes.ts';
import { withOptions, type Address } from '../client/address/address.ts';

/** How larger areas come on a screen: by its `level`, one of these; by the filter's area; not at all. */
export type LargerAreas = readonly AreaLevel[] | 'area' | 'none';

/** What children are told apart by, of which a filter can let go; `all` together. */
type LetGo = 'sex' | 'age' | 'group' | 'all';

/** A nearby question that is told, and where the page asks it. */
export type WayOn = {
  readonly letGo: LetGo | null;
  /** A larger level than asked for; null where it stays. */
  readonly level: AreaLevel | null;
  /** The area that it is about, where that is another one than the filter's. */
  readonly area: string | null;
  readonly to: Address;
};

type Asked = {
  readonly finer: FinerThanReleased;
  readonly address: Address;
  readonly larger: LargerAreas;
  /** What planning figures tell apart; null where that is not known. */
  readonly filters: FiguresView['filters'];
};

const letGoOf: Readonly<Record<LetGo, Partial<AskedChildren>>> = {
  sex: { sex: null },
  age: { ageBands: null },
  group: { group: 'all' },
  all: { sex: null, ageBands: null, group: 'all' },
};

const isLarger = (level: AreaLevel, than: AreaLevel): boolean => areaLevels.indexOf(level) < areaLevels.indexOf(than);

/** The finest level at which such figures are told of some children; null where nowhere. */
export function toldTo(
  { told }: FinerThanReleased,
  children: AskedChildren,
  filters: FiguresView['filters'],
): AreaLevel | null {
  if (told === 'nowhere') return null;
  if (told === 'province') return isAboutSomeChildren(children) ? null : 'province';
  return isAboutSomeChildren(children) ? finestLevel(children, filters ?? []) : 'community';
}

/** What the filter itself asks for: what a chart tells apart on its own cannot be let go. */
function restrictionsOf(filter: Filter): readonly Exclude<LetGo, 'all'>[] {
  return [
    ...(filter.sex === null ? [] : ['sex' as const]),
    ...(filter.ageBands === null ? [] : ['age' as const]),
    ...(filter.group === 'all' ? [] : ['group' as const]),
  ];
}

/** The address where areas of a larger level are shown; null where the screen has none. */
function atLevel(address: Address, larger: LargerAreas, level: AreaLevel): Pick<WayOn, 'area' | 'to'> | null {
  const { filter } = address;
  const own = filter.area === null ? null : levelOfCode(filter.area);
  if (larger === 'area') {
    if (filter.area === null || own === null || !isLarger(level, own)) return null;
    const area = codeAtLevel(filter.area, level);
    return { area, to: { ...address, filter: { ...filter, area } } };
  }
  if (larger === 'none' || !larger.includes(level)) return null;
  const above = parentLevel(level);
  // Areas of the level lie within the filter's area, or in one that holds it.
  const area =
    filter.area === null || own === null || isLarger(own, level)
      ? filter.area
      : above && codeAtLevel(filter.area, above);
  return { area: null, to: withOptions({ ...address, filter: { ...filter, area } }, { level }) };
}

/** The nearest questions that are told, and that this screen can ask: larger areas, and fewer filters. */
export function waysOn({ finer, address, larger, filters }: Asked): readonly WayOn[] {
  const { asked, children } = finer;
  const way = (letGo: LetGo | null, level: AreaLevel | null): readonly WayOn[] => {
    const filter = { ...address.filter, ...(letGo && (letGoOf[letGo] as Partial<Filter>)) };
    const freed = { ...address, filter };
    if (level === null) return [{ letGo, level, area: null, to: freed }];
    const there = atLevel(freed, larger, level);
    return there === null ? [] : [{ letGo, level, ...there }];
  };
  const told = (letGo: LetGo): AreaLevel | null => toldTo(finer, { ...children, ...letGoOf[letGo] }, filters);
  const isToldHere = (letGo: LetGo): boolean => {
    const level = told(letGo);
    return level !== null && !isLarger(level, asked);
  };
  const restrictions = restrictionsOf(address.filter);
  const level = toldTo(finer, children, filters);
  const coarser = level === null ? [] : way(null, level);
  const one = restrictions.filter(isToldHere).flatMap((each) => way(each, null));
  if (restrictions.length === 0 || one.length > 0) return [...coarser, ...one];
  if (isToldHere('all')) return [...coarser, ...way('all', null)];
  const ofAll = told('all');
  return coarser.length > 0 || ofAll === null ? coarser : way('all', ofAll);
}
