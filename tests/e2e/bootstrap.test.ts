import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root } from '../support/packed-app.ts';

const locked = {
  '': { name: 'small', dependencies: { a: '1.0.0' } },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/for-another-system': { version: '1.0.0', optional: true },
};

/** A project of two files around the real bootstrap; `build` answers with its arguments and exit code 7. */
function projectWith(installed: Readonly<Record<string, { version: string }>> | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'natpro-test-project-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'build'));
  copyFileSync(join(root, 'build/bootstrap.mjs'), join(folder, 'build/bootstrap.mjs'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'small', type: 'module', dependencies: { a: '1.0.0' } }),
  );
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages: locked }));
  writeFileSync(join(folder, 'build/data.ts'), 'export const buildData = (): void => undefined;');
  writeFileSync(
    join(folder, 'build/build.ts'),
    `export async function build(args: readonly string[], io: { cwd: string }): Promise<number> {
       console.log(JSON.stringify({ args, cwd: io.cwd }));
       return 7;
     }`,
  );
  if (installed) {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return folder;
}

function bootstrap(folder: string, ...args: string[]) {
  // A registry that nothing answers at: whatever is installed here fails at once.
  const registry = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };
  const cache = { npm_config_cache: join(folder, 'cache'), NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const env = { ...process.env, ...registry, ...cache, INIT_CWD: '/ที่อื่น' };
  return spawnSync(process.execPath, [join(folder, 'build/bootstrap.mjs'), ...args], { env, encoding: 'utf8' });
}

test('what the lock file asks for is there: the command runs at once, with its arguments, folder and exit code', () => {
  const { status, stdout, stderr } = bootstrap(
    projectWith({ 'node_modules/a': { version: '1.0.0' } }),
    'build',
    '--x',
    'ก',
  );
  expect({ status, said: JSON.parse(stdout) as unknown, stderr }).toEqual({
    status: 7,
    said: { args: ['--x', 'ก'], cwd: '/ที่อื่น' },
    stderr: '',
  });
});

test.each([
  ['nothing is installed', null],
  ['another version is installed', { 'node_modules/a': { version: '0.9.0' } }],
  ['a package is missing', {}],
])('%s: it is installed first, and a failure is one sentence in each language', (_what, installed) => {
  const folder = projectWith(installed);
  const { status, stdout, stderr } = bootstrap(folder, 'build');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  const lines = stderr.trim().split('\n');
  expect(lines.at(-2)).toMatch(/^ติดตั้งส่วนประกอบไม่สำเร็จ/);
  expect(lines.at(-1)).toMatch(/^The components could not be installed\./);
});

/** A project like the one above whose packages lie in it, so that npm needs no registry; its lock knows of `a` only. */
function projectWithOwn(...names: readonly string[]): string {
  const folder = projectWith(null);
  for (const name of names) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'package.json'), JSON.stringify({ name, version: '1.0.0' }));
  }
  const dependencies = Object.fromEntries(names.map((name) => [name, `file:${name}`]));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'small', type: 'module', dependencies }));
  const packages = {
    '': { name: 'small', dependencies: { a: 'file:a' } },
    a: { version: '1.0.0' },
    'node_modules/a': { resolved: 'a', link: true },
  };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ name: 'small', lockfileVersion: 3, packages }));
  return folder;
}

test('what the lock file asks for is installed, then the command runs', () => {
  const folder = projectWithOwn('a');
  const { status, stdout } = bootstrap(folder, 'build');
  expect(status).toBe(7);
  expect(JSON.parse(stdout)).toEqual({ args: [], cwd: '/ที่อื่น' });
  expect(existsSync(join(folder, 'node_modules/a/package.json'))).toBe(true);
});

test('a lock file that lacks a package is refused, not mended', () => {
  const folder = projectWithOwn('a', 'b');
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  const { status, stderr } = bootstrap(folder, 'build');
  expect(status).toBe(1);
  expect(stderr).toContain('Missing: b@');
  expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(lock);
});
