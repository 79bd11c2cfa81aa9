import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests of the whole application: they need it built, and most a browser. */
const whole = ['tests/e2e/**/*.test.ts', 'tests/packaged/**/*.test.ts'];

/** What a test keeps of this computer, e.g. how many wrong passphrases there were, is not the user's. */
const stateFolder = mkdtempSync(join(tmpdir(), 'natpro-test-state-'));
process.on('exit', () => rmSync(stateFolder, { recursive: true, force: true }));

const forAll = {
  env: { NATPRO_WORKSPACES: stateFolder },
  // No test is near it: it ends what hangs, and says nothing of how fast anything is.
  testTimeout: 900_000,
  hookTimeout: 900_000,
  expect: { poll: { timeout: 60_000 } },
  // Vitest would keep one core of two for itself.
  maxWorkers: Math.max(2, availableParallelism() - 1),
};

/** The whole application first: its files take longest, and what is short fills the gaps at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWhole = ({ project }: TestSpecification): boolean => project.name === 'whole';
    return [...sorted.filter(isWhole), ...sorted.filter((file) => !isWhole(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...forAll,
          name: 'fast',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...whole],
        },
      },
      { test: { ...forAll, name: 'whole', include: whole, globalSetup: 'tests/support/whole-setup.ts' } },
    ],
  },
});
