import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';

type Bundle = { readonly input: string; readonly output: string; readonly format: 'esm' | 'cjs' };

const processes: readonly Bundle[] = [
  { input: 'electron/main/main.ts', output: 'main.js', format: 'esm' },
  { input: 'electron/preload/preload.ts', output: 'preload.cjs', format: 'cjs' },
  { input: 'electron/utility/engine-entry.ts', output: 'engine-entry.js', format: 'esm' },
];

/** Loaded from node_modules at run time: Electron itself, and DuckDB with its native library. */
const external = [/^electron(\/|$)/, /^@duckdb\//, /^node:/];

/** A bundle for each process, and for each thread of the engine, which finds `*-worker` as a file beside its own. */
export function electronBundles(root: string): readonly Bundle[] {
  const threads = globSync('electron/engine/**/*-worker.ts', { cwd: root })
    .toSorted()
    .map((input): Bundle => ({ input, output: `${basename(input, '.ts')}.js`, format: 'esm' }));
  return [...processes, ...threads];
}

/** Bundles the Electron processes into a folder, one file each, and gives the modules they are made of. */
export async function bundleElectron(root: string, folder: string): Promise<readonly string[]> {
  const moduleIds: string[] = [];
  for (const { input, output, format } of electronBundles(root)) {
    const build = await rolldown({ cwd: root, input, platform: 'node', external, logLevel: 'warn' });
    const file = join(folder, output);
    const written = await build.write({ file, format, codeSplitting: false, sourcemap: false });
    await build.close();
    for (const chunk of written.output) if (chunk.type === 'chunk') moduleIds.push(...chunk.moduleIds);
  }
  return moduleIds;
}
