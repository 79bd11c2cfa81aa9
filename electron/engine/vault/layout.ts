import type { SegmentKind } from '../../../shared/contract/workspace.ts';

/** Version of the workspace format this program writes; it also opens every earlier one (`migrate.ts`). */
export const formatVersion = 2;

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

/** Files being written bear this prefix; what a crash leaves of them is removed on the next opening. */
export const temporaryPrefix = '.tmp-';

/** File name of a journal entry. */
export function entryFile(seq: number): string {
  return `${String(seq).padStart(8, '0')}.age`;
}

/** The number of a journal file, or null for a file that is not one. */
export function entrySeq(file: string): number | null {
  const digits = /^(\d{8,15})\.age$/.exec(file)?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
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
