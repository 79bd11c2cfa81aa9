import type { ErrorDetail } from '../../contract/error-codes.ts';
import type { PassphraseHint } from '../../contract/passphrase-strength.ts';
import type { MessagesLike } from '../messages-type.ts';
import type { errors as th } from '../th/errors.ts';
import { formatDay, formatMoment } from '../../format/moments.ts';
import { formatBaht } from '../../format/money.ts';

/** A time in words; what is none stays as it is. */
const moment = (value: ErrorDetail[string] | undefined): string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? formatMoment(value, 'en') : list(value);

const list = (value: ErrorDetail[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

/** What makes a passphrase easy to guess. */
const weaknesses: Readonly<Record<PassphraseHint, string>> = {
  short: 'it is shorter than 12 characters',
  famous: 'it is a saying or sentence that many know',
  common: 'it holds a province or a word that is guessed first',
  repeats: 'some of it is repeated',
  sequence: 'it follows the keyboard or an order',
  series: 'it holds days, months or words that are counted off',
  personal: 'it holds a date, a telephone or an ID number',
  year: 'it holds a year',
  few_words: 'it has few words',
};

const weakness = (hints: ErrorDetail[string] | undefined): string => {
  const found = Object.entries(weaknesses).flatMap(([hint, words]) =>
    Array.isArray(hints) && hints.includes(hint) ? [words] : [],
  );
  return found.length === 0 ? '' : `: ${found.join(', ')}`;
};

/** What to do about a file of a kind that is not read. */
const adviceOf = (advice: ErrorDetail[string] | undefined, names: string): string => {
  switch (String(advice)) {
    case 'unpack':
      return 'Unpack it, and choose the table inside.';
    case 'one-of-many':
      return `It holds several tables (${names}): unpack it, and choose one of them or all together.`;
    case 'picture':
      return 'A picture cannot be read as a table: ask the sender for the table, or type it into an Excel form.';
    case 'database':
      return 'Export the table as CSV or Excel (.xlsx), and choose that.';
    case 'statistics':
      return 'Export it from the statistics program as CSV, and choose that.';
    case 'mail':
      return 'Save the attachment first, and choose that.';
    default:
      return 'Copy its table into Excel and save that as .xlsx or CSV, or ask the sender for the table.';
  }
};

/** Why a file is no extract, and what to do. */
const notExtract = (d: ErrorDetail): string => {
  switch (String(d['why'])) {
    case 'counts':
      return 'It has numbers of children by area, and no rows of children. Choose the file of children, or bring it into the layout of counts: a row per community and indicator, with the columns community code, survey year, indicator number, yes and known.';
    case 'percent':
      return 'It has percentages by area, and no rows of children. Choose the file of children that they were computed from.';
    case 'one-column':
      return 'All columns stand in one, because a CSV file was opened with another separator. Choose the CSV file itself, or use Data > Text to Columns in Excel and save.';
    case 'no-table':
      return 'It is a web page without a table. Export the data as Excel (.xlsx) or CSV, and choose that.';
    case 'too-many-columns':
      return 'It has more columns than a table has. Choose another file, or export it again with a row per child.';
    default:
      return `Columns found: ${list(d['found'])}. Not found: ${list(d['missing'])}. Choose another file, or map the columns yourself.`;
  }
};

/** Where in a plan: `Row 3 (Learning centre) `, or the plan itself. */
function planPlace(d: ErrorDetail): string {
  if (d['row'] !== undefined) return `Row ${list(d['row'])}${d['measure'] ? ` (${list(d['measure'])})` : ''} `;
  if (d['measure'] !== undefined) return `The measure ${list(d['measure'])} `;
  return d['area'] === undefined ? 'The plan ' : `The plan of the community ${list(d['area'])} `;
}

const levelsAbove = {
  tambon: 'tambons or larger areas',
  amphoe: 'amphoe or the province',
  province: 'the province',
  all: 'all children of the place',
};

/** The nearest question that there are figures for. */
const nearest = (level: ErrorDetail[string] | undefined): string =>
  typeof level === 'string' && level in levelsAbove
    ? `Ask for ${levelsAbove[level as keyof typeof levelsAbove]}, or open the case data.`
    : 'Open the case data.';

const baht = (satang: ErrorDetail[string] | undefined): string => formatBaht(Number(satang), 'en');
const day = (value: ErrorDetail[string] | undefined): string => formatDay(String(value), 'en', 'UTC');
/** Numbers of journal entries that follow one another. */
const numbers = ({ seq, last }: ErrorDetail): string =>
  last === undefined || last === seq ? list(seq) : `${list(seq)}-${list(last)}`;

/** The number of the first of several entries. */
const firstOf = ({ seq, count }: ErrorDetail): string =>
  Number(count ?? 1) > 1 ? `${list(seq)} (and ${Number(count) - 1} more)` : list(seq);

/** The sentence of each error: what was found and what to do. */
export const errors: MessagesLike<typeof th> = {
  USAGE: (d: ErrorDetail) => `The command is not right: ${list(d['found'])}. See --help.`,
  OUTPUT_FAILED: () =>
    'The output could not be written: the disk is full or what it goes to is closed. Make room or send it elsewhere, and run the command again.',
  FILE_MISSING: (d: ErrorDetail) =>
    `The file ${list(d['file'])} was not found. Check that it is still there and choose it again.`,
  FILE_IS_FOLDER: (d: ErrorDetail) =>
    `${list(d['file'])} is a folder, not a file. Open it and choose the extract inside.`,
  FILE_LOCKED: (d: ErrorDetail) =>
    `The file ${list(d['file'])} cannot be opened: another program uses it or reading is not permitted. Close it elsewhere (Excel, for example) and try again.`,
  FILE_CHANGED: (d: ErrorDetail) =>
    `The file ${list(d['file'])} was deleted or changed while it was read. Nothing was imported. Choose the file again.`,
  FILE_EMPTY: (d: ErrorDetail) => `The file ${list(d['file'])} is empty (0 bytes). Export it from NatPro CPMIS again.`,
  FILE_BINARY: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is not a table: it holds bytes that are not text. Choose a CSV, Excel (.xlsx), Parquet or NDJSON file exported from NatPro CPMIS.`,
  FILE_FORMAT_UNKNOWN: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is of the kind ${list(d['found'])}, which is not read here. ${adviceOf(d['advice'], list(d['names']))}`,
  FILE_DAMAGED: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is damaged or incomplete and cannot be read further. Copy or export it again.`,
  FILE_PROTECTED: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is protected by a password. Open it in Excel, remove the password, save, and choose it again.`,
  FILE_LINE_TOO_LONG: (d: ErrorDetail) =>
    `Line ${list(d['line'])} of ${list(d['file'])} is longer than ${list(d['limit'])} bytes, so this is not a table. Check that it is the right file, or export it again.`,
  FILE_TOO_MANY_SHEETS: (d: ErrorDetail) =>
    `The file ${list(d['file'])} has more than 255 sheets of data. Split it into several files and import those.`,
  FILE_TOO_LARGE: (d: ErrorDetail) =>
    `The file ${list(d['file'])} holds more than is read of a workbook. Save the sheet with the data as CSV UTF-8, and choose that instead.`,
  FILE_NOT_EXTRACT: (d: ErrorDetail) => `The file ${list(d['file'])} is not a CPMIS extract. ${notExtract(d)}`,
  FILE_NO_HEADER: (d: ErrorDetail) =>
    `The file ${list(d['file'])} has no header: its first row is data already. Add a row with the name of each column at the top, or export it with headers, and choose it again.`,
  FILE_NO_ROWS: (d: ErrorDetail) => `The file ${list(d['file'])} has a header but no rows. Export it again.`,
  FILE_ENCODING_UNKNOWN: (d: ErrorDetail) =>
    `The letters in ${list(d['file'])} cannot be read: not UTF-8, UTF-16 or TIS-620. Save it as CSV UTF-8 and try again.`,
  EXPORT_COMMUNITIES: () =>
    'A map of communities may not leave the office: it might tell who a child is. Choose subdistricts or larger, then try again.',
  EXPORT_UNKNOWN: () => 'This document was made too long ago, or the data were closed since. Make it again.',
  FILE_UNKNOWN_ID: () => 'The chosen file is no longer at hand. Choose it again.',
  FILE_TWICE: (d: ErrorDetail) =>
    `The file ${list(d['file'])} was chosen twice: another one has the same content. It comes in once; take this one off.`,
  SAMPLE_APART: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is of the sample: its children are made up, so it comes into no workspace and not together with other files. Take it off; to look at the sample, open it from the start page, without a workspace.`,
  HOUSEHOLDS_WITHOUT_CHILDREN: (d: ErrorDetail) =>
    `The file ${list(d['file'])} holds households only. Choose the child file of the same year together with it; if that is in the workspace already, open the case data before importing.`,
  YEAR_UNKNOWN: (d: ErrorDetail) =>
    `No survey year was found in ${list(d['file'])}. Give the Buddhist-era year (on the import screen, or --year 2568).`,
  YEAR_CONTRADICTS: (d: ErrorDetail) =>
    `The survey year ${list(d['given'])} was given, but the ${d['where'] === 'column' ? 'column of survey years' : 'title'} in ${list(d['file'])} says ${list(d['found'])}. Check that it is the right file, then correct the year in it or import it without giving one.`,
  MAPPING_INVALID: (d: ErrorDetail) =>
    `The column mapping is not right: ${list(d['found'])}. Correct it and try again.`,
  PATH_NOT_ALLOWED: () => 'This page cannot open a file by its path. Drop the file here or choose it.',
  PACK_INVALID: (d: ErrorDetail) =>
    `The boundary file ${list(d['file'])} cannot be used: ${list(d['found'])}. Use a TopoJSON or GeoJSON file with area codes and names.`,
  PACK_UNKNOWN: (d: ErrorDetail) =>
    `There is no boundary pack for ${list(d['found'])}. Import a boundary file (npm run boundaries -- FILE), or read the figures in the overview.`,
  SAMPLE_MISSING: () => 'The sample data are not in this installation. Install the application again.',
  RECEIPT_INVALID: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is not a receipt that this version can read. Copy the receipt again from the figure, and save all of it.`,
  REGISTER_IS_EXTRACT: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is a CPMIS extract, not a list of communities. Use a file with one row per community, or import this one on the import screen.`,
  REGISTER_COLUMNS: (d: ErrorDetail) =>
    `The file ${list(d['file'])} has no column of community codes. Columns found: ${list(d['found'])}. Name the columns “Community code”, “Community name” and, if there is one, “Children”.`,
  REGISTER_EMPTY: (d: ErrorDetail) =>
    `No community code in ${list(d['file'])} can be used (columns: ${list(d['found'])}). A code has 8 digits and starts with a tambon that exists.`,
  OUT_OF_MEMORY: (d: ErrorDetail) =>
    `There is not enough memory (the limit is ${list(d['limit'])}). Close other programs, import one file at a time, or raise NATPRO_MEMORY.`,
  CHANGE_TAKEN_BACK: (d: ErrorDetail) =>
    `What this change makes could not be loaded, so it was taken back: the data are as before, and the journal shows both. ${list(d['reason'] ?? 'Try again; if it fails again, close the application and open it anew.')}`,
  WORKSPACE_WRONG_PASSPHRASE: () =>
    'This passphrase does not open it. Check the keyboard (Thai or English, Caps Lock) and try again, or use the recovery sheet.',
  WORKSPACE_IN_USE: (d: ErrorDetail) =>
    `This workspace is already open on ${list(d['host'])} since ${moment(d['since'])}. Close it there, then open it again.`,
  WORKSPACE_CHANGED_ELSEWHERE: () =>
    'Another program wrote to this workspace while it was taken over. Its step stands; yours was not saved. Close the workspace, open it again, and do your step again.',
  WORKSPACE_MANIFEST_DAMAGED: (d: ErrorDetail) =>
    `The index of the workspace (${list(d['file'])}) is damaged; the one before it and the journal are used instead. Make a backup and check the disk.`,
  WORKSPACE_MANIFEST_MISSING: (d: ErrorDetail) =>
    `The index of the workspace (${list(d['file'])}) was taken away: journal entries may have been taken away with it. Compare the journal with a backup before you go on.`,
  WORKSPACE_HEAD_UNSIGNED: () =>
    'The end of the journal does not bear the signature of whoever had the case data open last: its index was made anew or exchanged. Compare the journal with a backup before you go on.',
  WORKSPACE_JOURNAL_REWOUND: (d: ErrorDetail) =>
    `This computer has seen journal entry ${list(d['known'])} of this workspace; the journal that is here ends at ${list(d['last'])} or says something else. If you did not restore a backup or open another copy, compare it with a backup before you go on.`,
  WORKSPACE_SEGMENT_UNCITED: (d: ErrorDetail) =>
    `An index of the workspace is missing, and no journal entry says what the data segment ${list(d['file'])} is (${list(d['count'])} in all): entries may have been taken away. Compare the journal with a backup before you go on.`,
  WORKSPACE_ODD_FILE: (d: ErrorDetail) =>
    `${list(d['file'])} is no file of the workspace (${list(d['count'])} such in all) and was not read. Move it out of the workspace's folder.`,
  WORKSPACE_SEGMENT_DAMAGED: (d: ErrorDetail) =>
    `The data segment ${list(d['file'])} is damaged. The rest opens. Restore the workspace from a backup, or import the same extract again.`,
  WORKSPACE_SEGMENT_MISSING: (d: ErrorDetail) =>
    `The data segment ${list(d['file'])} is missing. The rest opens. Restore the workspace from a backup, or import the same extract again.`,
  WORKSPACE_JOURNAL_DAMAGED: (d: ErrorDetail) =>
    `Journal entry ${list(d['seq'])} is damaged. The other entries are read. Restore from a backup, or do that step again.`,
  WORKSPACE_JOURNAL_MISSING: (d: ErrorDetail) =>
    `Journal entry ${numbers(d)} is missing. The other entries are read. Restore from a backup, or do that step again.`,
  WORKSPACE_JOURNAL_CHAIN: (d: ErrorDetail) =>
    `Journal entry ${list(d['seq'])} does not follow the one before it: a file may have been exchanged. Compare with a backup before you go on.`,
  WORKSPACE_BUNDLE_DAMAGED: (d: ErrorDetail) =>
    `The file with the journal entries ${numbers(d)} is damaged. The other entries are read. Restore the workspace from a backup, or do those steps again.`,
  WORKSPACE_BUNDLE_MISSING: (d: ErrorDetail) =>
    `The file with the journal entries ${numbers(d)} is missing. The other entries are read. Restore the workspace from a backup, or do those steps again.`,
  WORKSPACE_COMMAND_NEWER: (d: ErrorDetail) =>
    `Journal entry ${firstOf(d)} is a step of another version (${list(d['type'])}). It is kept and has no effect on the figures shown. Install the newest version and open the workspace again.`,
  WORKSPACE_COMMAND_UNREADABLE: (d: ErrorDetail) =>
    `The step (${list(d['type'])}) in journal entry ${firstOf(d)} cannot be read, so it has no effect on the figures shown. Restore the workspace from a backup, or do that step again.`,
  WORKSPACE_KEY_DAMAGED: (d: ErrorDetail) =>
    `The key file ${list(d['file'])} is damaged or missing. If the workspace opened, it has been repaired; if not, use the recovery sheet or a backup.`,
  WORKSPACE_KEY_OLD: (d: ErrorDetail) =>
    `The key file ${list(d['file'])} was an older one, of a passphrase or recovery sheet that was changed since; where the newer one is there, it has been put back in its place. If nobody of your team put the older one there, change the passphrase once more.`,
  WORKSPACE_CASE_KEY_LOST: (d: ErrorDetail) =>
    `The case passphrase opens nothing any more: the key file ${list(d['file'])} and its copy are damaged or missing. Open the workspace with the recovery sheet and set new passphrases.`,
  WORKSPACE_CASE_KEY_GONE: () =>
    'No key to the case data is left: the files of the case passphrase and of the recovery sheet are damaged or missing. Nothing of children is stored, because nobody could open it again. Restore the workspace from a backup.',
  WORKSPACE_RECOVERY_LOST: (d: ErrorDetail) =>
    `The recovery sheet opens nothing any more: the key file ${list(d['file'])} and its copy are damaged or missing. Make a new recovery sheet.`,
  WORKSPACE_NEWER_FORMAT: (d: ErrorDetail) =>
    `This workspace was made by a newer version (format ${list(d['found'])}; this one knows ${list(d['known'])}). Install the newer version and open it again.`,
  WORKSPACE_OLDER_FORMAT: (d: ErrorDetail) =>
    `This workspace was made by a trial version (format ${list(d['found'])}; this one uses ${list(d['known'])}) and cannot be opened. Create a new workspace and import the extracts again.`,
  WORKSPACE_DISK_FULL: () =>
    'The disk is full. The last step was not saved; everything before it is as it was. Free some space and do that step again.',
  WORKSPACE_READ_ONLY: (d: ErrorDetail) =>
    `The folder ${list(d['folder'])} cannot be written to. The last step was not saved. Move the workspace to a folder you may write to, or ask your administrator.`,
  WORKSPACE_GONE: (d: ErrorDetail) =>
    `The workspace folder ${list(d['folder'])} is not there. Connect the drive or put the folder back, then open it again.`,
  WORKSPACE_IO: (d: ErrorDetail) =>
    `The workspace ${list(d['folder'])} cannot be read or written (${list(d['reason'])}). Check the disk or its cable, then close and open the workspace.`,
  WORKSPACE_NOT_ONE: (d: ErrorDetail) =>
    `The folder ${list(d['folder'])} is not a workspace (it has no key.age). Choose another folder, or create a new workspace.`,
  WORKSPACE_EXISTS: (d: ErrorDetail) =>
    `The folder ${list(d['folder'])} already holds files, so nothing was written. Choose an empty folder or a new name.`,
  WORKSPACE_NONE: () => 'No workspace is open. Open or create one on the Start screen first.',
  WORKSPACE_NAME_INVALID: (d: ErrorDetail) =>
    `A workspace cannot be named “${list(d['name'])}”. Choose a name without < > : " / \\ | ? * that does not end with a dot.`,
  WORKSPACE_LOCKED: () => 'The workspace is locked. Enter the passphrase to go on.',
  WORKSPACE_CASE_LOCKED: () => 'The case data are locked. Enter the case passphrase first.',
  WORKSPACE_PASSPHRASE_WEAK: (d: ErrorDetail) =>
    `The passphrase is too easy to guess${weakness(d['hints'])}. Use four or more words that have nothing to do with each other, with blanks between them.`,
  WORKSPACE_PASSPHRASES_SAME: () =>
    'The planning passphrase and the case passphrase must differ. Choose another for one of them.',
  WORKSPACE_RECOVERY_WRONG: () =>
    'This recovery code is not right, or not that of this workspace. Check it group by group against the recovery sheet and try again.',
  WORKSPACE_BACKUP_DAMAGED: (d: ErrorDetail) =>
    `The backup ${list(d['file'])} is damaged or incomplete. Nothing was written. Use another backup, or copy this one again.`,
  WORKSPACE_BACKUP_EXISTS: (d: ErrorDetail) =>
    `The file ${list(d['file'])} already exists and is not overwritten. Give the backup another name.`,
  WORKSPACE_CODE_UNSEEN: () =>
    'The recovery code is shown once, and the output of this command is closed, full or thrown away, so no workspace was made. Run it again with an output on the screen or in a file that has room.',
  RULES_NOT_ONE: () => 'This is not a rule set: it does not say “kind”: “natpro-rule-set”. Choose another file.',
  RULES_SHAPE_VERSION: (d: ErrorDetail) =>
    `This rule set has shape version ${list(d['found'] ?? '(none)')}; this program reads version ${list(d['known'])}. Save the rule set again with this version of the program, or install the newer one.`,
  RULES_INVALID: (d: ErrorDetail) =>
    `The rule set is not right at ${list(d['at'])}: the value is missing, of another kind, or not known here. Correct this place; “natpro classify --help” shows the shape.`,
  RULES_TOO_MANY: (d: ErrorDetail) =>
    `The rule set has ${list(d['found'])} rules, and ${list(d['limit'])} are the most. Put rules of the same class together.`,
  RULES_TOO_LARGE: (d: ErrorDetail) =>
    `The rule set has more than ${list(d['limit'])} conditions. Leave some out: nobody could read it.`,
  RULES_TOO_DEEP: (d: ErrorDetail) =>
    `A condition is nested more than ${list(d['limit'])} levels deep. Write it as several rules.`,
  RULES_NONE: () => 'The rule set has no rule, so nobody would have a class. Add at least one rule.',
  RULES_NO_INDICATOR: () =>
    'No rule asks for an indicator: children would be classed by age, sex or group alone. Add an indicator to at least one rule.',
  RULES_SHIPPED: (d: ErrorDetail) =>
    `${list(d['id'])} is shipped with the application and cannot be changed. Make a copy with another id and change that.`,
  RULES_DAY: (d: ErrorDetail) =>
    `The day of the decision, “${list(d['found'])}”, is no day of the Gregorian calendar. Write it as YYYY-MM-DD with the Gregorian year, for example 2025-10-01 for 1 October 2568 BE.`,
  RULES_CUT_OFF: (d: ErrorDetail) =>
    `The cut-off for insufficient data is ${list(d['found'])}. Give a whole percentage from 0 to 99.`,
  RULES_INDICATOR: (d: ErrorDetail) =>
    `${d['rule'] === undefined ? 'The risk indicators name' : `Rule ${list(d['rule'])} names`} indicator ${list(d['found'])}, which does not exist. The form has indicators 1 to 22: choose one of these.`,
  RULES_COVERAGE: (d: ErrorDetail) =>
    `${d['rule'] === undefined ? 'The risk indicators hold' : `Rule ${list(d['rule'])} asks for`} indicator 16. A service that reached a child is no risk; take it out.`,
  RULES_RISK_TWICE: (d: ErrorDetail) =>
    `Indicator ${list(d['found'])} stands twice among the risk indicators and would count once. Take one of them out.`,
  RULES_EMPTY: (d: ErrorDetail) =>
    `Rule ${list(d['rule'])} has a list of conditions with nothing in it. Add a condition to it, or remove the list.`,
  RULES_PART_TWICE: (d: ErrorDetail) =>
    `Rule ${list(d['rule'])} has the same condition twice in one list. Take one of them out.`,
  RULES_COUNT: (d: ErrorDetail) =>
    `Rule ${list(d['rule'])} asks for at least ${list(d['count'])} of ${list(d['of'])} conditions. Give a whole number from 1 to ${list(d['of'])}.`,
  RULES_RISK_COUNT: (d: ErrorDetail) =>
    `Rule ${list(d['rule'])} asks for at least ${list(d['count'])} risk indicators, and the rule set counts ${list(d['of'])}. Give a whole number from 1 to ${list(d['of'])}, or name more risk indicators.`,
  RULES_AGE: (d: ErrorDetail) =>
    `Rule ${list(d['rule'])} has the age ${list(d['found'])}. Give completed years from ${list(d['from'])} to ${list(d['to'])}.`,
  RULES_ORDER: (d: ErrorDetail) =>
    `Rule ${list(d['rule'])} gives a more serious class than rule ${list(d['after'])} before it. Put rules in the order victim, high risk, watch.`,
  PLAN_NOT_ONE: () => 'This is not a plan: it does not say “kind”: “natpro-plan”. Choose another file.',
  PLAN_SHAPE_VERSION: (d: ErrorDetail) =>
    `This plan has shape version ${list(d['found'] ?? '(none)')}; this program reads version ${list(d['known'])}. Save the plan again with this version of the program, or install the newer one.`,
  PLAN_INVALID: (d: ErrorDetail) =>
    `The plan is not right at ${list(d['at'])}: the value is missing, of another kind, or not known here. Correct this place; “natpro plan --help” shows the shape.`,
  PLAN_YEAR_ERA: (d: ErrorDetail) =>
    `${planPlace(d)}has the year “${list(d['found'])}”, which does not say its era. Give the fiscal year of the Buddhist era as fiscalYearBE, for example 2569.`,
  PLAN_ROW_TWICE: (d: ErrorDetail) =>
    `Rows ${list(d['first'])} and ${list(d['row'])} have the same id, ${list(d['id'])}. Give one of them another id.`,
  PLAN_NO_MEASURE: (d: ErrorDetail) => `${planPlace(d)}names no measure. Say what is to be done.`,
  PLAN_NO_INDICATOR: (d: ErrorDetail) =>
    `${planPlace(d)}has no indicator, so nobody could tell whether it helped. Choose the indicator it is to change, 1 to 22.`,
  PLAN_INDICATOR: (d: ErrorDetail) =>
    `${planPlace(d)}names indicator ${list(d['found'])}, which does not exist. Choose one from 1 to 22.`,
  PLAN_NO_AREA: (d: ErrorDetail) => `${planPlace(d)}has no place. Choose the communities or areas it is for.`,
  PLAN_AREA: (d: ErrorDetail) =>
    `${planPlace(d)}has the area code “${list(d['found'])}”, which is none. A code has 2, 4, 6 or 8 digits; choose the area from the list.`,
  PLAN_AREA_GONE: (d: ErrorDetail) =>
    `${planPlace(d)}is for the area ${list(d['area'])}, which is not in the loaded data any more. Choose the area that took its place, or drop the row and say why.`,
  PLAN_NO_TARGET: (d: ErrorDetail) =>
    `${planPlace(d)}has no target that can be measured. Give a percentage or a number of people.`,
  PLAN_TARGET: (d: ErrorDetail) =>
    `${planPlace(d)}has a target of ${list(d['found'])}%, which cannot be reached. Give a percentage from 0 to 100, or a number of people.`,
  PLAN_PEOPLE: (d: ErrorDetail) => `${planPlace(d)}counts ${list(d['found'])} people. Give a whole number, 0 or more.`,
  PLAN_AGES: (d: ErrorDetail) =>
    `${planPlace(d)}is for ages ${list(d['from'])} to ${list(d['to'])}, where the first is above the last. Exchange them.`,
  PLAN_BUDGET_NEGATIVE: (d: ErrorDetail) =>
    `${planPlace(d)}has an amount below zero: ${baht(d['satang'])}. Give 0 or more; write money that comes back into the remarks.`,
  PLAN_MONEY_FRACTION: (d: ErrorDetail) =>
    `${planPlace(d)}has an amount of ${list(d['found'])} satang. Money is kept in whole satang: give a whole number.`,
  PLAN_QUARTER: (d: ErrorDetail) =>
    `${planPlace(d)}has money in quarter ${list(d['found'])}. A fiscal year has quarters 1 (October to December) to 4 (July to September): choose one.`,
  PLAN_DAY: (d: ErrorDetail) =>
    `${planPlace(d)}has the day “${list(d['found'])}”, which is no day of the Gregorian calendar. Write it as YYYY-MM-DD with the Gregorian year, for example 2025-10-01 for 1 October 2568 BE.`,
  PLAN_DAYS: (d: ErrorDetail) =>
    `${planPlace(d)}ends on ${day(d['to'])}, before it starts on ${day(d['from'])}. Correct one of the days.`,
  PLAN_BLOCKED: (d: ErrorDetail) => `${planPlace(d)}is blocked. Say by what, and who can lift it.`,
  PLAN_DROPPED: (d: ErrorDetail) => `${planPlace(d)}is dropped. Say why: next year somebody will ask.`,
  PLAN_REJECTED: (d: ErrorDetail) =>
    `The plan of the community ${list(d['area'])} rejects the measure ${list(d['measure'])} without a reason. Say why.`,
  PLAN_MEASURE_NO_INDICATOR: (d: ErrorDetail) =>
    `The measure ${list(d['measure'])} answers no indicator, so it could never be proposed or judged. Choose at least one.`,
  PLAN_SHEET_COLUMNS: (d: ErrorDetail) =>
    `No plan was found in this table. Columns found: ${list(d['found'])}. Name at least a column “Project or activity” and two more, for example “Agency” and “Budget”, or map the columns yourself.`,
  PLAN_SHEET_YEAR: () =>
    'The table does not say its fiscal year. Give the Buddhist-era year, for example 2569, or write “Fiscal year 2569 BE” above the table.',
  PLAN_SHEET_EMPTY: () =>
    'The table has the columns of a plan and no measure below them. Choose another sheet or file.',
  PLAN_SHEET_YEARS: (d: ErrorDetail) =>
    `These rows belong to several fiscal years (${list(d['found'])}). A table is of one year: choose one.`,
  NOT_RELEASED: () =>
    'No planning figures have been released yet. Open the case data: they are worked out then, which takes some minutes.',
  PUBLICATION_BEHIND: () =>
    'The figures that may leave the office do not hold the last change of the data yet. Open the case data and try again: they are worked out then.',
  PUBLICATION_HELD_BACK: () =>
    'The figures that may leave the office are not renewed yet: some totals changed by a few children, and whoever saw those before would learn their answers. Wait for more changes, or have these totals hidden under “Planning figures”.',
  FINER_THAN_RELEASED: (d: ErrorDetail) =>
    `The planning figures are not told this finely, because few children would be left in each. ${nearest(d['level'])}`,
  CANCELLED: () => 'Cancelled. Nothing was changed.',
  ENGINE_UNAVAILABLE: () =>
    'The engine has stopped and is being started again. If it does not come back, close the application and open it again.',
  INTERNAL: (d: ErrorDetail) =>
    `Something went wrong in the application. Your data are as they were. Give the code ${list(d['logId'])} to your administrator.`,
};
