import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const reachTimeoutMs = 5000;

function electronFolder(): string {
  return dirname(require.resolve('electron/package.json'));
}

/** Electron's program if it lies in node_modules; its package fetches it from GitHub on first use (since 42). */
export function installedElectron(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronFolder(), 'dist');
  const pathFile = join(electronFolder(), 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const program = join(folder, name);
  return existsSync(program) ? program : null;
}

/** Where the runtime is fetched from: a mirror that is set for `@electron/get`, else the project's releases. */
function downloadOrigin(): string {
  return process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? 'https://github.com/';
}

async function canReach(url: string): Promise<boolean> {
  return fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(reachTimeoutMs) }).then(
    () => true,
    () => false,
  );
}

function runInstaller(): Promise<boolean> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(electronFolder(), 'install.js')], {
      stdio: ['ignore', 2, 'ignore'],
    });
    installer.once('error', () => resolve(false));
    installer.once('exit', (code) => resolve(code === 0));
  });
}

/** Electron's program, fetched if need be; null where it cannot be had. Takes 5 s at most to find that out. */
export async function electronProgram(): Promise<string | null> {
  const installed = installedElectron();
  if (installed !== null) return installed;
  if (!(await canReach(downloadOrigin()))) return null;
  console.error(
    'กำลังดาวน์โหลด Electron (ครั้งแรกครั้งเดียว ราว 110 MB) · Fetching the Electron runtime (once, about 110 MB) …',
  );
  return (await runInstaller()) ? installedElectron() : null;
}
