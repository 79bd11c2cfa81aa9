import { spawnSync } from 'node:child_process';
import { empiricalBayes } from '../../electron/engine/statistics/empirical-bayes.ts';
import type { Proportion } from '../../electron/engine/statistics/proportion.ts';
import { priorityRanking } from '../../electron/engine/statistics/priority-ranking.ts';
import { statisticInThread } from '../../electron/engine/answers/statistic-in-thread.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';
import { bernoulliScan, type ScanArea } from '../../electron/engine/statistics/spatial/bernoulli-scan.ts';
import { hotSpots } from '../../electron/engine/statistics/spatial/hot-spots.ts';
import { queenContiguity, type AreaOutline } from '../../electron/engine/statistics/spatial/queen-contiguity.ts';

type StatisticsFigure = {
  readonly name: string;
  readonly ms: number;
  /** What methods.md asks for; null where it asks for nothing. */
  readonly targetMs: number | null;
  /** Time of spdep for the same work divided by ours; null where R or spdep is not installed. */
  readonly timesFasterThanSpdep?: number | null;
};

const indicatorCount = 22;
const areaSide = 100;

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function squares(side: number): AreaOutline[] {
  return Array.from({ length: side * side }, (_, i): AreaOutline => {
    const [x, y] = [i % side, Math.floor(i / side)];
    return {
      type: 'Polygon',
      coordinates: [
        [
          [x, y],
          [x + 1, y],
          [x + 1, y + 1],
          [x, y + 1],
          [x, y],
        ],
      ],
    };
  });
}

function prevalences(areas: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: areas }, () => random.below(101) / (100 + random.below(3)));
}

function counts(areas: number, seed: number): Proportion[] {
  const random = seededRandom(seed);
  return Array.from({ length: areas }, () => {
    const known = random.below(400);
    return { yes: random.below(known + 1), known };
  });
}

const spdepScript = `
suppressMessages(library(spdep)); set.seed(1)
w <- nb2listw(include.self(cell2nb(32, 32, type = "queen")), style = "B"); x <- runif(1024)
cat(system.time(localG_perm(x, w, nsim = 999))[["elapsed"]] * 1000)`;

/** Milliseconds of spdep's localG_perm for 1,024 areas × 999 permutations; null where it is not installed. */
function spdepMs(): number | null {
  const { status, stdout } = spawnSync('Rscript', ['-e', spdepScript], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : null;
}

/** Times of the estimators at the sizes of methods.md. */
export async function benchStatistics(): Promise<StatisticsFigure[]> {
  const outlines = squares(areaSide);
  const weights = queenContiguity(outlines);
  const indicators = Array.from({ length: indicatorCount }, (_, j) => prevalences(areaSide ** 2, j));
  const smallWeights = queenContiguity(squares(32));
  const small = prevalences(1024, 1);
  const everything = Array.from({ length: indicatorCount * 3 }, (_, j) => counts(10_000, j));
  const random = seededRandom(9);
  const communities = Array.from({ length: 180 }, (): ScanArea => {
    const known = 50 + random.below(400);
    return { point: [98.4 + random.unit(), 9.4 + random.unit()], known, yes: random.below(Math.ceil(known / 10)) };
  });
  const needs = communities.map(({ yes, known }) => Array.from({ length: 16 }, () => ({ yes, known })));

  const spdep = spdepMs();
  const ownSmall = await timed(() => hotSpots(small, smallWeights, { permutations: 999, seed: 1 }));
  const options = { permutations: 9999, seed: 1 };
  return [
    { name: 'queen contiguity, 10,000 areas', ms: await timed(() => queenContiguity(outlines)), targetMs: null },
    {
      name: 'Gi*, 10,000 areas × 9,999 permutations × 22 indicators, one thread',
      ms: await timed(() => indicators.map((values) => hotSpots(values, weights, options))),
      targetMs: 10_000,
    },
    {
      name: 'the same in a worker for each indicator, start and copies included',
      ms: await timed(async () => {
        for (const values of indicators) await statisticInThread('hotSpots', [values, weights, options]);
      }),
      targetMs: 10_000,
    },
    {
      name: 'Gi*, 1,024 areas × 999 permutations',
      ms: ownSmall,
      targetMs: null,
      timesFasterThanSpdep: spdep === null ? null : spdep / ownSmall,
    },
    {
      name: 'empirical Bayes, 22 indicators × 3 years × 10,000 areas',
      ms: await timed(() => everything.map((areas) => empiricalBayes(areas))),
      targetMs: 200,
    },
    {
      name: 'spatial scan, 180 communities × 999 simulations',
      ms: await timed(() => bernoulliScan(communities, { metric: 'earth' })),
      targetMs: null,
    },
    {
      name: 'priority, 180 communities × 16 indicators × 2,000 draws',
      ms: await timed(() => priorityRanking(needs, { top: 20 })),
      targetMs: null,
    },
  ];
}
