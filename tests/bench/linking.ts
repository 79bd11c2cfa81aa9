import { linkRecords } from '../../electron/engine/linking/link-records.ts';
import { syntheticPopulation } from '../engine/linking/synthetic-population.ts';

type LinkingFigure = {
  readonly childYears: number;
  readonly seconds: number;
  /** Growth of the largest resident size of the process, in MB: the memory linking needs beside its input. */
  readonly extraMB: number;
  readonly groups: number;
  readonly pairs: number;
  readonly skippedBlocks: number;
};

/** Records of a child over three synthetic years, on average. */
const recordsPerChild = 2.79;

/** Links synthetic child-years (nine in ten with an ID number) over three survey years. */
export function benchLinking(sizes: readonly number[] = [100_000, 1_000_000]): LinkingFigure[] {
  return sizes.map((childYears) => {
    const children = Math.round(childYears / recordsPerChild);
    const { records } = syntheticPopulation({ seed: 1, children, communities: 400 });
    const before = process.resourceUsage().maxRSS;
    const started = performance.now();
    const { certain, pairs, skippedBlocks } = linkRecords(records);
    return {
      childYears: records.length,
      seconds: Math.round((performance.now() - started) / 10) / 100,
      extraMB: Math.round((process.resourceUsage().maxRSS - before) / 1024),
      groups: certain.length,
      pairs: pairs.length,
      skippedBlocks: skippedBlocks.length,
    };
  });
}
