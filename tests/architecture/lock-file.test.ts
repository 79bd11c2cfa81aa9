import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { missingOptional, type LockFile } from '../../build/whole-lock.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as LockFile;
const places = Object.entries(lock.packages).filter(([place]) => place !== '');

test('the lock has every platform package that a locked package names, in the version it names', () => {
  const named = Object.values(lock.packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}));
  expect(named).toEqual(
    expect.arrayContaining(
      ['win32-x64', 'darwin-arm64', 'linux-x64'].map((platform) => `@duckdb/node-bindings-${platform}`),
    ),
  );
  expect(missingOptional(lock)).toEqual([]);
});

test('the lock names no registry, and the hash of every package', () => {
  expect(places.length).toBeGreaterThan(500);
  expect(places.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(places.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([]);
});

test('a platform package that is missing, or there for another parent only, is found', () => {
  const binding = (version: string) => ({ version });
  const packages: LockFile['packages'] = {
    'node_modules/a': { version: '2.0.0', optionalDependencies: { 'a-win': '2.0.0', 'a-mac': '2.0.0', watch: '~1.0' } },
    'node_modules/a-win': binding('1.0.0'),
    'node_modules/watch': binding('1.0.4'),
    'node_modules/b/node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-win': '1.0.0' } },
    'node_modules/b/node_modules/c': { version: '1.0.0', optionalDependencies: { inner: '1.0.0' } },
    'node_modules/b/node_modules/inner': binding('1.0.0'),
  };
  expect(missingOptional({ packages })).toEqual([
    { parent: 'node_modules/a', name: 'a-win', at: 'node_modules/a-win' },
    { parent: 'node_modules/a', name: 'a-mac', at: null },
  ]);
});
