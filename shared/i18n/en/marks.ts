import type { MessagesLike } from '../messages-type.ts';
import type { marks as th } from '../th/marks.ts';

/** Words of marks, reliability grades and trends: the same on every screen. */
export const marks: MessagesLike<typeof th> = {
  standings: {
    'much-higher': 'Very clearly more than elsewhere in the province',
    higher: 'Clearly more than elsewhere in the province',
    similar: 'Not clearly different from elsewhere in the province',
    lower: 'Clearly less than elsewhere in the province',
    'much-lower': 'Very clearly less than elsewhere in the province',
    'cannot-tell': 'Too few data to tell whether it differs from elsewhere in the province',
  },
  standingsShort: {
    'much-higher': 'Very clearly more',
    higher: 'Clearly more',
    similar: 'Not clearly different',
    lower: 'Clearly less',
    'much-lower': 'Very clearly less',
    'cannot-tell': 'Cannot be told',
  },
  standingTitle: 'Against elsewhere in the province',
  standingMeaning:
    '“Clearly” means: different by more than chance would make. “Not clearly different” means: it cannot be told yet; not that they are equal or that there is no problem.',
  grades: { A: 'A', B: 'B', C: 'C', D: 'D' },
  gradeNames: { A: 'good', B: 'fair', C: 'read with care', D: 'too few data to be shown as a figure' },
  gradesShort: { A: 'A good', B: 'B fair', C: 'C careful', D: 'D few' },
  gradeMeanings: {
    A: 'The true value is probably close to the figure (interval of 5 percentage points or less)',
    B: 'Usable, but the true value may be several percentage points away (interval wider than 5)',
    C: 'More than 20 in 100 have no answer, and they may be different',
    D: 'Fewer than 30 answers, or too wide an interval: go by the interval, not by one figure',
  },
  gradeLabel: 'Reliability',
  gradeWords: (grade, name) => `Grade ${grade}, ${name}`,
  reasons: {
    few: (known) => `Only ${known} answers; at least 30 are needed`,
    wide: (interval) => `${interval} is too wide an interval for one figure`,
    incomplete: (share) => `Only ${share} have an answer (80% is enough); the others may be different`,
    loose: 'Usable, but the true value may be several percentage points away (interval wider than 5)',
    precise: 'The true value is probably close to the figure (interval of 5 percentage points or less)',
  },
  uncertain: 'Too few data for one figure: see the interval',
  interval: '95% interval',
  intervalMeaning: 'The true value probably lies in this interval; the fewer the answers, the wider it is',
  smoothedLabel: 'Smoothed',
  smoothedBeside: (smoothed, raw) => `${smoothed} (raw ${raw})`,
  smoothedHelp:
    'Keeps small areas from swinging more than is real; to be read beside the raw figure, not instead of it',
  chance: 'In this the areas differ by no more than chance: do not rank them by it',
  trendLabel: 'Trend',
  trendYears: (years) => `From the years ${years}`,
  trends: {
    rising: 'Rising',
    falling: 'Falling',
    'no-clear-change': 'No clear change',
    'too-little-data': 'Too little data',
    hidden: 'Hidden to protect children',
  },
};
