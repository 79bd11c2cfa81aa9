import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { segmentReference, sha256Text } from '../../../shared/contract/workspace.ts';
import { sealTo } from './age-key.ts';
import { writeTogether } from './durable-write.ts';
import { journalHead } from './journal-head.ts';
import { keyRegister } from './key-register.ts';
import { formatVersion, manifestFiles, setAsideAs } from './layout.ts';
import { readIfFile } from './read-if-file.ts';
import { signedHead } from './signed-head.ts';
import type { VaultFiles } from './vault-files.ts';

export const manifestFormat = 'natpro-workspace';

const anyManifest = z.looseObject({ format: z.literal(manifestFormat), formatVersion: z.int().positive() });

const manifestShape = z.object({
  format: z.literal(manifestFormat),
  formatVersion: z.literal(formatVersion),
  workspaceId: z.string(),
  createdAt: z.iso.datetime(),
  savedAt: z.iso.datetime(),
  /** How many there were with it. From the second on there are three files. */
  generation: z.int().positive(),
  recipients: z.object({ analytic: z.string(), case: z.string() }),
  keys: keyRegister,
  segments: z.array(segmentReference),
  /** Bundles of journal entries. */
  bundles: z.array(z.object({ first: z.int().positive(), last: z.int().positive(), sha256: sha256Text })),
  /** The newest journal entry when this was written; the journal itself may be ahead, never behind. */
  journal: journalHead.nullable(),
  /** Null where it was made anew and the case data were not open since. */
  signed: signedHead.nullable(),
});
export type Manifest = Readonly<z.infer<typeof manifestShape>>;

type ReadManifests = {
  /** The newest generation that can be read; null when none can. */
  readonly manifest: Manifest | null;
  /** The files that are there and cannot be read, and a first one that is older than those after it. */
  readonly damaged: readonly string[];
  /** The files that should be there and are not. */
  readonly missing: readonly string[];
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
  const found: Manifest[] = [];
  const damaged: string[] = [];
  const absent: string[] = [];
  for (const file of manifestFiles) {
    const sealed = await readIfFile(files, join(folder, file));
    if (sealed === null) {
      absent.push(file);
      continue;
    }
    const json = await openJson(sealed, open);
    if (found.length === 0) assertFormat(json, folder);
    const manifest = manifestShape.safeParse(json);
    if (manifest.success) found.push(manifest.data);
    else damaged.push(file);
  }
  const newest = Math.max(0, ...found.map(({ generation }) => generation));
  const [first] = found;
  if (first && first.generation < newest) damaged.push(manifestFiles[0]);
  const missing = newest > 1 ? absent : absent.filter((file) => file === manifestFiles[0]);
  return { manifest: found.find(({ generation }) => generation === newest) ?? null, damaged, missing };
}

function assertFormat(json: unknown, folder: string): void {
  const found = anyManifest.safeParse(json).data?.formatVersion ?? formatVersion;
  if (found === formatVersion) return;
  const code = found > formatVersion ? 'WORKSPACE_NEWER_FORMAT' : 'WORKSPACE_OLDER_FORMAT';
  throw new AppError(code, { found, known: formatVersion, folder });
}

/**
 * Puts a new manifest in place and keeps the two before it; those that cannot be read are set aside first, so that they
 * take no sound one's place. None of the three is missing at any moment, so that one that is was taken away.
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
  const [current, second, third] = manifestFiles;
  const kept: Uint8Array[] = [];
  for (const file of manifestFiles) {
    const bytes = await readIfFile(files, join(folder, file));
    if (bytes) kept.push(bytes);
  }
  const [last, former = last] = kept;
  await writeTogether(files, folder, [
    ...(former ? [{ name: third, bytes: former }] : []),
    ...(last ? [{ name: second, bytes: last }] : []),
    { name: current, bytes: sealed },
  ]);
}

async function openJson(sealed: Uint8Array, open: (bytes: Uint8Array) => Promise<Uint8Array>): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await open(sealed)).toString('utf8'));
  } catch {
    return null;
  }
}
