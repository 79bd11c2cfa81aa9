import type { MessagesLike } from '../messages-type.ts';
import type { release as th } from '../th/release.ts';

/** Figures for planning and for publication: which of them the screens show, and how far they are worked out. */
export const release: MessagesLike<typeof th> = {
  kinds: { full: 'Full figures', released: 'Planning figures', none: 'No planning figures yet' },
  explained: {
    full: 'Every count is shown, small ones too. What is copied, printed or saved is made of the figures for publication.',
    released: 'Small counts that could tell who a child is are hidden; most of what is hidden is small.',
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
  notTold: {
    titles: {
      screen: 'Planning figures are not told this finely',
      publication: 'The figures for publication are not told this finely',
    },
    why: 'Told this finely, each part would have so few children that it could show who they are.',
    where: {
      larger: (level) => `Figures like these are told down to ${level.toLowerCase()} level.`,
      provinceAlone: 'This is told of all children of a whole province only.',
      fewerFilters: 'There are figures with fewer filters.',
      nowhere: 'This is among the full figures only.',
    },
    toLevel: (level) => `Show ${level.toLowerCase()} level`,
    toArea: (area) => `Show ${area}`,
    without: { sex: 'Show both sexes', age: 'Show all ages', group: 'Show Thai and migrant', all: 'Show all children' },
    ofAllAtLevel: (level) => `Show all children at ${level.toLowerCase()} level`,
    ofAllIn: (area) => `Show all children of ${area}`,
    handOut:
      'The figures for publication are not told this finely. Show larger areas or use fewer filters first, then try again.',
  },
  differing: {
    title: (count) => `The document says ${count} things otherwise than the screen`,
    why: 'The document is made of the figures for publication, which hide more than the screen does.',
    pair: (screen, document) => `Screen: ${screen} · document: ${document}`,
    untold: 'not told',
    others: (count) => `${count} more where the screen finds no clear difference: the document says nothing.`,
    high: 'high migration',
    notHigh: 'not clearly high',
  },
  seePlanning: 'See what planning view shows',
  seeAll: 'Back to full figures',
};
