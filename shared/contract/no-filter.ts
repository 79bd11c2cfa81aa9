// Without zod: its first object schema probes `new Function`, which the page's policy reports as a violation.

/** Thai and migrant children (nationality not Thai, or indicator 1 yes), or both. */
export const populationGroups = ['all', 'thai', 'migrant'] as const;
export type PopulationGroup = (typeof populationGroups)[number];

/** All children of all years. */
export const noFilter = { surveyYearBE: null, area: null, sex: null, ageBands: null, group: 'all' } as const;
