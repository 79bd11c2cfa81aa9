import { spawnSync } from 'node:child_process';
import { dirname, join, delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.ts';
import { addCounts, countLine, type TestCounts } from './count-tests.ts';
import { runTests } from './test.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a tool of node_modules under this Node; true when it found nothing wrong. */
function tool(name: string, ...args: string[]): boolean {
  const { status } = spawnSync(join(root, 'node_modules/.bin', name), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` },
  });
  return status === 0;
}

/** What git sees as changed; null outside a repository. */
function treeState(): string | null {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--untracked-files=all'], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? stdout : null;
}

async function check(name: string, isGood: () => boolean | Promise<boolean>): Promise<TestCounts> {
  console.log(`── ${name}`);
  const good = await (async () => isGood())().catch((error: unknown) => {
    console.error(error);
    return false;
  });
  console.log(good ? `   ${name}: good` : `   ${name}: FAILED`);
  return good ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function staticChecks(): Promise<TestCounts[]> {
  return [
    await check('format', () => tool('oxfmt', '--check', '.')),
    await check('types', () => tool('tsc', '-b')),
    await check('lint', () => tool('oxlint', '--type-aware')),
    await check('build', async () => (await build()) === 0),
  ];
}

/** `npm run check`: what can be said without running a test. */
export async function staticCheck(): Promise<number> {
  const total = (await staticChecks()).reduce(addCounts);
  return total.failed === 0 ? 0 : 1;
}

/**
 * `npm run ready`: what must hold before a change is handed on. Every check runs, so that one sees all
 * that is wrong; each counts beside the tests, and the last line is the count.
 */
export async function ready(): Promise<number> {
  const before = treeState();
  const checks = await staticChecks();
  checks.push(
    await runTests([]).catch((error: unknown) => {
      console.error(error);
      return { passed: 0, failed: 1, skipped: 0 };
    }),
  );
  checks.push(await check('tree unchanged by the run', () => treeState() === before));
  const total = checks.reduce(addCounts);
  console.log(countLine(total));
  return total.failed === 0 ? 0 : 1;
}
