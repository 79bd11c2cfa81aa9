import type { MessagesLike } from '../messages-type.ts';
import type { common as th } from '../th/common.ts';

/** Words of every screen. */
export const common: MessagesLike<typeof th> = {
  product: 'NatPro Atlas',
  synthetic: 'Synthetic data',
  syntheticExplained:
    'These data were generated for trying the application. They are nobody’s children and no figure may be quoted.',
  blankMeansNo: 'Blank = no',
  blankMeansNoExplained: 'Some files were read with “blank means no”, so prevalence may be lower than the truth.',
  countsOnly: 'Some sums',
  countsOnlyExplained: (communities) =>
    `${communities} communities gave sums only, no records of children: they are left out of figures filtered by sex, age or group, have no risk classes, and count migrant children by indicator 1 alone`,
  handOut: {
    saved: (name) => `Saved: ${name}`,
    copied: 'Copied',
    notCopied: 'Could not be copied: this machine does not allow it. Use “save” instead.',
    printByButton:
      'Figures of the screen are not for paper: they are not hidden by the rule for publication yet. Use the print or save button of the page.',
  },
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  back: 'Back',
  remove: 'Remove',
  loading: 'Loading',
  calculating: 'Calculating',
  none: 'None',
  all: 'All',
  hidden: 'Hidden',
  caseOnly: 'Told only while the case data are open',
  switchOnly: 'Told only with the full figures',
  mostlyHidden:
    'Most figures are hidden to protect children, because small numbers could tell who a child is. Look at a larger area, or use fewer filters.',
  hiddenSoUnknown: 'Most figures are hidden to protect children, so this cannot be told',
  unknown: 'Unknown',
  children: 'Children',
  households: 'Households',
  communities: 'Communities',
  childrenCount: (count) => `${count} children`,
  year: (year) => year,
  showMore: (count) => `Show ${count} more`,
  errorCode: (code) => `Code ${code}`,
  failedTitle: 'This did not work',
  noDataTitle: 'No data yet',
  noDataText: 'Open a CPMIS extract or look at the sample first; the figures then appear here.',
  goToStart: 'Go to Start',
  levels: { province: 'Province', amphoe: 'District (amphoe)', tambon: 'Subdistrict (tambon)', community: 'Community' },
  level: 'Area level',
  levelShort: { province: 'Province', amphoe: 'District', tambon: 'Subdistrict', community: 'Community' },
  howToRead: 'How to read this',
  areaTitles: {
    province: (name) => `${name} province`,
    amphoe: (name) => `${name} district`,
    tambon: (name) => `${name} subdistrict`,
    community: (name) => name,
  },
};
