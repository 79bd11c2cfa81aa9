import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { segmentReference, sha256Text, type WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { sealTo } from './age-key.ts';
import { writeDurably } from './durable-write.ts';
import { finding } from './finding.ts';
import { damagedManifestFile, formatVersion, manifestFiles } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';

export const manifestFormat = 'natpro-workspace';

const anyManifest = z.looseObject({ format: z.literal(manifestFormat), formatVersion: z.int().positive() });

export const manifestShape = z.object({
  format: z.literal(manifestFormat),
  formatVersion: z.literal(formatVersion),
  workspaceId: z.string(),
  createdAt: z.iso.datetime(),
  savedAt: z.iso.datetime(),
  recipients: z.object({ analytic: z.string(), case: z.string() }),
  segments: z.array(segmentReference),
  /** The newest journal entry when this was written; the journal itself may be ahead, never behind. */
  journal: z.object({ seq: z.int().positive(), sha256: sha256Text }).nullable(),
});
export type Manifest = Readonly<z.infer<typeof manifestShape>>;

export type ReadManifest = {
  /** The newest generation that can be read, as it stands in the file; null when none can. */
  readonly json: unknown;
  readonly version: number | null;
  /** Generations that are there and cannot be read. */
  readonly damaged: readonly string[];
};

/**
 * Reads the newest manifest that opens.
 * @throws AppError WORKSPACE_NEWER_FORMAT
 */
export async function readManifest(
  files: VaultFiles,
  folder: string,
  open: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<ReadManifest> {
  const damaged: string[] = [];
  for (const file of manifestFiles) {
    const path = join(folder, file);
    if (!(await files.exists(path))) continue;
    const sealed = await files.read(path);
    const json = await openJson(sealed, open);
    const head = anyManifest.safeParse(json);
    if (!head.success) {
      damaged.push(file);
      continue;
    }
    const version = head.data.formatVersion;
    if (version > formatVersion)
      throw new AppError('WORKSPACE_NEWER_FORMAT', { found: version, known: formatVersion, folder });
    return { json, version, damaged };
  }
  return { json: null, version: null, damaged };
}

/** Each generation that cannot be read, as findings. */
export async function damagedManifests(
  files: VaultFiles,
  folder: string,
  open: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<readonly WorkspaceFinding[]> {
  const findings: WorkspaceFinding[] = [];
  for (const file of manifestFiles) {
    const path = join(folder, file);
    if (!(await files.exists(path))) continue;
    const json = await openJson(await files.read(path), open);
    if (!anyManifest.safeParse(json).success) findings.push(finding('WORKSPACE_MANIFEST_DAMAGED', file));
  }
  return findings;
}

/**
 * Puts a new manifest in place and keeps the two before it. One that cannot be read is set aside, so that it takes
 * no sound one's place. A crash between the renames leaves the newest under its second name.
 */
export async function replaceManifest(
  files: VaultFiles,
  folder: string,
  manifest: Manifest,
  isCurrentDamaged: boolean,
): Promise<void> {
  const sealed = await sealTo(manifest.recipients.analytic, Buffer.from(JSON.stringify(manifest)));
  const [current, second, third] = manifestFiles.map((file) => join(folder, file)) as [string, string, string];
  const beside = isCurrentDamaged ? join(folder, damagedManifestFile) : null;
  if (await files.exists(current)) {
    if (beside === null && (await files.exists(second))) await files.rename(second, third);
    await files.rename(current, beside ?? second);
  }
  await writeDurably(files, folder, manifestFiles[0], sealed);
}

async function openJson(sealed: Uint8Array, open: (bytes: Uint8Array) => Promise<Uint8Array>): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await open(sealed)).toString('utf8'));
  } catch {
    return null;
  }
}
