import type { Equality } from './area-frame.ts';
import type { ProgramRow } from './linear-program.ts';
import type { ShortProgram, SourcedRow } from './shorter-program.ts';

/** What the attacker knows of a sum of columns. */
export type KnownSum = {
  readonly columns: Int32Array;
  readonly lower: number;
  readonly upper: number;
  /** Named when a proof rests on it; -1 for what always holds. */
  readonly source: number;
};

/** A table of unknown counts ≥ 0 and what is known of it. */
export type AttackTable = {
  readonly columnCount: number;
  /** Columns that are known to be 0. */
  readonly isZero: Uint8Array;
  readonly sums: readonly KnownSum[];
  /** Sums that are equal whatever the data. */
  readonly equalities: readonly Equality[];
  /** The true table, where it is known to who asks: it fits. */
  readonly truth: Float64Array | null;
  /** Ways to change such a table, the narrowest first; the last is every way there is. */
  readonly freedoms: readonly Freedom[];
};

/**
 * A way to change a table that fits, part by part, the rest held as it is: each variable is added to some columns and
 * taken from others. What is wide in a narrower question is wide, and a narrower one costs a fraction.
 */
export type Freedom = {
  /** Variable of each column; -1: held. */
  readonly variableOf: Int32Array;
  /** 1: the variable is taken from the column, not added. */
  readonly isTaken: Uint8Array;
  /** Part of the variables that are changed together; -1: held. */
  readonly partOf: Int32Array;
  /**
   * Takes up to a hundred times as long as those before: asked only for what lies in no part of them, and what is worth
   * it. What is narrow in its part is so in the whole, most of the time; where it is not, more is hidden.
   */
  readonly isLastResort: boolean;
  /** A count over several parts is asked for in the one that has most of it; else in none. */
  readonly takesMost: boolean;
};

/** A linear program over the variables of a part, numbered anew, and the known sums that its rows are of. */
type Excerpt = {
  readonly data: ShortProgram;
  /** Number of the variable of each column; -1: held. */
  readonly numberOf: Int32Array;
  readonly isTaken: Uint8Array;
  /** Scratch, by variable: NaN but while a row is added up. */
  readonly sums: Float64Array;
};

/** Sums of columns as sums of variables: what cancels out is no part of them. */
export function combinedColumns(
  { numberOf, isTaken, sums }: Pick<Excerpt, 'numberOf' | 'isTaken' | 'sums'>,
  lists: readonly (readonly [columns: Int32Array, factor: number])[],
): Pick<ProgramRow, 'columns' | 'factors'> {
  const touched: number[] = [];
  for (const [columns, factor] of lists)
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] ?? 0;
      const number = numberOf[column] ?? -1;
      if (number < 0) continue;
      if (Number.isNaN(sums[number])) {
        touched.push(number);
        sums[number] = 0;
      }
      sums[number] = (sums[number] ?? 0) + (isTaken[column] ? -factor : factor);
    }
  const kept = touched.filter((number) => sums[number] !== 0);
  const row = { columns: Int32Array.from(kept), factors: Float64Array.from(kept, (number) => sums[number] ?? 0) };
  for (const number of touched) sums[number] = NaN;
  return row;
}

/** What is known of some of the columns of a part. */
export type Contents = Pick<AttackTable, 'sums' | 'equalities'>;

export const noContents: Contents = { sums: [], equalities: [] };

/** The contents of each part; a sum over several parts is in each. */
export function contentsOf(
  { sums, equalities, isZero }: AttackTable,
  { variableOf, partOf }: Freedom,
): ReadonlyMap<number, Contents> {
  const found = new Map<number, { readonly sums: KnownSum[]; readonly equalities: Equality[] }>();
  const partsOf = (...lists: readonly Int32Array[]): ReadonlySet<number> => {
    const parts = new Set<number>();
    let last = -1;
    for (const columns of lists)
      for (let i = 0; i < columns.length; i++) {
        const column = columns[i] ?? 0;
        const variable = isZero[column] ? -1 : (variableOf[column] ?? -1);
        const part = variable < 0 ? -1 : (partOf[variable] ?? -1);
        if (part === last || part < 0) continue;
        parts.add(part);
        last = part;
      }
    return parts;
  };
  const of = (part: number) => {
    const contents = found.get(part) ?? { sums: [], equalities: [] };
    found.set(part, contents);
    return contents;
  };
  for (const sum of sums) for (const part of partsOf(sum.columns)) of(part).sums.push(sum);
  for (const each of equalities) for (const part of partsOf(each.left, each.right)) of(part).equalities.push(each);
  return found;
}

/** The program of a part: by how much each variable may be changed from the table that fits. */
export function excerptOf(
  { columnCount, isZero }: AttackTable,
  { variableOf, isTaken, partOf }: Freedom,
  part: number,
  { sums, equalities }: Contents,
  fitting: Float64Array,
): Excerpt {
  const isHeld = new Uint8Array(partOf.length);
  for (let column = 0; column < columnCount; column++) {
    const variable = variableOf[column] ?? -1;
    if (variable >= 0 && isZero[column]) isHeld[variable] = 1;
  }
  const numbers = new Int32Array(partOf.length).fill(-1);
  let width = 0;
  for (const variable of numbers.keys())
    if (partOf[variable] === part && !isHeld[variable]) numbers[variable] = width++;
  const numberOf = variableOf.map((variable) => (variable < 0 ? -1 : (numbers[variable] ?? -1)));
  const [lower, upper] = [new Float64Array(width).fill(-Infinity), new Float64Array(width).fill(Infinity)];
  for (let column = 0; column < columnCount; column++) {
    const number = numberOf[column] ?? -1;
    if (number < 0) continue;
    const value = fitting[column] ?? 0;
    if (isTaken[column]) upper[number] = Math.min(upper[number] ?? 0, value);
    else lower[number] = Math.max(lower[number] ?? 0, -value);
  }
  const rows: SourcedRow[] = [];
  const excerpt = { numberOf, isTaken, sums: new Float64Array(width).fill(NaN) };
  for (const sum of sums) {
    const row = combinedColumns(excerpt, [[sum.columns, 1]]);
    if (row.columns.length === 0) continue;
    let value = 0;
    for (const column of sum.columns) value += fitting[column] ?? 0;
    rows.push({ ...row, lower: sum.lower - value, upper: sum.upper - value, source: sum.source });
  }
  for (const { left, right, times = 1 } of equalities) {
    const row = combinedColumns(excerpt, [
      [left, 1],
      [right, -times],
    ]);
    if (row.columns.length === 0) continue;
    rows.push({ ...row, lower: 0, upper: 0, source: -1 });
  }
  return { data: { lower, upper, rows }, ...excerpt };
}
