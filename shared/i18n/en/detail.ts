import type { MessagesLike } from '../messages-type.ts';
import type { detail as th } from '../th/detail.ts';

/** The panel about one figure. */
export const detail: MessagesLike<typeof th> = {
  title: 'Details',
  close: 'Close details',
  yes: 'Yes',
  no: 'No',
  unknown: 'Unknown',
  known: 'Known (denominator)',
  eligible: 'Eligible children',
  completeness: 'Completeness',
  areaHere: 'This area',
  province: 'Whole province',
  living: 'Children living in such households',
  livingText: (yes, known, share) => `${yes} of ${known} (${share})`,
  trend: 'By survey year',
  ageSex: 'By age and sex',
  noTrend: 'Only one year is loaded, so there is no trend yet',
  showTable: 'Show as table',
  showChart: 'Show as chart',
  year: 'Year',
  value: 'Prevalence',
  count: 'Yes / known',
  ageBand: 'Age',
  boys: 'Boys',
  girls: 'Girls',
  filterArea: 'Look at this area only',
  onMap: 'Show this indicator on the map',
};
