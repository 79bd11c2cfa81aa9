import type { MessagesLike } from '../messages-type.ts';
import type { linking as th } from '../th/linking.ts';

export const linking: MessagesLike<typeof th> = {
  title: 'Same child',
  lead: 'Finds the records of one child within a year and over the years. What is not certain is for a person to see and decide; nothing is merged silently.',
  noWorkspace: {
    title: 'A workspace is needed first',
    text: 'To know which records are of one child, names and ID numbers are compared. They are kept only in an encrypted workspace; without one the application does not read names at all.',
    action: 'Create a workspace',
  },
  locked: {
    title: 'The case data are locked',
    text: 'This screen uses names, ID numbers and birth dates to see which records are of one child. Each opening is written down with the computer’s user and the purpose, and it locks itself when not in use. Once locked, every name leaves this page.',
    action: 'Open the case data',
    readOnly:
      'The workspace is open for reading only. Case data cannot be opened, because the opening could not be written down. Close the workspace and open it for editing.',
  },
  noRecords: {
    title: 'No records with names yet',
    text: 'Import CPMIS extracts while the workspace is open. Names and ID numbers are then kept encrypted and can be used for linking.',
    action: 'Go to Import',
  },
  status: {
    label: 'State of linking',
    records: 'Records that can be compared',
    linked: 'Linked to another record',
    filesNotLinked: 'Files not linked yet',
    filesWithoutNames: 'Files without names',
    notLinkedNote: (files) => `${files}: not compared with the other files yet. Open the case data and search.`,
    withoutNamesNote: (files) =>
      `${files}: imported before there was a workspace, so names were not kept. Drop the same file again to make it linkable.`,
  },
  run: {
    start: 'Find records of one child',
    again: 'Search again',
    working: 'Comparing names, ID numbers, birth dates and households',
    stop: 'Stop',
    stopped: 'Stopped. Nothing was changed.',
    waiting: (count) =>
      `Decisions kept but not linked yet: ${count}. The data are large, and searching again takes a while.`,
    follow: 'Link as decided',
  },
  result: {
    title: 'What the search found',
    certain: (children) =>
      `Certain: ${children} children with more than one record, by the same ID number or child ID, or by a decision.`,
    certainNone: 'No child is certain to have more than one record yet.',
    toReview: (duplicate, link, conflict) =>
      `For a person to see: ${duplicate} pairs within a year, ${link} over years, ${conflict} with one number but conflicting facts.`,
    merged: (children) => `Children counted apart before and as one now: ${children}.`,
    split: (children) => `Children counted as one before and apart now: ${children}.`,
    contradictory: (count) =>
      `Decisions “same child” not followed, because they contradict decisions “different children”: ${count}.`,
    notCompared: {
      household: (records) =>
        `${records} records were not compared: too many share one household ID. Check the household IDs in the file.`,
      birth_and_name: (records) =>
        `${records} records were not compared: too many children agree in birth month, sex and sound of name. Often a stand-in birth date.`,
      unchecked_id: (records) =>
        `${records} records were not compared: too many share one number that fails the check.`,
    },
    sharedNumbers: {
      national_id: (records) =>
        `${records} records have an ID number that several children share. It identifies nobody and is not used.`,
      child_id: (records) =>
        `${records} records have a child ID that several children share. It identifies nobody and is not used.`,
    },
    unstable: (count) =>
      `Communities that give new child IDs each year: ${count}. Their child IDs are not used for linking.`,
    unstableList: (count) => `Communities: ${count}`,
    nothingElse: 'Every record was compared.',
  },
  tabsLabel: 'Kind of pairs to look at',
  kinds: { duplicate: 'Twice in a year', link: 'Over years', conflict: 'One number, conflicting' },
  kindNotes: {
    duplicate:
      'Two records of one year that may be one child. If they are, also choose which record stays in the figures.',
    link: 'Two records of different years that may be one child. The figures of each year do not change; the child can be followed over years.',
    conflict:
      'One ID number, but other facts contradict it: a mistyped number, or different children who use one number.',
  },
  views: { label: 'View', one: 'One by one', list: 'List' },
  none: {
    title: 'No pairs to look at',
    done: 'All have been seen, or nothing uncertain of this kind was found.',
    others: (list) => `There are pairs of other kinds to look at: ${list}`,
  },
  position: (index, total) => `Pair ${index} of ${total}`,
  region: 'The pair of records being looked at',
  verdicts: { likely: 'Probably one child', review: 'For a person to see' },
  verdictNotes: {
    likely: 'The evidence is strong and no other child comes near it; a person still has to confirm.',
    review: 'The evidence does not settle it. Compare both sides; when in doubt, skip it and ask the community.',
    conflict: 'The number agrees and other facts do not. The application cannot tell which is wrong.',
  },
  reasonsFor: 'What speaks for one child',
  reasonsAgainst: 'What speaks for different children',
  reasonsUnclear: 'What cannot be told',
  noneFor: 'Nothing',
  reasons: {
    same_id: { title: 'Same ID number', text: 'The number passes its check and hardly agrees by accident.' },
    same_unchecked_id: {
      title: 'Same number, failing the check',
      text: 'A provisional number, or the same typing error.',
    },
    different_id: {
      title: 'Different ID numbers',
      text: 'A child should have one, unless it got a new one or it is mistyped.',
    },
    same_child_id: { title: 'Same child ID', text: 'One community gave both the same child ID.' },
    same_household: { title: 'Same household', text: 'One home in one community; they may be siblings.' },
    different_household: { title: 'Different households', text: 'The child moved, or they are different children.' },
    same_community: { title: 'Same community', text: 'Both live in one community or village.' },
    same_sex: { title: 'Same sex', text: 'Half of all children agree here, so it says little.' },
    sex_differs: { title: 'Different sex', text: 'A slip in one record, or different children.' },
    same_birth_date: { title: 'Born on the same day', text: 'Day, month and year agree.' },
    same_birth_month: { title: 'Born in the same month', text: 'Month and year agree; the day may differ.' },
    birth_differs: { title: 'Different birth dates', text: 'Month or year do not agree.' },
    same_name: {
      title: 'Same name, or one that sounds the same',
      text: 'Spelling may differ, as in Thai and Latin letters.',
    },
    name_close: { title: 'Names are close', text: 'A small difference in spelling or sound.' },
    name_differs: { title: 'Different first names', text: 'A changed name or a nickname, perhaps.' },
    name_unknown: { title: 'Names cannot be compared', text: 'One of the records has no name.' },
    last_name_differs: { title: 'Different last names', text: 'A changed last name, or another family.' },
    ambiguous: {
      title: 'Another child comes as near',
      text: 'Twins, or siblings with similar names. Look at all their pairs first.',
    },
    decided_same: { title: 'Decided before', text: 'Related records were decided to be one child.' },
  },
  record: { a: 'Record A', b: 'Record B' },
  source: (file, line) => `${file}, line ${line}`,
  field: 'Field',
  compared: 'Compared',
  fields: {
    title: 'Title',
    firstName: 'First name',
    lastName: 'Last name',
    nationalId: 'ID number',
    childId: 'Child ID',
    birthDate: 'Birth date',
    sex: 'Sex',
    community: 'Community',
    householdId: 'Household ID',
    address: 'Address',
    caregiver: 'Caregiver',
  },
  blank: 'None',
  sexes: { male: 'Male', female: 'Female', unknown: 'Unknown' },
  marks: { same: 'Same', close: 'Close', differs: 'Differs', missing: 'Not comparable' },
  decide: {
    label: 'Decide on this pair',
    same: 'Same child',
    keepA: 'Same child, count A',
    keepB: 'Same child, count B',
    keepBoth: 'Same child, count both',
    different: 'Different children',
    skip: 'Skip',
    previous: 'Previous pair',
    undo: 'Undo the last decision',
    keepNote:
      'The record that is not counted leaves the figures of every screen. It stays in the workspace, and this can be undone.',
    keysNote: 'Keys work while the focus is in this pair, whatever the keyboard language.',
    arrows: { previous: '←', next: '→' },
  },
  said: {
    same: 'Decided: same child',
    different: 'Decided: different children',
    several: (count) => `Decided: same child in ${count} pairs`,
    undone: 'The last decision was undone',
  },
  list: {
    label: 'Pairs to look at on this page',
    verdict: 'What the application thinks',
    differences: 'What differs',
    noDifference: 'Nothing differs',
    open: 'Open',
    openPair: (index) => `Open pair ${index}`,
    page: (from, to, total) => `Pairs ${from}–${to} of ${total}`,
    former: 'Page before',
    next: 'Next page',
    accept: (count) => `Confirm all ${count} probable pairs on this page`,
    acceptNote:
      'Look at every row above first. Pairs “for a person to see” are left as they are. One undo takes all of it back.',
    oneByOne: 'Pairs of this kind are decided one by one.',
  },
  caseView: {
    opened: (actor, time) => `Case data, opened by ${actor} on ${time}`,
    purpose: (purpose) => `for: ${purpose}`,
    watermark: (actor, time) => `Case data · ${actor} · ${time}`,
  },
  print: 'This page cannot be printed: it shows case data. Names and ID numbers of children must not leave on paper.',
};
