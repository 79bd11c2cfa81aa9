import type { Tell } from '../threads/answer-job.ts';
import { cubeOf, type Cube } from './cube.ts';
import type { ReleaseKey } from './keyed-order.ts';
import type { Solver } from './linear-program.ts';
import { releaseCube } from './release.ts';

export type PublicationOptions = {
  /** Smallest count that may leave the office, and smallest denominator (product §6: 10 and 30). */
  readonly n: number;
  readonly denominator: number;
  readonly key: ReleaseKey;
};

/**
 * The cube of what leaves the office, from a released one: it hides more and never less. Nothing else is asked, so it
 * can be made with the planning key; what the release hides is unknown here as it is to everybody. Safe by the same
 * attack with the thresholds of publication. Small places are hidden, not merged: an answer about one takes the area
 * above it (`figureOrAbove`); maps take tambons or larger areas only.
 */
export function publicationCube(solver: Solver, released: Cube, options: PublicationOptions, tell?: Tell): Cube {
  const { n, denominator, key } = options;
  const input = { full: released, earlier: [], n, denominator, key, withheld: [], isWholeKnown: false };
  const { cube } = releaseCube(solver, input, tell);
  return cubeOf('publication', cube.latticeVersion, cube.blocks.values());
}
