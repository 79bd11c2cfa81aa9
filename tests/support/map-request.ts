import type { MapRequest } from '../../shared/contract/documents.ts';
import { noFilter } from '../../shared/contract/filter.ts';

/** A map of the tambons of Ranong. */
export const mapRequest: MapRequest = {
  document: 'map',
  language: 'th',
  layer: 'prevalence',
  indicator: 13,
  level: 'tambon',
  filter: { ...noFilter, surveyYearBE: 2568 },
  years: [2568],
  province: '85',
  classes: { method: 'quantile', count: 5, breaks: [] },
  leastRatio: 1.25,
};
