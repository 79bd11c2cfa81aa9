import type { ProgramRow } from './linear-program.ts';

/** A row and the known sum that it is of; -1: what always holds, and no proof names it. */
export type SourcedRow = ProgramRow & { readonly source: number };

/** A linear program whose rows carry more than the solver needs. */
export type ShortProgram = {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly SourcedRow[];
};

type Sum = Pick<ProgramRow, 'columns' | 'factors'>;

type Shorter<Of extends Sum> = {
  readonly data: ShortProgram;
  readonly sums: readonly Of[];
};

/**
 * The same program in fewer columns and rows: what the sums can be stays as it was. A simplex step costs as much as the
 * rows are many, and of the tables here nine columns of ten and most rows go.
 */
export function shorterProgram<Of extends Sum>(data: ShortProgram, sums: readonly Of[]): Shorter<Of> {
  const first = withoutTwins(data, sums);
  const second = withoutTotals(first.data, first.sums);
  return withoutTwins(second.data, second.sums);
}

/**
 * One column in the place of those that stand in the same rows and sums, with their range together; those in none of
 * them go.
 */
function withoutTwins<Of extends Sum>({ lower, upper, rows }: ShortProgram, sums: readonly Of[]): Shorter<Of> {
  const kindOf = new Int32Array(lower.length).fill(-1);
  let kinds = 0;
  for (const { columns, factors } of [...rows, ...sums]) {
    const found = new Map<number, Map<number, number>>();
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] ?? 0;
      const before = kindOf[column] ?? -1;
      const byFactor = found.get(before) ?? new Map<number, number>();
      found.set(before, byFactor);
      const kind = byFactor.get(factors[i] ?? 0) ?? kinds++;
      byFactor.set(factors[i] ?? 0, kind);
      kindOf[column] = kind;
    }
  }
  const numberOfKind = new Int32Array(kinds).fill(-1);
  const isFirst = new Uint8Array(lower.length);
  const [least, most]: [number[], number[]] = [[], []];
  for (const [column, kind] of kindOf.entries()) {
    if (kind < 0) continue;
    const number = numberOfKind[kind] ?? -1;
    if (number >= 0) {
      least[number] = (least[number] ?? 0) + (lower[column] ?? 0);
      most[number] = (most[number] ?? 0) + (upper[column] ?? 0);
      continue;
    }
    isFirst[column] = 1;
    numberOfKind[kind] = least.push(lower[column] ?? 0) - 1;
    most.push(upper[column] ?? 0);
  }
  const short = <Any extends Sum>(row: Any): Any => {
    const columns = new Int32Array(row.columns.length);
    const factors = new Float64Array(row.columns.length);
    let length = 0;
    for (let i = 0; i < columns.length; i++) {
      const column = row.columns[i] ?? 0;
      if (!isFirst[column]) continue;
      columns[length] = numberOfKind[kindOf[column] ?? 0] ?? 0;
      factors[length++] = row.factors[i] ?? 0;
    }
    return { ...row, columns: columns.slice(0, length), factors: factors.slice(0, length) };
  };
  return {
    data: { lower: Float64Array.from(least), upper: Float64Array.from(most), rows: rows.map(short) },
    sums: sums.map(short),
  };
}

/**
 * Where a row says that a column is the sum of others, and its range says no more than theirs, they stand in its place:
 * of the children of a kind those who say yes, those who say no and the others.
 */
function withoutTotals<Of extends Sum>(data: ShortProgram, sums: readonly Of[]): Shorter<Of> {
  const { lower, upper, rows } = data;
  const partsOf = new Map<number, Int32Array>();
  const isPart = new Uint8Array(lower.length);
  const kept = rows.filter((row) => {
    const total = totalIn(row, data);
    if (total === null || partsOf.has(total) || isPart[total]) return true;
    const parts = row.columns.filter((column) => column !== total);
    if (parts.some((column) => partsOf.has(column))) return true;
    for (const column of parts) isPart[column] = 1;
    partsOf.set(total, parts);
    return false;
  });
  const factorOf = new Float64Array(lower.length);
  const isTouched = new Uint8Array(lower.length);
  const expanded = <Any extends Sum>(row: Any): Any => {
    if (!row.columns.some((column) => partsOf.has(column))) return row;
    const touched: number[] = [];
    const add = (column: number, factor: number): void => {
      if (!isTouched[column]) touched.push(column);
      isTouched[column] = 1;
      factorOf[column] = (factorOf[column] ?? 0) + factor;
    };
    for (let i = 0; i < row.columns.length; i++) {
      const column = row.columns[i] ?? 0;
      const factor = row.factors[i] ?? 0;
      const parts = partsOf.get(column);
      if (parts) for (const part of parts) add(part, factor);
      else add(column, factor);
    }
    const columns = Int32Array.from(touched.filter((column) => factorOf[column] !== 0));
    const factors = Float64Array.from(columns, (column) => factorOf[column] ?? 0);
    for (const column of touched) isTouched[column] = factorOf[column] = 0;
    return { ...row, columns, factors };
  };
  return { data: { lower, upper, rows: kept.map(expanded) }, sums: sums.map(expanded) };
}

/** The column that a row says to be the sum of its others, whose range follows from theirs; null where there is none. */
function totalIn(row: SourcedRow, { lower, upper }: ShortProgram): number | null {
  // What a proof may rest on stays a row.
  if (row.source >= 0 || row.lower !== 0 || row.upper !== 0) return null;
  const [first = 0] = row.factors;
  const others = row.factors.filter((factor) => factor === first).length;
  if (row.factors.some((factor) => Math.abs(factor) !== Math.abs(first))) return null;
  const length = row.columns.length;
  // The odd one out; of two either.
  const at = others === 1 ? 0 : others === length - 1 ? row.factors.findIndex((factor) => factor !== first) : -1;
  const total = row.columns[at];
  if (total === undefined) return null;
  let [least, most] = [0, 0];
  for (const column of row.columns)
    if (column !== total) {
      least += lower[column] ?? 0;
      most += upper[column] ?? 0;
    }
  return (lower[total] ?? 0) <= least && (upper[total] ?? 0) >= most ? total : null;
}
