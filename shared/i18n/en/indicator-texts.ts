import type { MessagesLike } from '../messages-type.ts';
import type { indicatorTexts as th } from '../th/indicator-texts.ts';

/** Short names and units of the indicators; full names are in shared/cpms/indicators.ts. */
export const indicatorTexts: MessagesLike<typeof th> = {
  short: {
    no_thai_nationality: 'No Thai nationality',
    no_birth_registration: 'Birth not registered',
    no_education: 'Not in education',
    no_parent: 'No parent',
    not_living_with_both_parents: 'Not with both parents',
    neglected: 'Neglected',
    no_permanent_address: 'No permanent address',
    migrated_in: 'Migrated in',
    parents_migrated_away: 'Parents moved away',
    health_challenges: 'Health challenges',
    worked_for_wages: 'Worked for wages',
    violent_behaviour: 'Violent behaviour',
    victim_of_violence: 'Victim of violence',
    conflict_with_law: 'Conflict with the law',
    substance_use: 'Drugs, alcohol, smoking',
    received_services: 'Services received',
    unstable_income: 'Unstable income',
    household_health: 'Member: ill health',
    household_perpetrator: 'Member: perpetrator',
    household_victim: 'Member: victim',
    household_conflict_with_law: 'Member: conflict with the law',
    household_addiction: 'Member: addiction',
  },
  kindMeanings: {
    status: 'A circumstance of the child or household, not a harm in itself',
    harm: 'Something done to the child or that the child has to do',
    need: 'Something the child or household needs help with',
    coverage: 'A service that reached the child; not a risk',
  },
  countsChildren: (from, to) => `Counts children aged ${from}–${to} with an answer`,
  countsHouseholds: 'Counts households with an answer',
  numbered: (no, name) => `${no}. ${name}`,
};
