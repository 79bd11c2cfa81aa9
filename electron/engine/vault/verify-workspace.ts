import { AppError } from '../../../shared/contract/app-error.ts';
import type { JournalEntry, VerifyReport, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { checkSegment, problemOf } from './check-segment.ts';
import { finding } from './finding.ts';
import { keyHealth } from './key-health.ts';
import type { OpenedKeyFile } from './key-store.ts';
import { formatVersion, journalFolder } from './layout.ts';
import { joinFields, openFields } from './sealed-fields.ts';
import { findingOfSignature } from './signed-head.ts';
import type { VaultSetting } from './vault-setting.ts';
import { readState, type KeyFacts } from './workspace-state.ts';

type CheckKeys = {
  readonly planning: AgeKey;
  readonly case: AgeKey | null;
  readonly facts: KeyFacts;
  /** Key files that were opened. */
  readonly opened?: readonly Pick<OpenedKeyFile, 'name' | 'sha256'>[];
};

type CheckSetting = Pick<VaultSetting, 'files' | 'commands' | 'headAnchors'>;

export type CheckOptions = {
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Checks key files, manifests, the journal's chain, its sealed fields where the case key is there, and every segment. Reads
 * only.
 * @throws AppError CANCELLED, WORKSPACE_NEWER_FORMAT, WORKSPACE_OLDER_FORMAT
 */
export async function checkWorkspace(
  setting: CheckSetting,
  folder: string,
  keys: CheckKeys,
  { onProgress, signal }: CheckOptions = {},
): Promise<VerifyReport> {
  const { files } = setting;
  const state = await readState(setting, folder, keys.planning, keys.facts);
  const health = await keyHealth(files, folder, state.keys, keys.opened ?? [], false);
  const { entries } = state.journal;
  const findings: WorkspaceFinding[] = [
    ...state.findings,
    ...health.findings,
    ...(keys.case ? findingOfSignature(keys.case, keys.facts.workspaceId, state.signed) : []),
    ...(await checkSealedFields(setting, entries, keys.case, signal)),
  ];
  const cited = new Map(entries.flatMap(({ seq, segments }) => segments.map(({ sha256 }) => [sha256, seq])));
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
    formatVersion,
    isSound: findings.length === 0,
    findings,
    entries: entries.length,
    clockSetBackAt: entries.filter((entry) => entry.isClockSetBack).map(({ seq }) => seq),
    segments,
  };
}

/** Commands whose sealed fields cannot be read; without the case key nobody can tell. */
async function checkSealedFields(
  { commands }: CheckSetting,
  entries: readonly JournalEntry[],
  key: AgeKey | null,
  signal: AbortSignal | undefined,
): Promise<readonly WorkspaceFinding[]> {
  const findings: WorkspaceFinding[] = [];
  for (const entry of key ? entries : []) {
    if (!key || entry.sealed === undefined || entry.unread !== null) continue;
    if (signal?.aborted) throw new AppError('CANCELLED');
    const problem = await problemOf(async () => joinFields(commands, entry, await openFields(key, entry)));
    if (problem) findings.push(finding(problem.code, journalFolder, problem.detail));
  }
  return findings;
}

function seqDetail(seq: number | undefined): { seq?: number } {
  return seq === undefined ? {} : { seq };
}
