import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/*
 * Style sheets are plain; what keeps their classes apart is that each has one home: the folder whose rules begin with
 * it. A rule names a class that is at home in its folder, so none reaches further than the elements of its own room or
 * feature, and a component uses classes of its own folder, or of sheets that come with what it imports from below. So
 * two features can never style one class, and no class is used before its sheet is there.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** Classes that a library gives its own elements. */
const foreign = /^maplibregl-/;
/** Resets and words that every room uses: its rules may name elements. */
const base = 'renderer/styles/base.css';

type Rule = { readonly sheet: string; readonly selector: string };

/** The selectors of a sheet one by one; conditions around them are left out, and so are `@font-face` and `@page`. */
function rulesOf(sheet: string): readonly Rule[] {
  const plain = read(sheet)
    .replaceAll(/\/\*[\s\S]*?\*\/|url\([^)]*\)/g, '')
    .replaceAll(/'[^']*'/g, (text) => text.replaceAll(/[^\w'-]/g, ''));
  const heads = [...plain.matchAll(/([^{};]+)\{/g)].map((match) => (match[1] ?? '').trim());
  return heads
    .filter((head) => !head.startsWith('@') && !/^(from|to|\d+%)$/.test(head))
    .flatMap((head) => head.split(/,(?![^(]*\))/))
    .map((selector) => ({ sheet, selector: selector.trim().replaceAll(/\s+/g, ' ') }));
}

const classesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((match) => match[1] ?? '').filter((name) => !foreign.test(name));

/** The part of a selector before its first combinator. */
const firstOf = (selector: string): string => /^(?:[^\s>+~([]|\[[^\]]*\]|\([^)]*\))+/.exec(selector)?.[0] ?? '';

const folderOf = (path: string): string => dirname(path).split('/').slice(0, 3).join('/');

type Homes = ReadonlyMap<string, readonly string[]>;

/** Where each class is at home: the folders in which it begins a rule alone, or without such those in which it stands. */
function homesOf(rules: readonly Rule[]): Homes {
  const begun = new Map<string, Set<string>>();
  const named = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, name: string, sheet: string): void => {
    to.set(name, (to.get(name) ?? new Set()).add(folderOf(sheet)));
  };
  for (const { selector, sheet } of rules) {
    for (const name of classesIn(selector)) add(named, name, sheet);
    const [first, ...others] = classesIn(firstOf(selector));
    if (first !== undefined && others.length === 0) add(begun, first, sheet);
  }
  return new Map([...named].map(([name, folders]) => [name, [...(begun.get(name) ?? folders)]]));
}

/** Rooms of the page from the bottom up; features know those below and not each other. */
const rooms = [
  'renderer/styles',
  'renderer/ui',
  'renderer/figures',
  'renderer/charts',
  'renderer/map',
  'renderer/shell',
];
const placeOf = (folder: string): number => (rooms.includes(folder) ? rooms.indexOf(folder) : rooms.length);
const isBelow = (folder: string, other: string): boolean => placeOf(folder) < placeOf(other);

/** What a set of sheets does that lets one reach into another. */
function reaches(rules: readonly Rule[]): readonly string[] {
  const homes = homesOf(rules);
  const several = [...homes]
    .filter(([, folders]) => folders.length > 1)
    .map(([name, folders]) => `.${name} is at home in ${folders.toSorted().join(' and ')}`);
  const strange = rules
    .filter(({ sheet, selector }) => sheet !== base && selector !== ':root')
    .filter(({ sheet, selector }) => !classesIn(selector).some((name) => homes.get(name)?.includes(folderOf(sheet))))
    .map(({ sheet, selector }) => `${sheet}: "${selector}" names no class of its own`);
  const upward = rules.flatMap(({ sheet, selector }) =>
    classesIn(selector)
      .filter((name) => homes.get(name)?.every((home) => home !== folderOf(sheet) && !isBelow(home, folderOf(sheet))))
      .map((name) => `${sheet}: "${selector}" names .${name} of ${homes.get(name)?.join()}`),
  );
  return [...several, ...strange, ...upward];
}

/** The text of a JSX attribute, a property or an argument from where it begins: a string or an expression. */
function valueFrom(text: string, from: number): string {
  const quote = text[from];
  if (quote === '"') return text.slice(from, text.indexOf('"', from + 1) + 1);
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if ('{(['.includes(letter)) depth += 1;
    if ('})]'.includes(letter)) depth -= 1;
    const isAtEnd =
      depth < 0 || (depth === 0 && ((letter === '}' && quote === '{') || letter === ',' || letter === '\n'));
    if (isAtEnd) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

/** Class names that a component gives, in quotes; of `action-${look}` what stands before, with a `*`. */
function classesUsed(source: string): readonly string[] {
  const given = [...source.matchAll(/className(?:=|: )|classList\.\w+\(/g)].map((match) =>
    valueFrom(source, match.index + match[0].length),
  );
  const texts = given.flatMap((value) =>
    [...value.matchAll(/'([^']*)'|"([^"]*)"|`([^`]*)`/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? ''),
  );
  return texts.flatMap((text) =>
    text
      .replaceAll(/\$\{[^}]*\}/g, '*')
      .split(/\s+/)
      .filter((name) => /^[a-z][\w-]*\*?$/.test(name)),
  );
}

const sheets = globSync('renderer/**/*.css', { cwd: root });
const components = globSync('renderer/**/*.{ts,tsx}', { cwd: root });
const rules = sheets.flatMap(rulesOf);
const homes = homesOf(rules);
const used = components.flatMap((path) => classesUsed(read(path)).map((name) => ({ path, name })));
const matches = (name: string, given: string): boolean =>
  given.endsWith('*') ? name.startsWith(given.slice(0, -1)) : name === given;

/** Every file of the page that comes with a file, by what each imports. */
function comesWith(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  if (path.endsWith('.css')) return found;
  for (const [, specifier = ''] of read(path).matchAll(/(?:from|import) '(\.[^'?]+)'/g)) {
    const target = join(dirname(path), specifier);
    if (target.startsWith('renderer/') && /\.(ts|tsx|css)$/.test(target)) comesWith(target, found);
  }
  return found;
}

/** The sheets in which a class stands, by folder and name. */
const sheetsOf = new Map<string, string[]>();
for (const { selector, sheet } of rules)
  for (const name of classesIn(selector)) sheetsOf.set(name, [...(sheetsOf.get(name) ?? []), sheet]);

/** Whether a component may use a class: it is at home beside it, in the base, or comes with what it imports from below. */
function mayUse(path: string, name: string): boolean {
  return (homes.get(name) ?? []).some((home) => {
    if (home === folderOf(path)) return true;
    if (!isBelow(home, folderOf(path))) return false;
    const there = (sheetsOf.get(name) ?? []).filter((sheet) => folderOf(sheet) === home);
    return home === folderOf(base) || there.some((sheet) => comesWith(path).has(sheet));
  });
}

describe('classes', () => {
  test('every one has one home, and no rule reaches beyond the classes of its own sheet', () => {
    expect(sheets.length).toBeGreaterThan(50);
    expect(rules.length).toBeGreaterThan(800);
    expect(reaches(rules)).toEqual([]);
  });

  test('one name in two features is found, and so is a rule for an attribute alone', () => {
    const map = { sheet: 'renderer/features/map/interval-line.css', selector: '.interval-own' };
    const overview = { sheet: 'renderer/features/overview/cell-detail.css', selector: '.interval-own' };
    const quality = { sheet: 'renderer/features/quality/quality-page.css', selector: "td[data-tone='act']" };
    expect(reaches([map])).toEqual([]);
    expect(reaches([map, overview])).toEqual([
      '.interval-own is at home in renderer/features/map and renderer/features/overview',
    ]);
    expect(reaches([quality])).toHaveLength(1);
  });

  test('a component that takes a class of another room by chance is found', () => {
    // The overview's help was such: after Compare had been opened, the sheet of another component gave it a border.
    expect(mayUse('renderer/features/overview/heat-help.tsx', 'how-to-read')).toBe(false);
    expect(mayUse('renderer/features/compare/trend-tab.tsx', 'compare-table')).toBe(true);
    expect(mayUse('renderer/features/overview/heat-help.tsx', 'compare-table')).toBe(false);
  });

  test('every sheet is imported, and every class in one is used', () => {
    const everything = [...components, ...sheets].map(read).join('\n');
    expect(sheets.filter((path) => !everything.includes(`${path.split('/').at(-1)}'`))).toEqual([]);
    const page = components.map(read).join('\n');
    const isNamed = (name: string): boolean =>
      new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(page) || used.some((each) => matches(name, each.name));
    expect([...homes.keys()].filter((name) => !isNamed(name))).toEqual([]);
  });

  test('every class that is used has a rule, or a test that asks for it, and is at home where it may be used', () => {
    expect(used.length).toBeGreaterThan(500);
    const asked = globSync('tests/{e2e,support}/**/*.ts', { cwd: root }).map(read).join('\n');
    const wrong = used.flatMap(({ path, name }) => {
      const named = [...homes.keys()].filter((each) => matches(each, name));
      if (named.length === 0) return asked.includes(`.${name}`) ? [] : [`${path}: .${name} has no rule`];
      return named.some((each) => mayUse(path, each)) ? [] : [`${path}: .${name} is at home elsewhere`];
    });
    expect(wrong).toEqual([]);
  });
});

test('a line that ends in an ellipsis is cut off at its end only: marks of Thai reach out of the line above and below', () => {
  const blocks = globSync('renderer/**/*.css', { cwd: root }).flatMap((sheet) =>
    [...read(sheet).matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
      sheet,
      selector,
      body,
    })),
  );
  const ellipses = blocks.filter(({ body }) => body.includes('text-overflow: ellipsis'));
  expect(ellipses.length).toBeGreaterThan(5);
  const wrong = ellipses.filter(
    ({ body, selector }) => !/min-width: 0;\s+overflow-x: clip/.test(body) && !selector.includes('area-input'),
  );
  expect(wrong.map(({ sheet, selector }) => `${sheet} ${selector.trim()}`)).toEqual([]);
});
