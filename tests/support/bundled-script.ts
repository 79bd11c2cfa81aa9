import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/**
 * A script in one file, for tests that start it often: reading its modules one by one is most of what a start takes
 * (0.2 s of a core, 0.1 s in one file). Nothing in it may look for a file beside itself.
 * @returns its path within `folder`
 */
export async function bundledScript(script: URL, folder: string): Promise<string> {
  const input = fileURLToPath(script);
  const file = join(folder, `${basename(input, '.ts')}.mjs`);
  await build({ input, platform: 'node', logLevel: 'warn', output: { codeSplitting: false, file, format: 'esm' } });
  return file;
}
