import type { MessagesLike } from '../messages-type.ts';
import type { columnReasons as reasonsTh, rejects as thRejects, warnings as thWarnings } from '../th/checks.ts';

const named = (found: string): string => (found === '' ? '' : `: ${found}`);

/** Why a row was not imported, and what to do. */
export const rejects: MessagesLike<typeof thRejects> = {
  community_missing: () => 'There is no community code. Fill in the 8 digits and import again.',
  community_unresolved: (found: string) =>
    found === ''
      ? 'The community code belongs to no tambon. Check the 8 digits, and that the right column is mapped.'
      : `The community code ${found} belongs to no tambon. Check the 8 digits.`,
  community_lost_digits: (found: string) =>
    `The community code ${found === '' ? '' : `${found} `}has lost digits (often in Excel). Format the column as text and export again.`,
  survey_year_missing: (found: string) =>
    found === ''
      ? 'There is no survey year. Fill in the Buddhist-era year.'
      : `The survey year ${found} cannot be read. Use a Buddhist-era year such as 2568.`,
  unparsable_row: () =>
    'This row cannot be read: its number of columns differs from the header, a quote is not closed, or the line is longer than a million letters. Correct the row and import again.',
  duplicate_child: (found: string) =>
    found === ''
      ? 'The child id stands on an earlier row of the same year and community; the first row was kept. Correct the id if it is another child; if it is the same one there is nothing to do.'
      : `The child of this id is in already, in the same year and community, from ${found}. Correct the id if it is another child; else there is nothing to do: when the other file is taken out, this row comes in by itself.`,
  household_id_missing: () =>
    'This row of the household table has no household id, so it belongs to no child. Fill in the id and import again.',
  indicator_unreadable: (found: string) =>
    `The indicator number${found === '' ? '' : ` ${found}`} is none of 1 to 22. Correct it and import again.`,
  count_unreadable: (found: string) =>
    `A count is no whole number from 0 upwards${named(found)}. Correct it and import again.`,
  count_impossible: (found: string) =>
    `More found than there are known answers${named(found)}. Correct it and import again.`,
  count_repeated: (found: string) =>
    found === ''
      ? 'There is an earlier row of this community, year and indicator; the first row was kept. Delete the other and import again.'
      : `There is a row of this community, year and indicator in ${found} already; that one counts. When the other file is taken out, this row comes in by itself.`,
  header_row: () =>
    'This row is the header again, and no child. The rows below are read by it. There is nothing to do.',
  child_id_needed: () =>
    'This table has a row per child and indicator, and this row has neither a child id nor an id number: nobody knows whose answer it is. Fill in the child id and import again.',
};

/** What was kept but should be looked at. */
export const warnings: MessagesLike<typeof thWarnings> = {
  answer_unreadable: (found: string) =>
    `Answers that cannot be read count as unknown. Write 1 or 0 (or yes or no) in these rows and import again, unless unknown is right${named(found)}`,
  answers_unlikely: (found: string) =>
    `Most answers in these columns cannot be read and count as unknown. Where a column is something else, correct the mapping; where these are its answers, write them as 1 or 0 (or yes or no). Then import again${named(found)}`,
  codes_unclear: (found: string) =>
    `Answers are coded 1 and 2, and nothing in the file says which of them is yes: they were not read and count as unknown. Look at the form, undo this import, and import again with what 1 and 2 mean${named(found)}`,
  codes_one_is_yes: () => 'Answers coded 1 and 2 were read as you said: 1 is yes, 2 is no.',
  codes_one_is_no: () => 'Answers coded 1 and 2 were read as you said: 1 is no, 2 is yes.',
  sex_unreadable: (found: string) => `Sex cannot be read and counts as not known${named(found)}`,
  date_unreadable: (found: string) =>
    `Dates that cannot be read count as not given. Write day/month/year with a Buddhist-era year of four digits, such as 15/03/2555${named(found)}`,
  date_order: (found: string) =>
    `Dates of this column have the month first (2/15/2024), as those in the file that can be read in one way only show; the whole column is read as month/day/year. Compare a few births with the original${named(found)}`,
  date_order_mixed: (found: string) =>
    `This column has dates with the day first and dates with the month first, so nobody can tell which day 3/4/2012 is. They are read as day/month/year, and those that cannot be count as no date. Export the column as day/month/year and import again${named(found)}`,
  birth_year_only: (found: string) =>
    `Births of which only the year, or the month and year, are known (00/00/2555): age is counted from the first day of that year or month, as section 16 of the Civil and Commercial Code has it${named(found)}`,
  age_unreadable: (found: string) => `Ages that cannot be read count as not given${named(found)}`,
  two_digit_year: (found: string) =>
    `Dates with a year of two digits are read as Buddhist era 25.. where that makes a child of at most 25 years, or a survey within a year of the survey year; other such years cannot be read. Check that this is right${named(found)}`,
  birth_after_survey: () =>
    'The birth date is after the survey date: the age given is used, or the age counts as unknown.',
  birth_long_before_survey: () =>
    'The birth date is more than 25 years before the survey: Buddhist and Gregorian years may be mixed up, or it is the birth date of an adult. Check it.',
  survey_date_outside_year: () =>
    'The survey date is more than a year away from the survey year. Check both: age is taken at the survey date.',
  age_mid_year: () => 'No survey date and no age: age is taken at 30 June of the survey year.',
  age_unknown: () => 'Age unknown: counted for every indicator and shown as "age unknown".',
  age_over_17: () => 'Aged 18 or over: not counted in child indicators.',
  age_against_schooling: () =>
    'Not in education (3) is answered yes under age 6 or over 17. The answer is not counted. Compare age and answer with the form.',
  age_against_work: () =>
    'Worked for wages (11) is answered yes under age 5. The answer is not counted. Compare age and answer with the form.',
  age_against_behaviour: () =>
    'Violent behaviour (12), conflict with the law (14) or substance use (15) is answered yes outside the ages of that indicator. The answer is not counted. Compare age and answer with the form.',
  orphan_with_parents: () =>
    'No parent (4) is answered yes, but the child lives with both parents (5 is no). One of them must be wrong. Compare with the form.',
  parents_away_with_parents: () =>
    'Parents migrated away (9) is answered yes, but the child lives with both parents (5 is no). One of them must be wrong. Compare with the form.',
  thai_without_nationality: () =>
    'The nationality is Thai, but "no Thai nationality" (1) is answered yes. These children count as migrants. Compare with the documents.',
  foreign_with_nationality: () =>
    'The nationality is not Thai, but "no Thai nationality" (1) is answered no. These children count as migrants. Compare with the documents.',
  household_missing: () => 'No household id: not counted in the household indicators (17-22).',
  keys_differ: (found) =>
    `Children of the same year and community are there already (${found} communities), from a file that was imported while the case data were locked or open otherwise: repeated children cannot be found and may count twice. Undo this import, open the case data and import both files again, or look at “Same child”.`,
  counts_unused: () =>
    'Counts of communities that have records of children already are not counted as well: the figures stand on the records.',
  household_contradiction: () =>
    'Household answers differ between children of one household; it counts as yes if any row says yes.',
  household_two_communities: () =>
    'One household id stands in two or more communities; they count as different households. Check the household id or the community code for a slip.',
  household_without_children: () =>
    'Household ids of the household table that no child has: these rows are not counted, and children without their household have 17-22 unknown. Check that the ids are written alike in both tables (001001 and 1001 are not).',
  household_community_differs: () =>
    'The community in the household table is not that of the children with this household id. The community of the children is used; where they live in several, the row is not counted. Check the community code.',
  child_id_missing: () => 'No child id: repeated rows cannot be found.',
  id_check_digit: () => 'The check digit of the 13-digit number is wrong. Compare with the document.',
  id_malformed: () => 'The id number has not 13 digits and is no G-code.',
  id_lost_digits: () =>
    'The id number has lost digits (for example 1.99E+12 from Excel). Format the column as text and export again.',
  province_few: (found: string) =>
    `A few rows have a community of another province than the rest of the file. Check the first two digits of the code${named(found)}`,
  province_other: (found: string) =>
    `This file is of another province than what is loaded. If it is the wrong file, undo this import; if both belong together there is nothing to do${named(found)}`,
  nationality_other: (found: string) =>
    `Nationalities outside the list count as "other" (not Thai); numbers that are no known code count as unknown. Write the nationality in words and import again${named(found)}`,
  volunteer_differs: (found: string) =>
    `The answers of some volunteers differ from those of the others in the same tambon beyond chance. The lines are the first row of each. Ask how the questions were put${named(found)}`,
  volunteer_all_no: () =>
    'Some volunteers answered "no" to everything for every child (20 rows or more). The lines are the first row of each. Check that the visits took place.',
  volunteer_same_answers: () =>
    'Some volunteers gave the same answers for every child (20 rows or more). The lines are the first row of each. Check whether answers were copied.',
  community_all_zero: (found: string) =>
    `Communities with 10 rows or more and not a single yes: perhaps nobody asked. Speak with them before using the figures${named(found)}`,
  column_unlikely: (found: string) =>
    `Many cells of a column are not what it was mapped to. Correct the mapping of columns and import again${named(found)}`,
  year_gregorian: (found: string) =>
    `The survey year was Gregorian and was converted to the Buddhist era${named(found)}`,
  several_years: (found: string) => `The file holds several survey years${named(found)}`,
  survey_year_unreadable: (found: string) =>
    `The survey year of some rows cannot be read; the year of the file is used. Look at these rows${named(found)}`,
  year_from_title: (found: string) => `The survey year was taken from the title of the file${named(found)}`,
  year_from_file_name: (found: string) =>
    `The survey year was taken from the file name${named(found)}. Check that it is right.`,
  year_from_sheet_name: (found: string) =>
    `The survey year is taken from the name of the sheet${named(found)}. Check that it is right.`,
  year_given: (found: string) => `The survey year that was given is used${named(found)}`,
  year_given_ignored: (found: string) =>
    `The year that was given is not used, because the file says another. Check that it is the right file, or correct the year in it${named(found)}`,
  letters_unreadable: () =>
    'Some letters in the file are broken; their cells count as unreadable. Export the file again to have all of them.',
  header_duplicate: (found: string) =>
    `A header stands more than once; the column with answers, or the first, is read. If that is the wrong one, rename it and import again${named(found)}`,
  header_doubtful: (found: string) =>
    `Headers that may mean more than one thing are not read yet. Say what they are on the import screen (or with --mapping)${named(found)}`,
  header_contrary: (found: string) =>
    `Headers that ask the opposite of an indicator (in brackets) are not read yet. To read their yes as no, say so on the import screen (or "opposite" in --mapping)${named(found)}`,
  header_placed: (found: string) =>
    `Headers whose words leave it open are read as the indicator (in brackets) whose place in the form they have. Check them, and choose another column on the import screen where that is wrong${named(found)}`,
  header_rival: (found: string) =>
    `Another column means the same field (in brackets) and is not read. Check that the right one is read${named(found)}`,
  sheet_hidden: (found: string) =>
    `Hidden sheets are not read. If one holds real data, unhide it in Excel, save, and import again${named(found)}`,
  sheet_summary: (found: string) =>
    `Sheets with numbers or percentages by community, which are no children, are not read${named(found)}`,
  rows_hidden: (found: string) => `Rows that are hidden or filtered in Excel are read like the others${named(found)}`,
  rows_total: () => 'Rows of totals, averages or percentages are no children and are not counted.',
  rows_example: () => 'Rows that show how the form is filled in are no children and are not counted.',
  rows_no_child: () =>
    'Rows with nothing of a child (no name, id number, sex, birth or age), such as rows of the form that nobody filled in, are not counted. If one is a child, fill in sex or age and import again.',
  answers_without_no: (found: string) =>
    `Columns without a single "no": their prevalence comes out as 100 percent. If the form is ticked only where the answer is yes, choose "blank means no" (or --blank no) and import again${named(found)}`,
  crosses_are_no: () => 'This table has ticks too, so a cross (x) is read as "no".',
  contrary_read: (found: string) =>
    `Columns that ask the opposite: their yes is read as no and their no as yes, as was said${named(found)}`,
  table_repeated: (found: string) =>
    `This table repeats another in nearly every row (year, community, sex, birth and answers are the same), so it is not counted twice. If these are other children, say on the import screen that it counts${named(found)}`,
  rows_repeated: (found: string) =>
    `Many rows of this table look like rows of another and may be counted twice. Check whether a file or sheet was chosen twice, and take it out if so${named(found)}`,
  long_turned: () => 'The table has a row per child and indicator; it was read as one row per child.',
  long_contradiction: () =>
    'Some children have different answers to one indicator; the first is used. Check them against the form.',
  blank_means_no: () => 'Imported with the rule that a blank means no.',
  column_missing: (found: string) => `Columns that are not there: ${found}. These indicators will have no data.`,
  counts_known_over_children: () =>
    'More known answers than children in the community: one of the two must be wrong. The row is in; compare with its source.',
  counts_no_individuals: () =>
    'This file holds counts by community: no figures by sex, age or risk class, and no cases.',
};

/** Why a column may be a field. */
export const columnReasons: Record<keyof typeof reasonsTh, string> = {
  name: 'the name is that of the form',
  words: 'the words are those of the form',
  vague: 'the words can mean several things',
  rest: 'some words are unknown',
  similar: 'spelled nearly as on the form',
  number: 'its number is the same',
  'other-number': 'its number is another',
  legend: 'the header explains its codes the other way round',
  numbered: 'the headers are all the numbers of the form',
  parts: 'day, month and year stand in columns of their own',
  'cells-decisive': 'its cells are of this kind',
  'cells-fits': 'its cells fit',
  'cells-silent': '',
  'cells-against': 'its cells are of another kind',
};
