import { expect, test } from 'vitest';
import type { PairDecision, ReviewedPair } from '../../../shared/contract/linking.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, type EngineClient } from '../../support/engine.ts';
import { casePassphrase, createPlace, startOffice } from './workspace-fixture.ts';

const child = (row: ExtractRow): ExtractRow =>
  childRow({ national_id: '', first_name: 'สมหญิง', last_name: 'ใจดี', child_id: '', birth_date: '10/01/2558', ...row });

async function importYear(client: EngineClient, year: string, rows: readonly ExtractRow[]): Promise<void> {
  const text = extractText(rows.map((row) => ({ ...row, survey_year: year, survey_date: `15/02/${year}` })));
  await importPaths(client, [await fileWith(`${year}.csv`, text)]);
}

async function firstPair(client: EngineClient, kind: ReviewedPair['kind']): Promise<ReviewedPair> {
  const [pair] = (await client.case.linking.pairs({ kind })).pairs;
  if (!pair) throw new Error(`There is no pair of the kind ${kind}.`);
  return pair;
}

const decisionOn = ({ a, b }: ReviewedPair, decision: PairDecision['decision']): PairDecision => ({
  a: a.place,
  b: b.place,
  decision,
  retired: null,
});

/** Two children whose names are spelt otherwise a year later, and one entered twice. */
async function threeQuestions(client: EngineClient): Promise<void> {
  await importYear(client, '2567', [
    child({ first_name: 'อนันดา', household_id: 'H2', birth_date: '03/05/2556', sex: 'ชาย' }),
    child({ first_name: 'กัญญา', household_id: 'H4', birth_date: '21/08/2560' }),
  ]);
  await importYear(client, '2568', [
    child({ first_name: 'อนันต์ดา', household_id: 'H2', birth_date: '03/05/2556', sex: 'ชาย' }),
    child({ first_name: 'กัลยา', household_id: 'H4', birth_date: '21/08/2560' }),
    child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C1' }),
    child({ national_id: '1999900000013', household_id: 'H1', child_id: 'C2' }),
  ]);
}

test('a page of pairs tells how many there are of every kind', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await threeQuestions(client);
  expect(await client.case.linking.pairs({ kind: 'link', limit: 1 })).toMatchObject({
    total: 2,
    counts: { duplicate: 1, link: 2, conflict: 0 },
    waiting: 0,
    pairs: [{ kind: 'link' }],
  });
});

test('decided for later: the pair is off the list at once, the children are linked by the next run, and undo needs none', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await threeQuestions(client);
  await client.case.linking.run();
  const pair = await firstPair(client, 'link');
  const decisions = [decisionOn(pair, 'same')];
  expect(await client.case.linking.decide({ decisions, relink: 'later' })).toMatchObject({
    waiting: 1,
    certain: 0,
    pairs: { link: 1, duplicate: 1 },
  });
  expect(await client.case.linking.pairs({ kind: 'link' })).toMatchObject({ total: 1, waiting: 1 });
  expect(await client.case.linking.status()).toMatchObject({ linked: 0 });

  const { items } = await client.workspace.journal();
  expect(items.at(-1)?.command.type).toBe('decide');
  await client.workspace.undo({ seq: items.at(-1)?.seq ?? 0 });
  expect(await client.case.linking.pairs({ kind: 'link' })).toMatchObject({ total: 2, waiting: 0 });
  await client.workspace.redo({ seq: items.at(-1)?.seq ?? 0 });

  expect(await client.case.linking.run()).toMatchObject({ waiting: 0, certain: 1, pairs: { link: 1 } });
  expect(await client.case.linking.status()).toMatchObject({ linked: 2 });
});

test('decided for later, a record that left the figures is in no pair', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await threeQuestions(client);
  const pair = await firstPair(client, 'duplicate');
  const decisions = [{ ...decisionOn(pair, 'same'), retired: 'a' as const }];
  await client.case.linking.decide({ decisions, relink: 'later' });
  expect(await client.case.linking.pairs({ kind: 'duplicate' })).toMatchObject({ counts: { duplicate: 0, link: 2 } });
  expect((await firstPair(client, 'link')).a.file).toBe('2567.csv');
  expect(await client.case.linking.status()).toMatchObject({ records: 5 });
  expect((await client.dataset.summary()).years.map(({ surveyYearBE, children }) => [surveyYearBE, children])).toEqual([
    [2567, 2],
    [2568, 3],
  ]);
});

test('a record that leaves the figures in two pairs at once left them once', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  const thrice = { national_id: '1999900000013', household_id: 'H1' };
  await importYear(
    client,
    '2568',
    ['C1', 'C2', 'C3'].map((child_id) => child({ ...thrice, child_id })),
  );
  const { pairs } = await client.case.linking.pairs({ kind: 'duplicate' });
  const { line } = pairs[0]?.a.place ?? {};
  const ofLine = pairs.filter(({ a, b }) => a.place.line === line || b.place.line === line);
  expect(ofLine.length).toBe(2);
  const decisions = ofLine.map((pair): PairDecision => ({
    ...decisionOn(pair, 'same'),
    retired: pair.a.place.line === line ? 'a' : 'b',
  }));
  await client.case.linking.decide({ decisions, relink: 'now' });
  expect(await client.case.linking.status()).toMatchObject({ records: 2 });
});

test('what becomes of keys is told: two children that are one, and one that is two', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await importYear(client, '2567', [child({ national_id: '1999900000013', household_id: 'H1' })]);
  await importYear(client, '2568', [child({ national_id: '1999900000013', household_id: 'H1' })]);
  await importYear(client, '2569', [child({ national_id: '1999900000021', household_id: 'H1', first_name: 'สมหญิงค์' })]);
  await importYear(client, '2570', [child({ national_id: '1999900000021', household_id: 'H1', first_name: 'สมหญิงค์' })]);
  expect(await client.case.linking.run()).toMatchObject({ certain: 2, merged: 0, split: 0, contradictory: 0 });
  const pair = await firstPair(client, 'link');
  expect(await client.case.linking.decide({ decisions: [decisionOn(pair, 'same')], relink: 'now' })).toMatchObject({
    certain: 1,
    merged: 1,
    split: 0,
  });
  const decide = (await client.workspace.journal()).items.findLast(({ command }) => command.type === 'decide');
  const seq = decide?.seq ?? 0;
  // The keys that came with it first, then the decision; those of a search are not of it.
  expect(await client.case.linking.status()).toMatchObject({ lastDecision: [seq + 1, seq] });
  await client.workspace.undo({ seq: seq + 1 });
  expect(await client.case.linking.status()).toMatchObject({ lastDecision: [seq] });
  await client.workspace.redo({ seq: seq + 1 });
  await client.workspace.undo({ seq });
  expect(await client.case.linking.status()).toMatchObject({ lastDecision: [] });
  expect(await client.case.linking.run()).toMatchObject({ certain: 2, merged: 0, split: 1 });
});

test('a search under way when the case data are locked gives no names, and none stay', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await threeQuestions(client);
  const asked = client.case.linking.pairs({ kind: 'link' });
  const [answer] = await Promise.allSettled([asked, client.workspace.lockCase()]);
  expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'WORKSPACE_CASE_LOCKED' } });
  await expect(client.case.linking.pairs({ kind: 'link' })).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ตรวจการเชื่อม' });
  expect((await client.case.linking.pairs({ kind: 'link' })).total).toBe(2);
});

test('a search that was stopped leaves everything as it was, and the next one finds it all', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await threeQuestions(client);
  const entries = (await client.workspace.journal()).items.length;
  const stop = new AbortController();
  const asked = client.case.linking.run(undefined, { signal: stop.signal });
  stop.abort();
  await expect(asked).rejects.toMatchObject({ code: 'CANCELLED' });
  expect((await client.workspace.journal()).items.length).toBe(entries);
  expect(await client.case.linking.run()).toMatchObject({ pairs: { duplicate: 1, link: 2 } });
});

test('a record of another year does not leave the figures, and different children both stay', async () => {
  const { client } = await startOffice();
  await createPlace(client);
  await threeQuestions(client);
  const link = await firstPair(client, 'link');
  await expect(
    client.case.linking.decide({ decisions: [{ ...decisionOn(link, 'same'), retired: 'a' }] }),
  ).rejects.toMatchObject({ code: 'USAGE' });
  await expect(
    client.case.linking.decide({ decisions: [{ ...decisionOn(link, 'different'), retired: 'a' }] }),
  ).rejects.toThrow();
  expect((await client.workspace.journal()).items.some(({ command }) => command.type === 'decide')).toBe(false);
});
