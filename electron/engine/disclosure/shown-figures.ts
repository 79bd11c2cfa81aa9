import type { Family, Frame, FrameRows } from './area-frame.ts';
import { publishedSpan, type PublishedSpan } from './published-span.ts';
import { combinedRow, firstPrime, type SparseRow } from './sparse-row.ts';

/** One count of a frame (yes, known, children …) whose figures are to be published as far as they tell nothing. */
type Layer = {
  readonly frame: Frame;
  readonly rows: FrameRows;
  /** Where 0, publishing it tells each of its columns. */
  readonly values: Int32Array;
  /** 1: never published, and must not follow from what is. */
  readonly isProtected: Uint8Array;
  /** 1: a protected figure of value 0, which may follow from a shown 0. */
  readonly yields: Uint8Array;
  /** Sums that must not follow either. */
  readonly protectedSums: readonly SparseRow[];
  /** Published before all others, whatever follows: what is known already. */
  readonly given: readonly SparseRow[];
  /** Figures to publish, the most wanted first. */
  readonly candidates: Int32Array;
};

export type ShownFigures = {
  readonly isShown: Uint8Array;
  /** Protected figures that follow from what is given: nothing can be done about them here. */
  readonly lost: readonly number[];
  readonly span: PublishedSpan;
  /** Number of a figure's protected row in the span. */
  readonly protectedNumber: ReadonlyMap<number, number>;
};

/**
 * Which figures may be shown: suppression by Gaussian elimination over all linked tables at once (Langsrud, "Secondary
 * cell suppression by Gaussian elimination", Privacy in Statistical Databases 2024, doi 10.1007/978-3-031-69651-0_6;
 * GaussSuppression of Statistics Norway). Candidates come one by one, the most wanted first; one is shown unless a
 * protected row would then follow from the shown ones. What follows from them already costs nothing and is shown.
 */
export function shownFigures(layer: Layer, prime = firstPrime): ShownFigures {
  const { frame, rows, values, isProtected, candidates } = layer;
  const span = publishedSpan(rows.width, prime);
  for (const row of layer.given) publishRow(span, row);
  const lost: number[] = [];
  const protectedNumber = new Map<number, number>();
  for (const figure of isProtected.keys()) {
    if (!isProtected[figure]) continue;
    const number = span.protect(rows.ofFigure(figure), layer.yields[figure] === 1);
    if (number === null) lost.push(figure);
    else protectedNumber.set(figure, number);
  }
  for (const sum of layer.protectedSums) span.protect(sum);
  const isShown = new Uint8Array(frame.figures.length);
  const isZero = new Uint8Array(frame.columnCount);
  for (const figure of candidates) {
    if (isProtected[figure]) continue;
    const reduced = span.reduce(rows.ofFigure(figure));
    if (reduced.columns.length > 0) {
      if (span.wouldTell(reduced, values[figure] === 0)) continue;
      if (values[figure] === 0 && !publishZeros(span, layer, figure, isZero)) continue;
      publishRow(span, reduced);
    }
    isShown[figure] = 1;
  }
  return { isShown, lost, span, protectedNumber };
}

function publishRow(span: PublishedSpan, row: SparseRow): void {
  const reduced = span.reduce(row);
  if (reduced.columns.length > 0) span.publish(reduced);
}

/**
 * A sum of 0 tells each of its parts, and what else must be 0 then. False where one of them would tell a protected row:
 * the sum is hidden then, and the parts before it count as told, which hides more than needed and never less.
 */
function publishZeros(span: PublishedSpan, { frame, rows }: Layer, figure: number, isZero: Uint8Array): boolean {
  const before = isZero.slice();
  for (const column of frame.supports[figure] ?? []) isZero[column] = 1;
  frame.closeZeros(isZero);
  for (const column of isZero.keys()) {
    if (isZero[column] === before[column]) continue;
    const reduced = span.reduce(rows.ofColumn(column));
    if (reduced.columns.length === 0) continue;
    if (span.wouldTell(reduced, true)) return false;
    span.publish(reduced);
  }
  return true;
}

/**
 * Sums of protected parts of a total that must not follow from the shown figures: small ones together where they are
 * fewer than n (three hidden parts of 1 with a shown sum of 3 are found; those that are hidden from who asks, -1, are as
 * many as the total leaves), and a part that may have one contributor with each other small part: who is that one child
 * would subtract itself.
 */
export function smallSums(
  families: readonly Family[],
  rows: FrameRows,
  values: Int32Array,
  isSmall: Uint8Array,
  n: number,
): readonly SparseRow[] {
  const sum = (figures: readonly number[]): SparseRow =>
    combinedRow(figures.map((figure): [SparseRow, number] => [rows.ofFigure(figure), 1]));
  const added = (figures: readonly number[]): number => figures.reduce((so, part) => so + (values[part] ?? 0), 0);
  return families.flatMap(({ parent, parts }): SparseRow[] => {
    const isUnknown = (part: number): boolean => (values[part] ?? 0) < 0;
    const small = parts.filter((part) => isSmall[part] || isUnknown(part));
    if (small.length < 2) return [];
    const others = parts.filter((part) => !small.includes(part));
    const total = !small.some(isUnknown) ? added(small) : isUnknown(parent) ? n : (values[parent] ?? 0) - added(others);
    const singles = small.filter((part) => values[part] === 1);
    const withSingle = singles.flatMap((single, i) =>
      small.filter((other) => other !== single && singles.indexOf(other) < i).map((other) => sum([single, other])),
    );
    return total < n ? [sum(small), ...withSingle] : withSingle;
  });
}
