import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { benjaminiHochberg } from '../../electron/engine/statistics/benjamini-hochberg.ts';
import { clopperPearsonInterval } from '../../electron/engine/statistics/clopper-pearson-interval.ts';
import { cochranArmitage } from '../../electron/engine/statistics/cochran-armitage.ts';
import { coOccurrence } from '../../electron/engine/statistics/co-occurrence.ts';
import { empiricalBayes } from '../../electron/engine/statistics/empirical-bayes.ts';
import { fisherExactP } from '../../electron/engine/statistics/fisher-exact.ts';
import { funnel } from '../../electron/engine/statistics/funnel-limits.ts';
import { inequalityGap } from '../../electron/engine/statistics/inequality-gap.ts';
import { poissonInterval } from '../../electron/engine/statistics/poisson-interval.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';
import { getisOrd } from '../../electron/engine/statistics/spatial/getis-ord.ts';
import { globalMoran } from '../../electron/engine/statistics/spatial/global-moran.ts';
import { localMoran } from '../../electron/engine/statistics/spatial/local-moran.ts';
import { distanceBandWeights, kNearestWeights } from '../../electron/engine/statistics/spatial/point-weights.ts';
import { queenContiguity, type AreaOutline } from '../../electron/engine/statistics/spatial/queen-contiguity.ts';
import { givenWeights, type SpatialWeights } from '../../electron/engine/statistics/spatial/spatial-weights.ts';
import { wilsonInterval } from '../../electron/engine/statistics/wilson-interval.ts';
import { needsReference, sharedFolder } from '../support/shared-folder.ts';
import { skippedWhere } from '../support/skipped-where.ts';

const script = fileURLToPath(new URL('cross-check.R', import.meta.url));
const outlinesFile = 'geo/ranong_adm3.geojson';
const ranong = join(sharedFolder, outlinesFile);
const hasR =
  spawnSync('Rscript', ['-e', 'for (p in c("spdep", "epitools", "sf")) stopifnot(requireNamespace(p, quietly = TRUE))'])
    .status === 0;

const random = seededRandom(20_240_501);
const counts = (largest: number) => {
  const known = 1 + random.below(largest);
  return { yes: random.below(known + 1), known };
};
/** Neither none nor all: where R's packages have a finite answer. */
const innerCounts = (largest: number) => {
  const known = 2 + random.below(largest);
  return { yes: 1 + random.below(known - 1), known };
};
const list = <T>(length: number, make: (i: number) => T) => Array.from({ length }, (_, i) => make(i));

const proportions = [
  ...list(60, () => counts(400)),
  { yes: 0, known: 1 },
  { yes: 3, known: 45_000 },
  { yes: 1, known: 1 },
];
const pairs = list(60, () => {
  const [first, second] = [innerCounts(80), innerCounts(900)];
  return { yes1: first.yes, known1: first.known, yes2: second.yes, known2: second.known };
});
const areas = list(70, () => {
  const known = 1 + random.below(120);
  return {
    yes: list(known, () => Number(random.unit() < 0.1 + 0.3 * random.unit())).reduce((a, b) => a + b, 0),
    known,
  };
});
const pValues = list(25, () => ({ p: random.unit() ** 3 }));
const trends = list(30, () => {
  const [a, b, c, d] = [innerCounts(300), innerCounts(300), innerCounts(300), innerCounts(300)];
  return {
    yes1: a.yes,
    known1: a.known,
    yes2: b.yes,
    known2: b.known,
    yes3: c.yes,
    known3: c.known,
    yes4: d.yes,
    known4: d.known,
  };
});
const eventCounts = [0, 1, 2, 3, 7, 20, 42, 150, 1200].map((count) => ({ count }));
const points = list(120, () => ({
  x: random.unit() * 10,
  y: random.unit() * 10,
  value: Math.round(random.unit() * 40) / 40,
}));

function writeTable(folder: string, name: string, rows: readonly Readonly<Record<string, number>>[]): void {
  const header = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => header.map((key) => row[key]).join(','));
  writeFileSync(join(folder, name), [header.join(','), ...lines].join('\n'));
}

type Row = { readonly text: (column: string) => string; readonly number: (column: string) => number };

function readTable(folder: string, name: string): readonly Row[] {
  const [header = '', ...lines] = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const text = (column: string) => cells[columns.indexOf(column)] ?? '';
    return { text, number: (column) => Number(text(column)) };
  });
}

const positions = (text: string) => (text === '' ? [] : text.split(' ').map(Number));

/** Collects what is farther from R than the tolerance, relative to values above 1. */
function comparison(): {
  same: (actual: number | null | undefined, expected: number, tolerance?: number) => void;
  off: string[];
} {
  const off: string[] = [];
  const same = (actual: number | null | undefined, expected: number, tolerance = 1e-9) => {
    const isNear = Math.abs((actual ?? Number.NaN) - expected) <= tolerance * Math.max(1, Math.abs(expected));
    if (!isNear) off.push(`${actual} is not ${expected}`);
  };
  return { same, off };
}

const whereRIs = skippedWhere(!hasR, 'R with spdep, epitools and sf is not installed');

describe('agreement with R, spdep and epitools', whereRIs, () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'natpro-oracle-'));
    writeTable(folder, 'proportions.csv', proportions);
    writeTable(folder, 'pairs.csv', pairs);
    writeTable(folder, 'areas.csv', areas);
    writeTable(folder, 'p-values.csv', pValues);
    writeTable(folder, 'trends.csv', trends);
    writeTable(folder, 'counts.csv', eventCounts);
    writeTable(folder, 'points.csv', points);
    if (existsSync(ranong)) copyFileSync(ranong, join(folder, 'outlines.geojson'));
    execFileSync('Rscript', [script, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    const [versions] = readTable(folder, 'r-versions.csv');
    console.info(
      `checked against ${versions?.text('R')}, spdep ${versions?.text('spdep')}, epitools ${versions?.text('epitools')}`,
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('Wilson and Clopper-Pearson as prop.test and binom.test', () => {
    const { same, off } = comparison();
    for (const [i, row] of readTable(folder, 'r-proportions.csv').entries()) {
      const { yes, known } = proportions[i]!;
      const wilson = wilsonInterval(yes, known);
      same(wilson?.low, row.number('wilsonLow'));
      same(wilson?.high, row.number('wilsonHigh'));
      const exact = clopperPearsonInterval(yes, known);
      same(exact?.low, row.number('exactLow'), 1e-12);
      same(exact?.high, row.number('exactHigh'), 1e-12);
      const exact998 = clopperPearsonInterval(yes, known, 0.998);
      same(exact998?.low, row.number('exact998Low'), 1e-12);
      same(exact998?.high, row.number('exact998High'), 1e-12);
    }
    expect(off).toEqual([]);
  });

  test('two groups: Fisher, Katz ratio, Newcombe difference, odds ratio, phi', () => {
    const { same, off } = comparison();
    for (const [i, row] of readTable(folder, 'r-pairs.csv').entries()) {
      const { yes1, known1, yes2, known2 } = pairs[i]!;
      const [first, second] = [
        { yes: yes1, known: known1 },
        { yes: yes2, known: known2 },
      ];
      same(fisherExactP(first, second), row.number('fisherP'));
      const gap = inequalityGap(first, second);
      same(gap.ratio, row.number('ratio'));
      same(gap.ratioInterval?.low, row.number('ratioLow'));
      same(gap.ratioInterval?.high, row.number('ratioHigh'));
      same(gap.difference?.low, Math.max(-1, row.number('differenceLow')));
      same(gap.difference?.high, Math.min(1, row.number('differenceHigh')));
      const [pair] = coOccurrence([
        { answers: [1, 1], count: yes1 },
        { answers: [1, 0], count: known1 - yes1 },
        { answers: [0, 1], count: yes2 },
        { answers: [0, 0], count: known2 - yes2 },
      ]).pairs;
      same(pair?.oddsRatio, row.number('odds'));
      same(pair?.oddsRatioInterval?.low, row.number('oddsLow'));
      same(pair?.oddsRatioInterval?.high, row.number('oddsHigh'));
      same(pair?.phi, row.number('phi'));
    }
    expect(off).toEqual([]);
  });

  test('empirical Bayes as EBest, funnel limits as qbinom and quantile', () => {
    const { same, off } = comparison();
    const fit = empiricalBayes(areas);
    const plot = funnel(areas, { adjust: false });
    for (const [i, row] of readTable(folder, 'r-areas.csv').entries()) {
      same(fit.areas[i]?.smoothed, row.number('smoothed'));
      same(fit.mean, row.number('mean'));
      same(fit.variance, row.number('variance'));
      same(plot.phi, row.number('phi'));
      const area = plot.areas[i];
      same(area?.z, row.number('z'));
      same(area?.limits95?.low, row.number('exact95Low'));
      same(area?.limits95?.high, row.number('exact95High'));
      same(area?.limits998?.low, row.number('exact998Low'));
      same(area?.limits998?.high, row.number('exact998High'));
    }
    expect(off).toEqual([]);
  });

  test('Benjamini-Hochberg as p.adjust, trend as prop.trend.test, Poisson as pois.exact', () => {
    const { same, off } = comparison();
    const p = pValues.map((row) => row.p);
    const [adjusted, of40] = [benjaminiHochberg(p), benjaminiHochberg(p, 40)];
    for (const [i, row] of readTable(folder, 'r-p-values.csv').entries()) {
      same(adjusted[i], row.number('adjusted'));
      same(of40[i], row.number('of40'));
    }
    for (const [i, row] of readTable(folder, 'r-trends.csv').entries()) {
      const t = trends[i]!;
      const result = cochranArmitage([
        { score: 1, yes: t.yes1, known: t.known1 },
        { score: 2, yes: t.yes2, known: t.known2 },
        { score: 3, yes: t.yes3, known: t.known3 },
        { score: 5, yes: t.yes4, known: t.known4 },
      ]);
      same(result?.chiSquare, row.number('chiSquare'));
      same(result?.p, row.number('p'));
    }
    for (const [i, row] of readTable(folder, 'r-counts.csv').entries()) {
      const { count } = eventCounts[i]!;
      const [exact, mid] = [poissonInterval(count), poissonInterval(count, 'mid-p')];
      same(exact.low, row.number('exactLow'), 1e-12);
      same(exact.high, row.number('exactHigh'), 1e-12);
      // pois.exact stops its root search early (R's uniroot default, 1.2e-4).
      same(exact.low, row.number('epitoolsLow'), 1e-3);
      same(exact.high, row.number('epitoolsHigh'), 1e-3);
      same(mid.low, row.number('midLow'));
      same(mid.high, row.number('midHigh'));
    }
    expect(off).toEqual([]);
  });

  const values = points.map(({ value }) => value);
  const places = points.map(({ x, y }) => [x, y] as const);
  const maps: readonly (readonly [string, SpatialWeights])[] = [
    ['r-nearest.csv', kNearestWeights(places, 4, 'plane')],
    ['r-band.csv', distanceBandWeights(places, 0.9, 'plane')],
  ];

  test.each(maps)('neighbours, localG, localmoran and moran.test: %s', (file, weights) => {
    const { same, off } = comparison();
    expect(weights.islands.length > 0).toBe(file === 'r-band.csv');
    const { gi, giStar } = getisOrd(values, weights);
    const local = localMoran(values, weights);
    const whole = globalMoran(values, weights);
    for (const [i, row] of readTable(folder, file).entries()) {
      expect(weights.neighbours[i]).toEqual(positions(row.text('neighbours')));
      same(whole?.moranI, row.number('moranI'));
      same(whole?.expected, row.number('moranExpected'));
      same(whole?.variance, row.number('moranVariance'));
      const isIsland = weights.islands.includes(i);
      expect([gi[i] === null, giStar[i] === null, local[i]?.localI === null]).toEqual(Array(3).fill(isIsland));
      if (isIsland) continue;
      same(gi[i], row.number('gi'));
      same(giStar[i], row.number('giStar'));
      same(local[i]?.localI, row.number('localI'));
      same(local[i]?.expected, row.number('expected'));
      same(local[i]?.variance, row.number('variance'));
      same(local[i]?.z, row.number('z'));
      same(local[i]?.pNormal, row.number('p'));
    }
    expect(off).toEqual([]);
  });

  test('unequal weights (inverse distance)', () => {
    const { same, off } = comparison();
    const rows = readTable(folder, 'r-inverse.csv');
    const weights = givenWeights(
      rows.map((row) => positions(row.text('neighbours'))),
      rows.map((row) => row.text('weights').split(' ').map(Number)),
    );
    const { gi } = getisOrd(values, weights);
    const local = localMoran(values, weights, false);
    for (const [i, row] of rows.entries()) {
      same(gi[i], row.number('gi'));
      same(local[i]?.localI, row.number('localI'));
      same(local[i]?.variance, row.number('variance'));
    }
    expect(off).toEqual([]);
  });

  test('queen contiguity of the tambons of Ranong as poly2nb', needsReference(outlinesFile), () => {
    const map = JSON.parse(readFileSync(ranong, 'utf8')) as { features: { geometry: AreaOutline }[] };
    const weights = queenContiguity(map.features.map(({ geometry }) => geometry));
    const expected = readTable(folder, 'r-outlines.csv').map((row) => positions(row.text('neighbours')));
    expect(weights.neighbours).toEqual(expected);
  });
});
