/** Ways to divide values into classes. */
export const classMethods = ['quantile', 'natural', 'equal', 'pretty', 'standard-deviation', 'manual'] as const;
export type ClassMethod = (typeof classMethods)[number];

export type ClassAsk = {
  readonly method: ClassMethod;
  /** Wanted number of classes, 1 or more; repeated values and round breaks can give fewer, `pretty` also more. */
  readonly count: number;
  /** Breaks are rounded to multiples of this, so that a legend can print them exactly; 0 does not round. */
  readonly step?: number;
  /** Inner breaks of the manual method. */
  readonly manual?: readonly number[];
};

function cleaned(value: number): number {
  return Number(value.toPrecision(12));
}

/** The nth multiple of a step, without the noise of binary fractions. */
function multiple(n: number, step: number): number {
  const inverse = Math.round(1 / step);
  return cleaned(Math.abs(inverse * step - 1) < 1e-9 ? n / inverse : n * step);
}

function nearestMultiple(value: number, step: number): number {
  return step > 0 ? multiple(Math.round(value / step), step) : value;
}

/** The greatest multiple that is not above the value. */
function multipleBelow(value: number, step: number): number {
  if (step <= 0) return value;
  const n = Math.round(value / step);
  return multiple(n, step) <= value ? multiple(n, step) : multiple(n - 1, step);
}

/** The least multiple that is not below the value. */
function multipleAbove(value: number, step: number): number {
  return step > 0 ? -multipleBelow(-value, step) : value;
}

/** Linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
function quantileOf(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

function quantileBreaks(sorted: readonly number[], count: number): number[] {
  return Array.from({ length: count - 1 }, (_, i) => quantileOf(sorted, (i + 1) / count));
}

function equalBreaks(low: number, high: number, count: number): number[] {
  return Array.from({ length: count - 1 }, (_, i) => low + ((high - low) * (i + 1)) / count);
}

/** Steps of 1, 2, 2.5 or 5 times a power of ten, about as many as asked for. */
function prettyBreaks(low: number, high: number, count: number): number[] {
  const raw = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  // A range near the least number there is has no power of ten under it.
  if (power < Number.MIN_VALUE * 1e16) return [low, ...equalBreaks(low, high, count), high];
  const candidates = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
  const classes = (step: number): number => Math.round((multipleAbove(high, step) - multipleBelow(low, step)) / step);
  const step = candidates.toSorted((p, q) => Math.abs(classes(p) - count) - Math.abs(classes(q) - count))[0] ?? raw;
  const first = Math.round(multipleBelow(low, step) / step);
  return Array.from({ length: classes(step) + 1 }, (_, i) => multiple(first + i, step));
}

/** An odd number of classes has the mean in the middle of one; an even number has it as a break. */
function deviationBreaks(sorted: readonly number[], count: number): number[] {
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, sorted.length - 1);
  return Array.from({ length: count - 1 }, (_, i) => mean + Math.sqrt(variance) * (i + 1 - count / 2));
}

type Run = { readonly value: number; readonly weight: number };

function runsOf(sorted: readonly number[]): Run[] {
  const runs: { value: number; weight: number }[] = [];
  for (const value of sorted) {
    const last = runs.at(-1);
    if (last?.value === value) last.weight += 1;
    else runs.push({ value, weight: 1 });
  }
  return runs;
}

/**
 * Natural breaks: the division with the least sum of squared deviations within classes (Fisher 1958,
 * "On grouping for maximum homogeneity"; exact, by dynamic programming), known in cartography by Jenks.
 * @returns the first value of each class but the lowest, with the last value of the class before it
 */
function naturalStarts(
  sorted: readonly number[],
  count: number,
): { readonly start: number; readonly before: number }[] {
  const runs = runsOf(sorted);
  const n = runs.length;
  const k = Math.min(count, n);
  const prefix = { weight: [0], sum: [0], square: [0] };
  for (const { value, weight } of runs) {
    prefix.weight.push((prefix.weight.at(-1) ?? 0) + weight);
    prefix.sum.push((prefix.sum.at(-1) ?? 0) + weight * value);
    prefix.square.push((prefix.square.at(-1) ?? 0) + weight * value * value);
  }
  const between = (list: readonly number[], from: number, to: number): number => (list[to] ?? 0) - (list[from] ?? 0);
  const cost = (from: number, to: number): number =>
    between(prefix.square, from, to) - between(prefix.sum, from, to) ** 2 / between(prefix.weight, from, to);
  let best = Array.from({ length: n + 1 }, (_, to) => (to === 0 ? 0 : cost(0, to)));
  const cuts: number[][] = [];
  for (let c = 2; c <= k; c++) {
    const next = Array.from({ length: n + 1 }, () => Infinity);
    const cut = Array.from({ length: n + 1 }, () => 0);
    for (let to = c; to <= n; to++) {
      for (let from = c - 1; from < to; from++) {
        const total = (best[from] ?? Infinity) + cost(from, to);
        if (total < (next[to] ?? Infinity)) [next[to], cut[to]] = [total, from];
      }
    }
    best = next;
    cuts.push(cut);
  }
  const starts: { start: number; before: number }[] = [];
  for (let c = cuts.length - 1, to = n; c >= 0; c--) {
    to = cuts[c]?.[to] ?? 0;
    starts.unshift({ start: runs[to]?.value ?? 0, before: runs[to - 1]?.value ?? 0 });
  }
  return starts;
}

/** Breaks stand half-way between classes, so that an outlier alone at the top has a class of its own. */
function naturalBreaks(sorted: readonly number[], count: number, step: number): number[] {
  return naturalStarts(sorted, count).map(({ start, before }) => {
    const middle = nearestMultiple((before + start) / 2, step);
    return middle > before && middle <= start ? middle : (before + start) / 2;
  });
}

function innerBreaks(sorted: readonly number[], ask: ClassAsk, low: number, high: number): number[] {
  switch (ask.method) {
    case 'quantile':
      return quantileBreaks(sorted, ask.count);
    case 'natural':
      return naturalBreaks(sorted, ask.count, ask.step ?? 0);
    case 'equal':
      return equalBreaks(low, high, ask.count);
    case 'pretty':
      return prettyBreaks(low, high, ask.count);
    case 'standard-deviation':
      return deviationBreaks(sorted, ask.count);
    case 'manual':
      return [...(ask.manual ?? [])];
  }
}

/**
 * Limits of classes over values: class i is [limit i, limit i + 1), and the last is closed. Breaks that
 * fall together, or outside the values, are dropped, so no class is void by construction.
 * @param values finite numbers; missing ones are to be left out by the caller
 * @returns ascending limits, one more than there are classes; none when there is no value. When all
 *   values are equal there is one class, whose two limits are equal if they are not rounded.
 */
export function classBreaks(values: readonly number[], ask: ClassAsk): readonly number[] {
  const sorted = values.filter(Number.isFinite).toSorted((p, q) => p - q);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return [];
  const step = ask.step ?? 0;
  const low = multipleBelow(least, step);
  const high = multipleAbove(most, step);
  if (least === most || ask.count < 2) return [low, high];
  const inner = innerBreaks(sorted, ask, least, most);
  if (ask.method === 'pretty' && inner.length >= 2) return inner;
  const rounded = inner
    .map((value) => cleaned(nearestMultiple(value, step)))
    .filter((value) => value > low && value < high);
  return [low, ...new Set(rounded.toSorted((p, q) => p - q)), high];
}

/**
 * The class of a value: a value on a break belongs to the class above it.
 * @returns index from 0; null for a missing value or one outside the limits
 */
export function classOf(value: number | null, limits: readonly number[]): number | null {
  const [first, last] = [limits[0], limits.at(-1)];
  if (value === null || first === undefined || last === undefined || value < first || value > last) return null;
  const above = limits.findIndex((limit, i) => i > 0 && value < limit);
  return above < 0 ? limits.length - 2 : above - 1;
}

/** How many values fall in each class. */
export function classCounts(values: readonly (number | null)[], limits: readonly number[]): readonly number[] {
  const counts = Array.from({ length: Math.max(0, limits.length - 1) }, () => 0);
  for (const value of values) {
    const index = classOf(value, limits);
    if (index !== null) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

/**
 * Colours for a number of classes out of a ramp, light to dark: the ends are kept and the steps between
 * are spread; a single class takes the middle.
 */
export function rampColours(ramp: readonly string[], count: number): readonly string[] {
  const last = ramp.length - 1;
  if (count <= 1) return count < 1 ? [] : ramp.slice(Math.floor(last / 2), Math.floor(last / 2) + 1);
  return Array.from({ length: count }, (_, i) => ramp[Math.round((i * last) / (count - 1))] ?? '');
}
