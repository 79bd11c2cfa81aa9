import type { ErrorDetail } from '../../contract/error-codes.ts';
import type { MessagesLike } from '../messages-type.ts';
import type { errors as th } from '../th/errors.ts';

const list = (value: ErrorDetail[string] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');

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
    `The file ${list(d['file'])} is of the kind ${list(d['found'])}, which is not read here. Open it in Excel and save it as .xlsx or CSV.`,
  FILE_DAMAGED: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is damaged or incomplete and cannot be read further. Copy or export it again.`,
  FILE_PROTECTED: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is protected by a password. Open it in Excel, remove the password, save, and choose it again.`,
  FILE_LINE_TOO_LONG: (d: ErrorDetail) =>
    `Line ${list(d['line'])} of ${list(d['file'])} is longer than ${list(d['limit'])} bytes, so this is not a table. Check that it is the right file, or export it again.`,
  FILE_NOT_EXTRACT: (d: ErrorDetail) =>
    `The file ${list(d['file'])} is not a CPMIS extract. Columns found: ${list(d['found'])}. Not found: ${list(d['missing'])}. Choose another file, or map the columns yourself.`,
  FILE_NO_ROWS: (d: ErrorDetail) => `The file ${list(d['file'])} has a header but no rows. Export it again.`,
  FILE_ENCODING_UNKNOWN: (d: ErrorDetail) =>
    `The letters in ${list(d['file'])} cannot be read: not UTF-8, UTF-16 or TIS-620. Save it as CSV UTF-8 and try again.`,
  FILE_UNKNOWN_ID: () => 'The chosen file is no longer at hand. Choose it again.',
  LAYOUT_COUNTS_NOT_YET: (d: ErrorDetail) =>
    `The file ${list(d['file'])} holds counts by community. This version reads files of individual children only: use the extract with one row per child.`,
  HOUSEHOLDS_WITHOUT_CHILDREN: (d: ErrorDetail) =>
    `The file ${list(d['file'])} holds households only. Choose the child file of the same year together with it.`,
  YEAR_UNKNOWN: (d: ErrorDetail) =>
    `No survey year was found in ${list(d['file'])}. Give the Buddhist-era year (on the import screen, or --year 2568).`,
  MAPPING_INVALID: (d: ErrorDetail) =>
    `The column mapping is not right: ${list(d['found'])}. Correct it and try again.`,
  PATH_NOT_ALLOWED: () => 'This page cannot open a file by its path. Drop the file here or choose it.',
  PACK_INVALID: (d: ErrorDetail) =>
    `The boundary file ${list(d['file'])} cannot be used: ${list(d['found'])}. Use a TopoJSON or GeoJSON file with area codes and names.`,
  PACK_UNKNOWN: (d: ErrorDetail) => `There is no boundary pack ${list(d['found'])}. Choose another in Settings.`,
  SAMPLE_MISSING: () => 'The sample data are not in this installation. Install the application again.',
  OUT_OF_MEMORY: (d: ErrorDetail) =>
    `There is not enough memory (the limit is ${list(d['limit'])}). Close other programs, import one file at a time, or raise NATPRO_MEMORY.`,
  CANCELLED: () => 'Cancelled. Nothing was changed.',
  ENGINE_UNAVAILABLE: () =>
    'The engine has stopped and is being started again. If it does not come back, close the application and open it again.',
  INTERNAL: (d: ErrorDetail) =>
    `Something went wrong in the application. Your data are as they were. Give the code ${list(d['logId'])} to your administrator.`,
};
