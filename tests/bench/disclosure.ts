import { loadavg } from 'node:os';
import { areaLevels } from '../../shared/geo/area-codes.ts';
import { hiddenFigure, type Cube, type FigureBlock } from '../../electron/engine/disclosure/cube.ts';
import { releaseInThreads } from '../../electron/engine/disclosure/release-in-threads.ts';
import { finestStrata, stratumKey } from '../../electron/engine/disclosure/lattice.ts';
import { quantities } from '../../electron/engine/disclosure/quantities.ts';
import { cubeOfRecords, type ChildRecord } from '../disclosure/support/child-records.ts';
import { sampleRecords, sampleYears } from '../disclosure/support/sample.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';

export type DisclosureFigure = Readonly<Record<string, string | number>>;

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
  const full = cubeOfRecords(records);
  const started = performance.now();
  const usage = process.cpuUsage();
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 500);
  const outcome = await releaseInThreads({ full, earlier: [], n: 5, key, withheld: [] }, { threads: 2 });
  clearInterval(watch);
  if (outcome.kind !== 'released') throw new Error('The first release was held back.');
  const { cube, results } = outcome.release;
  const sum = (name: 'hidden' | 'small' | 'pinned' | 'narrowed' | 'mended' | 'ruleAlone'): number =>
    results.reduce((so, { report }) => so + report[name], 0);
  return [
    {
      what: isLarge ? 'a province of 1,074 communities, 3 years' : 'the sample, 3 years',
      seconds: Math.round((performance.now() - started) / 1000),
      'cpu seconds': Math.round(process.cpuUsage(usage).user / 1e6),
      'peak MB of the process': Math.round(peak / 1e6),
      load: Math.round(loadavg()[0] ?? 0),
      hidden: sum('hidden'),
      small: sum('small'),
      'pinned before mending': sum('pinned'),
      'narrowed before': sum('narrowed'),
      mended: sum('mended'),
      'rule alone': sum('ruleAlone'),
    },
    ...sharesHidden(cube),
  ];
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
