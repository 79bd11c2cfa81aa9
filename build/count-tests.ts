import type { Reporter, TestCase, TestModule } from 'vitest/node';

export type TestCounts = { readonly passed: number; readonly failed: number; readonly skipped: number };
type SkippedTest = { readonly name: string; readonly reason: string };

/** The line that a run ends with. */
export function countLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

export function addCounts(one: TestCounts, other: TestCounts): TestCounts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/**
 * Counts a run. Failures are also a file that cannot be loaded, an error outside any test, and a test that is skipped
 * without a reason.
 */
export class CountReporter implements Reporter {
  counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  readonly skipped: SkippedTest[] = [];
  /** Tests that were skipped and do not say why. */
  readonly unexplained: string[] = [];

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state !== 'skipped' || !this.#explain(module, test)) failedHere += 1;
      }
      failed += failedHere === 0 && !module.ok() ? 1 : failedHere;
    }
    this.counts = { passed, failed, skipped: this.skipped.length };
  }

  /** Writes down why a test was skipped; false where nothing says so. */
  #explain(module: TestModule, test: TestCase): boolean {
    const name = `${module.relativeModuleId} › ${test.fullName}`;
    const result = test.result();
    const note = result.state === 'skipped' ? result.note : undefined;
    const reason = note ?? (test.meta() as { readonly skipReason?: string }).skipReason;
    if (reason === undefined) this.unexplained.push(name);
    else this.skipped.push({ name, reason });
    return reason !== undefined;
  }
}
