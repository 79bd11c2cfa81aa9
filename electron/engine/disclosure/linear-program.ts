import loadHighs, { type Highs, type Model } from 'highs';

/** One row: lower ≤ sum of the columns, each times its factor (1 where there are none) ≤ upper. */
export type ProgramRow = {
  readonly columns: Int32Array;
  readonly factors?: Float64Array;
  readonly lower: number;
  readonly upper: number;
};

export type ProgramData = {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly ProgramRow[];
};

/** What came of one solution. */
export type Optimum = {
  /** Infinity where there is no end to it. */
  readonly value: number;
  readonly columns: Float64Array;
  /** By row: how much the optimum would move with the row's bound; 0 for a row that does not hold it. */
  readonly duals: Float64Array;
};

/** A linear program that is asked again and again for the least and the most of sums of its columns. */
export type LinearProgram = {
  /** Null where nothing fits all rows, or the solver gave up. */
  readonly most: (columns: Int32Array, factors: Float64Array | null) => Optimum | null;
  readonly fix: (column: number, lower: number, upper: number) => void;
  readonly setRow: (row: number, lower: number, upper: number) => void;
  readonly dispose: () => void;
};

export type Solver = { readonly open: (data: ProgramData) => LinearProgram };

/** Loads HiGHS (Huangfu & Hall, Math. Prog. Comp. 10:119, 2018), compiled to WebAssembly: no file, no network. */
export async function highsSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return { open: (data) => openProgram(highs, data) };
}

/** Above this an optimum is none: HiGHS counts larger numbers as infinite. */
const infinite = 1e20;

function openProgram(highs: Highs, { lower, upper, rows }: ProgramData): LinearProgram {
  const starts = new Int32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) starts[i + 1] = (starts[i] ?? 0) + row.columns.length;
  const indices = new Int32Array(starts[rows.length] ?? 0);
  const values = new Float64Array(indices.length).fill(1);
  for (const [i, row] of rows.entries()) {
    indices.set(row.columns, starts[i] ?? 0);
    if (row.factors) values.set(row.factors, starts[i] ?? 0);
  }
  const model: Model = highs.createModel({
    numCols: lower.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(lower.length),
    colLower: lower,
    colUpper: upper,
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: { format: 'csr', numRows: rows.length, numCols: lower.length, starts, indices, values },
  });
  // Primal simplex without presolve: the basis of one question is a start for the next, which differs in its costs only.
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
  const { optimal, unbounded } = highs.constants.modelStatus;
  let costly = new Int32Array(0);
  return {
    most: (columns, factors) => {
      if (costly.length > 0) model.changeColsCost({ kind: 'set', indices: costly }, new Float64Array(costly.length));
      const sorted = columns.toSorted();
      const costs = factors
        ? Float64Array.from(sorted, (column) => factors[columns.indexOf(column)] ?? 0)
        : new Float64Array(columns.length).fill(1);
      if (sorted.length > 0) model.changeColsCost({ kind: 'set', indices: sorted }, costs);
      costly = sorted;
      model.run();
      const status = model.getModelStatus();
      if (status === unbounded)
        return { value: Infinity, columns: new Float64Array(0), duals: new Float64Array(rows.length) };
      if (status !== optimal) return null;
      const { colValue, rowDual } = model.getSolution();
      const value = model.getObjectiveValue();
      return { value: Math.abs(value) > infinite ? Infinity : value, columns: colValue, duals: rowDual };
    },
    fix: (column, from, to) => void model.changeColBounds(column, from, to),
    setRow: (row, from, to) => void model.changeRowBounds(row, from, to),
    dispose: () => model.dispose(),
  };
}
