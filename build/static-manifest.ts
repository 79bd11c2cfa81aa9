import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { StaticFile } from '../shared/page/static-manifest.ts';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The URL path of every file below a folder, `/` for its index.html.
 * @throws Error on a file of a kind that no page should ask for
 */
export function staticManifestOf(folder: string): Record<string, StaticFile> {
  const manifest: Record<string, StaticFile> = {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
  for (const file of files) {
    const type = mediaTypes[extname(file)];
    if (type === undefined) throw new Error(`The page holds a file of an unknown kind: ${file}`);
    manifest[file === 'index.html' ? '/' : `/${file}`] = { file, type };
  }
  if (!manifest['/']) throw new Error(`There is no index.html in ${folder}`);
  return manifest;
}
