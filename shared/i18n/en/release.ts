import type { MessagesLike } from '../messages-type.ts';
import type { release as th } from '../th/release.ts';

/** Figures for planning and for publication: which of them the screens show, and how far they are worked out. */
export const release: MessagesLike<typeof th> = {
  kinds: { full: 'Full figures', released: 'Planning figures', none: 'No planning figures yet' },
  explained: {
    full: 'Every count is shown, small ones too. What is copied, printed or saved is made of the figures for publication.',
    released:
      'Small counts that could tell who a child is are hidden; most of what is hidden is small. Open the case data to see every count.',
    none: 'They are worked out while the case data are open, or without a workspace when asked for. It takes some minutes.',
  },
  title: 'Planning figures',
  states: {
    none: 'There is nothing to work out yet',
    current: 'They hold the last change of the data',
    running: 'Being worked out; until then planning view shows those before',
    behind: 'They do not hold the last change yet; that is worked out while the case data are open',
    'held-back':
      'Not renewed, because some totals changed by a few children: whoever saw those before would learn the answers of these children. Wait for more changes, or have these totals hidden.',
    failed: 'They could not be worked out',
  },
  notYet: 'Not worked out for these data yet',
  hidden: (hidden, figures) => `${hidden} of ${figures} figures hidden`,
  heldBack: (totals) => `${totals} totals wait`,
  at: (time) => `Last worked out ${time}`,
  part: (percent) => `${percent} done`,
  forPublication: 'Working out the figures for publication',
  once: 'Once after each change of the data; what you asked for follows by itself.',
  begin: 'Work them out now',
  cancel: 'Stop',
  letGo: 'Hide these totals and go on',
  thresholds: {
    title: 'Small counts',
    released: 'Planning view shows counts from',
    publication: 'Published are counts from',
    denominator: 'Published are shares of at least',
    rule: (least) =>
      `Planning from ${least}; publication no lower than planning; shares of no fewer than published counts.`,
    save: 'Use these and work out anew',
  },
  seePlanning: 'See what planning view shows',
  seeAll: 'Back to full figures',
};
