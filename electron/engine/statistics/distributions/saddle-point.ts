const halfLogTwoPi = 0.9189385332046727;
const seriesFrom = 15;

function stirlingSeries(n: number): number {
  const n2 = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / n2) / n2) / n2) / n2) / n2) / n;
}

/**
 * Error of Stirling's formula: log(n!) - ½ log(2πn) - n log n + n, for any real n > 0.
 * Below 15 by upward recurrence of the gamma function to where the series holds to double precision.
 */
export function stirlingError(n: number): number {
  if (n >= seriesFrom) return stirlingSeries(n);
  let product = 1;
  let shifted = n;
  while (shifted < seriesFrom) {
    shifted += 1;
    product *= shifted;
  }
  const logFactorial = halfLogTwoPi + (shifted + 0.5) * Math.log(shifted) - shifted + stirlingSeries(shifted);
  return logFactorial - Math.log(product) - (halfLogTwoPi + (n + 0.5) * Math.log(n) - n);
}

/** Deviance term x log(x / m) + m - x, without cancellation when x is near m; x ≥ 0, m > 0. */
function devianceTerm(x: number, m: number): number {
  if (x === 0) return m;
  const difference = x - m;
  if (Math.abs(difference) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x;
  const v = difference / (x + m);
  const v2 = v * v;
  let sum = difference * v;
  let term = 2 * x * v;
  for (let j = 1; j < 1000; j += 1) {
    term *= v2;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/**
 * The binomial mass Γ(n+1) / (Γ(x+1) Γ(n-x+1)) pˣ qⁿ⁻ˣ for real x in [0, n], full precision for large n
 * (Loader, "Fast and accurate computation of binomial probabilities", 2000).
 * @param q  1 - p, given so that nothing is lost when p is close to 1
 */
export function binomialMass(x: number, n: number, p: number, q: number): number {
  if (p === 0) return x === 0 ? 1 : 0;
  if (q === 0) return x === n ? 1 : 0;
  if (n === 0) return 1;
  if (x === 0) return Math.exp(p < 0.1 ? -devianceTerm(n, n * q) - n * p : n * Math.log(q));
  if (x === n) return Math.exp(q < 0.1 ? -devianceTerm(n, n * p) - n * q : n * Math.log(p));
  const correction = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  const exponent = correction - devianceTerm(x, n * p) - devianceTerm(n - x, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * x * (n - x)));
}

/** The Poisson mass e^-m mˣ / Γ(x+1) for real x ≥ 0 and m ≥ 0 (Loader 2000). */
export function poissonMass(x: number, m: number): number {
  if (m === 0) return x === 0 ? 1 : 0;
  if (x === 0) return Math.exp(-m);
  return Math.exp(-stirlingError(x) - devianceTerm(x, m)) / Math.sqrt(2 * Math.PI * x);
}
