import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { strata, stratumNumber, type Stratum } from './lattice.ts';
import { quantities, quantityPlace } from './quantities.ts';

/** full: every count · released: what the planning key opens · publication: what may leave the office. */
const cubeKinds = ['full', 'released', 'publication'] as const;
export type CubeKind = (typeof cubeKinds)[number];

/** Stands for a count that is hidden, and for one that the cube does not have. */
export const hiddenFigure = -1;
export const absentFigure = -2;

/** The figures of a year, level and stratum: a column of counts per quantity, a row per area in order of code. */
export type FigureBlock = {
  readonly surveyYearBE: number;
  readonly level: AreaLevel;
  readonly stratum: Stratum;
  /** Area codes as numbers, ascending. */
  readonly areas: Int32Array;
  /** The columns that the block has, by `quantityPlace`; each a count, `hiddenFigure` or `absentFigure` per area. */
  readonly columns: readonly (Int32Array | undefined)[];
};

/**
 * Figures by year, level, stratum, quantity and area. A figure is a count, hidden, or absent: not in the cube at all.
 * The three kinds have the same shape, so that an answer is computed in one way from any of them.
 */
export type Cube = {
  readonly kind: CubeKind;
  readonly latticeVersion: number;
  /** Survey years (BE), ascending. */
  readonly years: readonly number[];
  readonly blocks: ReadonlyMap<number, FigureBlock>;
};

const keyOf = (surveyYearBE: number, level: AreaLevel, stratum: number): number =>
  (surveyYearBE * areaLevels.length + areaLevels.indexOf(level)) * strata.length + stratum;

/** A cube of some blocks; a second block of the same year, level and stratum takes the place of the first. */
export function cubeOf(kind: CubeKind, latticeVersion: number, blocks: Iterable<FigureBlock>): Cube {
  const found = new Map<number, FigureBlock>();
  for (const block of blocks) found.set(keyOf(block.surveyYearBE, block.level, stratumNumber(block.stratum)), block);
  const years = [...new Set([...found.values()].map(({ surveyYearBE }) => surveyYearBE))].toSorted((a, b) => a - b);
  return { kind, latticeVersion, years, blocks: found };
}

/** The figures of a year, level and stratum; null where the cube has none. */
export function figuresOf(cube: Cube, surveyYearBE: number, level: AreaLevel, stratum: Stratum): FigureBlock | null {
  return cube.blocks.get(keyOf(surveyYearBE, level, stratumNumber(stratum))) ?? null;
}

/** The row of an area, or -1. */
export function rowOfArea({ areas }: FigureBlock, area: number): number {
  let [low, high] = [0, areas.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = areas[middle] ?? 0;
    if (found === area) return middle;
    if (found < area) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** One figure: a count, `hiddenFigure` or `absentFigure`. */
export function figureAt(block: FigureBlock | null, quantity: string, area: number): number {
  if (!block) return absentFigure;
  return block.columns[quantityPlace(quantity)]?.[rowOfArea(block, area)] ?? absentFigure;
}

/** How many figures a cube has, and how many of them are hidden. */
export function figureCounts({ blocks }: Cube): { readonly figures: number; readonly hidden: number } {
  let [figures, hidden] = [0, 0];
  for (const { columns } of blocks.values())
    for (const column of columns)
      for (const value of column ?? []) {
        if (value !== absentFigure) figures++;
        if (value === hiddenFigure) hidden++;
      }
  return { figures, hidden };
}

/** A block with an empty column (all absent) for each of some quantities. */
export function emptyBlock(
  place: Pick<FigureBlock, 'surveyYearBE' | 'level' | 'stratum' | 'areas'>,
  names: readonly string[],
): FigureBlock {
  const columns: (Int32Array | undefined)[] = new Array(quantities.length);
  for (const name of names) columns[quantityPlace(name)] = new Int32Array(place.areas.length).fill(absentFigure);
  return { ...place, columns };
}

/** A copy whose columns can be written without touching the original. */
export function copiedBlock(block: FigureBlock): FigureBlock {
  return { ...block, columns: block.columns.map((column) => column?.slice()) };
}
