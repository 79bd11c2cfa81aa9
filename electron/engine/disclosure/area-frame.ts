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
  /** Which parts of a tambon's children it counts; of a community's for the level community. */
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
 * How the figures of some quantities hang together. Columns are the smallest unknowns, all counts ≥ 0: of each tambon
 * the parts into which sex, age and group divide its children, and of each community those that it tells apart. Every
 * figure is a sum of columns. This is the finest table that any published margins cut across, so bounds over these
 * columns are exact (margins alone would miss Fréchet's: two tables that share a margin bound a third).
 */
export type Frame = {
  readonly figures: readonly FramedFigure[];
  readonly columnCount: number;
  /** For each figure the columns that add up to it. */
  readonly supports: readonly Int32Array[];
  /** Sums that are equal whatever the data: communities and tambon. */
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

export type FrameShape = {
  readonly tree: AreaTree;
  readonly figures: readonly FramedFigure[];
  /** For each part of a tambon the part of a community that it belongs to. */
  readonly communityPart: readonly number[];
  readonly families: readonly Family[];
  /** True where communities have figures of all their children only: then their rows need no parts. */
  readonly hasWholeCommunities?: boolean;
  /** Quantities that a community with counts only has, each a column of its own. */
  readonly countedQuantities: readonly string[];
};

/** Where the columns of a frame lie: tambon parts, then community parts, then what counted communities gave. */
type ColumnPlan = {
  readonly ofTambon: (tambon: number, part: number) => number;
  readonly ofCommunity: (community: number, part: number) => number;
  readonly ofCounted: (community: number, quantity: string) => number;
  readonly count: number;
};

export function columnPlan({
  tree,
  communityPart,
  countedQuantities,
}: Omit<FrameShape, 'figures' | 'families'>): ColumnPlan {
  const parts = communityPart.length;
  const communityParts = Math.max(...communityPart) + 1;
  const afterTambons = tree.tambons.length * parts;
  const afterCommunities = afterTambons + tree.communities.length * communityParts;
  return {
    ofTambon: (tambon, part) => tambon * parts + part,
    ofCommunity: (community, part) => afterTambons + community * communityParts + part,
    ofCounted: (community, quantity) =>
      afterCommunities + community * countedQuantities.length + countedQuantities.indexOf(quantity),
    count: afterCommunities + (tree.isCounted.some(Boolean) ? tree.communities.length * countedQuantities.length : 0),
  };
}

const listsBy = (of: Int32Array, length: number): readonly number[][] => {
  const lists: number[][] = Array.from({ length }, () => []);
  for (const [i, parent] of of.entries()) lists[parent]?.push(i);
  return lists;
};

/** The frame of some figures over the areas of a province. */
export function areaFrame(shape: FrameShape): Frame {
  const { tree, figures, communityPart, families } = shape;
  const plan = columnPlan(shape);
  const tambonsOf = listsBy(tree.amphoeOfTambon, tree.amphoes.length);
  const communitiesOf = listsBy(tree.tambonOfCommunity, tree.tambons.length);
  const everyTambon = [...tree.tambons.keys()];
  const today = everyTambon.slice(0, tree.tambonsToday);
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
  const countedIn = (figure: FramedFigure): readonly number[] =>
    figure.hasCounted ? tambonsIn(figure).flatMap(countedOf) : [];
  const supportOf = (figure: FramedFigure): Int32Array => {
    const { level, area, parts, quantity } = figure;
    if (level === 'community')
      return Int32Array.from(
        tree.isCounted[area] ? [plan.ofCounted(area, quantity)] : parts.map((part) => plan.ofCommunity(area, part)),
      );
    return Int32Array.from([
      ...tambonsIn(figure).flatMap((tambon) => parts.map((part) => plan.ofTambon(tambon, part))),
      ...countedIn(figure).map((community) => plan.ofCounted(community, quantity)),
    ]);
  };
  const communityParts = Math.max(...communityPart) + 1;
  const equalities = everyTambon.flatMap((tambon) =>
    Array.from({ length: communityParts }, (_, x) => ({
      left: Int32Array.from(
        (communitiesOf[tambon] ?? []).filter((c) => !tree.isCounted[c]).map((c) => plan.ofCommunity(c, x)),
      ),
      right: Int32Array.from(communityPart.flatMap((of, part) => (of === x ? [plan.ofTambon(tambon, part)] : []))),
    })),
  );
  const amphoeOfColumn = new Int32Array(plan.count).fill(-1);
  // A tambon as it was lies where it lies today: what is told of both is asked together.
  const placeOfTambon = tree.tambons.map((code) => tree.amphoes.indexOf(Math.floor(code / 100)));
  for (const tambon of everyTambon)
    for (const part of communityPart.keys()) amphoeOfColumn[plan.ofTambon(tambon, part)] = placeOfTambon[tambon] ?? -1;
  for (const [community, tambon] of tree.tambonOfCommunity.entries()) {
    const amphoe = placeOfTambon[tambon] ?? -1;
    for (let x = 0; x < communityParts; x++) amphoeOfColumn[plan.ofCommunity(community, x)] = amphoe;
    if (tree.isCounted[community])
      for (const quantity of shape.countedQuantities) amphoeOfColumn[plan.ofCounted(community, quantity)] = amphoe;
  }
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
    rows: (isZero) =>
      telescopedRows(shape, plan, { tambonsOf, communitiesOf, countedIn, countedOf, tambonsIn }, isZero),
    closeZeros: (isZero) => {
      for (const { left, right } of equalities) {
        if (left.every((column) => isZero[column])) for (const column of right) isZero[column] = 1;
        if (right.every((column) => isZero[column])) for (const column of left) isZero[column] = 1;
      }
    },
  };
}

type Inside = {
  readonly tambonsOf: readonly number[][];
  readonly communitiesOf: readonly number[][];
  readonly countedIn: (figure: FramedFigure) => readonly number[];
  readonly countedOf: (tambon: number) => readonly number[];
  readonly tambonsIn: (figure: FramedFigure) => readonly number[];
};

/**
 * Coordinates in which sums upward are short: of the children of an area the last one is the area less the others.
 * A province's figure then has a coordinate a part, not one a tambon and part, and what adds up needs no rows.
 */
function telescopedRows(
  { tree, figures, communityPart, hasWholeCommunities: isWhole = false }: FrameShape,
  plan: ColumnPlan,
  { tambonsOf, communitiesOf, countedIn, countedOf, tambonsIn }: Inside,
  isZero: Uint8Array,
): FrameRows {
  let width = 0;
  const unit = (): SparseRow => ({ columns: Int32Array.of(width++), values: Float64Array.of(1) });
  /** Rows of some children that add up to `whole`. */
  const divided = (whole: SparseRow, living: readonly number[], set: (child: number, row: SparseRow) => void): void => {
    const others = living.slice(0, -1).map((child) => {
      const row = unit();
      set(child, row);
      return row;
    });
    const last = living.at(-1);
    if (last !== undefined)
      set(last, combinedRow([[whole, 1], ...others.map((row): [SparseRow, number] => [row, -1])]));
  };
  const parts = [...communityPart.keys()];
  const ofProvince: SparseRow[] = [];
  const ofAmphoe: SparseRow[][] = [...tree.amphoes].map(() => []);
  const ofColumn: SparseRow[] = new Array(plan.count).fill(emptyRow);
  for (let tambon = tree.tambonsToday; tambon < tree.tambons.length; tambon++)
    for (const part of parts) if (!isZero[plan.ofTambon(tambon, part)]) ofColumn[plan.ofTambon(tambon, part)] = unit();
  for (const part of parts) {
    const living = tambonsOf.map((tambons) => tambons.filter((tambon) => !isZero[plan.ofTambon(tambon, part)]));
    const amphoes = [...living.keys()].filter((amphoe) => (living[amphoe]?.length ?? 0) > 0);
    if (amphoes.length === 0) continue;
    const whole = unit();
    ofProvince[part] = whole;
    divided(whole, amphoes, (amphoe, row) => {
      const rows = ofAmphoe[amphoe];
      if (rows) rows[part] = row;
      divided(row, living[amphoe] ?? [], (tambon, ofTambon) => {
        ofColumn[plan.ofTambon(tambon, part)] = ofTambon;
      });
    });
  }
  const communityParts = [...new Set(communityPart)];
  const rowParts = isWhole ? [communityParts] : communityParts.map((x) => [x]);
  const ofWhole: SparseRow[] = new Array(tree.communities.length).fill(emptyRow);
  for (const tambon of tree.tambons.keys())
    for (const those of rowParts) {
      const inside = parts.filter((part) => those.includes(communityPart[part] ?? -1));
      const whole = combinedRow(
        inside.map((part): [SparseRow, number] => [ofColumn[plan.ofTambon(tambon, part)] ?? emptyRow, 1]),
      );
      const living = (communitiesOf[tambon] ?? []).filter(
        (c) => !tree.isCounted[c] && those.some((x) => !isZero[plan.ofCommunity(c, x)]),
      );
      divided(whole, living, (community, row) => {
        if (isWhole) ofWhole[community] = row;
        else ofColumn[plan.ofCommunity(community, those[0] ?? 0)] = row;
      });
    }
  for (let column = plan.ofCommunity(tree.communities.length, 0); column < plan.count; column++)
    ofColumn[column] = unit();
  const sum = (rows: readonly (SparseRow | undefined)[]): SparseRow =>
    combinedRow(rows.filter((row) => row !== undefined).map((row): [SparseRow, number] => [row, 1]));
  const cached: (SparseRow | undefined)[] = new Array(figures.length);
  const rowOf = (figure: FramedFigure): SparseRow => {
    const { level, area, quantity, past } = figure;
    if (past) {
      const inside = (tambons: readonly number[], factor: number): [SparseRow, number][] =>
        tambons.flatMap((tambon) =>
          [
            ...figure.parts.map((part) => plan.ofTambon(tambon, part)),
            ...(figure.hasCounted ? countedOf(tambon) : []).map((c) => plan.ofCounted(c, quantity)),
          ].map((column): [SparseRow, number] => [ofColumn[column] ?? emptyRow, factor]),
        );
      const ofToday: [SparseRow, number][] =
        past.today === null ? [] : [[rowOf(figures[past.today] as FramedFigure), 1]];
      return combinedRow([...ofToday, ...inside(past.without, -1), ...inside(past.instead, 1)]);
    }
    const counted = countedIn(figure).map((community) => ofColumn[plan.ofCounted(community, quantity)]);
    if (level === 'province') return sum([...figure.parts.map((part) => ofProvince[part]), ...counted]);
    if (level === 'amphoe') return sum([...figure.parts.map((part) => ofAmphoe[area]?.[part]), ...counted]);
    if (level === 'tambon')
      return sum([
        ...tambonsIn(figure).flatMap((tambon) => figure.parts.map((part) => ofColumn[plan.ofTambon(tambon, part)])),
        ...counted,
      ]);
    return tree.isCounted[area]
      ? (ofColumn[plan.ofCounted(area, quantity)] ?? emptyRow)
      : isWhole
        ? (ofWhole[area] ?? emptyRow)
        : sum(figure.parts.map((part) => ofColumn[plan.ofCommunity(area, part)]));
  };
  return {
    width,
    given: [],
    ofFigure: (figure) => (cached[figure] ??= rowOf(figures[figure] as FramedFigure)),
    ofColumn: (column) => ofColumn[column] ?? emptyRow,
  };
}

/** Levels from the province down, as positions. */
export const rankOfLevel = (level: AreaLevel): number => areaLevels.indexOf(level);
