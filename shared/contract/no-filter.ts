// Without zod: its first object schema probes `new Function`, which the page's policy reports as a violation.

/** Thai and migrant children (nationality not Thai, or indicator 1 yes), or both. */
export const populationGroups = ['all', 'thai', 'migrant'] as const;
export type PopulationGroup = (typeof populationGroups)[number];

/** All children of all years. */
export const noFilter = { surveyYearBE: null, area: null, sex: null, ageBands: null, group: 'all' } as const;

/** Whether a filter is about some of the children of an area: those of a sex, of some ages, of a group. */
export function isAboutSomeChildren({
  sex,
  ageBands,
  group,
}: {
  readonly sex: string | null;
  readonly ageBands: readonly string[] | null;
  readonly group: PopulationGroup;
}): boolean {
  return sex !== null || ageBands !== null || group !== 'all';
}
