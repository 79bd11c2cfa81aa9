import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../electron/hosts/cli.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, type EngineClient } from '../../support/engine.ts';
import { flip } from '../vault/damage.ts';
import { casePassphrase, createPlace, figures, place, planningPassphrase, startOffice } from './workspace-fixture.ts';

const child = (row: ExtractRow): ExtractRow =>
  childRow({ national_id: '', first_name: 'สมหญิง', last_name: 'ใจดี', child_id: '', birth_date: '10/01/2558', ...row });

async function importYear(client: EngineClient, year: string, rows: readonly ExtractRow[]): Promise<void> {
  const text = extractText(rows.map((row) => ({ ...row, survey_year: year, survey_date: `15/02/${year}` })));
  await importPaths(client, [await fileWith(`${year}.csv`, text)]);
}

const twoYears = async (client: EngineClient): Promise<void> => {
  await importYear(client, '2567', [
    child({ national_id: '1999900000013', household_id: 'H1' }),
    child({ first_name: 'อนันดา', household_id: 'H2', birth_date: '03/05/2556', sex: 'ชาย' }),
    child({ first_name: 'Mya Mya', last_name: '', household_id: 'H3', birth_date: '20/11/2559' }),
  ]);
  await importYear(client, '2568', [
    child({ national_id: '1-9999-00000-01-3', household_id: 'H1' }),
    child({ first_name: 'อนันต์ดา', household_id: 'H2', birth_date: '03/05/2556', sex: 'ชาย' }),
    child({ first_name: 'ปรียา', last_name: 'มีสุข', household_id: 'H9', birth_date: '01/02/2560' }),
  ]);
};

test('one number is one child over years; a name that is close waits for a person', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await twoYears(client);
  expect(await client.case.linking.status()).toMatchObject({
    records: 6,
    linked: 0,
    filesWithoutNames: [],
    filesNotLinked: ['2567.csv', '2568.csv'],
  });
  expect(await client.case.linking.run()).toMatchObject({
    records: 6,
    certain: 1,
    pairs: { link: 1, duplicate: 0, conflict: 0 },
  });
  expect(await client.case.linking.status()).toMatchObject({ linked: 2, filesNotLinked: [] });
  const { total, pairs } = await client.case.linking.pairs({ kind: 'link' });
  expect([total, pairs[0]?.a.firstName, pairs[0]?.b.firstName, pairs[0]?.a.surveyYearBE]).toEqual([
    1,
    'อนันดา',
    'อนันต์ดา',
    2567,
  ]);
  const entries = (await client.workspace.journal()).items.length;
  await client.case.linking.run();
  expect((await client.workspace.journal()).items.length).toBe(entries);
  const [pair] = pairs;
  if (!pair) throw new Error('There is a pair.');
  const after = await client.case.linking.decide({
    decisions: [{ a: pair.a.place, b: pair.b.place, decision: 'same' }],
    relink: 'now',
  });
  expect(after).toMatchObject({ certain: 2, pairs: { link: 0 } });
  expect(await client.case.linking.status()).toMatchObject({ linked: 4 });
  await client.workspace.close();
  await client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: false });
  await expect(client.case.linking.status()).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await expect(client.case.linking.pairs({ kind: 'link' })).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ตรวจการเชื่อม' });
  expect(await client.case.linking.status()).toMatchObject({ linked: 4, filesNotLinked: [] });
  expect((await client.case.linking.pairs({ kind: 'link' })).total).toBe(0);
});

test('a damaged file of names costs that file: it is named on opening the case data, and the other years are linked', async () => {
  const { client, workspaces } = await startOffice();
  await createPlace(client);
  await twoYears(client);
  await importYear(client, '2566', [child({ national_id: '1999900000013', household_id: 'H1' })]);
  const { items } = await client.workspace.journal();
  const names = items.flatMap(({ segments }) => segments).filter(({ role }) => role.startsWith('identifiers'));
  expect(names.length).toBe(3);
  await client.workspace.close();
  const file = `segments/case/${names[2]?.sha256}.arrow.zst.age`;
  flip(join(workspaces, place.name, file));
  await client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: false });
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ตรวจการเชื่อม' });
  const { findings, missingFiles } = await client.workspace.status();
  expect([findings.map((each) => [each.code, each.file]), missingFiles]).toEqual([
    [['WORKSPACE_SEGMENT_DAMAGED', file]],
    [],
  ]);
  expect(await client.case.linking.run()).toMatchObject({ records: 6, certain: 1 });
  expect(await client.case.linking.status()).toMatchObject({ linked: 2, filesNotLinked: ['2566.csv'] });
});

test('decided to be different, a pair does not come again and is kept apart', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await twoYears(client);
  const [pair] = (await client.case.linking.pairs({ kind: 'link' })).pairs;
  if (!pair) throw new Error('There is a pair.');
  const after = await client.case.linking.decide({
    relink: 'now',
    decisions: [{ a: pair.a.place, b: pair.b.place, decision: 'different' }],
  });
  expect(after).toMatchObject({ certain: 1, pairs: { link: 0 } });
  await client.workspace.undo({
    seq: (await client.workspace.journal()).items.findLast(({ command }) => command.type === 'decide')?.seq ?? 0,
  });
  expect((await client.case.linking.pairs({ kind: 'link' })).total).toBe(1);
});

test('the second record of a child in a year leaves the figures when a person says so, and comes back on undo', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importYear(client, '2568', [
    child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C1' }),
    child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C2' }),
  ]);
  const before = await figures(client);
  expect(await client.case.linking.run()).toMatchObject({ pairs: { duplicate: 1 } });
  const [pair] = (await client.case.linking.pairs({ kind: 'duplicate' })).pairs;
  if (!pair) throw new Error('There is a pair.');
  await client.case.linking.decide({
    relink: 'now',
    decisions: [{ a: pair.a.place, b: pair.b.place, decision: 'same', retired: 'b' }],
  });
  expect((await client.dataset.summary()).years).toMatchObject([{ children: 1 }]);
  const { items } = await client.workspace.journal();
  const decide = items.findLast(({ command }) => command.type === 'decide');
  expect([decide?.hasSealedPart, JSON.stringify(decide?.command).includes('สมหญิง')]).toEqual([true, false]);
  await client.workspace.undo({ seq: decide?.seq ?? 0 });
  expect(await figures(client)).toEqual(before);
});

test('without a workspace there are no names to link by', async () => {
  const { client } = await startOffice();
  await twoYears(client);
  await expect(client.case.linking.run()).rejects.toMatchObject({ code: 'WORKSPACE_NONE' });
  await createPlace(client);
  expect(await client.case.linking.status()).toMatchObject({ records: 0, filesWithoutNames: ['2567.csv', '2568.csv'] });
});

test('a key stays the same when a further year comes', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await twoYears(client);
  await client.case.linking.run();
  const links = async (): Promise<number> =>
    (await client.workspace.journal()).items.filter(({ command }) => command.type === 'link').length;
  expect(await links()).toBe(1);
  await importYear(client, '2569', [child({ national_id: '1999900000013', household_id: 'H1' })]);
  expect(await client.case.linking.run()).toMatchObject({ certain: 1 });
  const { items } = await client.workspace.journal();
  expect(items.findLast(({ command }) => command.type === 'link')?.command).toMatchObject({ records: 1, children: 1 });
});

test('the same file again is the same extract: what was decided holds, and undo brings the former reading back', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const rows = [
    child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C1', survey_year: '2568' }),
    child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C2', survey_year: '2568' }),
  ];
  const path = await fileWith('2568.csv', extractText(rows));
  await importPaths(client, [path]);
  const [pair] = (await client.case.linking.pairs({ kind: 'duplicate' })).pairs;
  if (!pair) throw new Error('There is a pair.');
  await client.case.linking.decide({
    relink: 'now',
    decisions: [{ a: pair.a.place, b: pair.b.place, decision: 'same', retired: 'b' }],
  });
  const before = await figures(client);
  const { extracts } = await client.dataset.summary();
  await importPaths(client, [path], { mapping: { ind05: '' } });
  const after = await client.dataset.summary();
  expect(after.extracts.map(({ extractId }) => extractId)).toEqual(extracts.map(({ extractId }) => extractId));
  expect(after.years).toMatchObject([{ children: 1 }]);
  expect(await figures(client)).not.toEqual(before);
  const { items } = await client.workspace.journal();
  await client.workspace.undo({ seq: items.findLast(({ command }) => command.type === 'import')?.seq ?? 0 });
  expect(await figures(client)).toEqual(before);
});

test('a receipt names the rows a person left out, and verifies without them', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const rows = [
    child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C1', survey_year: '2568', ind13: 'ใช่' }),
    child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C2', survey_year: '2568', ind13: 'ใช่' }),
    child({ first_name: 'ปรียา', household_id: 'H2', child_id: 'C3', survey_year: '2568' }),
  ];
  const path = await fileWith('2568.csv', extractText(rows));
  await importPaths(client, [path]);
  const [pair] = (await client.case.linking.pairs({ kind: 'duplicate' })).pairs;
  if (!pair) throw new Error('There is a pair.');
  await client.case.linking.decide({
    relink: 'now',
    decisions: [{ a: pair.a.place, b: pair.b.place, decision: 'same', retired: 'b' }],
  });
  const receipt = await client.analysis.receipt({
    measure: { kind: 'indicator', indicator: 13 },
    filter: { ...noFilter, area: '85010301' },
  });
  expect([receipt.figure, receipt.extracts[0]?.leftOut]).toMatchObject([
    { yes: 1, known: 2 },
    [{ sheetNo: 0, line: pair.b.place.line }],
  ]);
  let out = '';
  const code = await runCli(['verify-receipt', await fileWith('receipt.json', JSON.stringify(receipt)), path], {
    stdout: { write: (text: string) => (out += text) },
    stderr: { write: () => undefined },
    cwd: '/',
  });
  expect([code, JSON.parse(out)]).toMatchObject([0, { ok: true, differences: [] }]);
});

test('the record that was taken out counts again while the one that stays is not there', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const one = child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C1', survey_year: '2568' });
  await importPaths(client, [await fileWith('a.csv', extractText([one]))]);
  await importPaths(client, [await fileWith('b.csv', extractText([{ ...one, child_id: 'C2' }]))]);
  const [pair] = (await client.case.linking.pairs({ kind: 'duplicate' })).pairs;
  if (!pair) throw new Error('There is a pair.');
  await client.case.linking.decide({
    relink: 'now',
    decisions: [{ a: pair.a.place, b: pair.b.place, decision: 'same', retired: 'b' }],
  });
  expect((await client.dataset.summary()).years).toMatchObject([{ children: 1 }]);
  await client.extracts.remove({ extractId: pair.a.place.extractId });
  expect((await client.dataset.summary()).years).toMatchObject([{ children: 1 }]);
  await client.workspace.undo({ seq: null });
  expect((await client.dataset.summary()).years).toMatchObject([{ children: 1 }]);
});
