import loadHighs, { type Highs, type Model } from 'highs';

/** One row: lower ≤ sum of the columns, each times its factor ≤ upper. */
export type ProgramRow = {
  readonly columns: Int32Array;
  readonly factors: Float64Array;
  readonly lower: number;
  readonly upper: number;
};

type ProgramData = {
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
type LinearProgram = {
  /** Null where nothing fits all rows, or the solver gave up. */
  readonly most: (columns: Int32Array, factors: Float64Array) => Optimum | null;
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

/**
 * A variable of both signs goes in as the difference of two that start at 0: so all at 0, a table that fits, is where the
 * simplex method starts, and no time goes into finding one.
 */
function openProgram(highs: Highs, { lower, upper, rows }: ProgramData): LinearProgram {
  const width = lower.length;
  const downOf = new Int32Array(width).fill(-1);
  let columns = width;
  for (let column = 0; column < width; column++)
    if ((lower[column] ?? 0) < 0 && (upper[column] ?? 0) > 0) downOf[column] = columns++;
  const [least, most] = [new Float64Array(columns), new Float64Array(columns)];
  for (let column = 0; column < width; column++) {
    const down = downOf[column] ?? -1;
    least[column] = down < 0 ? (lower[column] ?? 0) : 0;
    most[column] = upper[column] ?? 0;
    if (down >= 0) most[down] = -(lower[column] ?? 0);
  }
  const model: Model = highs.createModel({
    numCols: columns,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(columns),
    colLower: least,
    colUpper: most,
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: matrixOf(rows, downOf, columns),
  });
  // Primal simplex without presolve: the basis of one question is a start for the next, which differs in its costs only.
  model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex', simplex_strategy: 4 });
  const { optimal, unbounded } = highs.constants.modelStatus;
  const costs = new Float64Array(columns);
  return {
    most: (those, factors) => {
      costs.fill(0);
      for (let i = 0; i < those.length; i++) {
        const column = those[i] ?? 0;
        costs[column] = factors[i] ?? 0;
        const down = downOf[column] ?? -1;
        if (down >= 0) costs[down] = -(factors[i] ?? 0);
      }
      model.changeColsCost({ kind: 'range', from: 0, to: columns - 1 }, costs);
      model.run();
      const status = model.getModelStatus();
      if (status === unbounded)
        return { value: Infinity, columns: new Float64Array(0), duals: new Float64Array(rows.length) };
      if (status !== optimal) return null;
      const { colValue, rowDual } = model.getSolution();
      const value = model.getObjectiveValue();
      const values = colValue.slice(0, width);
      for (let column = 0; column < width; column++) {
        const down = downOf[column] ?? -1;
        if (down >= 0) values[column] = (values[column] ?? 0) - (colValue[down] ?? 0);
      }
      return { value: Math.abs(value) > infinite ? Infinity : value, columns: values, duals: rowDual };
    },
    dispose: () => model.dispose(),
  };
}

function matrixOf(rows: readonly ProgramRow[], downOf: Int32Array, numCols: number) {
  const indices: number[] = [];
  const values: number[] = [];
  const starts = new Int32Array(rows.length + 1);
  for (const [i, { columns, factors }] of rows.entries()) {
    for (let j = 0; j < columns.length; j++) {
      const column = columns[j] ?? 0;
      const factor = factors[j] ?? 0;
      indices.push(column);
      values.push(factor);
      const down = downOf[column] ?? -1;
      if (down < 0) continue;
      indices.push(down);
      values.push(-factor);
    }
    starts[i + 1] = indices.length;
  }
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}
