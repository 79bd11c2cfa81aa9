import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { CountReporter } from '../../build/count-tests.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Counts a run of its own over one file of tests. It lies in the project, where `vitest` is found. */
function countOf(tests: string): Pick<CountReporter, 'counts' | 'skipped' | 'unexplained'> {
  const folder = mkdtempSync(join(root, 'dist/count-tests-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'some.test.ts'), tests);
  const run = `
    const { startVitest } = await import('vitest/node');
    const { CountReporter } = await import(${JSON.stringify(join(root, 'build/count-tests.ts'))});
    const counter = new CountReporter();
    const options = { watch: false, run: true, config: false, root: ${JSON.stringify(folder)}, reporters: [counter] };
    const vitest = await startVitest([], options, {}, { stdout: process.stderr });
    await vitest.close();
    process.stdout.write(JSON.stringify(counter));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', run], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout, stderr).toMatch(/^\{/);
  return JSON.parse(stdout) as CountReporter;
}

test('a skip is counted with its reason, of a test as of a group; one without a reason is a failure', () => {
  const { counts, skipped, unexplained } = countOf(`
    import { describe, expect, test } from 'vitest';
    test('good', () => expect(1).toBe(1));
    test('bad', () => expect(1).toBe(2));
    test('says so while it runs', (context) => context.skip('no display'));
    test('says so before', { skip: true, meta: { skipReason: 'no R' } }, () => undefined);
    describe('a group', { skip: true, meta: { skipReason: 'no browser' } }, () => test('of it', () => undefined));
    test.skip('says nothing', () => undefined);
  `);
  expect(counts).toEqual({ passed: 1, failed: 2, skipped: 3 });
  expect(skipped).toEqual([
    { name: 'some.test.ts › says so while it runs', reason: 'no display' },
    { name: 'some.test.ts › says so before', reason: 'no R' },
    { name: 'some.test.ts › a group > of it', reason: 'no browser' },
  ]);
  expect(unexplained).toEqual(['some.test.ts › says nothing']);
});

test('a file that cannot be loaded is a failure', () => {
  expect(countOf('import "./is-not-there.ts";').counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
