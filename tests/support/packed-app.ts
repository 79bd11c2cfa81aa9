import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Electron's fuse wire as it ships: sentinel, version 1, count 8, every fuse as Electron delivers it. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const shippedFuses = `${fuseSentinel}\u0001\u000810110001`;

/** A folder that electron-builder takes for an unpacked Electron, so that packing needs no download. */
function standInElectron(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron'), `stand-in ${shippedFuses} end`);
  chmodSync(join(folder, 'electron'), 0o755);
  for (const language of ['th', 'en-US', 'de', 'fr']) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
  for (const file of ['LICENSE', 'chrome-sandbox', 'chrome_crashpad_handler']) writeFileSync(join(folder, file), '');
}

export type PackedApp = {
  readonly folder: string;
  readonly resources: string;
  readonly executable: string;
};

/** Packs the built application for Linux around a stand-in Electron. The caller deletes `folder`. */
export async function packApp(): Promise<PackedApp> {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-test-packed-'));
  standInElectron(join(folder, 'electron'));
  const output = join(folder, 'out');
  const overrides = [`-c.electronDist=${join(folder, 'electron')}`, `-c.directories.output=${output}`];
  const cli = join(root, 'node_modules/electron-builder/cli.js');
  await run(process.execPath, [cli, '--linux', 'dir', '--x64', '--publish', 'never', ...overrides], { cwd: root });
  const unpacked = join(output, 'linux-unpacked');
  return { folder, resources: join(unpacked, 'resources'), executable: join(unpacked, 'natpro-atlas') };
}

async function asar(...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(root, 'node_modules/@electron/asar/bin/asar.js'), ...args]);
  return stdout;
}

/** Paths of the files in the archive; folders are left out. */
export async function archiveFiles(app: PackedApp): Promise<readonly string[]> {
  const paths = (await asar('list', join(app.resources, 'app.asar'))).trim().split('\n');
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
}

/** Unpacks the archive, with the files beside it, and gives the folder. */
export async function extractArchive(app: PackedApp): Promise<string> {
  const folder = join(app.folder, 'extracted');
  await asar('extract', join(app.resources, 'app.asar'), folder);
  return folder;
}

/** The fuses in an executable, in Electron's order: '0' off, '1' on. */
export function fusesIn(bytes: Buffer): string {
  const at = bytes.indexOf(fuseSentinel);
  if (at < 0) throw new Error('There is no fuse wire.');
  const start = at + fuseSentinel.length;
  const count = bytes.readUInt8(start + 1);
  return bytes.subarray(start + 2, start + 2 + count).toString('latin1');
}
