import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extractText, sampleRecords } from '../../sample-data/sample-extracts.ts';
import { temporaryFolder } from './engine.ts';

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A sample of a fortieth of the size, for tests of what becomes of a sample and not of its figures. */
export async function smallSample(): Promise<string> {
  const folder = await temporaryFolder();
  const files = [...sampleRecords({ seed: 7, children: 1200 })].map(([year, records]) => ({
    name: `ranong-${year}.csv`,
    text: extractText(records),
  }));
  for (const { name, text } of files) await writeFile(join(folder, name), text);
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ synthetic: true, files: files.map(({ name, text }) => ({ name, sha256: sha256Of(text) })) }),
  );
  return folder;
}
