import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { AgeKey } from '../../../electron/engine/vault/age-key.ts';
import { readKeyFile } from '../../../electron/engine/vault/key-file.ts';
import { verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import type { VerifyReport, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { casePassphrase, filesIn, planningPassphrase, quick } from './vault-fixture.ts';

export const keys = { passphrase: planningPassphrase, casePassphrase };

/** Changes one bit of a file. @param at  where, as a share of its length */
export function flip(path: string, at = 0.5): void {
  const bytes = readFileSync(path);
  const i = Math.floor(bytes.length * at);
  bytes[i] = (bytes[i] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** What checking a workspace finds; it writes nothing. */
export async function check(folder: string): Promise<VerifyReport> {
  const before = filesIn(folder);
  const report = await verifyWorkspace(folder, keys, quick());
  expect(filesIn(folder)).toEqual(before);
  return report;
}

export const named = (report: {
  readonly findings: readonly WorkspaceFinding[];
}): readonly (readonly [string, string, number | null])[] =>
  report.findings.map(({ code, file, seq }) => [code, file, seq]);

/** What the analytic files of a workspace are encrypted to. */
export async function recipientOf(folder: string): Promise<string> {
  const plain = await directPassphrases(2).open(readFileSync(join(folder, 'key.age')), planningPassphrase);
  const { planning } = readKeyFile(plain);
  return (await AgeKey.of(planning ?? Buffer.alloc(0))).recipient;
}
