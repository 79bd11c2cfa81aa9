import { startVitest } from 'vitest/node';
import { CountReporter, countLine, type TestCounts } from './count-tests.ts';

/** Runs the tests whose file names contain one of the filters, all of them without filters. */
export async function runTests(filters: readonly string[]): Promise<TestCounts> {
  const counter = new CountReporter();
  const vitest = await startVitest([...filters], { watch: false, run: true, reporters: ['default', counter] });
  await vitest.close();
  for (const { name, reason } of counter.skipped) console.log(`skipped: ${name}: ${reason}`);
  for (const name of counter.unexplained) console.log(`skipped without a reason, which is a failure: ${name}`);
  const { passed, failed } = counter.counts;
  return passed === 0 && failed === 0 ? { ...counter.counts, failed: 1 } : counter.counts;
}

/** `npm test [-- filter…]`: the last line is the count. */
export async function test(args: readonly string[]): Promise<number> {
  const counts = await runTests(args).catch((error: unknown): TestCounts => {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  console.log(countLine(counts));
  return counts.failed === 0 ? 0 : 1;
}
