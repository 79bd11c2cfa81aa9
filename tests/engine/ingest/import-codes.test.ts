import { describe, expect, test } from 'vitest';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient, type ImportOptions } from '../../support/engine.ts';
import { rejectsOf } from '../../support/rejects.ts';

const fields = indicators.map(({ no }) => indicatorField(no));

/** Ten children; indicator 13 is `rare` for the first of them, everything else is `usual`. */
function coded(usual: string, rare: string, change: (i: number) => ExtractRow = () => ({})): string {
  return extractText(
    Array.from({ length: 10 }, (_, i) =>
      childRow({
        child_id: `C${i}`,
        ...Object.fromEntries(fields.map((field) => [field, usual])),
        ...(i === 0 ? { ind13: rare } : {}),
        ...change(i),
      }),
    ),
  );
}

async function answersOf(client: EngineClient, indicator: number): Promise<unknown> {
  const answer = await client.analysis.prevalence({ level: 'province', filter: noFilter });
  if (answer.encoding !== 'rows') throw new Error('Expected rows.');
  const at = indicator - 1;
  return answer.rows.map(({ yes, no, unknown }) => [yes[at], no[at], unknown[at]])[0];
}

async function read(content: string, options: ImportOptions = {}) {
  const client = await startEngine();
  const { fileId } = await client.files.openPath({ path: await fileWith('codes.csv', content) });
  const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
  const [file] = (await importPaths(client, [await fileWith('codes.csv', content)], options)).files;
  return {
    unclear: inspected?.inspection?.unclearCodes,
    13: await answersOf(client, 13),
    checks: file?.warnings.filter(({ code }) => /answer|codes|column_unlikely/.test(code)).map((each) => each),
  };
}

describe('answers coded 1 and 2', () => {
  test('are not guessed: which of them is yes is asked, and until it is said they are not read', async () => {
    const { checks, ...found } = await read(coded('2', '1'));
    expect(found).toEqual({
      unclear: [
        { code: '1', count: 1 },
        { code: '2', count: 219 },
      ],
      13: [0, 0, 10],
    });
    expect(checks).toMatchObject([{ code: 'codes_unclear', count: 220 }]);
    expect(checks?.[0]?.en).toContain('1 (1), 2 (219)');
  });

  test.each([
    ['one-is-yes', coded('2', '1'), [1, 9, 0]],
    ['one-is-no', coded('1', '2'), [1, 9, 0]],
  ] as const)('%s: read as a person says, and said so', async (codes, content, figures) => {
    const found = await read(content, { codes });
    expect(found[13]).toEqual(figures);
    expect(found.checks).toMatchObject([{ code: codes === 'one-is-yes' ? 'codes_one_is_yes' : 'codes_one_is_no' }]);
  });

  test('nothing but 1 in every column is no answer either', async () => {
    expect(await read(coded('1', '1'))).toMatchObject({ unclear: [{ code: '1', count: 220 }], 13: [0, 0, 10] });
  });

  test.each([
    ['0 and 1', coded('0', '1')],
    ['words', coded('ไม่ใช่', 'ใช่')],
    ['1 ticked, else blank', coded('', '1')],
  ])('%s are clear', async (_what, content) => {
    const found = await read(content);
    expect([found.unclear, found[13]]).toEqual([
      [],
      content.includes('ไม่ใช่') || content.includes('0,0') ? [1, 9, 0] : [1, 0, 9],
    ]);
  });

  test('a 2 that strays among 0 and 1 is shown with how often it stands there, and changes nothing else', async () => {
    const found = await read(coded('0', '1', (i) => (i === 3 ? { ind13: '2' } : i === 4 ? { ind13: 'ครับ' } : {})));
    expect([found.unclear, found[13]]).toEqual([[], [1, 7, 2]]);
    expect(found.checks?.map(({ code, count, lines }) => [code, count, lines])).toEqual([
      ['answer_unreadable', 2, [5, 6]],
    ]);
    expect(found.checks?.[0]?.en).toContain('13. Victim of violence "2" (1), "ครับ" (1)');
  });

  test('0 and 1 in one column, 1 and 2 in the others: each column by itself', async () => {
    const content = coded('1', '2', (i) => ({ ind03: i === 0 ? '1' : '0' }));
    const client = await startEngine();
    await importPaths(client, [await fileWith('mixed.csv', content)], { codes: 'one-is-no' });
    expect([await answersOf(client, 3), await answersOf(client, 13)]).toEqual([
      [1, 9, 0],
      [1, 9, 0],
    ]);
  });

  test('rejected rows come back with answers that need no explanation', async () => {
    const client = await startEngine({ keepsRows: true });
    const content = coded('1', '2', (i) => (i === 0 ? { community_code: '' } : {}));
    const report = await importPaths(client, [await fileWith('codes.csv', content)], { codes: 'one-is-no' });
    const { content: workbook } = await rejectsOf(client, report.files[0]?.extractId ?? '');
    const path = await fileWith('back.xlsx', new Uint8Array(await workbook.arrayBuffer()));
    const { fileId } = await client.files.openPath({ path });
    const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
    const samplesOf = (field: string) =>
      inspected?.inspection?.columns.find((column) => column.field === field)?.samples;
    expect([inspected?.inspection?.unclearCodes, samplesOf('ind13'), samplesOf('ind03')]).toEqual([[], ['1'], ['0']]);
  });

  test('a receipt says what the codes meant, and the mapping that is saved too', async () => {
    const client = await startEngine();
    await importPaths(client, [await fileWith('codes.csv', coded('1', '2'))], { codes: 'one-is-no' });
    const receipt = await client.analysis.receipt({ measure: { kind: 'indicator', indicator: 13 }, filter: noFilter });
    expect(receipt.extracts).toMatchObject([{ codes: 'one-is-no' }]);
    const profile = {
      name: 'รหัส',
      headers: ['เพศ'],
      mapping: {},
      blank: 'unknown' as const,
      codes: 'one-is-no' as const,
    };
    await client.extracts.saveMapping(profile);
    expect(await client.extracts.mappings()).toEqual([profile]);
  });

  test('so it is with everything else that a person says of reading a file', async () => {
    const client = await startEngine();
    const choices = { contrary: ['ind03'], shortYears: 'gregorian', dayOrder: 'month-first' } as const;
    const { contrary, ...others } = choices;
    const asked = { ...others, contrary: [...contrary] };
    await importPaths(client, [await fileWith('said.csv', coded('1', '0'))], { choices: asked });
    const receipt = await client.analysis.receipt({ measure: { kind: 'indicator', indicator: 3 }, filter: noFilter });
    expect(receipt.extracts).toMatchObject([{ choices: asked }]);
    const profile = {
      name: 'คำถาม',
      headers: ['เพศ'],
      mapping: {},
      blank: 'no' as const,
      choices: asked,
      surveyYearBE: 2567,
    };
    await client.extracts.saveMapping(profile);
    expect(await client.extracts.mappings()).toEqual([profile]);
  });
});

describe('the survey years of a file', () => {
  test('are those of all its rows, whatever stands in the first ones', async () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      childRow({ child_id: `C${i}`, survey_year: i < 5 ? '2567' : i === 11 ? '2023' : '2568' }),
    );
    const client = await startEngine();
    const { fileId } = await client.files.openPath({ path: await fileWith('years.csv', extractText(rows)) });
    const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
    expect(inspected?.inspection).toMatchObject({
      surveyYearsBE: [2566, 2567, 2568],
      surveyYearBE: null,
      yearSource: 'column',
    });
    const report = await importPaths(client, [await fileWith('years.csv', extractText(rows))]);
    expect(report.files).toMatchObject([{ surveyYearsBE: [2566, 2567, 2568], surveyYearBE: null }]);
  });

  test.each([
    ['a year in the file name for rows without one', 'ranong-2567.csv', ['2568', ''], [2567, 2568], 'column'],
    ['one year', 'one.csv', ['2568', '2568'], [2568], 'column'],
    ['none that can be read', 'none-2567.csv', ['ปีนี้', ''], [2567], 'file-name'],
  ])('%s', async (_what, name, cells, years, source) => {
    const rows = cells.map((survey_year, i) => childRow({ child_id: `C${i}`, survey_year }));
    const client = await startEngine();
    const { fileId } = await client.files.openPath({ path: await fileWith(name, extractText(rows)) });
    const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
    expect(inspected?.inspection).toMatchObject({ surveyYearsBE: years, yearSource: source });
    expect(inspected?.inspection?.surveyYearBE).toBe(years.length === 1 ? years[0] : null);
  });
});
