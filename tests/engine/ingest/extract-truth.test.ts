import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../../shared/contract/prevalence-table.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { importPaths, startEngine, type EngineClient } from '../../support/engine.ts';
import { describeExtracts } from '../../support/extract-sets.ts';
import type { CountsByArea, Truth } from '../../support/made-extracts.ts';

async function countsOf(
  client: EngineClient,
  level: AreaLevel,
  surveyYearBE: number | null = null,
): Promise<CountsByArea> {
  const answer = await client.analysis.prevalence({ level, filter: { ...noFilter, surveyYearBE } });
  const rows =
    answer.encoding === 'rows'
      ? answer.rows
      : prevalenceRows(prevalenceTableFromIpc(new Uint8Array(await answer.blob.arrayBuffer())));
  return Object.fromEntries(
    rows.map((row) => [
      row.areaCode,
      Object.fromEntries(
        row.yes.map((yes, i) => [
          String(i + 1),
          { yes: yes ?? -1, no: row.no[i] ?? -1, unknown: row.unknown[i] ?? -1 },
        ]),
      ),
    ]),
  );
}

describeExtracts('extracts of three years', (extract) => {
  const truthOf = (name: string): Truth => JSON.parse(readFileSync(extract(`${name}.truth.json`), 'utf8')) as Truth;

  test.each([
    ['ranong-2566-utf8.csv', 'ranong-2566-utf8', 0],
    ['ranong-2567-tis620.csv', 'ranong-2567-tis620', 4],
    ['ranong-2568.xlsx', 'ranong-2568', 0],
  ])('%s gives exactly the counts of its truth file', async (file, truthName, rejected) => {
    const truth = truthOf(truthName);
    const client = await startEngine();
    const report = await importPaths(client, [extract(file)]);
    expect({
      ...report,
      files: report.files.map((each) => [each.surveyYearBE, each.accepted, each.rejected.length]),
    }).toEqual({
      files: [[truth.year, truth.children, rejected]],
      children: truth.children,
      households: truth.households,
      migrants: truth.migrants,
    });
    for (const level of ['province', 'tambon', 'community'] as const)
      expect(await countsOf(client, level)).toEqual(truth[level]);
  });

  test('three years together keep each year apart', async () => {
    const client = await startEngine();
    await importPaths(client, ['ranong-2566-utf8.csv', 'ranong-2567-tis620.csv', 'ranong-2568.xlsx'].map(extract));
    for (const name of ['ranong-2566-utf8', 'ranong-2567-tis620', 'ranong-2568']) {
      const truth = truthOf(name);
      expect(await countsOf(client, 'tambon', truth.year)).toEqual(truth.tambon);
    }
  });

  test('the four bad rows are listed with line, field and reason', async () => {
    const client = await startEngine();
    const report = await importPaths(client, [extract('ranong-2567-tis620.csv')]);
    const last = truthOf('ranong-2567-tis620').children + 1;
    expect(report.files[0]?.rejected.map(({ line, field, reason }) => ({ line, field, reason }))).toEqual([
      { line: last + 1, field: 'community_code', reason: 'community_missing' },
      { line: last + 2, field: 'community_code', reason: 'community_unresolved' },
      { line: last + 3, field: 'child_id', reason: 'duplicate_child' },
      { line: last + 4, field: 'child_id', reason: 'duplicate_child' },
    ]);
  });

  test.each([
    ['broken-quote.csv', 52],
    ['broken-short-rows.csv', 52],
  ])('%s: the good rows are read, the bad one is listed with its line', async (file, line) => {
    const client = await startEngine();
    const report = await importPaths(client, [extract(file)]);
    expect(
      report.files.map((each) => ({
        accepted: each.accepted,
        rejected: each.rejected.map((row) => [row.line, row.field, row.reason]),
        error: each.error,
      })),
    ).toEqual([{ accepted: 50, rejected: [[line, 'row', 'unparsable_row']], error: null }]);
  });

  test.each([
    ['broken-empty.csv', 'FILE_EMPTY'],
    ['broken-binary.csv', 'FILE_BINARY'],
    ['broken-other-table.csv', 'FILE_NOT_EXTRACT'],
  ])('%s is refused as %s and leaves the other files alone', async (file, code) => {
    const client = await startEngine();
    const report = await importPaths(client, [extract(file), extract('formula-injection.csv')]);
    expect(report.files.map((each) => [each.error?.code ?? null, each.accepted])).toEqual([
      [code, 0],
      [null, 20],
    ]);
    const [inspected] = await client.extracts.inspect({
      fileIds: [(await client.files.openPath({ path: extract(file) })).fileId],
    });
    expect(inspected).toMatchObject({ inspection: null, error: { code } });
  });

  test.each([
    [
      'ranong-2566-utf8.csv',
      {
        format: 'csv',
        encoding: 'utf-8',
        delimiter: ',',
        headerRow: 1,
        layout: 'child',
        surveyYearBE: 2566,
        yearSource: 'column',
        badRows: 0,
        unmapped: [],
      },
    ],
    [
      'ranong-2567-tis620.csv',
      {
        format: 'csv',
        encoding: 'tis-620',
        delimiter: ',',
        headerRow: 1,
        layout: 'child',
        surveyYearBE: 2567,
        yearSource: 'column',
        badRows: 4,
        unmapped: [],
      },
    ],
    [
      'ranong-2568.xlsx',
      {
        format: 'xlsx',
        encoding: null,
        delimiter: null,
        headerRow: 4,
        layout: 'child',
        surveyYearBE: 2568,
        yearSource: 'column',
        badRows: 0,
        unmapped: [],
      },
    ],
  ])('%s is recognised', async (file, { badRows, ...expected }) => {
    const client = await startEngine();
    const { fileId } = await client.files.openPath({ path: extract(file) });
    const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
    const { children } = truthOf(file.replace(/\.[a-z]+$/, ''));
    expect(inspected?.inspection).toMatchObject({ ...expected, rows: children + badRows });
    expect(Object.keys(inspected?.inspection?.mapping ?? {})).toEqual(
      expect.arrayContaining(['community_code', 'household_id', 'child_id', 'ind01', 'ind22']),
    );
  });

  test('names that a spreadsheet would run are text like any other', async () => {
    const client = await startEngine();
    const report = await importPaths(client, [extract('formula-injection.csv')]);
    expect(report.files.map((each) => [each.accepted, each.rejected])).toEqual([[20, []]]);
  });
});
