import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const sheets = globSync('renderer/**/*.css', { cwd: root });
const page = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).map(read).join('\n');

/** Classes that a library gives its own elements. */
const foreign = /^maplibregl-/;

/** As a word of the page's code, or made of a prefix there: `action-${look}`. */
function isUsed(name: string): boolean {
  if (foreign.test(name) || new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(page)) return true;
  return page.includes(`${name.slice(0, name.lastIndexOf('-') + 1)}\${`);
}

test('every style sheet is imported, and every class in one is used', () => {
  expect(sheets.length).toBeGreaterThan(50);
  const everything = [page, ...sheets.map(read)].join('\n');
  expect(sheets.filter((path) => !everything.includes(`${path.split('/').at(-1)}'`))).toEqual([]);
  const unused = sheets.flatMap((path) => {
    const rules = read(path).replaceAll(/\/\*[\s\S]*?\*\/|url\([^)]*\)|'[^']*'/g, '');
    const names = new Set([...rules.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((match) => match[1] ?? ''));
    return [...names].filter((name) => !isUsed(name)).map((name) => `${path}: .${name}`);
  });
  expect(unused).toEqual([]);
});
