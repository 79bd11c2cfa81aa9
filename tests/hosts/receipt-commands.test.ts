import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../electron/hosts/cli.ts';
import { noFilter } from '../../shared/contract/filter.ts';
import type { Receipt } from '../../shared/contract/receipt.ts';
import { childRow, extractText } from '../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient } from '../support/engine.ts';
import { children, childrenWith } from '../support/many-children.ts';

const ngao1 = '85010301';
const filter = { ...noFilter, area: ngao1 };
const rows = [
  ...childrenWith('ind13', 4, 40),
  ...children(2, { ind13: '' }),
  ...childrenWith('ind13', 30, 60, { community_code: '85010302' }),
];

const indicator = (no: number) => ({ kind: 'indicator', indicator: no }) as const;

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

async function natpro(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    cwd: '/',
  });
  type Verdict = { ok: boolean; differences: { path: string; receipt: unknown; recomputed: unknown }[] };
  return { code, out, err, verdict: (): Verdict => JSON.parse(out) as Verdict };
}

async function receiptFile(receipt: object): Promise<string> {
  return fileWith('receipt.json', JSON.stringify(receipt));
}

async function loaded(...paths: readonly string[]): Promise<EngineClient> {
  const client = await startEngine();
  await importPaths(client, paths);
  return client;
}

describe('natpro receipt', () => {
  const kinds = [
    ['--indicator', '13'],
    ['--indicator', '13', '--area', ngao1, '--year', '2568'],
    ['--headline', 'high-risk', '--area', '85'],
  ];

  test.each(kinds)('%s %s: what it writes is what verify-receipt accepts', async (...options) => {
    const path = await fileWith('ranong.csv', extractText(rows));
    const made = await natpro('receipt', path, ...options);
    expect([made.code, made.out]).toEqual([0, expect.stringContaining('natpro-receipt')]);
    const written = await fileWith('receipt.json', made.out);
    expect((await natpro('verify-receipt', written, path)).verdict()).toMatchObject({ ok: true, differences: [] });
  });

  test('usage ends with 2, unreadable input with 3 and without a receipt', async () => {
    const path = await fileWith('ranong.csv', extractText(rows));
    for (const args of [
      [path],
      [path, '--indicator', '23'],
      [path, '--indicator', '1', '--headline', 'victims'],
      [path, '--headline', 'everything'],
      [path, '--indicator', '1', '--area', 'Ranong'],
      ['--indicator', '1'],
    ]) {
      expect([args, (await natpro('receipt', ...args)).code]).toEqual([args, 2]);
    }
    const other = await fileWith('other.csv', 'a,b\n1,2\n');
    const partly = await natpro('receipt', path, other, '--indicator', '13');
    expect([partly.code, partly.out]).toEqual([3, '']);
  });
});

describe('natpro verify-receipt', () => {
  const receiptOf = async (...paths: readonly string[]): Promise<Receipt> =>
    (await loaded(...paths)).analysis.receipt({ measure: indicator(13), filter });

  test('the same figure from the same file: ok', async () => {
    const path = await fileWith('ranong.csv', extractText(rows));
    const result = await natpro('verify-receipt', await receiptFile(await receiptOf(path)), path);
    expect([result.code, result.verdict().ok, result.verdict().differences]).toEqual([0, true, []]);
    expect(JSON.parse(result.out)).toMatchObject({ softwareVersion: { receipt: '0.0.0' } });
  });

  test('extracts beside the receipt are found, and files may have other names', async () => {
    const path = await fileWith('ranong.csv', extractText(rows));
    const receipt = await receiptOf(path);
    const beside = join(dirname(path), 'receipt.json');
    await writeFile(beside, JSON.stringify(receipt));
    expect((await natpro('verify-receipt', beside)).code).toBe(0);
    const renamed = join(dirname(path), 'renamed.csv');
    await copyFile(path, renamed);
    expect((await natpro('verify-receipt', beside, renamed)).code).toBe(0);
  });

  test('hot spots come out the same under the same seed', async () => {
    const path = await fileWith('ranong.csv', extractText(rows));
    const client = await loaded(path);
    const hotSpots = { weights: 'knn:1', permutations: 999, seed: 3, packId: null, smallAreasAreNeighbours: true };
    const receipt = await client.analysis.receipt({ measure: indicator(13), filter, hotSpots });
    expect((await natpro('verify-receipt', await receiptFile(receipt), path)).verdict()).toMatchObject({ ok: true });
    const changed = { ...receipt, request: { ...receipt.request, hotSpots: { ...hotSpots, seed: 4 } } };
    const result = await natpro('verify-receipt', await receiptFile(changed), path);
    expect([result.code, result.verdict().differences.map((each) => each.path)]).toEqual([
      1,
      expect.arrayContaining(['sha256', 'methods.getis-ord-gi-star.seed']),
    ]);
  });

  test('a figure changed by hand differs in the figure and in the hash', async () => {
    const path = await fileWith('ranong.csv', extractText(rows));
    const receipt = await receiptOf(path);
    const forged = { ...receipt, figure: { ...receipt.figure, yes: 5 } };
    const result = await natpro('verify-receipt', await receiptFile(forged), path);
    expect(result.code).toBe(1);
    expect(result.verdict().differences).toEqual([
      { path: 'sha256', receipt: receipt.sha256, recomputed: expect.any(String) },
      { path: 'figure.yes', receipt: 5, recomputed: 4 },
    ]);
  });

  test('a changed or missing extract is named by its hash, with what it does to the figure', async () => {
    const path = await fileWith('ranong.csv', extractText(rows));
    const receipt = await receiptOf(path);
    const other = await fileWith('ranong.csv', extractText(rows.slice(1)));
    const result = await natpro('verify-receipt', await receiptFile(receipt), other);
    const paths = result.verdict().differences.map((each) => each.path);
    expect([result.code, result.verdict().ok]).toEqual([1, false]);
    expect(paths).toEqual(
      expect.arrayContaining([
        'figure.yes',
        'figure.known',
        `extracts.${receipt.extracts[0]?.sha256}`,
        `extracts.${sha256(await readFile(other))}`,
      ]),
    );
  });

  test('files come in as they were read: order, blank rule, mapping, year and household file', async () => {
    const strange = extractText(
      Array.from({ length: 6 }, (_, i) => ({
        ...Object.fromEntries(Object.entries(childRow({ child_id: `A${i}` })).filter(([key]) => key !== 'survey_year')),
        survey_date: '',
        household_id: `H${i}`,
        ind13: i < 2 ? 'ใช่' : '',
        ind17: '',
      })),
    ).replace('ถูกกระทำรุนแรง', 'คอลัมน์แปลก');
    const client = await startEngine();
    const first = await fileWith('first.csv', strange);
    const homes = await fileWith('homes-2565.csv', 'รหัสครัวเรือน,ครัวเรือนเศรษฐกิจไม่มั่นคง\nH1,มี\nH2,ไม่มี\n');
    const second = await fileWith(
      'second.csv',
      extractText([
        childRow({ survey_year: '2565', child_id: 'A1' }),
        childRow({ survey_year: '2565', child_id: 'B1' }),
      ]),
    );
    const ids = await Promise.all([first, homes].map((path) => client.files.openPath({ path })));
    const files = ids.map(({ fileId }, i) =>
      i === 0 ? { fileId, mapping: { ind13: 'คอลัมน์แปลก' }, surveyYearBE: 2565 } : { fileId },
    );
    for await (const event of await client.extracts.import({ files, blank: 'no' })) {
      if (event.type === 'done') expect(event.report.files.map(({ error }) => error)).toEqual([null, null]);
    }
    await importPaths(client, [second]);
    const victims = await client.analysis.receipt({ measure: indicator(13), filter });
    const income = await client.analysis.receipt({ measure: indicator(17), filter });
    expect([victims.figure.yes, victims.figure.known, income.figure.yes]).toEqual([2, 7, 1]);
    expect(victims.extracts.map((each) => [each.file, each.blank, each.surveyYearGivenBE, each.accepted])).toEqual([
      ['first.csv', 'no', 2565, 6],
      ['homes-2565.csv', 'no', null, 2],
      ['second.csv', 'unknown', null, 1],
    ]);
    for (const receipt of [victims, income]) {
      const result = await natpro('verify-receipt', await receiptFile(receipt), second, homes, first);
      expect([result.err.includes('error'), result.verdict().differences, result.code]).toEqual([false, [], 0]);
    }
  });

  test('unreadable input ends with 3, usage with 2', async () => {
    const path = await fileWith('ranong.csv', extractText(rows));
    const receipt = await receiptFile(await receiptOf(path));
    const lastCode = (err: string): unknown =>
      (JSON.parse(err.trim().split('\n').at(-1) ?? '') as { code: string }).code;
    for (const [code, args] of [
      ['FILE_MISSING', ['/nowhere/receipt.json', path]],
      ['RECEIPT_INVALID', [path, path]],
      ['RECEIPT_INVALID', [await receiptFile({ kind: 'natpro-receipt', formatVersion: 99 }), path]],
      ['FILE_MISSING', [receipt, '/nowhere/ranong.csv']],
      ['FILE_NOT_EXTRACT', [receipt, await fileWith('other.csv', 'a,b\n1,2\n')]],
    ] as const) {
      const result = await natpro('verify-receipt', ...args);
      expect([result.code, result.out, lastCode(result.err)]).toEqual([3, '', code]);
    }
    expect((await natpro('verify-receipt')).code).toBe(2);
    expect((await natpro('verify-receipt', receipt, path, '--fast')).code).toBe(2);
    expect((await natpro('--help')).out).toContain('verify-receipt RECEIPT.json');
  });
});
