import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildData } from '../../build/data.ts';
import { runCli } from '../../electron/hosts/cli.ts';
import { childRow, extractText } from '../support/extract-file.ts';
import { fileWith, temporaryFolder } from '../support/engine.ts';

beforeAll(() => buildData());

async function natpro(cwd: string, ...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: (text: string) => (err += text) },
    cwd,
  });
  return { code, out, err, json: (): unknown => JSON.parse(out) };
}

const lastError = (err: string): unknown => JSON.parse(err.trim().split('\n').at(-1) ?? '');

test('inspect prints what a file was recognised as', async () => {
  const path = await fileWith('ranong.csv', extractText([childRow(), childRow({ child_id: 'C2' })]));
  const result = await natpro(dirname(path), 'inspect', basename(path));
  expect([result.code, result.err]).toEqual([0, '']);
  expect(result.json()).toMatchObject({
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    sheets: [],
    headerRow: 1,
    layout: 'child',
    surveyYearBE: 2568,
    rows: 2,
    mapping: { survey_year: 'ปีที่สำรวจ', community_code: 'รหัสชุมชน/หมู่บ้าน', ind13: 'ถูกกระทำรุนแรง' },
    unmapped: [],
    warnings: [],
  });
});

test('inspect reads a file as a mapping says, and refuses one that names what is not there', async () => {
  const path = await fileWith('odd-2568.csv', 'พื้นที่,คำตอบ\n85010101,1\n');
  const mapping = join(dirname(path), 'mapping.json');
  await writeFile(mapping, JSON.stringify({ community_code: 'พื้นที่', ind13: 'คำตอบ' }));
  const result = await natpro(dirname(path), 'inspect', basename(path), '--mapping', 'mapping.json');
  expect([result.code, result.err]).toEqual([0, '']);
  expect(result.json()).toMatchObject({
    surveyYearsBE: [2568],
    mapping: { community_code: 'พื้นที่', ind13: 'คำตอบ' },
    unmapped: [],
  });
  await writeFile(mapping, '{"ind13": "ไม่มีคอลัมน์นี้"}');
  const refused = await natpro(dirname(path), 'inspect', basename(path), '--mapping', 'mapping.json');
  expect(refused.code).toBe(3);
  expect((await natpro('/', '--help')).out).toContain('inspect FILE [--mapping FILE.json]');
});

test('import is a dry run with the rejected rows', async () => {
  const path = await fileWith('ranong.csv', extractText([childRow(), childRow()]));
  const result = await natpro('/', 'import', path);
  expect(result.code).toBe(0);
  expect(result.json()).toMatchObject({
    files: [
      {
        file: 'ranong.csv',
        surveyYearBE: 2568,
        accepted: 1,
        rejected: [{ line: 3, field: 'child_id', reason: 'duplicate_child' }],
        warnings: [],
      },
    ],
    children: 1,
    households: 1,
    migrants: 0,
  });
});

test('prevalence prints a row per area, year and indicator', async () => {
  const rows = [
    childRow({ ind13: 'ใช่' }),
    childRow({ child_id: 'C2' }),
    childRow({ child_id: 'C3', ind13: '', survey_year: '2567' }),
  ];
  const path = await fileWith('ranong.csv', extractText(rows));
  const result = await natpro('/', 'prevalence', path, '--by', 'tambon');
  const printed = (result.json() as { rows: { surveyYearBE: number; indicator: number }[] }).rows;
  expect([result.code, printed.length]).toEqual([0, 44]);
  expect(printed.filter((row) => row.indicator === 13)).toEqual([
    {
      surveyYearBE: 2567,
      areaCode: '850103',
      areaName: 'หงาว',
      indicator: 13,
      yes: 0,
      no: 0,
      unknown: 1,
      prevalence: null,
      ciLow: null,
      ciHigh: null,
    },
    {
      surveyYearBE: 2568,
      areaCode: '850103',
      areaName: 'หงาว',
      indicator: 13,
      yes: 1,
      no: 1,
      unknown: 0,
      prevalence: 0.5,
      ciLow: expect.closeTo(0.0945, 3),
      ciHigh: expect.closeTo(0.9055, 3),
    },
  ]);
  const oneYear = await natpro('/', 'prevalence', path, '--year', '2567');
  expect((oneYear.json() as { rows: unknown[] }).rows).toHaveLength(22);
});

test('a blank rule and a mapping file are taken', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a.csv'), extractText([childRow({ ind13: '' })]).replace('ถูกกระทำรุนแรง', 'X'));
  await writeFile(join(folder, 'map.json'), JSON.stringify({ ind13: 'X' }));
  const result = await natpro(folder, 'prevalence', 'a.csv', '--blank', 'no', '--mapping', 'map.json');
  expect((result.json() as { rows: object[] }).rows[12]).toMatchObject({ indicator: 13, yes: 0, no: 1, unknown: 0 });
});

test.each([
  ['an unknown command', ['dance']],
  ['no file', ['import']],
  ['an unknown option', ['import', 'a.csv', '--colour', 'red']],
  ['a wrong level', ['prevalence', 'a.csv', '--by', 'planet']],
  ['a wrong blank rule', ['import', 'a.csv', '--blank', 'maybe']],
  ['a wrong year', ['import', 'a.csv', '--year', 'soon']],
  ['two files to inspect', ['inspect', 'a.csv', 'b.csv']],
])('usage: %s ends with 2', async (_what, args) => {
  const result = await natpro('/', ...args);
  expect([result.code, result.out]).toEqual([2, '']);
  expect(lastError(result.err)).toMatchObject({ code: 'USAGE', th: expect.any(String), en: expect.any(String) });
});

test.each([
  ['missing', 'FILE_MISSING', null],
  ['empty', 'FILE_EMPTY', ''],
  ['another table', 'FILE_NOT_EXTRACT', 'a,b\n1,2\n'],
])('unreadable input (%s) ends with 3', async (_what, code, content) => {
  const path = content === null ? '/nowhere/file.csv' : await fileWith('file.csv', content);
  for (const command of ['inspect', 'import', 'prevalence']) {
    const result = await natpro('/', command, path);
    expect([command, result.code, result.out]).toEqual([command, 3, '']);
    expect(lastError(result.err)).toMatchObject({ code });
  }
});

test('of several files the readable ones are reported, and the exit code is 3', async () => {
  const good = await fileWith('good.csv', extractText([childRow()]));
  const result = await natpro('/', 'import', good, '/nowhere/file.csv');
  expect(result.code).toBe(3);
  expect(result.json()).toMatchObject({
    files: [{ file: 'good.csv', accepted: 1 }, { error: { code: 'FILE_MISSING' } }],
    children: 1,
  });
});

test('help is printed', async () => {
  const result = await natpro('/', '--help');
  expect([result.code, result.out.includes('prevalence FILE')]).toEqual([0, true]);
});

test.each([
  ['import', '/nowhere/file.csv', '--help'],
  ['prevalence', '--help'],
  ['workspace', '--help'],
  ['workspace', 'create', '--help', 'w'],
  ['serve', '--help'],
])('--help anywhere prints the help and does nothing else: %s %s', async (...args) => {
  const result = await natpro('/', ...args);
  expect([result.code, result.err]).toEqual([0, '']);
  expect(result.out).toContain('natpro <command> [options]');
});

test('a year or an area that is in no file is refused by name, not answered with nothing', async () => {
  const path = await fileWith('ranong.csv', extractText([childRow(), childRow({ survey_year: '2567' })]));
  for (const [command, ...options] of [
    ['prevalence'],
    ['receipt', '--indicator', '13'],
    ['hotspots', '--indicator', '13'],
  ] as const) {
    const result = await natpro('/', command, path, ...options, '--year', '2560');
    expect([command, result.code, result.out]).toEqual([command, 2, '']);
    expect(lastError(result.err)).toMatchObject({
      code: 'USAGE',
      th: expect.stringContaining('--year 2560 (2567 | 2568)'),
    });
  }
  const nowhere = await natpro('/', 'receipt', path, '--indicator', '13', '--area', '9999');
  expect([nowhere.code, nowhere.out]).toEqual([2, '']);
  expect(lastError(nowhere.err)).toMatchObject({ code: 'USAGE', th: expect.stringContaining('--area 9999') });
});
