import { expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient } from '../../support/engine.ts';
import { createPlace, planningPassphrase, startOffice } from '../workspace/workspace-fixture.ts';

const fileOf = (name: string, rows: readonly ExtractRow[]): Promise<string> => fileWith(name, extractText(rows));
const child = (child_id: string, row: ExtractRow = {}): ExtractRow => childRow({ child_id, ...row });

/** Children, those with yes to 13, and per file what is in and what is not. */
async function figures(client: EngineClient): Promise<unknown> {
  const { extracts, years } = await client.dataset.summary();
  const answer = await client.analysis.prevalence({ level: 'province', filter: noFilter });
  const rows = answer.encoding === 'rows' ? answer.rows : [];
  return {
    children: years.map(({ surveyYearBE, children }) => [surveyYearBE, children]),
    victims: rows.map(({ yes }) => yes[12]),
    files: extracts
      .toSorted((a, b) => a.file.localeCompare(b.file))
      .map(({ file, accepted, rejected }) => [file, accepted, rejected]),
  };
}

async function idOf(client: EngineClient, file: string): Promise<string> {
  return (await client.dataset.summary()).extracts.find((each) => each.file === file)?.extractId ?? '';
}

const remove = async (client: EngineClient, file: string): Promise<void> =>
  client.extracts.remove({ extractId: await idOf(client, file) });

/** Two files with C1 in both, a victim by the second one. */
async function twoFiles(client: EngineClient): Promise<readonly [string, string]> {
  const a = await fileOf('a.csv', [child('C1'), child('C2')]);
  const b = await fileOf('b.csv', [child('C1', { ind13: 'ใช่' }), child('C3')]);
  await importPaths(client, [a]);
  await importPaths(client, [b]);
  return [a, b];
}

const both = {
  children: [[2568, 3]],
  victims: [0],
  files: [
    ['a.csv', 2, 0],
    ['b.csv', 1, 1],
  ],
};
const bAlone = { children: [[2568, 2]], victims: [1], files: [['b.csv', 2, 0]] };

test('rows left out because of another file come in when it is taken out, and go when it is back', async () => {
  const client = await startEngine({ keepsRows: true });
  await twoFiles(client);
  expect(await figures(client)).toEqual(both);
  await remove(client, 'a.csv');
  expect(await figures(client)).toEqual(bAlone);
  expect(await client.quality.checks()).toMatchObject([{ file: 'b.csv', accepted: 2, rejected: 0 }]);
  await client.workspace.undo({ seq: null });
  expect(await figures(client)).toEqual(both);
  await client.workspace.redo({ seq: null });
  expect(await figures(client)).toEqual(bAlone);
});

test('files of one import as well', async () => {
  const client = await startEngine({ keepsRows: true });
  const files = [await fileOf('a.csv', [child('C1')]), await fileOf('b.csv', [child('C1'), child('C3')])];
  const report = await importPaths(client, files);
  expect(report.files[1]?.rejected).toMatchObject([{ line: 2, reason: 'duplicate_child' }]);
  expect(report.files[1]?.rejected[0]?.en).toContain('another file');
  await remove(client, 'a.csv');
  expect(await figures(client)).toEqual({ children: [[2568, 2]], victims: [0], files: [['b.csv', 2, 0]] });
});

test('a file that comes again and has fewer rows gives the others to the file that has them too', async () => {
  const client = await startEngine({ keepsRows: true });
  const rows = [child('C1', { other_code: '' }), child('C2', { other_code: '85010301' })];
  const a = await fileOf('a.csv', rows);
  await importPaths(client, [a]);
  await importPaths(client, [await fileOf('b.csv', [child('C1', { ind13: 'ใช่' }), child('C3')])]);
  await importPaths(client, [a], { mapping: { community_code: 'other_code' } });
  expect(await figures(client)).toMatchObject({ children: [[2568, 3]], victims: [1] });
  await importPaths(client, [a]);
  expect(await figures(client)).toEqual(both);
});

test('the same when the workspace is opened again, in whichever order files came again', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const again = async (): Promise<unknown> => {
    await client.workspace.lock();
    await client.workspace.unlock({ passphrase: planningPassphrase });
    return figures(client);
  };
  const [a] = await twoFiles(client);
  await importPaths(client, [a]);
  expect(await figures(client)).toEqual(both);
  expect(await again()).toEqual(both);
  await remove(client, 'a.csv');
  expect([await figures(client), await again()]).toEqual([bAlone, bAlone]);
  await client.workspace.undo({ seq: null });
  expect([await figures(client), await again()]).toEqual([both, both]);
});

test('a year that only rows of another file had is there when that file goes', async () => {
  const client = await startEngine({ keepsRows: true });
  const of2567 = child('C1', { survey_year: '2567' });
  await importPaths(client, [await fileOf('a.csv', [of2567])]);
  await importPaths(client, [await fileOf('b.csv', [of2567, child('C3')])]);
  await remove(client, 'a.csv');
  expect(await figures(client)).toMatchObject({
    children: [
      [2567, 1],
      [2568, 1],
    ],
    files: [['b.csv', 2, 0]],
  });
  const receipt = await client.analysis.receipt({
    measure: { kind: 'headline', headline: 'children' },
    filter: { ...noFilter, surveyYearBE: 2567 },
  });
  expect([receipt.figure.yes, receipt.extracts.map(({ file, accepted }) => [file, accepted])]).toEqual([
    1,
    [['b.csv', 2]],
  ]);
});

test('counts of the same community and indicator too', async () => {
  const client = await startEngine({ keepsRows: true });
  const header = 'ปีที่สำรวจ,รหัสชุมชน/หมู่บ้าน,ตัวชี้วัดที่,จำนวนที่พบ,จำนวนที่มีข้อมูล';
  const counts = (name: string, ...rows: string[]) => fileWith(name, [header, ...rows].join('\n'));
  await importPaths(client, [await counts('a.csv', '2568,85010301,13,2,40')]);
  await importPaths(client, [await counts('b.csv', '2568,85010301,13,5,40', '2568,85010302,13,1,20')]);
  expect(await figures(client)).toMatchObject({ victims: [3] });
  await remove(client, 'a.csv');
  expect(await figures(client)).toMatchObject({ victims: [6], files: [['b.csv', 2, 0]] });
  await client.workspace.undo({ seq: null });
  expect(await figures(client)).toMatchObject({ victims: [3] });
});
