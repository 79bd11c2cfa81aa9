import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, afterAll, describe } from 'vitest';
import { makeExtracts } from './made-extracts.ts';
import { needsReference, sharedFolder } from './shared-folder.ts';

/**
 * Tests of extracts with known truth, twice: over those that the project makes up, and over the reference extracts
 * where they are there. Both have the same names, shapes and faults.
 * @param tests is given where an extract lies, by its name
 */
export function describeExtracts(name: string, tests: (extract: (name: string) => string) => void): void {
  describe(`${name}, made up`, () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'natpro-made-extracts-'));
      makeExtracts(folder);
    });
    afterAll(() => rmSync(folder, { recursive: true }));
    tests((file) => join(folder, file));
  });
  describe(`${name}, of the reference`, needsReference('extracts'), () => {
    tests((file) => join(sharedFolder, 'extracts', file));
  });
}
