import type { MessagesLike } from '../messages-type.ts';
import type { rejects as thRejects, warnings as thWarnings } from '../th/checks.ts';

/** Why a row was not imported, and what to do. */
export const rejects: MessagesLike<typeof thRejects> = {
  community_missing: () => 'There is no community code. Fill in the 8 digits and import again.',
  community_unresolved: (found: string) => `The community code ${found} belongs to no tambon. Check the 8 digits.`,
  community_lost_digits: (found: string) =>
    `The community code ${found} has lost digits (often in Excel). Format the column as text and export again.`,
  survey_year_missing: (found: string) =>
    found === ''
      ? 'There is no survey year. Fill in the Buddhist-era year.'
      : `The survey year ${found} cannot be read. Use a Buddhist-era year such as 2568.`,
  unparsable_row: () =>
    'This row cannot be read: its number of columns differs from the header, or a quote is not closed.',
  duplicate_child: () =>
    'The child id stands on an earlier row of the same year and community; the first row was kept.',
};

/** What was kept but should be looked at. */
export const warnings: MessagesLike<typeof thWarnings> = {
  answer_unreadable: (found: string) => `Answers that cannot be read count as unknown: ${found}`,
  sex_unreadable: (found: string) => `Sex cannot be read and counts as not known: ${found}`,
  date_unreadable: (found: string) => `Dates that cannot be read: ${found}`,
  age_unreadable: (found: string) => `Ages that cannot be read: ${found}`,
  birth_after_survey: () =>
    'The birth date is after the survey date: the age given is used, or the age counts as unknown.',
  age_mid_year: () => 'No survey date and no age: age is taken at 30 June of the survey year.',
  age_unknown: () => 'Age unknown: counted for every indicator and shown as "age unknown".',
  age_over_17: () => 'Aged 18 or over: not counted in child indicators.',
  household_missing: () => 'No household id: not counted in the household indicators (17-22).',
  household_contradiction: () =>
    'Household answers differ between children of one household; it counts as yes if any row says yes.',
  household_without_children: () => 'Households without a child in the child file are not counted.',
  child_id_missing: () => 'No child id: repeated rows cannot be found.',
  id_check_digit: () => 'The check digit of the 13-digit number is wrong. Compare with the document.',
  id_malformed: () => 'The id number has not 13 digits and is no G-code.',
  id_lost_digits: () =>
    'The id number has lost digits (for example 1.99E+12 from Excel). Format the column as text and export again.',
  nationality_other: (found: string) => `Nationalities outside the list count as "other" (not Thai): ${found}`,
  year_gregorian: (found: string) => `The survey year was Gregorian and was converted to the Buddhist era: ${found}`,
  several_years: (found: string) => `The file holds several survey years: ${found}`,
  year_from_title: (found: string) => `The survey year was taken from the title of the file: ${found}`,
  year_from_file_name: (found: string) =>
    `The survey year was taken from the file name: ${found}. Check that it is right.`,
  year_given: (found: string) => `The survey year that was given is used: ${found}`,
  letters_unreadable: () =>
    'Some letters in the file are broken; their cells count as unreadable. Export the file again to have all of them.',
  header_duplicate: (found: string) => `A header stands more than once; the first column is read: ${found}`,
  blank_means_no: () => 'Imported with the rule that a blank means no.',
  column_missing: (found: string) => `Columns that are not there: ${found}. These indicators will have no data.`,
};
