import type { MessagesLike } from '../messages-type.ts';
import type { community as th } from '../th/community.ts';

/** The community page. */
export const community: MessagesLike<typeof th> = {
  chooseTitle: 'Choose a community',
  chooseText:
    'This page sums up one community on one sheet of A4. Choose one below, or type its name into the area field above.',
  chooseNone: 'There is no community in this area',
  selectedOnMap: (name) => `Open ${name}, which is selected`,
  otherCommunity: 'Another community',
  print: 'Print 1 page',
  paperFigures: 'Printing: the figures on this page are hidden by the rule for publication',
  printed: (date) => `Printed ${date}`,
  place: (tambon, amphoe, province) => `${tambon} subdistrict, ${amphoe} district, ${province} province`,
  year: (year) => `Survey year ${year}`,
  children: 'Children',
  childrenValue: (count) => count,
  migrants: 'Migrant children',
  filtered: (words) => `Only ${words}`,
  hidden: 'Hidden',
  noAnswer: 'No answer',
  noYear: 'There are no data of this community in this year',
  noYearText: 'Choose another year in the bar above.',

  indicatorsTitle: '22 indicators against elsewhere in the province and last year',
  indicator: 'Indicator',
  here: 'Here',
  asInterval: 'as interval',
  intervalShort: '95% interval',
  province: 'Whole province',
  before: (year) => year,
  beforeNone: 'Year before',
  counts: 'Yes / known',
  versus: 'Elsewhere',
  picture: 'Picture',
  grade: 'Reliability',
  pictureKey:
    'Picture: the thin line is where the true value probably lies (95% confidence interval), the circle this community, the upright mark the whole province. Each row has its own scale.',
  unitsNote: 'Percentage of children with an answer; 17–22 of households.',
  sourceNote: 'Press a figure to see where it comes from.',
  gradesNote:
    'Grade: A the true value is probably close · B usable, but it may be several percentage points away · C more than 20 in 100 did not answer, use with care · D too few data to be shown as a figure, go by the interval',

  pyramidTitle: 'Children by age and sex',
  pyramidMigrant: 'Dark part and number in brackets: migrant children',
  pyramidMigrantHidden: 'Migrant children by age and sex are hidden to protect children',
  pyramidOther: (count) => `Sex or age unknown, or 18 and over: ${count}`,
  age: 'Age',
  boys: 'Boys',
  girls: 'Girls',

  migrationTitle: 'Migration profile',
  migrationNote: 'Five different things, never added up',
  kinds: {
    arrival: 'Moved in',
    'no-thai-nationality': 'No Thai nationality',
    unregistered: 'Birth not registered',
    unsettled: 'No permanent address',
    'left-behind': 'Parents moved away',
  },

  togetherTitle: 'Problems of the same child',
  combinations: 'Most frequent',
  combinationCount: (count) => `${count} children`,
  combinationsNone: 'None can be shown: no child has two or more problems, or too few have the same ones',
  combinationsHidden: 'Hidden to protect children: small numbers might tell who a child is',
  combinationsSome: (count) => `and ${count} more hidden to protect children`,
  pairs: 'Together more than by chance',
  pairText: (yes, expected) => `${yes} children (${expected} if unrelated)`,
  togetherMore: (count) => `and ${count} more: see Compare, Stacked risk`,
  pairsNone: 'No clear pair',

  priorityTitle: 'Priority',
  priorityRank: (low, high) => `Rank between ${low} and ${high}`,
  priorityOf: (count) => `of ${count} communities that could be ranked`,
  priorityTop: (share, top) => `${share} probability of being among the first ${top}`,
  priorityWhy:
    'Rank 1 is the greatest need, from 17 risks with equal weight. Small communities have wide ranks because they have few data.',
  priorityNone: 'It cannot be ranked: there is no answer, or it is hidden',
  priorityWaiting: 'Calculating the rank',
};
