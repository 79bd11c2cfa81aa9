import { jaroWinkler } from './jaro-winkler.ts';
import type { NameKey } from './normalise-name.ts';

export type PersonNames = { readonly first: NameKey; readonly last: NameKey };

export type NameComparison = {
  /** Similarity of the first names, 0 to 1; null when one is blank or the scripts cannot be compared. */
  readonly first: number | null;
  /** The same for last names; null also when one of the two has none, which is frequent and says nothing. */
  readonly last: number | null;
  /** Both together, 0 to 1, first names weighing 0.7; null when the first names cannot be compared. */
  readonly overall: number | null;
  /** The first names have one sound key in one script; with swapped or differently divided names, all of the name. */
  readonly isSameSound: boolean;
};

/** Twins and siblings share the last name: the first name must weigh more. */
const firstNameShare = 0.7;
/** Names in two scripts are compared by consonants alone, so they are never known to be the same. */
const acrossScripts = 0.95;
const acrossScriptsShort = 0.85;
const shortSkeleton = 2;
/** First and last name exchanged, or divided at another place, say a little less than the same cells. */
const otherOrder = 0.98;

/** Similarity of one name part to another, 0 to 1; null when there is nothing to compare. */
function partSimilarity(a: NameKey, b: NameKey): number | null {
  if (a.script === 'blank' || b.script === 'blank') return null;
  if (a.script === b.script) {
    if (a.normal === b.normal) return 1;
    return jaroWinkler(a.sound, b.sound);
  }
  if (a.skeleton === null || b.skeleton === null) return null;
  const isShort = Math.min(a.skeleton.length, b.skeleton.length) <= shortSkeleton;
  return jaroWinkler(a.skeleton, b.skeleton) * (isShort ? acrossScriptsShort : acrossScripts);
}

const isSameSound = (a: NameKey, b: NameKey): boolean => a.script === b.script && a.sound !== '' && a.sound === b.sound;

function straight(a: PersonNames, b: PersonNames): NameComparison {
  const first = partSimilarity(a.first, b.first);
  const last = partSimilarity(a.last, b.last);
  const overall = first === null ? null : last === null ? first : firstNameShare * first + (1 - firstNameShare) * last;
  return { first, last, overall, isSameSound: isSameSound(a.first, b.first) };
}

/** First against last both ways, only where it is plain that the cells were exchanged. */
function swapped(a: PersonNames, b: PersonNames): NameComparison | null {
  const first = partSimilarity(a.first, b.last);
  const last = partSimilarity(a.last, b.first);
  if (first === null || last === null) return null;
  const overall = otherOrder * (firstNameShare * Math.min(first, last) + (1 - firstNameShare) * Math.max(first, last));
  return {
    first: otherOrder * Math.min(first, last),
    last: otherOrder * Math.max(first, last),
    overall,
    isSameSound: isSameSound(a.first, b.last) && isSameSound(a.last, b.first),
  };
}

/** All parts run together: Burmese names have no last name and get divided anywhere. */
function isSameUndivided(a: PersonNames, b: PersonNames): boolean {
  if (a.first.script !== b.first.script || a.first.script === 'blank') return false;
  const whole = a.first.sound + a.last.sound;
  return whole !== '' && whole === b.first.sound + b.last.sound;
}

/**
 * Compares two names part by part: Jaro-Winkler over the sound keys in one script, over the consonant skeletons
 * between Thai and romanised (at most 0.95); the best of the names as they stand and exchanged, or the same
 * letters divided elsewhere. Symmetric. `overall` is 1 for equal names, and null when there is no first name on one
 * side, or the two are in scripts that cannot be compared (Burmese, Lao or Khmer script against any other).
 */
export function compareNames(a: PersonNames, b: PersonNames): NameComparison {
  const asWritten = straight(a, b);
  if (asWritten.overall === 1) return asWritten;
  const exchanged = swapped(a, b);
  const best = exchanged?.overall != null && exchanged.overall > (asWritten.overall ?? 0) ? exchanged : asWritten;
  if ((best.overall ?? 0) < otherOrder && isSameUndivided(a, b)) {
    return { first: otherOrder, last: null, overall: otherOrder, isSameSound: true };
  }
  return best;
}
