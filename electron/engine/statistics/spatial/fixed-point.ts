/**
 * Values as whole numbers on a common scale, so that sums do not depend on the order of their terms, ties are
 * ties, and results are the same bit by bit on every machine. The step is the range divided by 2^44 or coarser,
 * chosen so that a sum of `terms` values stays exact in a double. All values equal: all 0.
 * @param terms  largest number of values in a sum, ≥ 1
 */
export function fixedPoint(values: ArrayLike<number>, terms: number): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i += 1) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  const whole = new Float64Array(values.length);
  if (!(high > low)) return whole;
  const steps = 2 ** Math.min(44, 51 - Math.ceil(Math.log2(terms + 1)));
  const range = high - low;
  for (let i = 0; i < values.length; i += 1) whole[i] = Math.round(((values[i]! - low) / range) * steps);
  return whole;
}
