import { join } from 'node:path';
import { rolldown, type OutputOptions } from 'rolldown';

type Bundle = { readonly input: string; readonly output: string; readonly format: 'esm' | 'cjs' };

const bundles: readonly Bundle[] = [
  { input: 'electron/main/main.ts', output: 'main.js', format: 'esm' },
  { input: 'electron/preload/preload.ts', output: 'preload.cjs', format: 'cjs' },
  { input: 'electron/utility/engine-entry.ts', output: 'engine-entry.js', format: 'esm' },
];

/** Loaded from node_modules at run time: Electron itself, and DuckDB with its native library. */
const external = [/^electron(\/|$)/, /^@duckdb\//, /^node:/];

/** Bundles the Electron processes into a folder, one file each. */
export async function bundleElectron(root: string, folder: string): Promise<void> {
  for (const bundle of bundles) {
    const build = await rolldown({ cwd: root, input: bundle.input, platform: 'node', external, logLevel: 'warn' });
    const output: OutputOptions = {
      file: join(folder, bundle.output),
      format: bundle.format,
      codeSplitting: false,
      sourcemap: false,
    };
    await build.write(output);
    await build.close();
  }
}
