import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What electron-builder tells a `beforePack` hook, as far as this one needs it. */
type PackContext = {
  readonly electronPlatformName: string;
  /** Index in `Arch` of electron-builder. */
  readonly arch: number;
  readonly packager: { readonly projectDir: string };
};

const architectures = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/** The package that holds DuckDB's native library for a target. */
export function bindingPackage(platform: string, arch: string): string {
  return `@duckdb/node-bindings-${platform}-${arch}`;
}

/**
 * electron-builder's hook, called by this name. npm installs only the binding of the machine it runs on: without it an installer for another
 * system would be built, install well, and find no engine.
 */
export async function beforePack({ electronPlatformName, arch, packager }: PackContext): Promise<void> {
  const architecture = architectures[arch] ?? String(arch);
  const name = bindingPackage(electronPlatformName, architecture);
  if (existsSync(join(packager.projectDir, 'node_modules', name, 'duckdb.node'))) return;
  throw new Error(
    `${name} is missing, so the engine would not start on the target. ` +
      `Install it first: npm install --no-save --force --os=${electronPlatformName} --cpu=${architecture} ${name}`,
  );
}
