import type { Thresholds } from '../../../shared/contract/thresholds.ts';
import type { Frame } from './area-frame.ts';
import type { DisclosureBlock } from './figure-block.ts';
import { hideBlock, type HideReport } from './hide-block.ts';
import { keyedRandom, type ReleaseKey } from './keyed-order.ts';
import { everybody } from './lattice.ts';
import type { Solver } from './linear-program.ts';
import { combinedRow, emptyRow, sparseRow, type SparseRow } from './sparse-row.ts';

/** A sum of a small table's cells. */
export type TableFigure = {
  readonly name: string;
  /** Cells that add up to it. */
  readonly cells: readonly string[];
  /** asked: to be shown if it tells nothing · told: known already · rest: no figure, but not to follow if small. */
  readonly state: 'asked' | 'told' | 'rest';
  /** Hidden whatever its value. */
  readonly mustHide?: boolean;
  /** Left out where it is under the threshold of denominators. */
  readonly isDenominator?: boolean;
  /** A count shown elsewhere that it is not above. */
  readonly cap?: number;
};

/** A table of one area whose cells are counts: figures that are in no area above or below. */
export type CountTable = {
  readonly name: string;
  readonly cells: ReadonlyMap<string, number>;
  /** The most wanted first. */
  readonly figures: readonly TableFigure[];
  /** Cells that may follow however small they are: an answer that is not known says nothing of a child. */
  readonly harmless?: readonly string[];
  /** Sums of cells that are equal whatever the data, the right one so many times over. */
  readonly equalities?: readonly {
    readonly left: readonly string[];
    readonly right: readonly string[];
    readonly times?: number;
  }[];
};

type HiddenTable = { readonly isShown: ReadonlyMap<string, boolean>; readonly report: HideReport };

/** Hides a small table in the same way as the figures of areas: elimination, attack, mending. */
export function hideTable(solver: Solver, table: CountTable, thresholds: Thresholds, key: ReleaseKey): HiddenTable {
  const names = [...table.cells.keys()];
  const placeOf = new Map(names.map((name, i) => [name, i]));
  const columnsOf = (cells: readonly string[]): Int32Array =>
    Int32Array.from(cells, (cell) => {
      const place = placeOf.get(cell);
      if (place === undefined) throw new RangeError(`The table ${table.name} has no cell ${cell}.`);
      return place;
    });
  const figures = [
    ...table.figures,
    ...names
      .filter(
        (name) =>
          !table.harmless?.includes(name) &&
          !table.figures.some(({ cells }) => cells.length === 1 && cells[0] === name),
      )
      .map((name): TableFigure => ({ name: `cell ${name}`, cells: [name], state: 'rest' })),
  ];
  const supports = figures.map(({ cells }) => columnsOf(cells));
  const equalities = (table.equalities ?? []).map(({ left, right, times = 1 }) => ({
    left: columnsOf(left),
    right: columnsOf(right),
    times,
  }));
  const families = figures.flatMap(({ cells }, parent) => {
    const parts = cells.map((cell) => figures.findIndex((each) => each.cells.length === 1 && each.cells[0] === cell));
    return cells.length < 2 || parts.includes(-1) ? [] : [{ parent, parts }];
  });
  const frame: Frame = {
    figures: figures.map(({ name }) => ({
      level: 'province',
      area: 0,
      stratum: everybody,
      quantity: name,
      parts: [],
      hasCounted: false,
    })),
    columnCount: names.length,
    supports,
    equalities,
    families,
    amphoeOfColumn: new Int32Array(names.length).fill(-1),
    amphoeOfFigure: new Int32Array(figures.length).fill(-1),
    closeZeros: (isZero) => {
      for (const { left, right } of equalities) {
        if (left.every((column) => isZero[column])) for (const column of right) isZero[column] = 1;
        if (right.every((column) => isZero[column])) for (const column of left) isZero[column] = 1;
      }
    },
    rows: (isZero) => {
      const ofColumn = names.map((_, column): SparseRow => (isZero[column] ? emptyRow : sparseRow([[column, 1]])));
      const sum = (columns: Int32Array, factor: number): [SparseRow, number][] =>
        Array.from(columns, (column) => [ofColumn[column] ?? emptyRow, factor]);
      return {
        width: names.length,
        given: equalities.map(({ left, right, times }) => combinedRow([...sum(left, 1), ...sum(right, -times)])),
        ofFigure: (figure) => combinedRow(sum(supports[figure] ?? new Int32Array(0), 1)),
        ofColumn: (column) => ofColumn[column] ?? emptyRow,
      };
    },
  };
  const truth = Float64Array.from(names, (name) => table.cells.get(name) ?? 0);
  const sumOf = (cells: readonly string[]): number =>
    columnsOf(cells).reduce((sum, column) => sum + (truth[column] ?? 0), 0);
  const isTooFew = (count: number): boolean => count >= thresholds.n && count < thresholds.denominator;
  const flags = (isSet: (figure: TableFigure) => boolean): Uint8Array =>
    Uint8Array.from(figures, (each) => (isSet(each) ? 1 : 0));
  const told = flags(({ state }) => state === 'told');
  const block: DisclosureBlock = {
    name: table.name,
    frame,
    yes: {
      figures: Int32Array.from(supports, (columns) => columns.reduce((sum, column) => sum + (truth[column] ?? 0), 0)),
      columns: truth,
    },
    known: null,
    base: null,
    never: null,
    mustHide: {
      known: null,
      yes: flags(({ mustHide }) => mustHide === true),
    },
    told: { known: told, yes: told },
    caps: { yes: Int32Array.from(figures, ({ cap }) => cap ?? -1), no: null },
    isSilent: flags(
      ({ state, isDenominator, cells }) => state !== 'asked' || (isDenominator === true && isTooFew(sumOf(cells))),
    ),
  };
  const { status, report } = hideBlock(block, {
    ...thresholds,
    solver,
    random: keyedRandom(key, table.name),
    placeOf: (figure) => [figure, figure],
  });
  return { isShown: new Map(figures.map(({ name }, i) => [name, status.isYesShown[i] === 1])), report };
}
