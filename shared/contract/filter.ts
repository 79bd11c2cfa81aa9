import { z } from 'zod';
import { ageBands } from '../cpms/age-bands.ts';
import { surveyYearRange } from '../calendar/buddhist-era.ts';
import { areaLevels } from '../geo/area-codes.ts';
import { populationGroups } from './no-filter.ts';

export { noFilter, populationGroups, type PopulationGroup } from './no-filter.ts';

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
