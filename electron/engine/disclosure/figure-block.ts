import type { Thresholds } from '../../../shared/contract/thresholds.ts';
import type { Frame } from './area-frame.ts';

/** A count of a block: its figures (-1: not known to who asks), and the true columns they are sums of (null likewise). */
export type Counted = { readonly figures: Int32Array; readonly columns: Float64Array | null };

type Base = Counted & {
  /** 1: told. */
  readonly isShown: Uint8Array;
  /** 1: a denominator may be shown: the base is told, or is no figure of the lattice and the children are told. */
  readonly isOpen: Uint8Array;
  readonly population: Population | null;
};

/** The children by age behind a base, in a frame of their own: a base is bounded by all that is shown of them. */
export type Population = {
  readonly frame: Frame;
  readonly columns: Float64Array | null;
  readonly figures: Int32Array;
  readonly isShown: Uint8Array;
  /** 1: a hidden figure of today, which the answers of those who are shown must not narrow. */
  readonly isHidden: Uint8Array;
  /** For each column of the base the columns of the children who are in it. */
  readonly behind: readonly Int32Array[];
};

/**
 * Figures that are hidden together: one count alone (children, households), or yes with its denominator (`known`) and
 * with all who could have answered (`base`). Where everybody has an answer `known` is null and the base is the
 * denominator. What is shown of the base is decided before.
 */
export type DisclosureBlock = {
  readonly name: string;
  readonly frame: Frame;
  readonly yes: Counted;
  readonly known: Counted | null;
  readonly base: Base | null;
  /** Columns that are 0 whatever the data: of all who could answer, and of those who say yes. */
  readonly never: { readonly base: Uint8Array; readonly yes: Uint8Array } | null;
  /** 1: hidden whatever its value. */
  readonly mustHide: { readonly known: Uint8Array | null; readonly yes: Uint8Array | null };
  /** 1: told already, by an earlier release or another block: it can't be protected and must not be hidden behind. */
  readonly told: { readonly known: Uint8Array; readonly yes: Uint8Array } | null;
  /** What anybody knows the counts not to be above, from figures that are shown elsewhere; -1: nothing. */
  readonly caps: { readonly yes: Int32Array; readonly no: Int32Array | null } | null;
  /** 1: no figure of its own (a rest, a figure as it was): never shown, but not to follow where it is small. */
  readonly isSilent: Uint8Array | null;
};

/** Whether the attacker has the count of yes, and of known answers, of a figure: shown now, or told before. */
export const hasYes = (block: DisclosureBlock, status: BlockStatus, figure: number): boolean =>
  status.isYesShown[figure] === 1 || block.told?.yes[figure] === 1;
export const hasKnown = (block: DisclosureBlock, status: BlockStatus, figure: number): boolean =>
  status.isKnownShown[figure] === 1 || block.told?.known[figure] === 1;

/** What is shown of a block. Where the denominator is hidden, so is yes. */
export type BlockStatus = { readonly isKnownShown: Uint8Array; readonly isYesShown: Uint8Array };

/** The denominator of a figure; -1 for a count alone. */
export function denominatorOf(block: DisclosureBlock, figure: number): number {
  const denominator = block.known ?? block.base;
  return denominator ? (denominator.figures[figure] ?? 0) : -1;
}

/** Why a figure may not be shown for itself: any of these is small. */
type Smallness = { readonly yes: boolean; readonly no: boolean; readonly known: boolean };

/**
 * Which counts of a figure are disclosive: yes of 1 to n - 1, a denominator of as few, and no of fewer than n where
 * somebody says yes (100 % of 12 children says something of each of them). None of many may be shown.
 */
export function smallnessOf(block: DisclosureBlock, figure: number, { n }: Thresholds): Smallness {
  const yes = block.yes.figures[figure] ?? 0;
  const known = denominatorOf(block, figure);
  return {
    yes: yes > 0 && yes < n,
    no: known >= 0 && yes > 0 && known - yes < n,
    known: known > 0 && known < n,
  };
}

/**
 * Whether a denominator is too small for a rate and no secret: n children or more, and fewer than publication asks for.
 * The figure is left out, and only what is disclosive of it is kept from following.
 */
export function isThin(block: DisclosureBlock, figure: number, { n, denominator }: Thresholds): boolean {
  const known = denominatorOf(block, figure);
  return known >= n && known < denominator;
}
