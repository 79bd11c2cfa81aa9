import { formatCount } from '../../shared/format/numbers.ts';

/** A count in words; one that is not shown says so. */
export const shownCount = (count: number | null, hidden: string): string =>
  count === null ? hidden : formatCount(count);
