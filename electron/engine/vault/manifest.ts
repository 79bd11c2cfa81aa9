import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { segmentReference, sha256Text } from '../../../shared/contract/workspace.ts';
import { sealTo } from './age-key.ts';
import { writeDurably } from './durable-write.ts';
import { journalHead } from './journal-head.ts';
import { keyRegister } from './key-register.ts';
import { formatVersion, manifestFiles, setAsideAs } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';

export const manifestFormat = 'natpro-workspace';

const anyManifest = z.looseObject({ format: z.literal(manifestFormat), formatVersion: z.int().positive() });

const manifestShape = z.object({
  format: z.literal(manifestFormat),
  formatVersion: z.literal(formatVersion),
  workspaceId: z.string(),
  createdAt: z.iso.datetime(),
  savedAt: z.iso.datetime(),
  recipients: z.object({ analytic: z.string(), case: z.string() }),
  keys: keyRegister,
  segments: z.array(segmentReference),
  /** Bundles of journal entries. */
  bundles: z.array(z.object({ first: z.int().positive(), last: z.int().positive(), sha256: sha256Text })),
  /** The newest journal entry when this was written; the journal itself may be ahead, never behind. */
  journal: journalHead.nullable(),
});
export type Manifest = Readonly<z.infer<typeof manifestShape>>;

type ReadManifests = {
  /** The newest generation that can be read; null when none can. */
  readonly manifest: Manifest | null;
  /** The generations that are there and cannot be read. */
  readonly damaged: readonly string[];
};

/**
 * Reads the generations of the manifest.
 * @throws AppError WORKSPACE_NEWER_FORMAT, WORKSPACE_OLDER_FORMAT
 */
export async function readManifests(
  files: VaultFiles,
  folder: string,
  open: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<ReadManifests> {
  let newest: Manifest | null = null;
  const damaged: string[] = [];
  for (const file of manifestFiles) {
    const path = join(folder, file);
    if (!(await files.exists(path))) continue;
    const json = await openJson(await files.read(path), open);
    if (newest === null) assertFormat(json, folder);
    const manifest = manifestShape.safeParse(json);
    if (!manifest.success) damaged.push(file);
    else newest ??= manifest.data;
  }
  return { manifest: newest, damaged };
}

function assertFormat(json: unknown, folder: string): void {
  const found = anyManifest.safeParse(json).data?.formatVersion ?? formatVersion;
  if (found === formatVersion) return;
  const code = found > formatVersion ? 'WORKSPACE_NEWER_FORMAT' : 'WORKSPACE_OLDER_FORMAT';
  throw new AppError(code, { found, known: formatVersion, folder });
}

/**
 * Puts a new manifest in place and keeps the two before it; those that cannot be read are set aside first, so that they
 * take no sound one's place. A crash between the renames leaves the newest under its second name.
 */
export async function replaceManifest(
  files: VaultFiles,
  folder: string,
  manifest: Manifest,
  damaged: readonly string[] = [],
): Promise<void> {
  const sealed = await sealTo(manifest.recipients.analytic, Buffer.from(JSON.stringify(manifest)));
  for (const file of damaged) {
    if (await files.exists(join(folder, file))) await files.rename(join(folder, file), join(folder, setAsideAs(file)));
  }
  const [current, second, third] = manifestFiles.map((file) => join(folder, file)) as [string, string, string];
  if (await files.exists(current)) {
    if (await files.exists(second)) await files.rename(second, third);
    await files.rename(current, second);
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
