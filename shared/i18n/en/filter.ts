import type { MessagesLike } from '../messages-type.ts';
import type { filter as th } from '../th/filter.ts';

/** The filter bar. */
export const filter: MessagesLike<typeof th> = {
  title: 'Filters',
  year: 'Survey year',
  area: 'Area',
  areaAll: 'All areas',
  areaNothing: 'No area of that name',
  areaClear: 'Show all areas',
  sex: 'Sex',
  sexes: { all: 'Both', male: 'Boys', female: 'Girls' },
  age: 'Age',
  ageAll: 'All ages',
  ageBands: {
    '0-4': '0–4 years',
    '5-9': '5–9 years',
    '10-14': '10–14 years',
    '15-17': '15–17 years',
    '18+': '18 and over',
    unknown: 'Age unknown',
  },
  ageSome: (count) => `${count} age bands`,
  group: 'Children',
  groups: { all: 'All', thai: 'Thai', migrant: 'Migrant' },
  groupExplained: 'Migrant = nationality not Thai, or indicator 1 (no Thai nationality) is yes',
  toldTo: (level) => `Planning figures go down to: ${level}`,
  toldNowhere: 'Planning figures are not told this finely',
  clear: 'Clear filters',
};
