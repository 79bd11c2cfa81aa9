import { loadavg } from 'node:os';
import { areaLevels } from '../../shared/geo/area-codes.ts';
import { hiddenFigure, type Cube, type FigureBlock } from '../../electron/engine/disclosure/cube.ts';
import { heldBackTotals } from '../../electron/engine/disclosure/held-back.ts';
import type { EarlierRelease } from '../../electron/engine/disclosure/province-frames.ts';
import type { FigurePlace } from '../../electron/engine/disclosure/release-task.ts';
import type { Release, TaskReport } from '../../electron/engine/disclosure/release.ts';
import { releaseInThreads } from '../../electron/engine/disclosure/release-in-threads.ts';
import { finestStrata, stratumKey } from '../../electron/engine/disclosure/lattice.ts';
import { quantities } from '../../electron/engine/disclosure/quantities.ts';
import { cubeOfRecords, type ChildRecord } from '../disclosure/support/child-records.ts';
import { sampleRecords, sampleYears } from '../disclosure/support/sample.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';

type DisclosureFigure = Readonly<Record<string, string | number>>;

const key = new Uint8Array(32).fill(7);
/** A province of about 1,000 communities: the sample so many times, each child in nine of ten. */
const copies = 6;

function largeProvince(): readonly ChildRecord[] {
  const random = seededRandom(1);
  return sampleYears.flatMap((year) => {
    const records = sampleRecords(year);
    return Array.from({ length: copies }, (_, copy) =>
      records
        .filter(() => random.below(10) > 0)
        .map((child) => ({ ...child, community: child.community + copy * 50_000 })),
    ).flat();
  });
}

/** Time, memory and what is hidden of a release: of the sample's three years, or of a province six times as large. */
export async function benchDisclosure(isLarge: boolean): Promise<readonly DisclosureFigure[]> {
  const records = isLarge ? largeProvince() : sampleYears.flatMap((year) => sampleRecords(year));
  const what = isLarge ? 'a province of 1,074 communities, 3 years' : 'the sample, 3 years';
  const { row, release } = await timed(what, cubeOfRecords(records), [], []);
  return [row, ...sharesHidden(release.cube)];
}

/** Five releases of the sample: two years, a child corrected, a community removed, the undo of it, a new year. */
export async function benchFiveReleases(): Promise<readonly DisclosureFigure[]> {
  const [first, second, third] = sampleYears.map((year) => sampleRecords(year));
  if (!first || !second || !third) throw new Error('The sample has three years.');
  const imported = [...first, ...second];
  const [child] = second;
  const corrected = imported.map((each) =>
    each === child ? { ...each, yes: each.yes ^ 1024, no: each.no ^ 1024 } : each,
  );
  const removed = imported.filter(({ year, community }) => year !== child?.year || community !== child.community);
  const steps = [
    ['two years', imported],
    ['a child corrected', corrected],
    ['a community removed', removed],
    ['that undone', imported],
    ['a third year', [...imported, ...third]],
  ] as const;
  const earlier: EarlierRelease[] = [];
  const withheld: FigurePlace[] = [];
  const rows: DisclosureFigure[] = [];
  for (const [what, records] of steps) {
    const full = cubeOfRecords(records);
    // The team has held-back totals hidden rather than wait.
    const held = heldBackTotals({ full, earlier, n: 5, key, withheld });
    withheld.push(...held);
    const { row, release } = await timed(what, full, earlier, withheld);
    rows.push({ ...row, 'held back': held.length });
    earlier.push({ full, released: release.cube, n: 5 });
  }
  return rows;
}

async function timed(
  what: string,
  full: Cube,
  earlier: readonly EarlierRelease[],
  withheld: readonly FigurePlace[],
): Promise<{ readonly row: DisclosureFigure; readonly release: Release }> {
  const started = performance.now();
  const usage = process.cpuUsage();
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 500);
  const outcome = await releaseInThreads({ full, earlier, n: 5, key, withheld }, { threads: 2 });
  clearInterval(watch);
  if (outcome.kind !== 'released') throw new Error(`The release was held back: ${what}.`);
  const { results } = outcome.release;
  const sum = (name: keyof TaskReport['report']): number => results.reduce((so, { report }) => so + report[name], 0);
  return {
    release: outcome.release,
    row: {
      what,
      seconds: Math.round((performance.now() - started) / 1000),
      'cpu seconds': Math.round(process.cpuUsage(usage).user / 1e6),
      'MB of two workers': Math.round((peak - before) / 1e6),
      load: Math.round(loadavg()[0] ?? 0),
      'tasks done': results.length,
      'tasks kept': outcome.release.kept.length,
      hidden: sum('hidden'),
      small: sum('small'),
      'pinned before mending': sum('pinned'),
      'narrowed before': sum('narrowed'),
      mended: sum('mended'),
      'rule alone': sum('ruleAlone'),
      'told before': sum('toldBefore'),
    },
  };
}

const finest = new Set(finestStrata.map(stratumKey));

/** Share of the figures hidden by level and kind of stratum: of all children's quantities, and of the 22 indicators' yes. */
function sharesHidden(cube: Cube): readonly DisclosureFigure[] {
  const kinds = Map.groupBy(
    [...cube.blocks.values()].filter(({ stratum }) => !finest.has(stratumKey(stratum))),
    ({ level, stratum }) => `${areaLevels.indexOf(level)} ${level} ${kindOf(stratum)}`,
  );
  return [...kinds]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, blocks]) => ({
      what: kind.slice(2),
      ...shareOf(blocks, () => true, 'all'),
      ...shareOf(blocks, (name) => /^yes_\d+$/.test(name), '1-16'),
      ...shareOf(blocks, (name) => /^(home|living)_yes/.test(name), '17-22'),
    }));
}

function kindOf(stratum: FigureBlock['stratum']): string {
  if (stratum.kind !== 'plain') return stratum.kind;
  const parts = [stratum.sex && 'sex', stratum.age && 'age', stratum.group && 'group'].filter(Boolean);
  return parts.join(' × ') || 'all';
}

function shareOf(blocks: readonly FigureBlock[], isWanted: (name: string) => boolean, label: string): DisclosureFigure {
  let [hidden, count] = [0, 0];
  for (const { columns } of blocks)
    for (const [place, column] of columns.entries()) {
      if (!column || !isWanted(quantities[place] ?? '')) continue;
      for (const value of column) {
        if (value >= 0 || value === hiddenFigure) count++;
        if (value === hiddenFigure) hidden++;
      }
    }
  return {
    [`figures ${label}`]: count,
    [`hidden % ${label}`]: count === 0 ? 0 : Math.round((1000 * hidden) / count) / 10,
  };
}
