import { figuresOf } from '../disclosure/cube.ts';
import { everybody } from '../disclosure/lattice.ts';
import type { Source } from './source.ts';

/** The codes of the communities that reported in a year, in order. */
export function communitiesOfYear({ cube }: Source, surveyYearBE: number): readonly string[] {
  return Array.from(figuresOf(cube, surveyYearBE, 'community', everybody)?.areas ?? [], String);
}

/** The codes of the communities that reported in some year, in order. */
export function reportedCommunities(source: Source): readonly string[] {
  return [...new Set(source.cube.years.flatMap((year) => communitiesOfYear(source, year)))].toSorted();
}
