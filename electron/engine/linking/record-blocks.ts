/** Positions that share a key, at least two each, ascending; the blocks in the order of their first position. */
type RecordBlocks = { readonly forEach: (visit: (positions: number[]) => void) => void };

/**
 * Records with one key (blocking). Held as one chain through an array: a million records cost 4 MB and the keys.
 * @param keyAt  key of a position; null puts it in no block
 */
export function recordBlocks(count: number, keyAt: (position: number) => string | null): RecordBlocks {
  const before = new Int32Array(count).fill(-1);
  const newest = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const key = keyAt(i);
    if (key === null) continue;
    before[i] = newest.get(key) ?? -1;
    newest.set(key, i);
  }
  return {
    forEach: (visit) => {
      for (const last of newest.values()) {
        if ((before[last] ?? -1) < 0) continue;
        const positions: number[] = [];
        for (let i = last; i >= 0; i = before[i] ?? -1) positions.push(i);
        visit(positions.toReversed());
      }
    },
  };
}

/** Every two of the positions, the smaller first. */
export function eachPair(positions: readonly number[], visit: (i: number, j: number) => void): void {
  for (let x = 0; x < positions.length; x++) {
    for (let y = x + 1; y < positions.length; y++) visit(positions[x] ?? 0, positions[y] ?? 0);
  }
}
