import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRouterClient } from '@orpc/server';
import { createEngine } from '../electron/engine/index.ts';
import { buildData } from './data.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const sampleFolder = values.out ?? join(root, 'sample-data/extracts');

await import('../sample-data/generate.ts');
buildData();
// One that is there would be taken for this one, whatever made it.
await rm(join(sampleFolder, 'releases'), { recursive: true, force: true });
await releaseSample();

/** Works out the sample's first release, which then comes with it: two minutes that nobody who looks at it waits. */
async function releaseSample(): Promise<void> {
  const engine = await createEngine({
    dataFolder: join(root, 'dist/data'),
    sampleFolder,
    host: 'cli',
    version: '',
    acceptsPaths: true,
    keepsFirstReleases: true,
  });
  try {
    const client = createRouterClient(engine.router);
    for await (const progress of await client.extracts.openSample()) void progress;
    let status = await client.release.begin();
    for (; status.state === 'running'; status = await client.release.status())
      await new Promise((resolve) => setTimeout(resolve, 1000));
    process.stdout.write(`release: ${status.state}, ${status.hidden} of ${status.figures} hidden\n`);
  } finally {
    await engine.close();
  }
}
