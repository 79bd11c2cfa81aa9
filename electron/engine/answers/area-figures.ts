import { AppError } from '../../../shared/contract/app-error.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { finerDetail } from '../../../shared/contract/finer-than-released.ts';
import { isAboutSomeChildren } from '../../../shared/contract/no-filter.ts';
import { indicatorByNo } from '../../../shared/cpms/indicators.ts';
import { areaLevels, codeLength, levelOfCode, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { absentFigure, figureAt, figuresOf, hiddenFigure, rowOfArea, type FigureBlock } from '../disclosure/cube.ts';
import { everybody, type FinestStratum, type PlainStratum } from '../disclosure/lattice.ts';
import { eligibleQuantity, householdQuantities, quantityPlace } from '../disclosure/quantities.ts';
import type { Counts } from './counts.ts';
import { isAbout, strataOfFilter, type ChildrenOf } from './filter-strata.ts';
import { finestFigures } from './finest-figures.ts';
import type { CountedAreas } from './row-questions.ts';
import type { Source } from './source.ts';

/** A quantity of a cube, or migrant children. */
type Quantity = string;
const migrants = 'migrants';

/** The figures of the areas of a level in one year, of the children that a filter is about. */
export type AreaFigures = {
  readonly surveyYearBE: number;
  readonly level: AreaLevel;
  /** Area codes as numbers, ascending: every area that reported in the year. */
  readonly areas: Int32Array;
  /** A count per area; `hiddenFigure` where the cube does not show one. */
  readonly counts: (quantity: Quantity) => Int32Array;
};

/** The children that a question is about, and where. */
export type ChildrenInArea = ChildrenOf & Pick<Filter, 'area'>;

/** What is asked of an area's children in one year. */
type Question = { readonly surveyYearBE: number; readonly level: AreaLevel; readonly filter: ChildrenOf };

/**
 * The figures of every area of a level, whatever area a filter names: those of the lattice's strata, and out of the full
 * cube those of any children.
 * @throws AppError FINER_THAN_RELEASED where the cube has no strata that make up the filter's children
 */
export function areaFigures(source: Source, surveyYearBE: number, level: AreaLevel, filter: ChildrenOf): AreaFigures {
  const question = { surveyYearBE, level, filter };
  const { areas } = everybodyIn(source, question) ?? { areas: new Int32Array(0) };
  const counter = counterOf(source, question, areas);
  const kept = new Map<Quantity, Int32Array>();
  return {
    surveyYearBE,
    level,
    areas,
    counts: (quantity) => {
      const counts = kept.get(quantity) ?? counter(quantity);
      kept.set(quantity, counts);
      return counts;
    },
  };
}

/** Whether the source has figures of the children of a filter. */
export function hasFigures({ cube }: Source, level: AreaLevel, filter: ChildrenOf): boolean {
  return cube.kind === 'full' || strataOfFilter(level, filter) !== null;
}

const everybodyIn = ({ cube }: Source, { surveyYearBE, level }: Question): FigureBlock | null =>
  figuresOf(cube, surveyYearBE, level, everybody);

type Counter = (quantity: Quantity) => Int32Array;

function counterOf(source: Source, question: Question, areas: Int32Array): Counter {
  const isPart = isAboutSomeChildren(question.filter);
  const sumOf = adder(areas, blocksOf(source, question));
  const homes = isPart ? householdCounter(source, question, areas) : null;
  return (quantity) => {
    if (quantity === migrants) return migrantsOf(source, question, areas);
    if (homes && householdQuantities.includes(quantity)) return homes(quantity);
    // Of a sex, an age or a group there are none but children with a record of their own.
    const name = isPart && quantity === 'recorded' ? 'children' : quantity;
    return sumOf(name);
  };
}

/** Blocks whose counts make up those of the filter's children. */
function blocksOf({ cube }: Source, { surveyYearBE, level, filter }: Question): readonly (FigureBlock | null)[] {
  if (!isAboutSomeChildren(filter)) return [figuresOf(cube, surveyYearBE, level, everybody)];
  if (cube.kind === 'full')
    return finestFigures(cube, surveyYearBE, level).filter(({ stratum }) => isAbout(filter, stratum as FinestStratum));
  const strata: readonly PlainStratum[] | null = strataOfFilter(level, filter);
  if (strata === null) throw finerThanReleased(level, filter);
  return strata.map((stratum) => figuresOf(cube, surveyYearBE, level, stratum));
}

/** Says that figures are not told of such children at a level, and for which areas they are. */
function finerThanReleased(level: AreaLevel, filter: ChildrenOf): AppError {
  const larger = areaLevels.slice(0, areaLevels.indexOf(level)).toReversed();
  const nearest = larger.find((each) => strataOfFilter(each, filter) !== null) ?? 'all';
  const { sex, ageBands, group } = filter;
  const detail = finerDetail({ asked: level, children: { sex, ageBands, group }, told: 'lattice' }, nearest);
  return new AppError('FINER_THAN_RELEASED', detail);
}

/** The sums of blocks by quantity; hidden where one of them is, or does not have the quantity. */
function adder(areas: Int32Array, blocks: readonly (FigureBlock | null)[]): Counter {
  const parts = blocks.map((block) => ({ block, rows: block && rowsIn(block, areas) }));
  return (quantity) => {
    const sums = new Int32Array(areas.length);
    for (const { block, rows } of parts) {
      const column = block?.columns[quantityPlace(quantity)];
      if (!column) return sums.fill(hiddenFigure);
      for (let row = 0; row < sums.length; row++) {
        const value = column[rows?.[row] ?? row] ?? hiddenFigure;
        const sum = sums[row] ?? 0;
        sums[row] = sum < 0 || value < 0 ? hiddenFigure : sum + value;
      }
    }
    return sums;
  };
}

/** Where a block has each area, -1 where it has not; null where it has the same areas in the same rows. */
function rowsIn(block: FigureBlock, areas: Int32Array): Int32Array | null {
  const isSame = block.areas.length === areas.length && block.areas.every((code, row) => code === areas[row]);
  return isSame ? null : areas.map((code) => rowOfArea(block, code));
}

/**
 * Migrant children. In a community that gave counts only they are those of indicator 1, which the full cube alone can
 * tell; elsewhere, where there may be such communities, the number is not known.
 */
function migrantsOf(source: Source, question: Question, areas: Int32Array): Int32Array {
  const { filter } = question;
  if (filter.group === 'thai') return new Int32Array(areas.length);
  const ofMigrants: Question = { ...question, filter: { ...filter, group: 'migrant' } };
  if (source.cube.kind !== 'full' && strataOfFilter(question.level, ofMigrants.filter) === null)
    return new Int32Array(areas.length).fill(hiddenFigure);
  const recorded = adder(areas, blocksOf(source, ofMigrants))('children');
  if (isAboutSomeChildren(filter)) return recorded;
  if (source.cube.kind === 'full') {
    const ofAll = adder(areas, [everybodyIn(source, question)]);
    const ofRecords = adder(areas, finestFigures(source.cube, question.surveyYearBE, question.level))('yes_1');
    return ofAll('yes_1').map((count, row) => count - (ofRecords[row] ?? 0) + (recorded[row] ?? 0));
  }
  const block = everybodyIn(source, question);
  return recorded.map((count, row) =>
    figureAt(block, 'recorded', areas[row] ?? 0) === absentFigure ? hiddenFigure : count,
  );
}

/** Households with a child that the filter is about: a question to the rows, or of the groups to provinces of a cube. */
function householdCounter(source: Source, { surveyYearBE, level, filter }: Question, areas: Int32Array): Counter {
  const { cube, rows } = source;
  if (rows === null) {
    const { group, sex, ageBands } = filter;
    if (level !== 'province' || group === 'all' || sex !== null || ageBands !== null)
      return () => new Int32Array(areas.length).fill(hiddenFigure);
    const homes = ([group, 'both'] as const).map((members) =>
      figuresOf(cube, surveyYearBE, 'province', { kind: 'home', members }),
    );
    return adder(areas, homes);
  }
  let found: CountedAreas | null = null;
  return (quantity) => {
    found ??= rows.households(surveyYearBE, level, filter);
    const rowOf = new Map([...found.areas].map((area, row) => [area, row]));
    const counts = found.counts(quantity);
    return areas.map((area) => counts[rowOf.get(area) ?? -1] ?? 0);
  };
}

const orNull = (count: number | undefined): number | null => (count === undefined || count < 0 ? null : count);

type IndicatorQuantities = Readonly<Record<keyof Counts, Quantity>>;

/** The counts of an indicator: 1-16 of eligible children, 17-22 of households. */
export function quantitiesOf(no: number): IndicatorQuantities {
  return indicatorByNo(no).unit === 'household'
    ? { yes: `home_yes_${no}`, known: `home_known_${no}`, eligible: 'households' }
    : { yes: `yes_${no}`, known: `known_${no}`, eligible: eligibleQuantity(no) };
}

/** The same of children alone: 17-22 of those who live in such households. */
export function livingQuantitiesOf(no: number): IndicatorQuantities {
  return indicatorByNo(no).unit === 'household'
    ? { yes: `living_yes_${no}`, known: `living_known_${no}`, eligible: 'recorded' }
    : quantitiesOf(no);
}

/** The counts in a row. */
export function countsAt({ counts }: AreaFigures, row: number, { yes, known, eligible }: IndicatorQuantities): Counts {
  return {
    yes: orNull(counts(yes)[row]),
    known: orNull(counts(known)[row]),
    eligible: orNull(counts(eligible)[row]),
  };
}

/** One count of a row; null where it is not shown. */
export const countAt = ({ counts }: AreaFigures, row: number, quantity: Quantity): number | null =>
  orNull(counts(quantity)[row]);

/**
 * The rows of the areas that lie in an area or hold it: one that is smaller than the areas of the level stands for the
 * area around it. Of a filter's children only areas that have some.
 */
export function rowsInside({ areas, level, counts }: AreaFigures, filter: ChildrenInArea): readonly number[] {
  const { area } = filter;
  const isInside = insideOf(area, level);
  const children = isAboutSomeChildren(filter) ? counts('children') : null;
  const rows: number[] = [];
  for (let row = 0; row < areas.length; row++) if (isInside(areas[row] ?? 0) && children?.[row] !== 0) rows.push(row);
  return rows;
}

function insideOf(area: string | null, level: AreaLevel): (code: number) => boolean {
  if (area === null) return () => true;
  const shorter = Math.min(area.length, codeLength(level));
  const width = 10 ** (codeLength(level) - shorter);
  const wanted = Number(area.slice(0, shorter));
  return (code) => Math.floor(code / width) === wanted;
}

/** The figures of the level of the filter's area, provinces where it names none, and the rows that make it up. */
export function figuresInArea(
  source: Source,
  surveyYearBE: number,
  filter: ChildrenInArea,
): { readonly figures: AreaFigures; readonly rows: readonly number[] } {
  const level = levelOfArea(filter.area);
  const figures = areaFigures(source, surveyYearBE, level, filter);
  return { figures, rows: rowsInside(figures, filter) };
}

/** The level of an area; of all areas together, provinces. */
export const levelOfArea = (area: string | null): AreaLevel =>
  area === null ? 'province' : (levelOfCode(area) ?? 'province');
