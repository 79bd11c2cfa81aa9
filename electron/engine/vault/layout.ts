import type { SegmentKind } from '../../../shared/contract/workspace.ts';

/** Version of the workspace format that this program reads and writes. */
export const formatVersion = 5;

export const lockFile = 'lock';
export const journalFolder = 'journal';
export const segmentsFolder = 'segments';

/** The manifest and the two generations before it, newest first. */
export const manifestFiles = ['manifest.age', 'manifest.1.age', 'manifest.2.age'] as const;

/** Where a manifest that cannot be read is kept when a new one is written. */
export function setAsideAs(file: string): string {
  return `damaged-${file}`;
}

/** Key files by what they hold; each has a copy beside it, so that one flipped byte locks nobody out. */
export const keyFiles = { planning: 'key.age', case: 'case-key.age', recovery: 'recovery.age' } as const;
export type KeyFileName = keyof typeof keyFiles;

export function copyOf(file: string): string {
  return file.replace(/\.age$/, '.copy.age');
}

/** What was opened of sealed fields, for the case key alone. It can be made anew at any time, and a backup goes without it. */
export const caseCacheFile = 'case-cache.zst.age';

/** Files being written bear this prefix; what a crash leaves of them is removed on the next opening. */
export const temporaryPrefix = '.tmp-';

/** What systems put into every folder; it is nobody's concern. */
const systemFiles: readonly string[] = ['.DS_Store', 'desktop.ini', 'Thumbs.db'];

/** A name in a folder of a workspace that says nothing of the workspace: what is being written, and what systems put there. */
export function isForeign(name: string): boolean {
  return name.startsWith(temporaryPrefix) || systemFiles.includes(name);
}

/** File name of a journal entry. */
export function entryFile(seq: number): string {
  return `${digits(seq)}.age`;
}

/** The number of an entry's file, or null for a file that is none. */
export function entrySeq(file: string): number | null {
  const seq = Number(/^(\d{8,15})\.age$/.exec(file)?.[1] ?? 0);
  return seq > 0 && entryFile(seq) === file ? seq : null;
}

/** Entries that follow one another in one file; `sha256` is that of the encrypted file. */
export type Bundle = { readonly first: number; readonly last: number; readonly sha256: string };

/** File name of a bundle: at most 98 characters with its folder, of the 100 that a tar header has room for. */
export function bundleFile({ first, last, sha256 }: Bundle): string {
  return `${digits(first)}-${digits(last)}.${sha256}.zst.age`;
}

/** What a bundle's file name says, or null for a file that is none. */
export function bundleOf(file: string): Bundle | null {
  const parts = /^(\d{8,9})-(\d{8,9})\.([0-9a-f]{64})\.zst\.age$/.exec(file);
  if (!parts) return null;
  const bundle = { first: Number(parts[1]), last: Number(parts[2]), sha256: parts[3] ?? '' };
  return bundle.first > 0 && bundle.first <= bundle.last && bundleFile(bundle) === file ? bundle : null;
}

function digits(seq: number): string {
  return String(seq).padStart(8, '0');
}

const segmentSuffix = '.arrow.zst.age';

export function segmentFileName(sha256: string): string {
  return `${sha256}${segmentSuffix}`;
}

/** A segment's file, relative to the workspace. */
export function segmentFile(kind: SegmentKind, sha256: string): string {
  return `${segmentsFolder}/${kind}/${segmentFileName(sha256)}`;
}

/** The SHA-256 in a segment's file name, or null for a file that is not one. */
export function segmentSha256(file: string): string | null {
  return /^([0-9a-f]{64})\.arrow\.zst\.age$/.exec(file)?.[1] ?? null;
}
