import type { ErrorDetail } from '../../contract/error-codes.ts';
import type { MessagesLike } from '../messages-type.ts';
import type { errors as th } from '../th/errors.ts';
import { formatMoment } from '../../format/moments.ts';

/** A time in words; what is none stays as it is. */
const moment = (value: ErrorDetail[string] | undefined): string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? formatMoment(value, 'en') : list(value);

const list = (value: ErrorDetail[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

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

/** The sentence of each error: what was found and what to do. */
export const errors: MessagesLike<typeof th> = {
  USAGE: (d: ErrorDetail) => `The command is not right: ${list(d['found'])}. See --help.`,
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
  FILE_UNKNOWN_ID: () => 'The chosen file is no longer at hand. Choose it again.',
  FILE_TWICE: (d: ErrorDetail) =>
    `The file ${list(d['file'])} was chosen twice: another one has the same content. It comes in once; take this one off.`,
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
  WORKSPACE_MANIFEST_DAMAGED: (d: ErrorDetail) =>
    `The index of the workspace (${list(d['file'])}) is damaged; the one before it and the journal are used instead. Make a backup and check the disk.`,
  WORKSPACE_SEGMENT_DAMAGED: (d: ErrorDetail) =>
    `The data segment ${list(d['file'])} is damaged. The rest opens. Restore the workspace from a backup, or import the same extract again.`,
  WORKSPACE_SEGMENT_MISSING: (d: ErrorDetail) =>
    `The data segment ${list(d['file'])} is missing. The rest opens. Restore the workspace from a backup, or import the same extract again.`,
  WORKSPACE_JOURNAL_DAMAGED: (d: ErrorDetail) =>
    `Journal entry ${list(d['seq'])} is damaged. The other entries are read. Restore from a backup, or do that step again.`,
  WORKSPACE_JOURNAL_MISSING: (d: ErrorDetail) =>
    `Journal entry ${list(d['seq'])} is missing. The other entries are read. Restore from a backup, or do that step again.`,
  WORKSPACE_JOURNAL_CHAIN: (d: ErrorDetail) =>
    `Journal entry ${list(d['seq'])} does not follow the one before it: a file may have been exchanged. Compare with a backup before you go on.`,
  WORKSPACE_KEY_DAMAGED: (d: ErrorDetail) =>
    `The key file ${list(d['file'])} is damaged or missing. If the workspace opened, it has been repaired; if not, use the recovery sheet or a backup.`,
  WORKSPACE_NEWER_FORMAT: (d: ErrorDetail) =>
    `This workspace was made by a newer version (format ${list(d['found'])}; this one knows ${list(d['known'])}). Install the newer version and open it again.`,
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
  WORKSPACE_PASSPHRASE_WEAK: () =>
    'The passphrase is too easy to guess. Use four or more words that have nothing to do with each other, with blanks between them.',
  WORKSPACE_PASSPHRASES_SAME: () =>
    'The planning passphrase and the case passphrase must differ. Choose another for one of them.',
  WORKSPACE_RECOVERY_WRONG: () =>
    'This recovery code is not right, or not that of this workspace. Check it group by group against the recovery sheet and try again.',
  WORKSPACE_BACKUP_DAMAGED: (d: ErrorDetail) =>
    `The backup ${list(d['file'])} is damaged or incomplete. Nothing was written. Use another backup, or copy this one again.`,
  WORKSPACE_BACKUP_EXISTS: (d: ErrorDetail) =>
    `The file ${list(d['file'])} already exists and is not overwritten. Give the backup another name.`,
  CANCELLED: () => 'Cancelled. Nothing was changed.',
  ENGINE_UNAVAILABLE: () =>
    'The engine has stopped and is being started again. If it does not come back, close the application and open it again.',
  INTERNAL: (d: ErrorDetail) =>
    `Something went wrong in the application. Your data are as they were. Give the code ${list(d['logId'])} to your administrator.`,
};
