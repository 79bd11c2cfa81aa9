/** Pairs that are fetched and listed together. */
export const pageSize = 25;

/** Where the page begins that a pair is on. */
export function pageOffset(index: number): number {
  return Math.floor(index / pageSize) * pageSize;
}

/** The pair to show: after a decision the next one has come to its place, after the last one that before it. */
export function positionWithin(index: number, total: number): number {
  return Math.max(0, Math.min(index, total - 1));
}

/**
 * The pair that is shown: the one that was asked for; until its page has come, the nearest of the page that is there.
 */
export function indexShown(
  asked: number,
  page: { readonly offset: number; readonly total: number; readonly pairs: readonly unknown[] },
  isFormer: boolean,
): number {
  if (!isFormer) return positionWithin(asked, page.total);
  return Math.max(page.offset, Math.min(asked, page.offset + page.pairs.length - 1));
}

/** What a key asks for in the review, by `KeyboardEvent.code`; null for any other key or one with a modifier. */
export function moveOf(event: {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): 'previous' | 'next' | 'undo' | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (event.code === 'ArrowLeft') return 'previous';
  if (event.code === 'ArrowRight') return 'next';
  return event.code === 'KeyZ' ? 'undo' : null;
}
