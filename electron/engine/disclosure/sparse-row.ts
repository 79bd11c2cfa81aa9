/**
 * A row over a field of prime order: columns ascending, values in (-prime/2, prime/2], none of them 0. Most values are
 * 1 or -1, so they are kept signed.
 */
export type SparseRow = { readonly columns: Int32Array; readonly values: Float64Array };

/** The largest prime under 2^26: a product of two values is below 2^52 and exact. */
export const firstPrime = 67_108_859;
/** The next one, to check what the first says: a row that vanishes by chance modulo one does not modulo both. */
export const secondPrime = 67_108_837;

export const emptyRow: SparseRow = { columns: new Int32Array(0), values: new Float64Array(0) };

/** A row of column and value pairs, columns in any order and repeated ones added up. */
export function sparseRow(entries: Iterable<readonly [number, number]>): SparseRow {
  const sums = new Map<number, number>();
  for (const [column, value] of entries) sums.set(column, (sums.get(column) ?? 0) + value);
  const kept = [...sums].filter(([, value]) => value !== 0).toSorted(([a], [b]) => a - b);
  return {
    columns: Int32Array.from(kept, ([column]) => column),
    values: Float64Array.from(kept, ([, value]) => value),
  };
}

/** Sum of rows, each times a whole number. */
export function combinedRow(parts: readonly (readonly [SparseRow, number])[]): SparseRow {
  const [first] = parts;
  if (parts.length === 1 && first?.[1] === 1) return first[0];
  const sums = new Map<number, number>();
  for (const [{ columns, values }, factor] of parts)
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] ?? 0;
      sums.set(column, (sums.get(column) ?? 0) + factor * (values[i] ?? 0));
    }
  return sparseRow(sums);
}

/** The value of a column, 0 where the row does not have it. */
export function valueAt({ columns, values }: SparseRow, column: number): number {
  let [low, high] = [0, columns.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = columns[middle] ?? 0;
    if (found === column) return values[middle] ?? 0;
    if (found < column) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Arithmetic modulo a prime under 2^26, values in (-prime/2, prime/2]. */
type Field = {
  readonly reduced: (value: number) => number;
  readonly times: (a: number, b: number) => number;
  readonly inverse: (a: number) => number;
};

export function primeField(prime: number): Field {
  const half = (prime - 1) / 2;
  const reduced = (value: number): number => {
    if (value >= -half && value <= half) return value;
    const rest = value - Math.round(value / prime) * prime;
    if (rest > half) return rest - prime;
    return rest < -half ? rest + prime : rest;
  };
  const times = (a: number, b: number): number => {
    if (a === 1) return b;
    if (a === -1) return -b;
    if (b === 1) return a;
    if (b === -1) return -a;
    return reduced(a * b);
  };
  const inverse = (a: number): number => {
    if (a === 1 || a === -1) return a;
    let [old, rest, oldFactor, factor] = [((a % prime) + prime) % prime, prime, 1, 0];
    while (rest !== 0) {
      const quotient = Math.floor(old / rest);
      [old, rest] = [rest, old - quotient * rest];
      [oldFactor, factor] = [factor, oldFactor - quotient * factor];
    }
    return reduced(oldFactor);
  };
  return { reduced, times, inverse };
}
