import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inputHash } from '../../build/input-hash.ts';
import { staticManifestOf } from '../../build/static-manifest.ts';
import { parseStaticManifest } from '../../shared/page/static-manifest.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-test-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

test('every file of the page has a path of its own, and index.html is /', () => {
  const folder = folderWith({ 'index.html': '', 'assets/b.woff2': '', 'assets/a.js': '', 'icon.svg': '' });
  expect(staticManifestOf(folder)).toEqual({
    '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
    '/assets/a.js': { file: 'assets/a.js', type: 'text/javascript; charset=utf-8' },
    '/assets/b.woff2': { file: 'assets/b.woff2', type: 'font/woff2' },
    '/icon.svg': { file: 'icon.svg', type: 'image/svg+xml' },
  });
});

test('a page without index.html or with a file of an unknown kind is not built', () => {
  expect(() => staticManifestOf(folderWith({ 'a.js': '' }))).toThrow('index.html');
  expect(() => staticManifestOf(folderWith({ 'index.html': '', 'a.exe': '' }))).toThrow('a.exe');
});

test.each([[null], [[]], [{ 'no-slash': { file: 'a', type: 'b' } }], [{ '/': { file: 'a' } }]])(
  'what is not a manifest is refused: %j',
  (json) => {
    expect(() => parseStaticManifest(json)).toThrow();
  },
);

test('the hash of inputs changes with a name, a byte and a new file, and with nothing else', () => {
  const files = { 'src/a.ts': '1', 'src/b.ts': '2', 'other/c.ts': '3', 'one.json': '{}' };
  const inputs = ['src', 'one.json', 'absent'];
  const hash = inputHash(folderWith(files), inputs);
  expect(inputHash(folderWith(files), inputs)).toBe(hash);
  expect(inputHash(folderWith({ ...files, 'other/c.ts': 'changed' }), inputs)).toBe(hash);
  const changes = [
    { ...files, 'src/a.ts': '9' },
    { ...files, 'src/deep/d.ts': '' },
    { ...files, 'one.json': '[]' },
    { 'src/a.ts': '1', 'src/renamed.ts': '2', 'one.json': '{}' },
    { 'src/a.ts': '12', 'src/b.ts': '', 'one.json': '{}' },
  ];
  const others = changes.map((change) => inputHash(folderWith(change), inputs));
  expect(new Set([hash, ...others]).size).toBe(changes.length + 1);
});
