import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../shared/contract/app-error.ts';

const manifest = z.object({ synthetic: z.literal(true), files: z.array(z.object({ name: z.string() })).min(1) });

/**
 * Paths of the sample extracts.
 * @throws AppError SAMPLE_MISSING when the folder has no manifest that says the data are synthetic
 */
export async function sampleFiles(sampleFolder: string): Promise<readonly string[]> {
  try {
    const { files } = manifest.parse(JSON.parse(await readFile(join(sampleFolder, 'manifest.json'), 'utf8')));
    return files.map((file) => join(sampleFolder, file.name));
  } catch (error) {
    throw new AppError('SAMPLE_MISSING', {}, { cause: error });
  }
}
