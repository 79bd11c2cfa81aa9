/**
 * The assignment of rows to columns with the greatest total worth, each used at most once (Kuhn 1955; shortest augmenting
 * paths after Jonker & Volgenant 1987). A pair is left out where its worth is 0 or less.
 * @param worth  a row of numbers per row, all of the same length
 * @returns for each row its column, or null
 */
export function bestAssignment(worth: readonly (readonly number[])[]): readonly (number | null)[] {
  const rows = worth.length;
  // A row may stay without: a column of its own that is worth nothing.
  const columns = (worth[0]?.length ?? 0) + rows;
  const costOf = (row: number, column: number): number => -Math.max(0, worth[row]?.[column] ?? 0);
  const ofRow = new Float64Array(rows + 1);
  const ofColumn = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  const from = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowAt[0] = row;
    const least = new Float64Array(columns + 1).fill(Infinity);
    const isSeen = new Uint8Array(columns + 1);
    let column = 0;
    do {
      isSeen[column] = 1;
      const current = rowAt[column] ?? 0;
      let delta = Infinity;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (isSeen[j]) continue;
        const reduced = costOf(current - 1, j - 1) - (ofRow[current] ?? 0) - (ofColumn[j] ?? 0);
        if (reduced < (least[j] ?? 0)) {
          least[j] = reduced;
          from[j] = column;
        }
        if ((least[j] ?? 0) < delta) {
          delta = least[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (isSeen[j]) {
          ofRow[rowAt[j] ?? 0] = (ofRow[rowAt[j] ?? 0] ?? 0) + delta;
          ofColumn[j] = (ofColumn[j] ?? 0) - delta;
        } else least[j] = (least[j] ?? 0) - delta;
      }
      column = next;
    } while (rowAt[column] !== 0);
    do {
      const before = from[column] ?? 0;
      rowAt[column] = rowAt[before] ?? 0;
      column = before;
    } while (column !== 0);
  }
  const found = Array.from({ length: rows }, (): number | null => null);
  for (let column = 1; column <= columns; column++) {
    const row = (rowAt[column] ?? 0) - 1;
    if (row >= 0 && (worth[row]?.[column - 1] ?? 0) > 0) found[row] = column - 1;
  }
  return found;
}
