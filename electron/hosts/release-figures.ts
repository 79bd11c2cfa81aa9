import type { CliStreams } from './command-streams.ts';
import type { Client } from './command-engine.ts';

const askedEveryMs = 500;

/** Works out what the planning passphrase opens and what may leave the office; how it goes and ends is said on stderr. */
export async function releaseFigures(client: Client, streams: CliStreams): Promise<void> {
  let status = await client.release.begin();
  for (let told = -1; status.state === 'running'; status = await client.release.status()) {
    const percent = Math.floor((status.progress ?? 0) * 100);
    if (percent > told) streams.stderr.write(`releasing ${percent} %\n`);
    told = percent;
    await new Promise((resolve) => setTimeout(resolve, askedEveryMs));
  }
  streams.stderr.write(`release: ${status.state}\n`);
}
