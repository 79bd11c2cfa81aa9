import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { runCli } from '../../../electron/hosts/cli.ts';
import { needsReference, sharedFolder } from '../../support/shared-folder.ts';

const folder = join(sharedFolder, 'extracts/cases');
const isAbsent = !existsSync(folder);

const expectation = z.object({
  files: z.array(z.string()),
  args: z.array(z.string()),
  accepted: z.int().nullable(),
  rejected: z.array(z.object({ line: z.int() })),
  rejectedAcceptable: z.array(z.int()).default([]),
  mustWarn: z.array(z.string()),
  mustNotWarn: z.array(z.string()),
  refused: z.string().nullable(),
  refusedAcceptable: z.string().nullish(),
  mayRead: z.boolean().nullish(),
  counts: z.record(z.string(), z.record(z.string(), z.tuple([z.int(), z.int(), z.int()]))).nullish(),
});
type Expectation = z.infer<typeof expectation>;

const report = z.object({
  files: z.array(
    z.object({
      accepted: z.int(),
      rejected: z.array(z.object({ line: z.int() })),
      warnings: z.array(z.object({ code: z.string() })),
      error: z.object({ code: z.string(), th: z.string(), en: z.string() }).nullable(),
    }),
  ),
});
const table = z.object({
  rows: z.array(z.object({ areaCode: z.string(), indicator: z.int(), yes: z.int(), no: z.int(), unknown: z.int() })),
});
const failure = z.object({ code: z.string(), th: z.string(), en: z.string() });

async function natpro(
  args: readonly string[],
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const write = (take: (text: string) => void) => ({ write: (text: string) => take(text) });
  const streams = { stdout: write((text) => (out += text)), stderr: write((text) => (err += text)), cwd: folder };
  return { code: await runCli(args, streams), out, err };
}

/** The codes of everything that was refused; its sentences are short and quote no number of a person. */
function refusals({ out, err }: { readonly out: string; readonly err: string }): readonly string[] {
  const ofFiles = out === '' ? [] : report.parse(JSON.parse(out)).files.flatMap((file) => file.error ?? []);
  const alone = err.trim().split('\n').at(-1) ?? '';
  const said = ofFiles.length > 0 || !alone.startsWith('{') ? ofFiles : [failure.parse(JSON.parse(alone))];
  for (const { th, en } of said) {
    expect(`${th} ${en}`).not.toMatch(/(?<!\d)\d{13}(?!\d)/);
    expect(Math.max(th.length, en.length)).toBeLessThanOrEqual(900);
  }
  return said.map(({ code }) => code);
}

async function holds(name: string, wanted: Expectation): Promise<void> {
  const at = join(folder, name);
  const files = wanted.files.map((file) => join(at, file));
  const args = wanted.args.map((arg) => arg.replace('@', `${at}/`));
  const done = await natpro(['import', ...files, ...args]);
  expect([0, 3]).toContain(done.code);
  const refused = refusals(done);
  const read = done.out === '' ? null : report.parse(JSON.parse(done.out));
  const accepted = read?.files.reduce((sum, file) => sum + file.accepted, 0) ?? 0;
  if (wanted.refused !== null) {
    const may = [wanted.refused, wanted.refusedAcceptable];
    if (refused.length > 0) expect(refused.filter((code) => may.includes(code))).not.toEqual([]);
    else expect(wanted.mayRead === true || accepted === 0).toBe(true);
    return;
  }
  if (read === null) {
    expect(refused).toContain(wanted.refusedAcceptable);
    return;
  }
  if (wanted.accepted !== null) {
    expect(accepted).toBe(wanted.accepted);
    const lines = read.files.flatMap((file) => file.rejected.map(({ line }) => line)).toSorted((a, b) => a - b);
    const must = wanted.rejected.map(({ line }) => line).toSorted((a, b) => a - b);
    expect(lines.filter((line) => must.includes(line) || !wanted.rejectedAcceptable.includes(line))).toEqual(must);
  }
  const codes = read.files.flatMap((file) => file.warnings.map(({ code }) => code));
  expect(wanted.mustWarn.filter((code) => !codes.includes(code))).toEqual([]);
  expect(wanted.mustNotWarn.filter((code) => codes.includes(code))).toEqual([]);
  if (wanted.counts && accepted > 0) {
    const { rows } = table.parse(
      JSON.parse((await natpro(['prevalence', ...files, '--by', 'community', ...args])).out),
    );
    const found = (code: string, indicator: string): unknown =>
      rows
        .filter((row) => row.areaCode === code && String(row.indicator) === indicator)
        .map(({ yes, no, unknown }) => [yes, no, unknown]);
    for (const [code, indicators] of Object.entries(wanted.counts))
      for (const [indicator, counts] of Object.entries(indicators))
        expect([code, indicator, found(code, indicator)]).toEqual([code, indicator, [counts]]);
    expect(rows.filter((row) => !(row.areaCode in (wanted.counts ?? {})))).toEqual([]);
  }
}

const names = isAbsent ? [] : readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected.json')));

test(
  'the reference folder of awkward files is there, and every one of them is tried',
  needsReference('extracts/cases'),
  () => {
    expect(names.length).toBeGreaterThan(0);
  },
);

test.for(names)('%s', async (name) => {
  await holds(name, expectation.parse(JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'))));
});
