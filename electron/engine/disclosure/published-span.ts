import { primeField, valueAt, type SparseRow } from './sparse-row.ts';

/**
 * What follows by addition and subtraction from the figures published so far, and how far the protected ones are from
 * it: the elimination of Langsrud (2024, doi 10.1007/978-3-031-69651-0_6) as a running state. Rows are exact modulo a
 * prime, kept in reduced echelon form.
 */
export type PublishedSpan = {
  /** What remains of a row that is not published yet; empty when it follows from what is. */
  readonly reduce: (row: SparseRow) => SparseRow;
  /**
   * Protects a row and gives its number; null when it follows from what is published already. A row that `yields` does
   * so to a shown 0: that nobody says yes among few may follow from nobody saying so among many.
   */
  readonly protect: (row: SparseRow, yields?: boolean) => number | null;
  /** Whether publishing a reduced row, or a 0, would tell a protected one. */
  readonly wouldTell: (reduced: SparseRow, isZero?: boolean) => boolean;
  /** Publishes a reduced, not empty row. */
  readonly publish: (reduced: SparseRow) => void;
  /** What remains of a protected row. */
  readonly protectedRow: (number: number) => SparseRow;
  /** Protected rows that differ by a factor only: who knows one of them knows the others. */
  readonly parallels: () => readonly (readonly number[])[];
};

type Held = { columns: Int32Array; values: Float64Array; readonly pivot: number };

export function publishedSpan(width: number, prime: number): PublishedSpan {
  const { reduced: mod, times, inverse } = primeField(prime);
  const held: Held[] = [];
  /** Rows with a column, some of which may have lost it since. */
  const holders: (number[] | undefined)[] = new Array(width);
  const pivotOf = new Int32Array(width).fill(-1);
  const protectedOf: number[] = [];
  const yielding = new Set<number>();
  const byHash = new Map<number, number[]>();
  const hashes = new Map<number, number>();
  const dense = new Float64Array(width);
  const isTouched = new Uint8Array(width);

  /** row + Σ factor × basis row over the pivots in it, or `row` itself where there is none. */
  const reduce = (row: SparseRow): SparseRow => {
    if (!row.columns.some((column) => (pivotOf[column] ?? -1) >= 0)) return row;
    const touched: number[] = [];
    const put = (column: number, value: number): void => {
      if (isTouched[column] === 0) {
        isTouched[column] = 1;
        touched.push(column);
        dense[column] = 0;
      }
      dense[column] = mod((dense[column] ?? 0) + value);
    };
    for (let i = 0; i < row.columns.length; i++) {
      const column = row.columns[i] ?? 0;
      const value = row.values[i] ?? 0;
      const basis = held[pivotOf[column] ?? -1];
      if (!basis) {
        put(column, value);
        continue;
      }
      for (let j = 0; j < basis.columns.length; j++) {
        const other = basis.columns[j] ?? 0;
        if (other !== column) put(other, -times(value, basis.values[j] ?? 0));
      }
    }
    return gathered(touched);
  };

  const gathered = (touched: number[]): SparseRow => {
    const kept = Int32Array.from(touched.filter((column) => dense[column] !== 0)).sort();
    const values = Float64Array.from(kept, (column) => dense[column] ?? 0);
    for (const column of touched) isTouched[column] = 0;
    return { columns: kept, values };
  };

  const hold = (row: SparseRow, pivot: number): number => {
    held.push({ columns: row.columns, values: row.values, pivot });
    for (const column of row.columns) (holders[column] ??= []).push(held.length - 1);
    return held.length - 1;
  };

  /** A number that is the same for rows which differ by a factor. */
  const hashOf = ({ columns, values }: SparseRow): number => {
    const scale = inverse(values[0] ?? 1);
    let hash = columns.length | 0;
    for (let i = 0; i < columns.length; i++) {
      const value = times(scale, values[i] ?? 0);
      hash = Math.imul(hash ^ Math.imul(columns[i] ?? 0, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(value | 0, 0xc2b2ae35);
      hash ^= hash >>> 15;
    }
    return hash;
  };

  const isParallel = (a: SparseRow, b: SparseRow): boolean => {
    if (a.columns.length !== b.columns.length) return false;
    const factor = times(a.values[0] ?? 0, inverse(b.values[0] ?? 1));
    return a.columns.every((column, i) => column === b.columns[i] && a.values[i] === times(factor, b.values[i] ?? 0));
  };

  const index = (id: number): void => {
    const row = held[id];
    if (!row || row.columns.length === 0) return;
    const hash = hashOf(row);
    hashes.set(id, hash);
    const found = byHash.get(hash);
    if (found) found.push(id);
    else byHash.set(hash, [id]);
  };
  const unindex = (id: number): void => {
    const hash = hashes.get(id);
    if (hash === undefined) return;
    const rest = (byHash.get(hash) ?? []).filter((other) => other !== id);
    if (rest.length > 0) byHash.set(hash, rest);
    else byHash.delete(hash);
    hashes.delete(id);
  };

  /** held[id] -= factor × row, for a row of the basis whose pivot it contains. */
  const subtract = (id: number, factor: number, row: SparseRow, pivot: number): void => {
    const target = held[id];
    if (!target) return;
    const [columns, values] = [
      new Int32Array(target.columns.length + row.columns.length),
      new Float64Array(target.columns.length + row.columns.length),
    ];
    let [i, j, length] = [0, 0, 0];
    while (i < target.columns.length || j < row.columns.length) {
      const a = i < target.columns.length ? (target.columns[i] ?? 0) : Infinity;
      const b = j < row.columns.length ? (row.columns[j] ?? 0) : Infinity;
      const column = Math.min(a, b);
      let value = 0;
      if (a === column) value = target.values[i++] ?? 0;
      if (b === column) {
        const before = value;
        value = mod(value - times(factor, row.values[j++] ?? 0));
        if (before === 0 && value !== 0) (holders[column] ??= []).push(id);
      }
      if (column === pivot || value === 0) continue;
      columns[length] = column;
      values[length] = value;
      length++;
    }
    target.columns = columns.slice(0, length);
    target.values = values.slice(0, length);
  };

  return {
    reduce,
    protect: (row, yields = false) => {
      const rest = reduce(row);
      if (rest.columns.length === 0) return null;
      const id = hold(rest, -1);
      index(id);
      if (yields) yielding.add(id);
      protectedOf.push(id);
      return protectedOf.length - 1;
    },
    wouldTell: (row, isZero = false) =>
      (byHash.get(hashOf(row)) ?? []).some(
        (id) => !(isZero && yielding.has(id)) && isParallel(row, held[id] as SparseRow),
      ),
    publish: (row) => {
      // The column that fewest rows have: the least is written anew.
      let pivot = row.columns[0] ?? 0;
      for (const column of row.columns)
        if ((holders[column]?.length ?? 0) < (holders[pivot]?.length ?? 0)) pivot = column;
      const scale = inverse(valueAt(row, pivot));
      const basis = { columns: row.columns, values: row.values.map((value) => times(scale, value)) };
      for (const id of new Set(holders[pivot])) {
        const other = held[id];
        const factor = other ? valueAt(other, pivot) : 0;
        if (factor === 0) continue;
        const isProtected = other?.pivot === -1;
        if (isProtected) unindex(id);
        subtract(id, factor, basis, pivot);
        if (isProtected) index(id);
      }
      holders[pivot] = [];
      pivotOf[pivot] = hold(basis, pivot);
    },
    protectedRow: (number) => held[protectedOf[number] ?? -1] as SparseRow,
    parallels: () => {
      const numberOf = new Map(protectedOf.map((id, number) => [id, number]));
      return [...byHash.values()]
        .filter((ids) => ids.length > 1)
        .flatMap((ids) => groupedBy(ids, (a, b) => isParallel(held[a] as SparseRow, held[b] as SparseRow)))
        .map((ids) => ids.map((id) => numberOf.get(id) ?? -1));
    },
  };
}

function groupedBy(ids: readonly number[], isSame: (a: number, b: number) => boolean): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (const id of ids) {
    const group = found.find(([first]) => first !== undefined && isSame(first, id));
    if (group) group.push(id);
    else found.push([id]);
  }
  return found.filter((group) => group.length > 1);
}
