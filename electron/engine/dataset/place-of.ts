/** Where the entry of a number stands among entries in order; null where it is not among them. */
export function placeOf(entries: readonly { readonly seq: number }[], seq: number): number | null {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return entries[low]?.seq === seq ? low : null;
}
