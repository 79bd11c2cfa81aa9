import type { JournalAnchors } from './journal-chain.ts';
import type { JournalFiles } from './journal-files.ts';
import { bundleFile, entryFile, type Bundle } from './layout.ts';

/** Numbers follow one another: what lies further behind the last that can be read is no part of the journal. */
const farthestGap = 1000;
const longestBundle = 10_000;

/**
 * Tells files that bear the name of entries and are none from damaged entries: a copy under another number behind the end, or
 * a number that no journal reaches. Taken for entries they would make thousands missing, and the next number astronomical.
 */
export function withoutOdd(
  files: JournalFiles,
  anchors: JournalAnchors,
): { readonly files: JournalFiles; readonly odd: readonly string[] } {
  const sound = Math.max(
    0,
    ...anchors.heads.map(({ seq }) => seq),
    ...anchors.bundles.map(({ last }) => last),
    lastOf(files.records.keys()),
  );
  const singles = files.damagedSingles.map((seq) => ({ first: seq, last: seq }));
  const reach = reachOf(sound, [...singles, ...files.damagedBundles]);
  const isOddSingle = (seq: number): boolean => seq > reach;
  const isOddBundle = (bundle: Bundle): boolean => bundle.last > reach;
  const misnamed = files.misnamedSingles.filter((seq) => seq <= sound);
  return {
    files: {
      ...files,
      damagedSingles: [...files.damagedSingles.filter((seq) => !isOddSingle(seq)), ...misnamed],
      damagedBundles: files.damagedBundles.filter((bundle) => !isOddBundle(bundle)),
    },
    odd: [
      ...files.odd,
      ...files.damagedSingles.filter(isOddSingle).map(entryFile),
      ...files.misnamedSingles.filter((seq) => seq > sound).map(entryFile),
      ...files.damagedBundles.filter(isOddBundle).map(bundleFile),
    ],
  };
}

/** How far a journal goes whose last files cannot be read, one after the other. */
function reachOf(sound: number, damaged: readonly { readonly first: number; readonly last: number }[]): number {
  let reach = sound;
  for (const { first, last } of damaged.toSorted((a, b) => a.first - b.first)) {
    const isNear = first <= reach + farthestGap && last - first < longestBundle;
    if (isNear && last > reach) reach = last;
  }
  return reach;
}

function lastOf(numbers: Iterable<number>): number {
  let last = 0;
  for (const each of numbers) if (each > last) last = each;
  return last;
}
