import { expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient } from '../../support/engine.ts';
import { createPlace, figures, place, planningPassphrase, startOffice } from '../workspace/workspace-fixture.ts';

const header = 'ปีที่สำรวจ,รหัสชุมชน/หมู่บ้าน,ชื่อชุมชน/หมู่บ้าน,ตัวชี้วัดที่,จำนวนที่พบ,จำนวนที่มีข้อมูล,จำนวนเด็กทั้งหมด';

const counts = (rows: readonly string[], name = 'counts.csv'): Promise<string> =>
  fileWith(name, `${header}\r\n${rows.join('\r\n')}\r\n`);

const two = [
  '2568,85010301,บ้านเงา,1,12,40,50',
  '2568,85010301,บ้านเงา,13,6,48,50',
  '2568,85010301,บ้านเงา,17,7,20,50',
  '2568,85010302,บ้านหงาว,13,5,30,',
];

async function rowOf(client: EngineClient, areaCode: string, level: 'community' | 'province' = 'community') {
  const answer = await client.analysis.prevalence({ level, filter: noFilter });
  if (answer.encoding !== 'rows') throw new Error('Few rows come as rows.');
  return answer.rows.find((row) => row.areaCode === areaCode);
}

test('counts of communities are figures like the rest', async () => {
  const client = await startEngine();
  const report = await importPaths(client, [await counts(two)]);
  expect(report.files[0]).toMatchObject({ accepted: 4, rejectedCount: 0, surveyYearBE: 2568, error: null });
  const row = await rowOf(client, '85010301');
  expect([row?.children, row?.migrants, row?.households]).toEqual([50, 12, 20]);
  expect([row?.yes[12], row?.no[12], row?.unknown[12], row?.yes[16], row?.no[16]]).toEqual([6, 42, 2, 7, 13]);
  expect(row?.prevalence[12]).toBeCloseTo(6 / 48, 12);
  const province = await rowOf(client, '85', 'province');
  expect([province?.children, province?.yes[12], province?.no[12]]).toEqual([80, 11, 67]);
  expect((await client.dataset.summary()).years).toMatchObject([
    { children: 80, communities: 2, communitiesCounted: 2 },
  ]);
  expect((await client.dataset.areas()).find(({ code }) => code === '85010302')?.th).toBe('บ้านหงาว');
});

test('counts say nothing of groups and risks, and figures of those leave them out', async () => {
  const client = await startEngine();
  await importPaths(client, [
    await counts(two),
    await fileWith('one.csv', extractText([childRow({ ind13: 'ใช่', community_code: '85010303' })])),
  ]);
  const girls = await client.analysis.prevalence({ level: 'community', filter: { ...noFilter, sex: 'female' } });
  expect(girls.encoding === 'rows' && girls.rows.map(({ areaCode }) => areaCode)).toEqual(['85010303']);
  const [headline] = await client.analysis.headlines({ filter: noFilter });
  expect(headline).toMatchObject({ children: 81, recordedChildren: 1, victims: 12, highRisk: 0 });
});

test('where a community gave records too, the records count', async () => {
  const client = await startEngine();
  await importPaths(client, [await counts(two)]);
  await importPaths(client, [await fileWith('one.csv', extractText([childRow()]))]);
  expect(await rowOf(client, '85010301')).toMatchObject({ children: 1 });
  const again = await importPaths(client, [await counts(['2568,85010301,,6,1,30,'], 'late.csv')]);
  expect(again.files[0]?.warnings).toContainEqual(
    expect.objectContaining({ code: 'counts_unused', count: 1, lines: [2] }),
  );
  expect((await client.dataset.summary()).years).toMatchObject([{ communities: 2, communitiesCounted: 1 }]);
});

test('a count that is there already is rejected, in the same import or a later one', async () => {
  const client = await startEngine();
  const report = await importPaths(client, [
    await counts(two, 'a.csv'),
    await counts(['2568,85010302,,13,9,30,'], 'b.csv'),
  ]);
  expect(report.files[1]).toMatchObject({ accepted: 0, rejected: [{ line: 2, reason: 'count_repeated' }] });
  const later = await importPaths(client, [
    await counts(['2568,85010302,,13,9,30,', '2568,85010302,,6,1,30,'], 'c.csv'),
  ]);
  expect(later.files[0]).toMatchObject({ accepted: 1, rejectedCount: 1 });
  expect((await rowOf(client, '85010302'))?.yes[12]).toBe(5);
});

test('counts are kept in a workspace, undone and redone', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importPaths(client, [await counts(two)]);
  const before = await figures(client);
  await client.workspace.undo({ seq: null });
  expect(await figures(client)).toEqual([]);
  await client.workspace.redo({ seq: null });
  expect(await figures(client)).toEqual(before);
  await client.workspace.close();
  await client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: false });
  expect(await figures(client)).toEqual(before);
});
