import type { Reporter, TestModule } from 'vitest/node';

export type TestCounts = { readonly passed: number; readonly failed: number; readonly skipped: number };
export type SkippedTest = { readonly name: string; readonly reason: string };

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

/** Counts a run: a file that cannot be loaded and an error outside any test are failures too. */
export class CountReporter implements Reporter {
  counts: TestCounts = { passed: 0, failed: 0, skipped: 0 };
  readonly skipped: SkippedTest[] = [];

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed += 1;
        else if (result.state === 'skipped') {
          const reason = result.note ?? 'no reason given';
          this.skipped.push({ name: `${module.relativeModuleId} › ${test.fullName}`, reason });
        } else failedHere += 1;
      }
      failed += failedHere === 0 && !module.ok() ? 1 : failedHere;
    }
    this.counts = { passed, failed, skipped: this.skipped.length };
  }
}
