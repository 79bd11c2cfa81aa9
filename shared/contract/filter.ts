import { z } from 'zod';
import { ageBands } from '../cpms/age-bands.ts';
import { surveyYearRange } from '../calendar/buddhist-era.ts';
import { areaLevels } from '../geo/area-codes.ts';

/** Thai and migrant children (nationality not Thai, or indicator 1 yes), or both. */
export const populationGroups = ['all', 'thai', 'migrant'] as const;
export type PopulationGroup = (typeof populationGroups)[number];

export const surveyYearBE = z.int().min(surveyYearRange.from).max(surveyYearRange.to);
export const areaCode = z.string().regex(/^\d{2}(\d{2}){0,3}$/);
export const areaLevel = z.enum(areaLevels);

/** Which children a figure is about. Null means: no restriction. */
export const filter = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  area: areaCode.nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  ageBands: z.array(z.enum(ageBands)).min(1).nullable(),
  group: z.enum(populationGroups),
});
export type Filter = Readonly<z.infer<typeof filter>>;

/** All children of all years. */
export const noFilter: Filter = { surveyYearBE: null, area: null, sex: null, ageBands: null, group: 'all' };
