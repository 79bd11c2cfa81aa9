import { AppError } from '../../../shared/contract/app-error.ts';
import type { JournalEntry, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { finding } from './finding.ts';
import { inChunks } from './in-chunks.ts';
import { openSegment, readSegmentFile } from './segment-store.ts';
import type { VaultFiles } from './vault-files.ts';
import type { KnownSegment } from './workspace-state.ts';

/** What is wrong with a segment: told by its hash, and with the key by opening it; null when it is sound. */
export function checkSegment(
  files: VaultFiles,
  folder: string,
  segment: KnownSegment,
  key: AgeKey | null,
): Promise<AppError | null> {
  return problemOf(async () => {
    const sealed = await readSegmentFile(files, folder, segment);
    if (key) await openSegment(key, segment, sealed);
  });
}

const segmentsAtOnce = 4;

/** Segments whose bytes are not those of their name, each with the entry that needs it. */
export async function damagedSegments(
  files: VaultFiles,
  folder: string,
  segments: readonly KnownSegment[],
  entries: readonly JournalEntry[],
): Promise<readonly WorkspaceFinding[]> {
  const damaged: { readonly segment: KnownSegment; readonly problem: AppError }[] = [];
  await inChunks(segments, segmentsAtOnce, async (segment) => {
    const problem = await checkSegment(files, folder, segment, null);
    if (problem) damaged.push({ segment, problem });
  });
  return damaged.map(({ segment, problem }) => {
    const entry = entries.find((each) => each.segments.some(({ sha256 }) => sha256 === segment.sha256));
    return finding(problem.code, segment.file, entry ? { seq: entry.seq } : {});
  });
}

export async function problemOf(work: () => Promise<unknown>): Promise<AppError | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
