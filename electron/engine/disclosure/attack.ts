import {
  combinedColumns,
  contentsOf,
  excerptOf,
  noContents,
  type AttackTable,
  type Contents,
  type Freedom,
} from './attack-excerpt.ts';
import type { Optimum, ProgramRow, Solver } from './linear-program.ts';
import { shorterProgram } from './shorter-program.ts';

/** A hidden figure. */
export type Target = {
  readonly columns: Int32Array;
  /** How far apart its least and its greatest possible value must be at least. */
  readonly width: number;
  /** 1 where only whole numbers in between count (who knows the rule is left two values). */
  readonly isInWholeNumbers: boolean;
  /** Asked in the last resort too, however long that takes. */
  readonly isWorthTheWhole: boolean;
};

/** What is left of a target. */
export type TargetRange = {
  readonly lowest: number;
  readonly highest: number;
  /** open: not asked. */
  readonly verdict: 'wide' | 'narrow' | 'open';
  /** Whether it was asked in the whole table: then it is narrow, and not only in its part. */
  readonly isOfWhole: boolean;
  /** For a narrow target: the known sums, with their factors, that prove its highest and its lowest value. */
  readonly proofs: readonly Proof[];
};

export type Proof = { readonly sources: readonly (readonly [source: number, factor: number])[] };

/** Rounding of the solver. */
const tolerance = 1e-6;

type Seen = { readonly fit: number; lowest: number; highest: number; isOfWhole: boolean; proofs: readonly Proof[] };

const isWide = ({ width, isInWholeNumbers }: Target, { lowest, highest }: Pick<Seen, 'lowest' | 'highest'>): boolean =>
  isInWholeNumbers
    ? Math.floor(highest + tolerance) - Math.ceil(lowest - tolerance) >= width
    : highest - lowest >= width - tolerance;

/**
 * The least and the greatest value that each hidden figure can have, given all that is known, by linear programming.
 * Every solution is a table that fits, so it widens what is seen of all targets; a target is done at its width. What is
 * narrow in one freedom is asked for in the next.
 * @param fitting  a table that fits what is known: the true one, or one of `fittingTable`
 * @param patience  after so many narrow ones it ends: what mends these may mend others
 */
export function attack(
  solver: Solver,
  table: AttackTable,
  targets: readonly Target[],
  fitting: Float64Array,
  patience: number,
): readonly TargetRange[] {
  const seen = targets.map(({ columns }): Seen => {
    let value = 0;
    for (const column of columns) value += fitting[column] ?? 0;
    return { fit: value, lowest: value, highest: value, isOfWhole: false, proofs: [] };
  });
  const questions = table.freedoms.map((freedom) => questionsIn(solver, table, freedom, targets, fitting));
  const widen = (those: readonly Sighting[]): void => {
    for (const [i, value] of those) {
      const range = seen[i] as Seen;
      range.highest = Math.max(range.highest, value);
      range.lowest = Math.min(range.lowest, value);
    }
  };
  const isNarrow = new Uint8Array(targets.length);
  try {
    let narrow = 0;
    for (const [i, target] of targets.entries()) {
      if (narrow === patience) break;
      let wasAsked = false;
      for (const [k, { isLastResort }] of table.freedoms.entries()) {
        if (isWide(target, seen[i] as Seen)) break;
        if (isLastResort && wasAsked && !target.isWorthTheWhole) continue;
        const proofs = questions[k]?.ask(i, (sightings) => {
          widen(sightings);
          return isWide(target, seen[i] as Seen);
        });
        wasAsked = proofs !== null;
        Object.assign(seen[i] as Seen, { isOfWhole: k === table.freedoms.length - 1, ...(proofs && { proofs }) });
      }
      if (isWide(target, seen[i] as Seen)) continue;
      isNarrow[i] = 1;
      narrow++;
    }
  } finally {
    for (const each of questions) each.close();
  }
  return seen.map((range, i) => ({
    ...range,
    verdict: isWide(targets[i] as Target, range) ? 'wide' : isNarrow[i] ? 'narrow' : 'open',
  }));
}

/** What a solution shows of a target: a value that it can have. */
type Sighting = readonly [target: number, value: number];

type Questions = {
  /**
   * Asks for the most and the least of a target until `isEnough` says so of what the answers show.
   * @returns what proves them; null where the freedom changes nothing of it
   */
  readonly ask: (target: number, isEnough: (sightings: readonly Sighting[]) => boolean) => readonly Proof[] | null;
  readonly close: () => void;
};

/** Programs of a freedom, opened when first asked. */
function questionsIn(
  solver: Solver,
  table: AttackTable,
  freedom: Freedom,
  targets: readonly Target[],
  fitting: Float64Array,
): Questions {
  const partOf = targets.map((target) => partOfTarget(freedom, target));
  let contents: ReadonlyMap<number, Contents> | null = null;
  const opened = new Map<number, ReturnType<typeof open>>();
  const open = (part: number) => {
    contents ??= contentsOf(table, freedom);
    const excerpt = excerptOf(table, freedom, part, contents.get(part) ?? noContents, fitting);
    const sums = targets.flatMap(({ columns }, i): Summed[] => {
      if (partOf[i] !== part) return [];
      let fit = 0;
      for (const column of columns) fit += fitting[column] ?? 0;
      return [{ target: i, fit, ...combinedColumns(excerpt, [[columns, 1]]) }];
    });
    const { data, sums: short } = shorterProgram(excerpt.data, sums);
    return { program: solver.open(data), sums: short, sources: data.rows.map(({ source }) => source) };
  };
  return {
    ask: (target, isEnough) => {
      const part = partOf[target] ?? -1;
      if (part < 0) return null;
      const found = opened.get(part) ?? open(part);
      opened.set(part, found);
      const { program, sums, sources } = found;
      const sum = sums.find((each) => each.target === target);
      if (!sum || sum.columns.length === 0) return null;
      const proofs: Proof[] = [];
      for (const sign of [1, -1]) {
        const optimum = program.most(
          sum.columns,
          sum.factors.map((factor) => sign * factor),
        );
        if (!optimum) continue;
        if (optimum.value === Infinity) {
          isEnough([[target, sign * Infinity]]);
          return proofs;
        }
        proofs.push(proofOf(optimum, sources));
        if (isEnough(sums.map((each): Sighting => [each.target, valueIn(each, optimum.columns)]))) break;
      }
      return proofs;
    },
    close: () => {
      for (const { program } of opened.values()) program.dispose();
    },
  };
}

type Summed = Pick<ProgramRow, 'columns' | 'factors'> & { readonly target: number; readonly fit: number };

function valueIn({ fit, columns, factors }: Summed, values: Float64Array): number {
  let value = fit;
  for (let i = 0; i < columns.length; i++) value += (factors[i] ?? 0) * (values[columns[i] ?? 0] ?? 0);
  return value;
}

/** The part that changes a target; -1 where none does, or several do and none is taken for them all. */
function partOfTarget({ variableOf, partOf, takesMost }: Freedom, { columns }: Target): number {
  const sizes = new Map<number, number>();
  for (const column of columns) {
    const variable = variableOf[column] ?? -1;
    const part = variable < 0 ? -1 : (partOf[variable] ?? -1);
    if (part >= 0) sizes.set(part, (sizes.get(part) ?? 0) + 1);
  }
  if (sizes.size > 1 && !takesMost) return -1;
  const [most] = [...sizes].toSorted(([, a], [, b]) => b - a);
  return most?.[0] ?? -1;
}

/** A table that fits all that is known; null where there is none. */
export function fittingTable(solver: Solver, table: AttackTable): Float64Array | null {
  const whole: Freedom = {
    variableOf: Int32Array.from({ length: table.columnCount }, (_, column) => column),
    isTaken: new Uint8Array(table.columnCount),
    partOf: new Int32Array(table.columnCount),
    isLastResort: false,
    takesMost: false,
  };
  const { data, numberOf } = excerptOf(table, whole, 0, table, new Float64Array(table.columnCount));
  const program = solver.open(data);
  try {
    const found = program.most(new Int32Array(0), new Float64Array(0));
    return found && Float64Array.from(numberOf, (number) => (number === -1 ? 0 : (found.columns[number] ?? 0)));
  } finally {
    program.dispose();
  }
}

function proofOf({ duals }: Optimum, sources: readonly number[]): Proof {
  return {
    sources: [...duals].flatMap((dual, row): [number, number][] =>
      Math.abs(dual) > tolerance && (sources[row] ?? -1) >= 0 ? [[sources[row] ?? 0, dual]] : [],
    ),
  };
}
