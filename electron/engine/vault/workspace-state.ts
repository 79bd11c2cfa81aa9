import { join } from 'node:path';
import { segmentKinds, type SegmentReference, type WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { finding, oddNames } from './finding.ts';
import { findingOfAnchor } from './head-anchors.ts';
import { noKeys, type KeyRegister } from './key-register.ts';
import { formatVersion, isForeign, manifestFiles, segmentFile, segmentSha256, segmentsFolder } from './layout.ts';
import { manifestFormat, readManifests, type Manifest } from './manifest.ts';
import { readJournal, type ReadJournal } from './read-journal.ts';
import { isNoFile } from './read-if-file.ts';
import { isSigned, type SignedHead } from './signed-head.ts';
import type { VaultFiles } from './vault-files.ts';
import type { VaultSetting } from './vault-setting.ts';

export type KnownSegment = SegmentReference & {
  /** Its file, relative to the workspace. */
  readonly file: string;
};

/** Everything about a workspace but its segments' contents, as read from the folder. */
export type WorkspaceState = {
  readonly workspaceId: string;
  readonly createdAt: string;
  readonly recipients: { readonly analytic: string; readonly case: string };
  readonly keys: KeyRegister;
  readonly journal: ReadJournal;
  readonly segments: ReadonlyMap<string, KnownSegment>;
  readonly findings: readonly WorkspaceFinding[];
  readonly damagedManifests: readonly string[];
  /** Of the newest manifest there is; 0 without one. */
  readonly generation: number;
  readonly signed: SignedHead | null;
  /** True when the manifest in the folder does not say all of this. */
  readonly isManifestBehind: boolean;
};

/** What the key file knows without a manifest. */
export type KeyFacts = { readonly workspaceId: string; readonly caseRecipient: string };

/**
 * Reads a workspace: the manifest or its predecessor, or, when none can be read, the journal and the folder alone.
 * @throws AppError WORKSPACE_NEWER_FORMAT, WORKSPACE_OLDER_FORMAT
 */
export async function readState(
  { files, commands, headAnchors }: Pick<VaultSetting, 'files' | 'commands' | 'headAnchors'>,
  folder: string,
  key: AgeKey,
  facts: KeyFacts,
): Promise<WorkspaceState> {
  const open = (bytes: Uint8Array): Promise<Uint8Array> => key.open(bytes);
  const { manifest: found, damaged, missing } = await readManifests(files, folder, open);
  const manifest = found ?? fromKeyFile(key, facts);
  const { signed } = manifest;
  const isForged = signed !== null && !isSigned(facts.workspaceId, signed);
  const heads = [manifest.journal, isForged ? null : signed].filter((head) => head !== null && head.seq > 0);
  const anchors = { heads: heads.filter((head) => head !== null), bundles: manifest.bundles };
  const journal = await readJournal(files, folder, open, anchors, commands);
  const { segments, findings: oddSegments } = await listSegments(files, folder);
  return {
    workspaceId: facts.workspaceId,
    createdAt: manifest.createdAt,
    recipients: { analytic: key.recipient, case: facts.caseRecipient },
    keys: manifest.keys,
    journal,
    segments,
    findings: [
      ...damaged.map((file) => finding('WORKSPACE_MANIFEST_DAMAGED', file)),
      ...missing.map((file) => finding('WORKSPACE_MANIFEST_MISSING', file)),
      ...(isForged ? [finding('WORKSPACE_HEAD_UNSIGNED', manifestFiles[0])] : []),
      ...findingOfAnchor(journal, await headAnchors.read(facts.workspaceId)),
      ...journal.findings,
      ...missingSegments(manifest, journal, segments),
      ...oddSegments,
      ...(missing.length > 0 ? uncitedSegments(journal, segments) : []),
    ],
    damagedManifests: damaged,
    generation: found?.generation ?? 0,
    signed: isForged ? null : signed,
    isManifestBehind:
      found === null ||
      damaged.length > 0 ||
      missing.length > 0 ||
      (manifest.journal?.seq ?? 0) < journal.head.seq ||
      manifest.bundles.length < journal.bundles.length ||
      manifest.segments.length < segments.size,
  };
}

function fromKeyFile(key: AgeKey, facts: KeyFacts): Manifest {
  return {
    format: manifestFormat,
    formatVersion,
    workspaceId: facts.workspaceId,
    createdAt: new Date(0).toISOString(),
    savedAt: new Date(0).toISOString(),
    generation: 1,
    recipients: { analytic: key.recipient, case: facts.caseRecipient },
    keys: noKeys,
    segments: [],
    bundles: [],
    journal: null,
    signed: null,
  };
}

type ListedSegments = {
  readonly segments: ReadonlyMap<string, KnownSegment>;
  readonly findings: readonly WorkspaceFinding[];
};

async function listSegments(files: VaultFiles, folder: string): Promise<ListedSegments> {
  const known = new Map<string, KnownSegment>();
  const findings: WorkspaceFinding[] = [];
  for (const kind of segmentKinds) {
    const place = join(folder, segmentsFolder, kind);
    const odd: string[] = [];
    for (const name of (await files.exists(place)) ? await files.list(place) : []) {
      const sha256 = segmentSha256(name);
      const bytes = sha256 === null ? null : await sizeIfFile(files, join(place, name));
      if (sha256 !== null && bytes !== null)
        known.set(sha256, { sha256, kind, file: segmentFile(kind, sha256), bytes });
      else if (!isForeign(name)) odd.push(name);
    }
    findings.push(...oddNames(`${segmentsFolder}/${kind}`, odd));
  }
  return { segments: known, findings };
}

async function sizeIfFile(files: VaultFiles, path: string): Promise<number | null> {
  try {
    return await files.size(path);
  } catch (error) {
    if (isNoFile(error)) return null;
    throw error;
  }
}

/** An interrupted import leaves a segment that no entry cites; so does who takes away the entries that did, and the manifest. */
function uncitedSegments(
  { entries }: ReadJournal,
  known: ReadonlyMap<string, KnownSegment>,
): readonly WorkspaceFinding[] {
  const cited = new Set(entries.flatMap(({ segments }) => segments.map(({ sha256 }) => sha256)));
  const [first, ...others] = [...known.values()].filter(({ sha256 }) => !cited.has(sha256));
  return first ? [finding('WORKSPACE_SEGMENT_UNCITED', first.file, { count: others.length + 1 })] : [];
}

function missingSegments(
  manifest: Manifest,
  { entries }: ReadJournal,
  known: ReadonlyMap<string, KnownSegment>,
): readonly WorkspaceFinding[] {
  const cited = entries.flatMap(({ seq, segments }) => segments.map((segment) => ({ ...segment, seq })));
  const seqOf = new Map(cited.map(({ sha256, seq }) => [sha256, seq]));
  const wanted = new Map([...manifest.segments, ...cited].map((segment) => [segment.sha256, segment]));
  return [...wanted.values()]
    .filter(({ sha256 }) => !known.has(sha256))
    .map(({ sha256, kind }) => {
      const seq = seqOf.get(sha256);
      const file = segmentFile(kind, sha256);
      return finding('WORKSPACE_SEGMENT_MISSING', file, seq === undefined ? {} : { seq });
    });
}
