/**
 * The root of an increasing function inside a bracket: Newton's step where it stays inside, else bisection,
 * until the bracket or the step is as narrow as double precision allows.
 * @param at  value and slope at a point
 * @param low  where the function is ≤ 0
 * @param high  where the function is ≥ 0
 */
export function solveIncreasing(
  at: (x: number) => { readonly value: number; readonly slope: number },
  low: number,
  high: number,
  start: number,
): number {
  let [from, to, x] = [low, high, start];
  let width = to - from;
  for (let step = 0; step < 2000; step += 1) {
    const { value, slope } = at(x);
    if (value === 0) return x;
    if (value < 0) from = x;
    else to = x;
    const newton = x - value / slope;
    const shrinksEnough = to - from < 0.5 * width || Math.abs(value / slope) < 0.25 * width;
    width = to - from;
    const next = newton > from && newton < to && shrinksEnough ? newton : from + (to - from) / 2;
    if (next === x || next <= from || next >= to) return next;
    if (Math.abs(next - x) <= 1e-16 * Math.abs(next)) return next;
    x = next;
  }
  return x;
}
