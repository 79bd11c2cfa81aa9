import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild } from 'vite';
import { bundleElectron } from './bundle.ts';
import { inputHash } from './input-hash.ts';
import { staticManifestOf } from './static-manifest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const appFolder = join(root, 'dist/app');
const pageFolder = join(root, 'dist/renderer');
const stampFile = join(root, 'dist/build-stamp.json');

const pageInputs = [
  'renderer',
  'shared',
  'vite.config.ts',
  'package-lock.json',
  'build/static-manifest.ts',
  'build/build.ts',
];
const electronInputs = [
  'electron/main',
  'electron/preload',
  'electron/utility',
  'electron/engine',
  'shared',
  'package-lock.json',
  'build/bundle.ts',
];

type Stamp = { page?: string; electron?: string };

function readStamp(): Stamp {
  return existsSync(stampFile) ? (JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp) : {};
}

function writeStamp(change: Stamp): void {
  writeFileSync(stampFile, JSON.stringify({ ...readStamp(), ...change }));
}

/** Builds the page into `dist/renderer` with its list of files, unless nothing it is made of has changed. */
export async function buildPage(): Promise<void> {
  const page = inputHash(root, pageInputs);
  const manifestFile = join(appFolder, 'static-manifest.json');
  if (readStamp().page === page && existsSync(manifestFile) && existsSync(join(pageFolder, 'index.html'))) return;
  console.error('กำลังสร้างหน้าจอ · Building the page …');
  await viteBuild({ root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' });
  mkdirSync(appFolder, { recursive: true });
  writeFileSync(manifestFile, JSON.stringify(staticManifestOf(pageFolder), null, 1));
  writeStamp({ page });
}

/** Bundles Electron's main, preload and engine processes into `dist/app`, unless nothing has changed. */
export async function buildElectron(): Promise<void> {
  const electron = inputHash(root, electronInputs);
  if (readStamp().electron === electron && existsSync(join(appFolder, 'main.js'))) return;
  console.error('กำลังสร้างโปรแกรม · Building the application …');
  for (const file of ['main.js', 'preload.cjs', 'engine-entry.js']) rmSync(join(appFolder, file), { force: true });
  await bundleElectron(root, appFolder);
  writeStamp({ electron });
}

/** `npm run build`. */
export async function build(): Promise<number> {
  await buildPage();
  await buildElectron();
  return 0;
}
