import type { WarningCode } from '../i18n/th/checks.ts';
import type { RejectReason } from './extracts.ts';

/**
 * What to do about a finding of the import: `must_fix` before the figures are used (rows that are not in, columns
 * read wrongly), `look_at` where an answer is probably wrong, `know` how something was read.
 */
export const checkGroups = ['must_fix', 'look_at', 'know'] as const;
export type CheckGroup = (typeof checkGroups)[number];

const groupOf = {
  community_missing: 'must_fix',
  community_unresolved: 'must_fix',
  community_lost_digits: 'must_fix',
  survey_year_missing: 'must_fix',
  unparsable_row: 'must_fix',
  duplicate_child: 'must_fix',
  household_id_missing: 'must_fix',
  indicator_unreadable: 'must_fix',
  count_unreadable: 'must_fix',
  count_impossible: 'must_fix',
  count_repeated: 'must_fix',
  header_row: 'know',
  child_id_needed: 'must_fix',
  header_doubtful: 'must_fix',
  header_contrary: 'must_fix',
  date_order_mixed: 'must_fix',
  answers_without_no: 'must_fix',
  table_repeated: 'must_fix',
  rows_repeated: 'must_fix',
  household_without_children: 'must_fix',
  column_unlikely: 'must_fix',
  codes_unclear: 'must_fix',
  answers_unlikely: 'must_fix',
  province_other: 'must_fix',
  province_few: 'look_at',
  year_given_ignored: 'must_fix',
  answer_unreadable: 'look_at',
  sex_unreadable: 'look_at',
  date_unreadable: 'look_at',
  age_unreadable: 'look_at',
  two_digit_year: 'look_at',
  birth_after_survey: 'look_at',
  birth_long_before_survey: 'look_at',
  survey_date_outside_year: 'look_at',
  age_against_schooling: 'look_at',
  age_against_work: 'look_at',
  age_against_behaviour: 'look_at',
  orphan_with_parents: 'look_at',
  parents_away_with_parents: 'look_at',
  thai_without_nationality: 'look_at',
  foreign_with_nationality: 'look_at',
  keys_differ: 'look_at',
  counts_unused: 'look_at',
  household_contradiction: 'look_at',
  household_two_communities: 'look_at',
  rows_no_child: 'look_at',
  date_order: 'look_at',
  birth_year_only: 'look_at',
  sheet_hidden: 'look_at',
  header_rival: 'look_at',
  header_placed: 'look_at',
  long_contradiction: 'look_at',
  household_community_differs: 'look_at',
  id_check_digit: 'look_at',
  id_malformed: 'look_at',
  id_lost_digits: 'look_at',
  volunteer_differs: 'look_at',
  volunteer_all_no: 'look_at',
  volunteer_same_answers: 'look_at',
  community_all_zero: 'look_at',
  survey_year_unreadable: 'look_at',
  letters_unreadable: 'look_at',
  header_duplicate: 'look_at',
  column_missing: 'look_at',
  counts_known_over_children: 'look_at',
  age_unknown: 'know',
  age_mid_year: 'know',
  age_over_17: 'know',
  household_missing: 'know',
  child_id_missing: 'know',
  nationality_other: 'know',
  year_gregorian: 'know',
  several_years: 'know',
  year_from_title: 'know',
  year_from_file_name: 'know',
  year_given: 'know',
  year_from_sheet_name: 'know',
  rows_total: 'know',
  rows_example: 'know',
  rows_hidden: 'know',
  sheet_summary: 'know',
  crosses_are_no: 'know',
  contrary_read: 'know',
  long_turned: 'know',
  blank_means_no: 'know',
  codes_one_is_yes: 'know',
  codes_one_is_no: 'know',
  counts_no_individuals: 'know',
} as const satisfies Record<WarningCode | RejectReason, CheckGroup>;

/** The group of a warning's code or of a reject's reason. */
export function checkGroup(code: WarningCode | RejectReason): CheckGroup {
  return groupOf[code];
}

/** As `checkGroup` for a code as a report carries it; one that this version does not know is to be looked at. */
export function checkGroupOfReport(code: string): CheckGroup {
  return Object.hasOwn(groupOf, code) ? groupOf[code as keyof typeof groupOf] : 'look_at';
}
