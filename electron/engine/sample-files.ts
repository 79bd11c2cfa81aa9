import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/contract/app-error.ts';
import { sha256Text } from '../../shared/contract/workspace.ts';

const manifest = z.object({
  synthetic: z.literal(true),
  files: z.array(z.object({ name: z.string(), sha256: sha256Text })).min(1),
});

/** A file of the sample; `sha256` of its bytes. */
type SampleFile = { readonly path: string; readonly sha256: string };

/**
 * The sample extracts.
 * @throws AppError SAMPLE_MISSING when the folder has no manifest that says the data are synthetic
 */
export async function sampleFiles(sampleFolder: string): Promise<readonly SampleFile[]> {
  try {
    const { files } = manifest.parse(JSON.parse(await readFile(join(sampleFolder, 'manifest.json'), 'utf8')));
    return files.map(({ name, sha256 }) => ({ path: join(sampleFolder, name), sha256 }));
  } catch (error) {
    throw new AppError('SAMPLE_MISSING', {}, { cause: error });
  }
}

/** Those of some files that have the content of one of the sample, wherever they lie and whatever they are called. */
export async function thoseOfSample<File extends { readonly path: string; readonly bytes: number }>(
  sampleFolder: string,
  files: readonly File[],
): Promise<readonly File[]> {
  const sample = await sampleFiles(sampleFolder).catch(() => []);
  const hashes = new Map<number, string>();
  for (const { path, sha256 } of sample) {
    const facts = await stat(path).catch(() => null);
    if (facts) hashes.set(facts.size, sha256);
  }
  const found: File[] = [];
  for (const file of files) {
    const wanted = hashes.get(file.bytes);
    if (wanted !== undefined && (await sha256Of(file.path)) === wanted) found.push(file);
  }
  return found;
}

const sha256Of = async (path: string): Promise<string | null> => {
  const content = await readFile(path).catch(() => null);
  return content && createHash('sha256').update(content).digest('hex');
};
