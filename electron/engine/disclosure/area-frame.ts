import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import { combinedRow, emptyRow, type SparseRow } from './sparse-row.ts';
import type { PlainStratum } from './lattice.ts';

/**
 * The areas of a province in a year; positions, not codes, in the links. A tambon of which an earlier release had some
 * communities otherwise is in parts here: those that were the same all along, those that are otherwise today, and after
 * all of today those as they were, the same places with other children.
 */
export type AreaTree = {
  readonly province: number;
  readonly amphoes: Int32Array;
  /** Codes of today's tambons, each once: what figures are of. */
  readonly tambonCodes: Int32Array;
  /** Tambons and parts of tambons, by code. */
  readonly tambons: Int32Array;
  /** How many of them are of today. */
  readonly tambonsToday: number;
  /** -1 for a tambon as it was. */
  readonly amphoeOfTambon: Int32Array;
  readonly communities: Int32Array;
  readonly communitiesToday: number;
  readonly tambonOfCommunity: Int32Array;
  /** 1 for a community that gave counts only. */
  readonly isCounted: Uint8Array;
};

/** A figure of a frame: a count of the children of an area and stratum. */
export type FramedFigure = {
  readonly level: AreaLevel;
  /** Position among the areas of the level; 0 for the province. */
  readonly area: number;
  readonly stratum: PlainStratum;
  readonly quantity: string;
  /** Which parts of its level's division it counts. */
  readonly parts: readonly number[];
  /** Whether communities that gave counts only are in it. */
  readonly hasCounted: boolean;
  /** For a figure of an earlier release over several tambons: what was different then. */
  readonly past?: FigureThen;
};

/** A figure as it was: today's of the same place (null: there is none) with some tambons in the place of others. */
type FigureThen = {
  readonly today: number | null;
  readonly without: readonly number[];
  readonly instead: readonly number[];
};

/** The sum of some columns is the sum of others, those `times` over (once if not said). */
export type Equality = { readonly left: Int32Array; readonly right: Int32Array; readonly times?: number };

/** A figure and others that always add up to it. */
export type Family = { readonly parent: number; readonly parts: readonly number[] };

/**
 * How the figures of some quantities hang together. Columns are the smallest unknowns, all counts ≥ 0: of each area of a
 * division the parts that it tells apart, down to the communities. Every figure is a sum of columns. This is the finest
 * table that any published margins cut across, so bounds over these columns are exact (margins alone would miss
 * Fréchet's: two tables that share a margin bound a third).
 */
export type Frame = {
  readonly figures: readonly FramedFigure[];
  readonly columnCount: number;
  /** For each figure the columns that add up to it. */
  readonly supports: readonly Int32Array[];
  /** Sums that are equal whatever the data: areas and the larger one around them. */
  readonly equalities: readonly Equality[];
  readonly families: readonly Family[];
  /** Amphoe of a column, and of a figure that lies within one; -1 for the province's. */
  readonly amphoeOfColumn: Int32Array;
  readonly amphoeOfFigure: Int32Array;
  /** Rows of the figures for elimination, given the columns that are known to be 0. */
  readonly rows: (isZero: Uint8Array) => FrameRows;
  /** Marks what else must be 0 where some columns are. */
  readonly closeZeros: (isZero: Uint8Array) => void;
};

export type FrameRows = {
  readonly width: number;
  /** What always holds and is not in the coordinates. */
  readonly given: readonly SparseRow[];
  readonly ofFigure: (figure: number) => SparseRow;
  readonly ofColumn: (column: number) => SparseRow;
};

/**
 * A level whose areas have columns of their own, for the parts into which sex, age and group divide their children as far
 * as anything tells them apart there or below. What several parts of a smaller area have in common is not divided: any
 * of its counts could be divided among them as the larger area's are.
 */
export type Division = {
  readonly level: 'tambon' | 'community';
  /** For each of the finest parts the part here. */
  readonly partOf: readonly number[];
};

export type FrameShape = {
  readonly tree: AreaTree;
  readonly figures: readonly FramedFigure[];
  /** From the largest areas, which tell the finest parts apart, to the communities. */
  readonly divisions: readonly Division[];
  readonly families: readonly Family[];
  /** True where communities have figures of all their children only: then their rows need no parts. */
  readonly hasWholeCommunities?: boolean;
  /** Quantities that a community with counts only has, each a column of its own. */
  readonly countedQuantities: readonly string[];
};

/** Where the columns of a frame lie: division by division, then what counted communities gave. */
type ColumnPlan = {
  readonly of: (level: AreaLevel, area: number, part: number) => number;
  readonly ofCounted: (community: number, quantity: string) => number;
  readonly firstCounted: number;
  readonly count: number;
};

/** Positions of a level's areas; of tambons also the parts, and those as they were. */
const areaCount = (tree: AreaTree, level: AreaLevel): number =>
  ({ province: 1, amphoe: tree.amphoes.length, tambon: tree.tambons.length, community: tree.communities.length })[
    level
  ];

export const partCount = ({ partOf }: Division): number => Math.max(...partOf) + 1;

/** The division that a level's figures are sums in: its own, or that of the nearest level below. */
export function divisionAt(divisions: readonly Division[], level: AreaLevel): Division {
  const found = divisions.find((each) => rankOfLevel(each.level) >= rankOfLevel(level));
  if (!found) throw new RangeError(`No division has the areas of the level ${level}.`);
  return found;
}

export function columnPlan({
  tree,
  divisions,
  countedQuantities,
}: Pick<FrameShape, 'tree' | 'divisions' | 'countedQuantities'>): ColumnPlan {
  let end = 0;
  const starts = new Map(
    divisions.map((division): [AreaLevel, { readonly start: number; readonly parts: number }] => {
      const [start, parts] = [end, partCount(division)];
      end += areaCount(tree, division.level) * parts;
      return [division.level, { start, parts }];
    }),
  );
  return {
    of: (level, area, part) => {
      const { start, parts } = starts.get(level) ?? { start: NaN, parts: 0 };
      return start + area * parts + part;
    },
    ofCounted: (community, quantity) =>
      end + community * countedQuantities.length + countedQuantities.indexOf(quantity),
    firstCounted: end,
    count: end + (tree.isCounted.some(Boolean) ? tree.communities.length * countedQuantities.length : 0),
  };
}

const listsBy = (of: Int32Array, length: number): readonly number[][] => {
  const lists: number[][] = Array.from({ length }, () => []);
  for (const [i, parent] of of.entries()) lists[parent]?.push(i);
  return lists;
};

/** Positions of the areas inside others. */
type Inside = {
  /** Those of the next level inside an area, today's. */
  readonly next: (level: AreaLevel, area: number) => readonly number[];
  /** Those of a division's level that a figure is about. */
  readonly ofFigure: (figure: FramedFigure) => readonly number[];
  readonly countedOf: (tambon: number) => readonly number[];
  readonly countedIn: (figure: FramedFigure) => readonly number[];
};

function insideOf({ tree, figures }: FrameShape): Inside {
  const tambonsOf = listsBy(tree.amphoeOfTambon, tree.amphoes.length);
  const communitiesOf = listsBy(tree.tambonOfCommunity, tree.tambons.length);
  const today = [...tree.tambons.keys()].slice(0, tree.tambonsToday);
  const partsOfTambon = Map.groupBy(today, (tambon) => tree.tambons[tambon] ?? 0);
  const tambonsIn = ({ level, area, past }: FramedFigure): readonly number[] => {
    if (past) {
      const same = past.today === null ? [] : tambonsIn(figures[past.today] as FramedFigure);
      return [...same.filter((tambon) => !past.without.includes(tambon)), ...past.instead];
    }
    if (level === 'province') return today;
    if (level === 'amphoe') return tambonsOf[area] ?? [];
    return partsOfTambon.get(tree.tambonCodes[area] ?? 0) ?? [];
  };
  const countedOf = (tambon: number): readonly number[] =>
    communitiesOf[tambon]?.filter((c) => tree.isCounted[c]) ?? [];
  return {
    next: (level, area) => {
      if (level === 'province') return [...tree.amphoes.keys()];
      return (level === 'amphoe' ? tambonsOf[area] : communitiesOf[area]?.filter((c) => !tree.isCounted[c])) ?? [];
    },
    ofFigure: (figure) => (figure.level === 'community' ? [figure.area] : tambonsIn(figure)),
    countedOf,
    countedIn: (figure) => (figure.hasCounted ? tambonsIn(figure).flatMap(countedOf) : []),
  };
}

/** The frame of some figures over the areas of a province. */
export function areaFrame(shape: FrameShape): Frame {
  const { tree, figures, divisions, families } = shape;
  const plan = columnPlan(shape);
  const inside = insideOf(shape);
  const supportOf = (figure: FramedFigure): Int32Array => {
    const { level, area, parts, quantity } = figure;
    if (level === 'community' && tree.isCounted[area]) return Int32Array.of(plan.ofCounted(area, quantity));
    const division = divisionAt(divisions, level);
    return Int32Array.from([
      ...inside.ofFigure(figure).flatMap((each) => parts.map((part) => plan.of(division.level, each, part))),
      ...(level === 'community' ? [] : inside.countedIn(figure)).map((each) => plan.ofCounted(each, quantity)),
    ]);
  };
  const equalities = divisions.slice(1).flatMap((lower, i) => {
    const upper = divisions[i] as Division;
    return Array.from({ length: areaCount(tree, upper.level) }, (_, area) => area).flatMap((area) =>
      Array.from({ length: partCount(lower) }, (_, part) => ({
        left: Int32Array.from(inside.next(upper.level, area), (each) => plan.of(lower.level, each, part)),
        right: Int32Array.from(partsWithin(upper, lower, part), (each) => plan.of(upper.level, area, each)),
      })),
    );
  });
  const amphoeOfColumn = new Int32Array(plan.count).fill(-1);
  // A tambon as it was lies where it lies today: what is told of both is asked together.
  const placeOfTambon = tree.tambons.map((code) => tree.amphoes.indexOf(Math.floor(code / 100)));
  const amphoeOf = (level: Division['level'], area: number): number =>
    placeOfTambon[level === 'tambon' ? area : (tree.tambonOfCommunity[area] ?? 0)] ?? -1;
  for (const division of divisions)
    for (let area = 0; area < areaCount(tree, division.level); area++)
      for (let part = 0; part < partCount(division); part++)
        amphoeOfColumn[plan.of(division.level, area, part)] = amphoeOf(division.level, area);
  for (const [community, isCounted] of tree.isCounted.entries())
    if (isCounted)
      for (const quantity of shape.countedQuantities)
        amphoeOfColumn[plan.ofCounted(community, quantity)] = amphoeOf('community', community);
  return {
    figures,
    columnCount: plan.count,
    supports: figures.map(supportOf),
    equalities,
    families,
    amphoeOfColumn,
    amphoeOfFigure: Int32Array.from(figures, ({ level, area, past }) => {
      if (level === 'province' || past) return -1;
      if (level === 'amphoe') return area;
      if (level === 'tambon') return tree.amphoes.indexOf(Math.floor((tree.tambonCodes[area] ?? 0) / 100));
      return tree.amphoeOfTambon[tree.tambonOfCommunity[area] ?? 0] ?? -1;
    }),
    rows: (isZero) => telescopedRows(shape, plan, inside, isZero),
    closeZeros: (isZero) => {
      for (const { left, right } of equalities) {
        if (left.every((column) => isZero[column])) for (const column of right) isZero[column] = 1;
        if (right.every((column) => isZero[column])) for (const column of left) isZero[column] = 1;
      }
    },
  };
}

/** The parts of a division that a part of a coarser one is made of. */
function partsWithin(upper: Division, lower: Division, part: number): readonly number[] {
  return [...new Set(upper.partOf.filter((_, finest) => lower.partOf[finest] === part))];
}

const levelsDown = ['amphoe', 'tambon', 'community'] as const;

/**
 * Coordinates in which sums upward are short: of the children of an area the last one is the area less the others.
 * A province's figure then has a coordinate a part, not one a tambon and part, and what adds up needs no rows.
 */
function telescopedRows(shape: FrameShape, plan: ColumnPlan, inside: Inside, isZero: Uint8Array): FrameRows {
  const { tree, figures, divisions, hasWholeCommunities = false } = shape;
  let width = 0;
  const unit = (): SparseRow => ({ columns: Int32Array.of(width++), values: Float64Array.of(1) });
  const isOwn = (level: AreaLevel): boolean => divisions.some((each) => each.level === level);
  const isAlive = (level: AreaLevel, area: number, part: number): boolean =>
    isOwn(level)
      ? !isZero[plan.of(level, area, part)]
      : inside.next(level, area).some((each) => isAlive(levelBelow(level), each, part));
  const rowsOf = new Map<AreaLevel, (SparseRow | undefined)[][]>([['province', [[]]]]);
  const finest = divisionAt(divisions, 'province');
  for (let part = 0; part < partCount(finest); part++)
    if (isAlive('province', 0, part)) (rowsOf.get('province')?.[0] ?? [])[part] = unit();
  let above: { readonly level: AreaLevel; readonly division: Division } = { level: 'province', division: finest };
  for (const level of levelsDown) {
    const division = divisionAt(divisions, level);
    const rows: (SparseRow | undefined)[][] = Array.from({ length: areaCount(tree, level) }, () => []);
    rowsOf.set(level, rows);
    if (level === 'tambon')
      for (let area = tree.tambonsToday; area < rows.length; area++)
        for (let part = 0; part < partCount(division); part++)
          if (isAlive(level, area, part)) (rows[area] ?? [])[part] = unit();
    const parts = [...new Array(partCount(division)).keys()];
    // Figures of all of a community's children need no rows of its parts: the first stands for all.
    const together = level === 'community' && hasWholeCommunities ? [parts] : parts.map((part) => [part]);
    for (const [area, ofArea] of (rowsOf.get(above.level) ?? []).entries())
      for (const those of together) {
        const upper = those.flatMap((part) => partsWithin(above.division, division, part));
        const whole = added(upper.map((part) => ofArea[part]));
        const living = inside.next(above.level, area).filter((each) => those.some((p) => isAlive(level, each, p)));
        for (const [each, row] of divided(whole, living, unit)) (rows[each] ?? [])[those[0] ?? 0] = row;
      }
    above = { level, division };
  }
  const ofColumn: SparseRow[] = new Array(plan.count).fill(emptyRow);
  for (let column = plan.firstCounted; column < plan.count; column++) ofColumn[column] = unit();
  for (const { level } of divisions)
    if (level !== 'community' || !hasWholeCommunities)
      for (const [area, ofArea] of (rowsOf.get(level) ?? []).entries())
        for (const [part, row] of ofArea.entries()) if (row) ofColumn[plan.of(level, area, part)] = row;
  const cached: (SparseRow | undefined)[] = new Array(figures.length);
  const rowOf = (figure: FramedFigure): SparseRow => {
    const { level, area, parts, quantity, past } = figure;
    const ofColumns = (columns: readonly number[], factor: number): [SparseRow, number][] =>
      columns.map((column) => [ofColumn[column] ?? emptyRow, factor]);
    if (past) {
      const of = (tambons: readonly number[], factor: number): [SparseRow, number][] =>
        tambons.flatMap((tambon) => [
          ...ofColumns(
            parts.map((part) => plan.of('tambon', tambon, part)),
            factor,
          ),
          ...ofColumns(
            (figure.hasCounted ? inside.countedOf(tambon) : []).map((c) => plan.ofCounted(c, quantity)),
            factor,
          ),
        ]);
      const ofToday: [SparseRow, number][] =
        past.today === null ? [] : [[rowOf(figures[past.today] as FramedFigure), 1]];
      return combinedRow([...ofToday, ...of(past.without, -1), ...of(past.instead, 1)]);
    }
    if (level === 'community') {
      if (tree.isCounted[area]) return ofColumn[plan.ofCounted(area, quantity)] ?? emptyRow;
      const ofArea = rowsOf.get(level)?.[area] ?? [];
      return hasWholeCommunities ? (ofArea[0] ?? emptyRow) : added(parts.map((part) => ofArea[part]));
    }
    const places = level === 'tambon' ? inside.ofFigure(figure) : [area];
    return combinedRow([
      ...places.flatMap((place) =>
        parts.map((part): [SparseRow, number] => [rowsOf.get(level)?.[place]?.[part] ?? emptyRow, 1]),
      ),
      ...ofColumns(
        inside.countedIn(figure).map((community) => plan.ofCounted(community, quantity)),
        1,
      ),
    ]);
  };
  return {
    width,
    given: [],
    ofFigure: (figure) => (cached[figure] ??= rowOf(figures[figure] as FramedFigure)),
    ofColumn: (column) => ofColumn[column] ?? emptyRow,
  };
}

const levelBelow = (level: AreaLevel): AreaLevel => areaLevels[areaLevels.indexOf(level) + 1] ?? 'community';

const added = (rows: readonly (SparseRow | undefined)[]): SparseRow =>
  combinedRow(rows.filter((row) => row !== undefined).map((row): [SparseRow, number] => [row, 1]));

/** Rows of the areas that make up a whole: each a coordinate of its own, but the last. */
function divided(
  whole: SparseRow,
  living: readonly number[],
  unit: () => SparseRow,
): readonly (readonly [area: number, row: SparseRow])[] {
  const others = living.slice(0, -1).map((area): [number, SparseRow] => [area, unit()]);
  const last = living.at(-1);
  if (last === undefined) return [];
  return [...others, [last, combinedRow([[whole, 1], ...others.map(([, row]): [SparseRow, number] => [row, -1])])]];
}

/** Levels from the province down, as positions. */
export const rankOfLevel = (level: AreaLevel): number => areaLevels.indexOf(level);
