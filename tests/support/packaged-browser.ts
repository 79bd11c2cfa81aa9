import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache', import.meta.url));

/** A browser to start: its program, and what its environment needs beside ours. */
export type TestBrowser = { readonly program: string; readonly env: Readonly<Record<string, string>> };

/** The libraries that a Debian with nothing but Node lacks (NSS, expat) come as the package's `al2023`. */
const archives = ['chromium.br', 'swiftshader.tar.br', 'fonts.tar.br', 'al2023.tar.br'];

/** The package's own configuration names folders of another machine. */
const fontConfiguration = `<?xml version="1.0"?>
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** Unpacks into a folder that is there whole or not at all. The package unpacks to the temporary folder it is told. */
async function unpack(from: string, folder: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  const { TMPDIR: before } = process.env;
  process.env['TMPDIR'] = unfinished;
  try {
    await Promise.all(archives.map((archive) => inflate(join(from, archive))));
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  writeFileSync(join(unfinished, 'fonts/fonts.conf'), fontConfiguration);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/** The Chromium of the package `@sparticuz/chromium`, unpacked at first use (210 MB, 2 s); null where it cannot run. */
export async function packagedBrowser(): Promise<TestBrowser | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(packageFolder, 'bin'), folder);
  return {
    program: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts/fonts.conf') },
  };
}
