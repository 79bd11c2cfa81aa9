import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import {
  segmentKinds,
  type JournalEntry,
  type SegmentKind,
  type SegmentReference,
  type WorkspaceFinding,
} from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { finding } from './finding.ts';
import { readJournalCache, type JournalCache } from './journal-cache.ts';
import { formatVersion, manifestFiles, segmentFile, segmentSha256, segmentsFolder } from './layout.ts';
import { damagedManifests, manifestFormat, manifestShape, readManifest, type Manifest } from './manifest.ts';
import { moveFilesOfFormat1, readManifest1 } from './migrate-workspace.ts';
import type { JournalHead } from './next-entry.ts';
import { readJournal, type ReadJournal } from './read-journal.ts';
import type { VaultFiles } from './vault-files.ts';

export type KnownSegment = SegmentReference & {
  /** Its file, relative to the workspace. */
  readonly file: string;
};

/** Everything about a workspace but its segments' contents, as read from the folder. */
export type WorkspaceState = {
  readonly workspaceId: string;
  readonly createdAt: string;
  readonly recipients: { readonly analytic: string; readonly case: string };
  /** The version in the folder before this opening. */
  readonly foundVersion: number;
  readonly entries: readonly JournalEntry[];
  /** How many of them lie in the cache. */
  readonly cachedEntries: number;
  readonly head: JournalHead;
  readonly segments: ReadonlyMap<string, KnownSegment>;
  readonly findings: readonly WorkspaceFinding[];
  readonly damagedManifests: readonly string[];
  /** True when the manifest in the folder does not say all of this. */
  readonly isManifestBehind: boolean;
};

/** What the key file knows without a manifest. */
export type KeyFacts = { readonly workspaceId: string | null; readonly caseRecipient: string | null };

/**
 * Reads a workspace: the manifest or its predecessor, or, when none can be read, the journal and the folder alone.
 * Writable, an older format is brought over to today's; else it is read where it lies. Checked, every entry is decrypted.
 * @throws AppError WORKSPACE_NEWER_FORMAT, WORKSPACE_MANIFEST_DAMAGED
 */
export async function readState(
  files: VaultFiles,
  folder: string,
  key: AgeKey,
  facts: KeyFacts,
  { isWritable, isChecked = false }: { readonly isWritable: boolean; readonly isChecked?: boolean },
): Promise<WorkspaceState> {
  const open = (bytes: Uint8Array): Promise<Uint8Array> => key.open(bytes);
  const read = await readManifest(files, folder, open);
  const { manifest, fileOf, version } = await manifestOfToday(files, folder, key, facts, read, isWritable);
  const cache: JournalCache = isChecked ? new Map() : await readJournalCache(files, folder, open);
  const journal = await readJournal(files, folder, open, manifest.journal, cache);
  const segments = await listSegments(files, folder, manifest, journal, fileOf);
  const damaged = await damagedManifests(files, folder, open);
  return {
    workspaceId: manifest.workspaceId,
    createdAt: manifest.createdAt,
    recipients: manifest.recipients,
    foundVersion: version,
    entries: journal.entries,
    cachedEntries: cache.size,
    head: journal.head,
    segments: segments.known,
    findings: [
      ...damaged.map((file) => finding('WORKSPACE_MANIFEST_DAMAGED', file)),
      ...journal.findings,
      ...segments.findings,
    ],
    damagedManifests: damaged,
    isManifestBehind:
      read.version !== formatVersion ||
      damaged.length > 0 ||
      (manifest.journal?.seq ?? 0) < journal.head.seq ||
      manifest.segments.length < segments.known.size,
  };
}

type TodaysManifest = {
  readonly manifest: Manifest;
  readonly fileOf: ReadonlyMap<string, string>;
  readonly version: number;
};

async function manifestOfToday(
  files: VaultFiles,
  folder: string,
  key: AgeKey,
  facts: KeyFacts,
  read: { readonly json: unknown; readonly version: number | null },
  isWritable: boolean,
): Promise<TodaysManifest> {
  if (read.version === null) return { manifest: fromKeyFile(key, facts), fileOf: new Map(), version: formatVersion };
  if (read.version === formatVersion)
    return { manifest: manifestShape.parse(read.json), fileOf: new Map(), version: formatVersion };
  const old = await readManifest1(files, folder, read.json);
  if (!isWritable) return { ...old, version: read.version };
  await moveFilesOfFormat1(files, folder, old.manifest, old.fileOf);
  return { manifest: old.manifest, fileOf: new Map(), version: read.version };
}

function fromKeyFile(key: AgeKey, facts: KeyFacts): Manifest {
  if (facts.workspaceId === null || facts.caseRecipient === null)
    throw new AppError('WORKSPACE_MANIFEST_DAMAGED', { file: manifestFiles[0] });
  return {
    format: manifestFormat,
    formatVersion,
    workspaceId: facts.workspaceId,
    createdAt: new Date(0).toISOString(),
    savedAt: new Date(0).toISOString(),
    recipients: { analytic: key.recipient, case: facts.caseRecipient },
    segments: [],
    journal: null,
  };
}

type ListedSegments = {
  readonly known: ReadonlyMap<string, KnownSegment>;
  readonly findings: readonly WorkspaceFinding[];
};

async function listSegments(
  files: VaultFiles,
  folder: string,
  manifest: Manifest,
  journal: ReadJournal,
  fileOf: ReadonlyMap<string, string>,
): Promise<ListedSegments> {
  const known = new Map<string, KnownSegment>();
  const take = async (sha256: string, kind: SegmentKind, file: string): Promise<void> => {
    known.set(sha256, { sha256, kind, file, bytes: await files.size(join(folder, file)) });
  };
  for (const kind of segmentKinds) {
    const place = join(folder, segmentsFolder, kind);
    for (const name of (await files.exists(place)) ? await files.list(place) : []) {
      const sha256 = segmentSha256(name);
      if (sha256 !== null) await take(sha256, kind, segmentFile(kind, sha256));
    }
  }
  for (const { sha256, kind } of manifest.segments) {
    const file = fileOf.get(sha256);
    if (!known.has(sha256) && file !== undefined && (await files.exists(join(folder, file))))
      await take(sha256, kind, file);
  }
  return { known, findings: missingSegments(manifest, journal, known) };
}

function missingSegments(
  manifest: Manifest,
  journal: ReadJournal,
  known: ReadonlyMap<string, KnownSegment>,
): readonly WorkspaceFinding[] {
  const cited = journal.entries.flatMap(({ seq, segments }) => segments.map((segment) => ({ ...segment, seq })));
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
