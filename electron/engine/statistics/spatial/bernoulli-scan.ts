import { ImpossibleInput } from '../impossible-input.ts';
import { shareOf, type Proportion } from '../proportion.ts';
import { seededRandom } from '../seeded-random.ts';
import { pointDistance, type DistanceMetric, type Point } from './point-distance.ts';

export type ScanArea = Proportion & { readonly point: Point };

type ScanCluster = {
  /** Position of the area at the centre. */
  readonly centre: number;
  /** Distance to the farthest member: km for `earth`, the unit of the coordinates for `plane`. */
  readonly radius: number;
  /** Positions of the members, nearest first. */
  readonly members: readonly number[];
  readonly yes: number;
  readonly known: number;
  /** Yes counts had the window the prevalence of the whole map. */
  readonly expected: number;
  /** Prevalence inside divided by prevalence outside; null when there is none outside. */
  readonly relativeRisk: number | null;
  readonly logLikelihoodRatio: number;
  /** Monte Carlo p against the largest ratio of each simulated map; for secondary clusters too, so conservative. */
  readonly p: number;
};

type BernoulliScan = {
  /** The most likely cluster, then others that share no area with those before, by likelihood. */
  readonly clusters: readonly ScanCluster[];
  readonly simulations: number;
  readonly seed: number;
};

type ScanOptions = {
  readonly metric: DistanceMetric;
  /** Largest share of the known answers a window may hold, in (0, 0.5]. */
  readonly largestShare?: number;
  readonly simulations?: number;
  readonly seed?: number;
  readonly maximumClusters?: number;
};

/** Areas around each centre, nearest first, cut where a window would grow too large. */
type Windows = {
  readonly order: readonly Int32Array[];
  /** 1 where a window may end: the next area is farther away. */
  readonly isEnd: readonly Uint8Array[];
  readonly known: readonly Float64Array[];
  readonly radius: readonly Float64Array[];
};

const roundingOfRatio = 1e-9;

/** Children given out in all simulations together, a minute or two of work; a province needs a tenth of it. */
const mostDraws = 1e9;
const mostChildren = 50_000_000;

function windowsOf(areas: readonly ScanArea[], total: number, largestShare: number, metric: DistanceMetric): Windows {
  const order: Int32Array[] = [];
  const isEnd: Uint8Array[] = [];
  const known: Float64Array[] = [];
  const radius: Float64Array[] = [];
  const limit = largestShare * total;
  for (const centre of areas) {
    const near = areas
      .map(({ point }, i) => ({ i, distance: pointDistance(centre.point, point, metric) }))
      .sort((a, b) => a.distance - b.distance || a.i - b.i);
    const sums: number[] = [];
    let sum = 0;
    for (const { i } of near) {
      sum += areas[i]?.known ?? 0;
      if (sum > limit) break;
      sums.push(sum);
    }
    const length = sums.length;
    order.push(Int32Array.from(near.slice(0, length), ({ i }) => i));
    known.push(Float64Array.from(sums));
    radius.push(Float64Array.from(near.slice(0, length), ({ distance }) => distance));
    isEnd.push(Uint8Array.from(sums, (_, k) => Number((near[k + 1]?.distance ?? Infinity) > (near[k]?.distance ?? 0))));
  }
  return { order, isEnd, known, radius };
}

/** k log k for k = 0 to most, from which every likelihood of the scan is a sum. */
function entropyTable(most: number): Float64Array {
  return Float64Array.from({ length: most + 1 }, (_, k) => (k === 0 ? 0 : k * Math.log(k)));
}

type Whole = { readonly yes: number; readonly known: number; readonly table: Float64Array };

/** Log likelihood ratio of a window with more than its share of yes; 0 for one without (Kulldorff 1997, §3.1). */
function ratioOfWindow(yes: number, known: number, { yes: allYes, known: all, table }: Whole): number {
  if (yes * all <= allYes * known) return 0;
  const outYes = allYes - yes;
  const out = all - known;
  const inside = table[yes]! + table[known - yes]! - table[known]!;
  const outside = table[outYes]! + table[out - outYes]! - table[out]!;
  return inside + outside - (table[allYes]! + table[all - allYes]! - table[all]!);
}

function largestRatio(counts: Int32Array, windows: Windows, whole: Whole): number {
  let largest = 0;
  for (let c = 0; c < windows.order.length; c += 1) {
    const order = windows.order[c]!;
    const known = windows.known[c]!;
    const isEnd = windows.isEnd[c]!;
    let yes = 0;
    for (let k = 0; k < order.length; k += 1) {
      yes += counts[order[k]!]!;
      if (isEnd[k] === 0) continue;
      const ratio = ratioOfWindow(yes, known[k]!, whole);
      if (ratio > largest) largest = ratio;
    }
  }
  return largest;
}

/** The best window that shares no area with `taken`; null when none has more than its share. */
function bestWindow(areas: readonly ScanArea[], windows: Windows, whole: Whole, taken: ReadonlySet<number>) {
  let best: { centre: number; size: number; yes: number; ratio: number } | null = null;
  for (const [centre, order] of windows.order.entries()) {
    let yes = 0;
    for (let k = 0; k < order.length && !taken.has(order[k]!); k += 1) {
      yes += areas[order[k]!]!.yes;
      if (windows.isEnd[centre]![k] === 0) continue;
      const ratio = ratioOfWindow(yes, windows.known[centre]![k]!, whole);
      if (ratio > (best?.ratio ?? 0) + roundingOfRatio) best = { centre, size: k + 1, yes, ratio };
    }
  }
  return best;
}

/** Maps with the same number of yes among the same children, given out at random; returns the counts by area. */
function simulatedMaps(areas: readonly ScanArea[], whole: Whole, seed: number): () => Int32Array {
  const random = seededRandom(seed);
  const areaOfChild = new Int32Array(whole.known);
  let child = 0;
  for (const [i, { known }] of areas.entries()) areaOfChild.fill(i, child, (child += known));
  const drawsYes = whole.yes * 2 <= whole.known;
  const draws = drawsYes ? whole.yes : whole.known - whole.yes;
  const start = Int32Array.from(areas, ({ known }) => (drawsYes ? 0 : known));
  const step = drawsYes ? 1 : -1;
  const counts = new Int32Array(areas.length);
  return () => {
    counts.set(start);
    for (let k = 0; k < draws; k += 1) {
      const at = k + random.below(whole.known - k);
      const area = areaOfChild[at]!;
      areaOfChild[at] = areaOfChild[k]!;
      areaOfChild[k] = area;
      counts[area]! += step;
    }
    return counts;
  };
}

function checkScan(areas: readonly ScanArea[], options: ScanOptions): Required<ScanOptions> {
  const { metric, largestShare = 0.5, simulations = 999, seed = 1, maximumClusters = 5 } = options;
  if (!(largestShare > 0 && largestShare <= 0.5)) throw new RangeError(`${largestShare} is no share in (0, 0.5].`);
  if (!Number.isInteger(simulations) || simulations < 1)
    throw new RangeError(`${simulations} is no number of simulations.`);
  for (const area of areas) shareOf(area);
  return { metric, largestShare, simulations, seed, maximumClusters };
}

/**
 * Bernoulli spatial scan for clusters of high prevalence (Kulldorff, Commun Stat Theory Methods 26:1481, 1997):
 * circular windows around each area, grown area by area (all equally far at once) to `largestShare` of the known
 * answers; Monte Carlo p by giving the same number of yes to the same children at random.
 * Works with tiny counts, where rates do not. Areas without known answers hold no children and are left out.
 * No cluster: no areas, one area, nobody or everybody with the condition, or the same prevalence everywhere.
 * Time and memory grow with the square of the number of areas: meant for the communities of a province.
 * @throws RangeError when counts are no counts, a coordinate is no number, an option is out of range, or there are too
 *   many children for so many simulations
 */
export function bernoulliScan(allAreas: readonly ScanArea[], options: ScanOptions): BernoulliScan {
  const { metric, largestShare, simulations, seed, maximumClusters } = checkScan(allAreas, options);
  const position = allAreas.flatMap(({ known }, i) => (known > 0 ? [i] : []));
  const areas = position.flatMap((i) => allAreas[i] ?? []);
  const yes = areas.reduce((sum, area) => sum + area.yes, 0);
  const known = areas.reduce((sum, area) => sum + area.known, 0);
  if (yes === 0 || yes === known) return { clusters: [], simulations, seed };
  if (known > mostChildren || Math.min(yes, known - yes) * simulations > mostDraws) {
    throw new ImpossibleInput('simulationsTooMany', { known, simulations });
  }
  const whole = { yes, known, table: entropyTable(known) };
  const windows = windowsOf(areas, known, largestShare, metric);

  const found: NonNullable<ReturnType<typeof bestWindow>>[] = [];
  const taken = new Set<number>();
  while (found.length < maximumClusters) {
    const best = bestWindow(areas, windows, whole, taken);
    if (best === null) break;
    found.push(best);
    for (const i of windows.order[best.centre]!.subarray(0, best.size)) taken.add(i);
  }
  const nextMap = simulatedMaps(areas, whole, seed);
  const exceeded = found.map(() => 0);
  for (let s = 0; s < simulations && found.length > 0; s += 1) {
    const largest = largestRatio(nextMap(), windows, whole);
    for (const [c, { ratio }] of found.entries()) if (largest >= ratio - roundingOfRatio) exceeded[c]! += 1;
  }
  const clusters = found.map(({ centre, size, yes: inside, ratio }, c): ScanCluster => {
    const insideKnown = windows.known[centre]![size - 1]!;
    const outside = (yes - inside) / (known - insideKnown);
    return {
      centre: position[centre]!,
      radius: windows.radius[centre]![size - 1]!,
      members: Array.from(windows.order[centre]!.subarray(0, size), (i) => position[i]!),
      yes: inside,
      known: insideKnown,
      expected: (insideKnown * yes) / known,
      relativeRisk: outside === 0 ? null : inside / insideKnown / outside,
      logLikelihoodRatio: ratio,
      p: (exceeded[c]! + 1) / (simulations + 1),
    };
  });
  return { clusters, simulations, seed };
}
