import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const testsIn = (...folders: string[]) => folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: testsIn(
            'unit',
            'rules',
            'plans',
            'engine',
            'hosts',
            'contract',
            'electron',
            'architecture',
            'oracle',
          ),
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Vitest would keep one core of two for itself.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      {
        // A browser or a packaging run takes both cores of a small machine: one file at a time, after the rest.
        test: {
          name: 'whole',
          include: testsIn('e2e', 'packaged'),
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
