import type { Equality } from './area-frame.ts';
import type { LinearProgram, Optimum, ProgramRow, Solver } from './linear-program.ts';

/** What the attacker knows of a sum of columns. */
export type KnownSum = {
  readonly columns: Int32Array;
  readonly lower: number;
  readonly upper: number;
  /** Named when a proof rests on it; -1 for what always holds. */
  readonly source: number;
};

/** A hidden figure. */
export type Target = {
  readonly columns: Int32Array;
  /** How far apart its least and its greatest possible value must be at least. */
  readonly width: number;
  /** 1 where only whole numbers in between count (who knows the rule is left two values). */
  readonly isInWholeNumbers: boolean;
};

/** A table of unknown counts ≥ 0 and what is known of it. */
export type AttackTable = {
  readonly columnCount: number;
  /** Columns that are known to be 0. */
  readonly isZero: Uint8Array;
  readonly sums: readonly KnownSum[];
  /** Sums that are equal whatever the data. */
  readonly equalities: readonly Equality[];
  /**
   * A table that fits all that is known, best the true one; null: it is looked for. What can be seen by changing it in
   * one part alone is wide enough without solving the whole.
   */
  readonly fitting: Float64Array | null;
  /** Ways to look at a part of the table alone, the narrowest first: the part of each column; -1: none. */
  readonly partitions: readonly Int32Array[];
  /**
   * With more columns than this, what is narrow within its part counts as narrow: more is hidden, and the time is that
   * of the parts.
   */
  readonly wholeColumns: number;
};

/** What is left of a target. */
export type TargetRange = {
  readonly lowest: number;
  readonly highest: number;
  readonly isSafe: boolean;
  /** For a narrow target: the known sums, with their factors, that prove its highest and its lowest value. */
  readonly proofs: readonly Proof[];
};

export type Proof = { readonly sources: readonly (readonly [source: number, factor: number])[] };

/** Rounding of the solver. */
const tolerance = 1e-6;

type Seen = { lowest: number; highest: number; proofs: readonly Proof[] };

const isWide = ({ width, isInWholeNumbers }: Target, { lowest, highest }: Pick<Seen, 'lowest' | 'highest'>): boolean =>
  isInWholeNumbers
    ? Math.floor(highest + tolerance) - Math.ceil(lowest - tolerance) >= width
    : highest - lowest >= width - tolerance;

/**
 * The least and the greatest value that each hidden figure can have, given all that is known, by linear programming.
 * Every solution is a table that fits, so it widens what is seen of all targets; a target is done at its width. First
 * within each part, the rest held as it is (a narrower question: what is wide there is wide), then in the whole table.
 * @returns null when nothing fits what is said to be known
 */
export function attack(solver: Solver, table: AttackTable, targets: readonly Target[]): readonly TargetRange[] | null {
  const fitting = table.fitting ?? firstFit(solver, table);
  if (!fitting) return null;
  const sumOf = (columns: Int32Array, values: Float64Array): number => {
    let sum = 0;
    for (const column of columns) sum += values[column] ?? 0;
    return sum;
  };
  const seen = targets.map(({ columns }): Seen => {
    const value = sumOf(columns, fitting);
    return { lowest: value, highest: value, proofs: [] };
  });
  const open = (): number[] => [...targets.keys()].filter((i) => !isWide(targets[i] as Target, seen[i] as Seen));
  let ofNoPart: readonly number[] = open();
  for (const partOf of table.partitions) {
    if (new Set(partOf).size < 2) continue;
    const parts = Map.groupBy(open(), (i) => partOfColumns(partOf, (targets[i] as Target).columns));
    ofNoPart = parts.get(-1) ?? [];
    parts.delete(-1);
    if (parts.size === 0) continue;
    const contents = contentsOf(table, partOf);
    for (const [part, those] of parts)
      searchIn(excerpt(solver, table, contents.get(part) ?? noContents, fitting), those, targets, seen);
  }
  const living = table.isZero.reduce((sum, is) => sum + 1 - is, 0);
  const rest = living > table.wholeColumns ? open().filter((i) => ofNoPart.includes(i)) : open();
  if (rest.length > 0) searchIn(excerpt(solver, table, wholeOf(table), null), rest, targets, seen);
  return seen.map((range, i) => ({ ...range, isSafe: isWide(targets[i] as Target, range) }));
}

function partOfColumns(partOf: Int32Array, columns: Int32Array): number {
  const first = partOf[columns[0] ?? -1] ?? -1;
  return columns.every((column) => partOf[column] === first) ? first : -1;
}

/** A linear program over some columns of a table, numbered anew. */
type Excerpt = { readonly program: LinearProgram; readonly numberOf: Int32Array; readonly sources: readonly number[] };

/** Columns that are not known to be 0, and what is known of any of them. */
type Contents = { readonly columns: number[]; readonly sums: KnownSum[]; readonly equalities: Equality[] };

const noContents: Contents = { columns: [], sums: [], equalities: [] };

const wholeOf = ({ columnCount, isZero, sums, equalities }: AttackTable): Contents => ({
  columns: [...new Array(columnCount).keys()].filter((column) => !isZero[column]),
  sums: [...sums],
  equalities: [...equalities],
});

/** The contents of each part; a sum over several parts is in each. */
function contentsOf(
  { columnCount, isZero, sums, equalities }: AttackTable,
  partOf: Int32Array,
): ReadonlyMap<number, Contents> {
  const found = new Map<number, Contents>();
  const of = (part: number): Contents => {
    const contents = found.get(part) ?? { columns: [], sums: [], equalities: [] };
    found.set(part, contents);
    return contents;
  };
  for (let column = 0; column < columnCount; column++)
    if (!isZero[column]) of(partOf[column] ?? -1).columns.push(column);
  const partsOf = (...lists: readonly Int32Array[]): ReadonlySet<number> => {
    const those = new Set<number>();
    for (const columns of lists) for (const column of columns) if (!isZero[column]) those.add(partOf[column] ?? -1);
    return those;
  };
  for (const sum of sums) for (const part of partsOf(sum.columns)) of(part).sums.push(sum);
  for (const equality of equalities)
    for (const part of partsOf(equality.left, equality.right)) of(part).equalities.push(equality);
  return found;
}

function excerpt(
  solver: Solver,
  { columnCount }: AttackTable,
  { columns: living, sums, equalities }: Contents,
  fitting: Float64Array | null,
): Excerpt {
  const numberOf = new Int32Array(columnCount).fill(-1);
  for (const [number, column] of living.entries()) numberOf[column] = number;
  const width = living.length;
  const rows: ProgramRow[] = [];
  const sources: number[] = [];
  const [lower, upper] = [new Float64Array(width), new Float64Array(width).fill(Infinity)];
  for (const sum of sums) {
    const inside = sum.columns.filter((column) => numberOf[column] !== -1);
    if (inside.length === 0) continue;
    const outside = fitting && inside.length < sum.columns.length ? outsideOf(sum.columns, numberOf, fitting) : 0;
    rows.push({
      columns: inside.map((column) => numberOf[column] ?? 0),
      lower: sum.lower - outside,
      upper: sum.upper - outside,
    });
    sources.push(sum.source);
  }
  for (const { left, right, times = 1 } of equalities) {
    const [ofLeft, ofRight] = [left, right].map((columns) => columns.filter((column) => numberOf[column] !== -1));
    if (!ofLeft || !ofRight || ofLeft.length + ofRight.length === 0) continue;
    const columns = Int32Array.from([...ofLeft, ...ofRight], (column) => numberOf[column] ?? 0);
    const outside = fitting ? outsideOf(left, numberOf, fitting) - times * outsideOf(right, numberOf, fitting) : 0;
    const factors = Float64Array.from(columns, (_, i) => (i < ofLeft.length ? 1 : -times));
    rows.push({ columns, factors, lower: -outside, upper: -outside });
    sources.push(-1);
  }
  return { program: solver.open({ lower, upper, rows }), numberOf, sources };
}

/** What the columns that are left out add up to. */
function outsideOf(columns: Int32Array, numberOf: Int32Array, fitting: Float64Array): number {
  let sum = 0;
  for (const column of columns) if (numberOf[column] === -1) sum += fitting[column] ?? 0;
  return sum;
}

function firstFit(solver: Solver, table: AttackTable): Float64Array | null {
  const { program, numberOf } = excerpt(solver, table, wholeOf(table), null);
  try {
    const found = program.most(new Int32Array(0), null);
    return found && Float64Array.from(numberOf, (number) => (number === -1 ? 0 : (found.columns[number] ?? 0)));
  } finally {
    program.dispose();
  }
}

function searchIn(found: Excerpt, those: readonly number[], targets: readonly Target[], seen: readonly Seen[]): void {
  try {
    search(found, those, targets, seen);
  } finally {
    found.program.dispose();
  }
}

/** Asks for the most and the least of each target until all are wide or known to be narrow. */
function search(
  { program, numberOf, sources }: Excerpt,
  those: readonly number[],
  targets: readonly Target[],
  seen: readonly Seen[],
): void {
  const columnsOf = new Map(
    those.map((i) => [
      i,
      (targets[i] as Target).columns.filter((column) => numberOf[column] !== -1).map((column) => numberOf[column] ?? 0),
    ]),
  );
  const waiting = new Set(those);
  const widen = ({ columns, value }: Optimum): void => {
    if (columns.length === 0 || !Number.isFinite(value)) return;
    for (const i of waiting) {
      const range = seen[i] as Seen;
      let sum = 0;
      for (const column of columnsOf.get(i) ?? []) sum += columns[column] ?? 0;
      range.highest = Math.max(range.highest, sum);
      range.lowest = Math.min(range.lowest, sum);
      if (isWide(targets[i] as Target, range)) waiting.delete(i);
    }
  };
  for (const i of those) {
    const proofs: Proof[] = [];
    for (const sign of [1, -1]) {
      if (!waiting.has(i)) break;
      const columns = columnsOf.get(i) ?? new Int32Array(0);
      const found = program.most(columns, new Float64Array(columns.length).fill(sign));
      if (!found) continue;
      const range = seen[i] as Seen;
      if (found.value === Infinity) {
        if (sign === 1) range.highest = Infinity;
        waiting.delete(i);
        break;
      }
      widen(found);
      proofs.push(proofOf(found, sources));
    }
    if (waiting.has(i)) (seen[i] as Seen).proofs = proofs;
    waiting.delete(i);
  }
}

function proofOf({ duals }: Optimum, sources: readonly number[]): Proof {
  return {
    sources: [...duals].flatMap((dual, row): [number, number][] =>
      Math.abs(dual) > tolerance && (sources[row] ?? -1) >= 0 ? [[sources[row] ?? 0, dual]] : [],
    ),
  };
}
