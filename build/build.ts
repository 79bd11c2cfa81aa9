import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as viteBuild, type Rolldown } from 'vite';
import { bundleElectron, electronBundles } from './bundle.ts';
import { inputHash } from './input-hash.ts';
import { staticManifestOf } from './static-manifest.ts';
import { packageFolders, thirdPartyLicenses } from './third-party-licenses.ts';

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
  'build/build.ts',
];

/** What was built: the hash of its inputs, and the packages that are in it. */
type Built = { readonly inputs: string; readonly packages: readonly string[] };
type Stamp = { readonly page?: Built; readonly electron?: Built };

function readStamp(): Stamp {
  return existsSync(stampFile) ? (JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp) : {};
}

/** Forgets what was built before building it again, so that a build that fails is never taken for done. */
function forget(part: keyof Stamp): void {
  const { [part]: _forgotten, ...rest } = readStamp();
  mkdirSync(appFolder, { recursive: true });
  writeFileSync(stampFile, JSON.stringify(rest));
}

function remember(part: keyof Stamp, inputs: string, moduleIds: readonly string[]): void {
  const stamp: Stamp = { ...readStamp(), [part]: { inputs, packages: packageFolders(moduleIds) } };
  const packages = [...(stamp.page?.packages ?? []), ...(stamp.electron?.packages ?? [])];
  writeFileSync(join(root, 'dist/third-party-licenses.txt'), thirdPartyLicenses(packages));
  writeFileSync(stampFile, JSON.stringify(stamp));
}

/** A test runner sets NODE_ENV to `test`, and Vite then bundles the development build of React. */
async function asProduction<Result>(work: () => Promise<Result>): Promise<Result> {
  const { NODE_ENV: before } = process.env;
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** Builds the page into `dist/renderer` with its list of files, unless nothing it is made of has changed. */
export async function buildPage(): Promise<void> {
  const inputs = inputHash(root, pageInputs);
  const manifestFile = join(appFolder, 'static-manifest.json');
  if (readStamp().page?.inputs === inputs && existsSync(manifestFile) && existsSync(join(pageFolder, 'index.html')))
    return;
  console.error('กำลังสร้างหน้าจอ · Building the page …');
  forget('page');
  const options = { root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts'), logLevel: 'warn' } as const;
  const { output } = await asProduction(async () => (await viteBuild(options)) as Rolldown.RolldownOutput);
  writeFileSync(manifestFile, JSON.stringify(staticManifestOf(pageFolder), null, 1));
  remember(
    'page',
    inputs,
    output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])),
  );
}

/** Bundles Electron's main, preload and engine processes into `dist/app`, unless nothing has changed. */
export async function buildElectron(): Promise<void> {
  const inputs = inputHash(root, electronInputs);
  const outputs = electronBundles(root).map(({ output }) => join(appFolder, output));
  if (readStamp().electron?.inputs === inputs && outputs.every((file) => existsSync(file))) return;
  console.error('กำลังสร้างโปรแกรม · Building the application …');
  forget('electron');
  for (const file of outputs) rmSync(file, { force: true });
  remember('electron', inputs, await bundleElectron(root, appFolder));
}

/** `npm run build`. */
export async function build(): Promise<number> {
  await buildPage();
  await buildElectron();
  return 0;
}
