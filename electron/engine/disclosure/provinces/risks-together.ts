import { everybody, riskNumbers, type ProvinceStratum } from '../lattice.ts';
import { answerOf, type JudgedFigure, type Place, type ProvinceFigure, type Scene } from './province-table.ts';

/** An unknown answer counts as no, or leaves the child out. */
type UnknownRule = Extract<ProvinceStratum, { kind: 'stack' }>['unknown'];

const nameOf = (no: number): string => answerOf('yes', no);
const stratumOf = (unknown: UnknownRule, atLeast: number): ProvinceStratum => ({ kind: 'stack', unknown, atLeast });
const mostRisks = riskNumbers.length;

/**
 * Children with at least so many risks, all and by indicator, under both rules for unknown answers. Cut-offs are shown
 * from 0 upward as long as everything that their differences tell is of 0 or n children at least, and the number of risks
 * beyond the last of them stays open.
 */
export function risksTogether(scene: Scene): readonly JudgedFigure[] {
  const { count, isThere, judge } = scene;
  if (!isThere(stratumOf('as-no', 0)) || !isThere(stratumOf('leave-out', 0))) return [];
  const cutOffs = Array.from({ length: mostRisks + 1 }, (_, k) => k);
  const stacked = (unknown: UnknownRule): Stacked =>
    cutOffs.map((k) => ({
      children: count(stratumOf(unknown, k), 'children'),
      having: k === 0 ? [] : riskNumbers.map((no) => count(stratumOf(unknown, k), nameOf(no))),
    }));
  const [asNo, leaveOut] = [stacked('as-no'), stacked('leave-out')];
  const incomplete: Stacked = cutOffs.map((k) => differenceOf(asNo[k], leaveOut[k]));
  const last = lastShown(asNo, mostRisks, scene.n);
  const lastComplete = Math.min(lastShown(leaveOut, last, scene.n), lastShown(incomplete, last, scene.n));
  const shownTo = { 'as-no': last, 'leave-out': lastComplete } as const;
  // Hidden ones make it count nothing: judged, the table says whether any of it may be shown.
  const judged = judge({
    figures: (['as-no', 'leave-out'] as const).flatMap((unknown) =>
      (unknown === 'as-no' ? asNo : leaveOut).flatMap(({ children, having }, k): ProvinceFigure[] => {
        const stratum = stratumOf(unknown, k);
        return [
          { stratum, quantity: 'children', value: children },
          ...having.map((value, i): ProvinceFigure => ({ stratum, quantity: nameOf(riskNumbers[i] ?? 0), value })),
        ];
      }),
    ),
    parts: [],
    splits: [],
    known: [],
    margins: [
      ...['eligible_1', 'recorded'].map((quantity): Place => ({ stratum: everybody, quantity })),
      ...riskNumbers.flatMap((no) =>
        [nameOf(no), answerOf('known', no)].map((quantity): Place => ({ stratum: everybody, quantity })),
      ),
    ],
  });
  return judged.map((each) => {
    const { stratum } = each;
    const isInside = stratum.kind === 'stack' && stratum.atLeast <= shownTo[stratum.unknown];
    return { ...each, isShown: each.isShown && isInside };
  });
}

/** By cut-off: children, and of these those with each indicator; nobody is asked for one at 0. */
type Stacked = readonly { readonly children: number; readonly having: readonly number[] }[];

const differenceOf = (all: Stacked[number] | undefined, part: Stacked[number] | undefined): Stacked[number] => ({
  children: (all?.children ?? 0) - (part?.children ?? 0),
  having: (all?.having ?? []).map((value, i) => value - (part?.having[i] ?? 0)),
});

/** The last cut-off up to which nothing small follows; -1 where not even all children may be told. */
function lastShown(stacked: Stacked, most: number, n: number): number {
  for (let last = most; last >= 0; last--)
    if (isOpenBeyond(stacked, last, n) && areLarge(stacked, last, n)) return last;
  return -1;
}

/** Whether everything up to a cut-off, exactly so many risks and the last one and more, is of 0 or n children at least. */
function areLarge(stacked: Stacked, last: number, n: number): boolean {
  const isLarge = (count: number): boolean => count === 0 || count >= n;
  return stacked.slice(0, last + 1).every(({ children, having }, k) => {
    const next = k < last ? stacked[k + 1] : undefined;
    const exactly = children - (next?.children ?? 0);
    if (!isLarge(exactly)) return false;
    return having.every((all, i) => {
      const own = all - (next?.having[i] ?? 0);
      // 100 % of those with so many risks say something of each of them, but where they have all there are.
      return isLarge(own) && isLarge(exactly - own) && (own === 0 || exactly - own >= n || k === mostRisks);
    });
  });
}

/**
 * Whether the numbers beyond the last cut-off stay open. How many risks those beyond have together follows: of children
 * from all indicators, of each indicator from its pairs. The next cut-off then lies between that sum, one risk more
 * each, and as few as can have so many.
 */
function isOpenBeyond(stacked: Stacked, last: number, n: number): boolean {
  const beyond = stacked.slice(last + 1);
  const isOpen = (shown: number, counts: readonly number[]): boolean => {
    const more = counts.reduce((sum, count) => sum + count, 0);
    return more === 0 || Math.min(more, shown) - Math.ceil(more / (mostRisks - last)) >= n;
  };
  const at = stacked[last];
  if (!at || last === 0) return true;
  return (
    isOpen(
      at.children,
      beyond.map(({ children }) => children),
    ) &&
    at.having.every((shown, i) =>
      isOpen(
        shown,
        beyond.map(({ having }) => having[i] ?? 0),
      ),
    )
  );
}
