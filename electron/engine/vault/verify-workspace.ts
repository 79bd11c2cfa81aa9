import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { VerifyReport, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { finding } from './finding.ts';
import { copyOf, keyFiles } from './layout.ts';
import { openSegment, readSegmentFile } from './segment-store.ts';
import type { VaultFiles } from './vault-files.ts';
import { readState, type KeyFacts, type KnownSegment } from './workspace-state.ts';

export type CheckKeys = { readonly planning: AgeKey; readonly case: AgeKey | null; readonly facts: KeyFacts };

export type CheckOptions = {
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Checks key files, manifests, the journal's chain and every segment. Reads only; an older format is checked as it lies.
 * @throws AppError CANCELLED, WORKSPACE_NEWER_FORMAT
 */
export async function checkWorkspace(
  files: VaultFiles,
  folder: string,
  keys: CheckKeys,
  { onProgress, signal }: CheckOptions = {},
): Promise<VerifyReport> {
  const state = await readState(files, folder, keys.planning, keys.facts, { isWritable: false, isChecked: true });
  const findings: WorkspaceFinding[] = [...state.findings];
  if (state.foundVersion > 1) findings.push(...(await checkKeyFiles(files, folder)));
  const cited = new Map(state.entries.flatMap(({ seq, segments }) => segments.map(({ sha256 }) => [sha256, seq])));
  const segments = { opened: 0, hashed: 0, unused: [] as string[] };
  let done = 0;
  for (const segment of state.segments.values()) {
    if (signal?.aborted) throw new AppError('CANCELLED');
    const key = segment.kind === 'case' ? keys.case : keys.planning;
    const problem = await checkSegment(files, folder, segment, key);
    if (problem) findings.push(finding(problem.code, segment.file, seqDetail(cited.get(segment.sha256))));
    else if (key) segments.opened++;
    else segments.hashed++;
    if (!problem && !cited.has(segment.sha256)) segments.unused.push(segment.sha256);
    onProgress?.(++done, state.segments.size);
  }
  return {
    workspaceId: state.workspaceId,
    formatVersion: state.foundVersion,
    isSound: findings.length === 0,
    findings,
    entries: state.entries.length,
    clockSetBackAt: state.entries.filter((entry) => entry.isClockSetBack).map(({ seq }) => seq),
    segments,
  };
}

function seqDetail(seq: number | undefined): { seq?: number } {
  return seq === undefined ? {} : { seq };
}

/** A key file and its copy are the same bytes, or one of them is damaged. */
async function checkKeyFiles(files: VaultFiles, folder: string): Promise<readonly WorkspaceFinding[]> {
  const findings: WorkspaceFinding[] = [];
  for (const file of Object.values(keyFiles)) {
    const [main, copy] = await Promise.all(
      [file, copyOf(file)].map(async (name) =>
        (await files.exists(join(folder, name))) ? files.read(join(folder, name)) : null,
      ),
    );
    if (!main || !copy || !Buffer.from(main).equals(copy)) findings.push(finding('WORKSPACE_KEY_DAMAGED', file));
  }
  return findings;
}

async function checkSegment(
  files: VaultFiles,
  folder: string,
  segment: KnownSegment,
  key: AgeKey | null,
): Promise<AppError | null> {
  try {
    const sealed = await readSegmentFile(files, folder, segment);
    if (key) await openSegment(key, segment, sealed);
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
