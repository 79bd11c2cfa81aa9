import { join } from 'node:path';
import { z } from 'zod';
import { segmentKinds, sha256Text } from '../../../shared/contract/workspace.ts';
import { writeDurably } from './durable-write.ts';
import { copyOf, formatVersion, keyFiles, segmentFile, segmentsFolder } from './layout.ts';
import { manifestFormat, type Manifest } from './manifest.ts';
import type { VaultFiles } from './vault-files.ts';

/**
 * Format 1: segments lie side by side as `segments/SHA256.age`, key files have no copy and no comments, and the
 * manifest does not know sizes.
 */
const manifest1Shape = z.object({
  format: z.literal(manifestFormat),
  formatVersion: z.literal(1),
  workspaceId: z.string(),
  createdAt: z.iso.datetime(),
  analyticRecipient: z.string(),
  caseRecipient: z.string(),
  segments: z.array(z.object({ sha256: sha256Text, kind: z.enum(segmentKinds) })),
  head: z.object({ seq: z.int().positive(), sha256: sha256Text }).nullable(),
});
type Manifest1 = z.infer<typeof manifest1Shape>;

function segmentFile1(sha256: string): string {
  return `${segmentsFolder}/${sha256}.age`;
}

/** A manifest of format 1 as one of today; where each of its segments lies now. */
export async function readManifest1(
  files: VaultFiles,
  folder: string,
  json: unknown,
): Promise<{ readonly manifest: Manifest; readonly fileOf: ReadonlyMap<string, string> }> {
  const old = manifest1Shape.parse(json);
  const fileOf = new Map<string, string>();
  const segments: Manifest['segments'] = [];
  for (const { sha256, kind } of old.segments) {
    const moved = segmentFile(kind, sha256);
    const file = (await files.exists(join(folder, moved))) ? moved : segmentFile1(sha256);
    const bytes = (await files.exists(join(folder, file))) ? await files.size(join(folder, file)) : 0;
    fileOf.set(sha256, file);
    segments.push({ sha256, kind, bytes });
  }
  return { manifest: { ...today(old), segments }, fileOf };
}

function today(old: Manifest1): Omit<Manifest, 'segments'> {
  return {
    format: manifestFormat,
    formatVersion,
    workspaceId: old.workspaceId,
    createdAt: old.createdAt,
    savedAt: old.createdAt,
    recipients: { analytic: old.analyticRecipient, case: old.caseRecipient },
    journal: old.head,
  };
}

/**
 * Brings the files of a format 1 workspace to where they lie today. The old manifest stays until the caller writes the
 * new one, so that a crash at any moment leaves a workspace that is brought over on the next opening.
 */
export async function moveFilesOfFormat1(
  files: VaultFiles,
  folder: string,
  manifest: Manifest,
  fileOf: ReadonlyMap<string, string>,
): Promise<void> {
  for (const kind of segmentKinds) await files.makeFolder(join(folder, segmentsFolder, kind));
  await files.syncFolder(join(folder, segmentsFolder));
  for (const { sha256, kind } of manifest.segments) {
    const from = fileOf.get(sha256) ?? segmentFile1(sha256);
    const to = segmentFile(kind, sha256);
    if (from !== to && (await files.exists(join(folder, from))))
      await files.rename(join(folder, from), join(folder, to));
  }
  for (const kind of segmentKinds) await files.syncFolder(join(folder, segmentsFolder, kind));
  await files.syncFolder(join(folder, segmentsFolder));
  for (const file of Object.values(keyFiles)) {
    const hasCopy = await files.exists(join(folder, copyOf(file)));
    if (!hasCopy && (await files.exists(join(folder, file))))
      await writeDurably(files, folder, copyOf(file), await files.read(join(folder, file)));
  }
}
