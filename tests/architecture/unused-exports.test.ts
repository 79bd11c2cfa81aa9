import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const files = globSync('{shared,electron,renderer,sample-data,build,tests}/**/*.{ts,tsx,mjs}', { cwd: root }).filter(
  (path) => !path.endsWith('.d.ts'),
);
const textOf = new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));

/** Names that a file exports: its own, and those it hands on. */
function exportsOf(text: string): readonly string[] {
  const own = [
    ...text.matchAll(
      /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|type|interface) (\w+)/gm,
    ),
  ];
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) => namesIn(names));
  return [...own.map(([, name = '']) => name), ...lists.map(({ as }) => as)];
}

/** `a, type b as c` as what is taken and what it is called. */
function namesIn(list: string): readonly { readonly name: string; readonly as: string }[] {
  return list.split(',').flatMap((each) => {
    const [, name, as = name] = /^\s*(?:type\s+)?(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(each) ?? [];
    return name === undefined || as === undefined ? [] : [{ name, as }];
  });
}

/** What files take of each other, as `file name`; of a file that is taken whole, every name that the taker writes. */
function takenNames(): ReadonlySet<string> {
  const taken = new Set<string>();
  for (const [path, text] of textOf) {
    const target = (specifier: string): string =>
      relative(root, resolve(root, dirname(path), specifier.split('?')[0] ?? ''));
    for (const [, list = '', from = ''] of text.matchAll(
      /\b(?:import|export)(?:\s+type)?\s*\{([^}]*)\}\s*from\s*'(\.[^']+)'/g,
    ))
      for (const { name } of namesIn(list)) taken.add(`${target(from)} ${name}`);
    const whole =
      /\bimport\s*\(\s*'(\.[^']+)'|\b(?:import|export)(?:\s+type)?\s*\*(?:\s*as\s+\w+)?\s*from\s*'(\.[^']+)'/g;
    for (const [, lazy, all] of text.matchAll(whole))
      for (const [word] of text.matchAll(/\w+/g)) taken.add(`${target(lazy ?? all ?? '')} ${word}`);
  }
  return taken;
}

/** `bootstrap.mjs` calls the commands of the build by their names. */
function calledNames(): readonly string[] {
  const bootstrap = readFileSync(join(root, 'build/bootstrap.mjs'), 'utf8');
  return [...bootstrap.matchAll(/module: '([^']+)', call: '(\w+)'/g)].map(([, file, name]) => `${file} ${name}`);
}

/** Places that still export for nobody. The list may only get shorter: one that is tidy does not belong here. */
const untidied = [
  // Rule sets and plans: what the screens and commands of that floor will take.
  'electron/engine/plans/',
  'electron/engine/statistics/plan-result.ts',
  'shared/contract/measures.ts',
  'shared/contract/plan-answers.ts',
  'shared/contract/plans.ts',
  'shared/contract/rule-set.ts',
  'shared/plans/',
  'shared/rules/',
  'tests/plans/',
];

test('what a file exports, another file takes', () => {
  const taken = new Set([...takenNames(), ...calledNames()]);
  const exported = [...textOf].flatMap(([path, text]) => exportsOf(text).map((name) => `${path} ${name}`));
  expect(exported.length).toBeGreaterThan(1500);
  const unused = exported.filter((each) => !taken.has(each));
  const isUntidied = (each: string): boolean => untidied.some((place) => each.startsWith(place));
  expect(unused.filter((each) => !isUntidied(each))).toEqual([]);
  expect(untidied.filter((place) => !unused.some((each) => each.startsWith(place)))).toEqual([]);
});
