import { createHash } from 'node:crypto';
import { foldHeader } from '../../../shared/cpms/headers/header-text.ts';
import { isInFormWords } from '../../../shared/cpms/headers/read-header.ts';

/** Field key → header, as a user or a saved profile gives it; an empty header means: do not read it. */
export type GivenMapping = Readonly<Record<string, string>>;

const prefix = 'sha256-';
const digits = 24;

/**
 * How a header is written down: as it stands where its words are those of the form, else as a hash. Nothing keeps a file
 * without headers from being mapped by its first row, and the name of a child from being taken for a header that way.
 */
export function headerKey(header: string): string {
  if (header === '' || header.startsWith(prefix) || isInFormWords(header)) return header;
  return prefix + createHash('sha256').update(foldHeader(header)).digest('hex').slice(0, digits);
}

/** A mapping as it is written down. */
export function mappingByKeys(mapping: GivenMapping): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).map(([field, header]) => [field, headerKey(header)]));
}

/** A mapping that was written down, in the words of a row of headers; what is not there stays as it is. */
export function mappingInWords(given: GivenMapping, row: readonly string[]): GivenMapping {
  if (!Object.values(given).some((header) => header.startsWith(prefix))) return given;
  const words = new Map(row.map((header) => [headerKey(header), header]));
  return Object.fromEntries(Object.entries(given).map(([field, header]) => [field, words.get(header) ?? header]));
}
