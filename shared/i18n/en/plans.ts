import type { MessagesLike } from '../messages-type.ts';
import type { plans as th } from '../th/plans.ts';

/** Plans: measures, the register, reasons of a proposal, conflicts and results. */
export const plans: MessagesLike<typeof th> = {
  measureKinds: { prevention: 'Prevention', response: 'Response', system: 'System' },
  reached: {
    children: 'Children',
    families: 'Families',
    employers: 'Employers',
    officials: 'Officials',
    volunteers: 'Volunteers',
  },
  practice: 'From practice, without a source',
  states: {
    planned: 'Planned',
    running: 'Running',
    blocked: 'Blocked',
    late: 'Late',
    done: 'Done',
    dropped: 'Dropped',
  },
  decisions: { kept: 'Kept as proposed', changed: 'Kept with changes', added: 'Added', rejected: 'Rejected' },
  fiscalYear: (year) => `Fiscal year ${year} BE`,
  quarter: (quarter) => `Quarter ${quarter}`,
  quarterMonths: { '1': 'Oct–Dec', '2': 'Jan–Mar', '3': 'Apr–Jun', '4': 'Jul–Sep' },
  notSplit: 'Not split into quarters',
  notSaid: 'Not said',
  /** Why a measure is proposed; the figure is that of each reason's reference. */
  reasons: {
    'much-higher': (indicator) => `${indicator}: found very clearly more often than elsewhere in the province`,
    higher: (indicator) => `${indicator}: found clearly more often than elsewhere in the province`,
    lower: (indicator) => `${indicator}: found clearly less often than elsewhere in the province`,
    'much-lower': (indicator) => `${indicator}: found very clearly less often than elsewhere in the province`,
    rising: (indicator) => `${indicator}: a rising trend`,
    falling: (indicator) => `${indicator}: a falling trend`,
    'migration-profile': (profile) => `Migration profile: ${profile}, found often here`,
    'stacked-risk': (indicator) => `${indicator}: the largest part of the area’s stacked risk`,
    'rights-gap-migrant': (indicator) => `${indicator}: found more often in migrant than in Thai children`,
    'rights-gap-thai': (indicator) => `${indicator}: found more often in Thai than in migrant children`,
    'rights-gap-reached-migrant': (indicator) => `${indicator}: reaches fewer migrant than Thai children`,
    'rights-gap-reached-thai': (indicator) => `${indicator}: reaches fewer Thai than migrant children`,
    'find-out': (indicator) => `${indicator}: too few answers to be shown as a figure; find out first`,
  },
  profiles: {
    arrival: 'arrival',
    'no-thai-nationality': 'no Thai nationality',
    unregistered: 'birth not registered',
    unsettled: 'no permanent address',
    'left-behind': 'parents moved away',
  },
  conflicts: {
    'same-measure': (place) =>
      `The same measure twice in one place: ${place}. Make one row of them, or part the children they are for.`,
    'over-ceiling': (planned, ceiling) =>
      `The budget of ${planned} is over the ceiling of ${ceiling}. Lower it, or find another source.`,
    'no-owner': 'Nobody is responsible yet. Name the agency.',
    'weaker-than-trend': (target, projected) =>
      `The target of ${target}% is weaker than the trend, which reaches ${projected}% by itself. Set another target.`,
    'more-than-there': (people, children) =>
      `The target of ${people} is more than the ${children} such children there. Correct the number, or add places.`,
    'no-measure': (place, indicators) => `${place} has clear findings and no measure yet: ${indicators}`,
  },
  certainty: {
    sure: 'clearly among the first',
    likely: 'probably among the first',
    open: 'open: another place may need it as much',
  },
  verdicts: {
    improved: 'Improved',
    'no-clear-change': 'No clear change',
    worse: 'Worse',
    'cannot-be-said': 'Cannot be said',
  },
  verdictReasons: {
    'province-change': 'the rest of the province changed as well',
    'regression-to-the-mean':
      'the place was chosen for an unusual figure, and such figures move back towards the others by themselves',
    'coverage-change':
      'the number of children asked has changed; children asked in one year only could have made the difference',
    'too-few-known': 'too few known answers in one of the years',
  },
  noProof: 'A comparison of before and after, no proof that the measure did it',
  /** Columns of the register in an Excel file. */
  columns: {
    number: 'No.',
    strategy: 'Strategy',
    measure: 'Project or activity',
    place: 'Place',
    indicator: 'Indicator',
    target: 'Target',
    forWhom: 'Target group',
    agency: 'Agency in charge',
    partners: 'Partners',
    source: 'Source of budget',
    budget: 'Budget (baht)',
    quarter1: 'Quarter 1',
    quarter2: 'Quarter 2',
    quarter3: 'Quarter 3',
    quarter4: 'Quarter 4',
    spent: 'Spent (baht)',
    starts: 'Start',
    ends: 'End',
    state: 'State',
    remarks: 'Remarks',
    id: 'Row id',
  },
  sheetTotal: 'Grand total',
  targetPercent: (percent) => `${percent}%`,
  targetPeople: (count) => `${count} people`,
  forWhom: {
    groups: { all: 'All children', thai: 'Thai children', migrant: 'Migrant children' },
    ages: (from, to) => `aged ${from}–${to}`,
    sexes: { male: 'boys', female: 'girls' },
  },
  /** What was read from an office's table and not understood, or does not agree. */
  sheetNotes: {
    'column-not-read': (text) => `The column “${text}” was not read`,
    'cell-not-understood': (text) => `“${text}” was not understood; this cell is empty in the register`,
    'row-not-understood': (text) => `This row is no measure: “${text}”`,
    'row-total-differs': (text) => `The row’s total is less than its quarters together (${text}); the quarters count`,
    'rest-not-split': (text) => `Budget not split into quarters: ${text}`,
    'amount-repeated': (text) =>
      `The same amount as in the row above, ${text}: if the cells are merged it counts twice; check it`,
    'two-digit-year': (text) =>
      `The year in “${text}” has two digits and could be any; write a Buddhist-era year of four`,
    'gregorian-year': (text) => `The fiscal year of the table is Gregorian (${text}); it was converted`,
  },
};
