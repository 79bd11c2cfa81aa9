import { cubeOf, type Cube } from './cube.ts';
import type { ReleaseKey } from './keyed-order.ts';
import type { ReleaseInput } from './release-task.ts';

export type PublicationOptions = {
  /** Smallest count that may leave the office, and smallest denominator (product §6: 10 and 30). */
  readonly n: number;
  readonly denominator: number;
  readonly key: ReleaseKey;
};

/**
 * What the cube of what leaves the office is made of: a released one, of which it hides more and never less. Nothing else
 * is asked, so it can be made with the planning key; what the release hides is unknown here as it is to everybody. Safe by
 * the same attack with the thresholds of publication.
 */
export const publicationInput = (released: Cube, options: PublicationOptions): ReleaseInput => ({
  ...options,
  full: released,
  earlier: [],
  withheld: [],
  kind: 'publication',
});

/** The figures that a release of a publication's input shows. */
export const publicationOf = ({ latticeVersion, blocks }: Cube): Cube =>
  cubeOf('publication', latticeVersion, blocks.values());
