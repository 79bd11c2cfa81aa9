/**
 * Everything that can go wrong in a way a person can act on. The page and the command line branch on
 * the code; the words are in `i18n/{th,en}/errors.ts`.
 */
export const errorCodes = [
  'USAGE',
  'FILE_MISSING',
  'FILE_IS_FOLDER',
  'FILE_LOCKED',
  'FILE_CHANGED',
  'FILE_EMPTY',
  'FILE_BINARY',
  'FILE_FORMAT_UNKNOWN',
  'FILE_DAMAGED',
  'FILE_PROTECTED',
  'FILE_LINE_TOO_LONG',
  'FILE_NOT_EXTRACT',
  'FILE_NO_ROWS',
  'FILE_ENCODING_UNKNOWN',
  'FILE_UNKNOWN_ID',
  'LAYOUT_COUNTS_NOT_YET',
  'HOUSEHOLDS_WITHOUT_CHILDREN',
  'YEAR_UNKNOWN',
  'MAPPING_INVALID',
  'PATH_NOT_ALLOWED',
  'PACK_INVALID',
  'PACK_UNKNOWN',
  'SAMPLE_MISSING',
  'OUT_OF_MEMORY',
  'CANCELLED',
  'ENGINE_UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Values that an error's sentence names: a file, a line, what was found. Never a child's data. */
export type ErrorDetail = Readonly<Record<string, string | number | readonly string[]>>;
