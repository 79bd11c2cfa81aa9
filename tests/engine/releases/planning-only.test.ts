import { expect, test, vi } from 'vitest';
import { Database } from '../../../electron/engine/db/database.ts';
import { contract } from '../../../shared/contract/contract.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { usualThresholds } from '../../../shared/contract/thresholds.ts';
import { extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, type EngineClient } from '../../support/engine.ts';
import { spellingsOf } from '../../support/marker-scan.ts';
import { mapRequest } from '../../support/map-request.ts';
import { createPlace, place, planningPassphrase, startOffice } from '../workspace/workspace-fixture.ts';
import { provinceRows, releasedPlace, settled } from './made-province.ts';

/** Every procedure of a contract by its path. */
function pathsOf(part: object): readonly string[] {
  return Object.entries(part).flatMap(([name, each]: [string, object]) =>
    '~orpc' in each ? [name] : pathsOf(each).map((path) => `${name}.${path}`),
  );
}

type Ask = readonly [input: unknown, outcome: string];
const answered = 'answered';
const finer = 'FINER_THAN_RELEASED';
const locked = 'WORKSPACE_CASE_LOCKED';

const province = { ...noFilter, area: '85' };
const girls = { ...noFilter, sex: 'female' };
const tambons = { level: 'tambon', filter: noFilter };
const spatial = {
  ...tambons,
  weights: 'queen',
  permutations: 99,
  seed: 1,
  packId: null,
  smallAreasAreNeighbours: false,
};

const receiptAsk = { measure: { kind: 'indicator', indicator: 13 }, filter: { ...noFilter, area: '850103' } };

/** What each question about figures answers to who has the planning passphrase alone. */
const questions: Readonly<Record<string, readonly Ask[]>> = {
  prevalence: [
    [{ level: 'community', filter: noFilter }, answered],
    [{ level: 'tambon', filter: girls }, answered],
    [{ level: 'community', filter: girls }, finer],
    [{ level: 'tambon', filter: { ...girls, group: 'migrant' } }, finer],
    [{ level: 'province', filter: { ...girls, group: 'migrant' } }, answered],
    [{ level: 'amphoe', filter: { ...noFilter, ageBands: ['unknown'] } }, finer],
  ],
  marks: [[tambons, answered]],
  hotSpots: [[{ ...spatial, indicator: 13 }, answered]],
  headlines: [
    [{ filter: noFilter }, answered],
    [{ filter: { ...girls, area: '85010301' } }, finer],
  ],
  population: [
    [{ filter: province }, answered],
    [{ filter: { ...noFilter, area: '85010301' } }, answered],
  ],
  profile: [[{ filter: province }, answered]],
  priority: [[{ ...tambons, indicators: [13], top: 2, draws: 100, seed: 1 }, answered]],
  funnel: [[{ ...tambons, indicator: 13 }, answered]],
  trends: [[{ filter: province }, answered]],
  gaps: [
    [{ filter: province, by: 'sex' }, answered],
    [{ filter: province, by: 'birth-registration' }, answered],
    [{ filter: { ...noFilter, area: '8501' }, by: 'birth-registration' }, finer],
    [{ filter: { ...noFilter, area: '85010301' }, by: 'sex' }, finer],
  ],
  rights: [[{ filter: province }, answered]],
  standardised: [[{ ...tambons, indicator: 13 }, finer]],
  stackedRisk: [
    [{ level: 'province', filter: noFilter, k: 1 }, answered],
    [{ ...tambons, k: 1 }, finer],
  ],
  highMigration: [[spatial, answered]],
  receipt: [[receiptAsk, answered]],
};

/** The extract is put in where it is asked. */
const rejects = { document: 'reject-workbook', extractId: 'x', language: 'th' };

const record = { extractId: 'x', sheetNo: 0, line: 2 };
const pairDecision = { a: record, b: { ...record, line: 3 }, decision: 'different' };

const everywhere = { surveyYearBE: null, area: null, level: 'community' };

const asks: Readonly<Record<string, readonly Ask[]>> = {
  ...Object.fromEntries(
    (['analysis', 'publication'] as const).flatMap((figures) =>
      Object.entries(questions).map(([name, those]) => [`${figures}.${name}`, those]),
    ),
  ),
  'app.info': [[undefined, answered]],
  'extracts.import': [[{ files: [{ fileId: 'x' }], blank: 'unknown' }, locked]],
  'extracts.remove': [[{ extractId: 'x' }, locked]],
  'extracts.clear': [[undefined, locked]],
  'extracts.mappings': [[undefined, answered]],
  'workspace.status': [[undefined, answered]],
  'workspace.known': [[undefined, answered]],
  'workspace.verify': [[undefined, answered]],
  'workspace.backup': [[{ passphrase: planningPassphrase }, answered]],
  'workspace.undo': [[{ seq: null }, locked]],
  'workspace.redo': [[{ seq: null }, locked]],
  'workspace.journal': [[{ before: null, limit: 10 }, answered]],
  'case.linking.status': [[undefined, locked]],
  'case.linking.run': [[undefined, locked]],
  'case.linking.pairs': [[{ kind: 'duplicate' }, locked]],
  'case.linking.decide': [[{ decisions: [pairDecision] }, locked]],
  'case.makeRejects': [[rejects, locked]],
  'documents.makeRejects': [[rejects, locked]],
  'documents.make': [
    [{ document: 'receipt', language: 'th', ask: receiptAsk }, answered],
    [mapRequest, answered],
    [{ document: 'community-sheet', language: 'th', area: '85010301', surveyYearBE: null }, answered],
    [{ document: 'missing-list', language: 'th', surveyYearBE: 2568, area: null, format: 'csv' }, answered],
  ],
  'documents.differingVerdicts': [[mapRequest, answered]],
  'documents.handedOut': [[{ documentId: 'x', way: 'clipboard', file: null, sha256: null }, 'EXPORT_UNKNOWN']],
  'dataset.summary': [[undefined, answered]],
  'dataset.areas': [[undefined, answered]],
  'release.status': [[undefined, answered]],
  'release.begin': [[undefined, answered]],
  'release.cancel': [[undefined, answered]],
  'release.letGo': [[undefined, answered]],
  'release.saveThresholds': [[usualThresholds, locked]],
  'release.seePlanning': [[{ isOn: false }, answered]],
  'quality.coverage': [[everywhere, answered]],
  'quality.completeness': [[everywhere, answered]],
  'quality.yearDifference': [[{ surveyYearBE: null, previousYearBE: null, area: null }, answered]],
  'quality.checks': [[undefined, locked]],
  'boundaries.packs': [[undefined, answered]],
  'boundaries.province': [[{ packId: null, province: '85' }, answered]],
};

/** Not asked here: it takes a file, a passphrase or a place, and gives nothing of the data. */
const withoutData = [
  'files.openPath',
  'files.upload',
  'files.discard',
  'extracts.inspect',
  'extracts.openSample',
  'extracts.saveMapping',
  'extracts.removeMapping',
  'workspace.create',
  'workspace.open',
  'workspace.recover',
  'workspace.unlock',
  'workspace.lock',
  'workspace.close',
  'workspace.openCase',
  'workspace.lockCase',
  'workspace.changePassphrase',
  'workspace.renewRecovery',
  'workspace.restore',
  'quality.readRegister',
  'quality.saveRegister',
];

/** The outcome and what was answered; of a refusal all that it says. */
async function outcomeOf(client: EngineClient, path: string, input: unknown): Promise<readonly [string, unknown]> {
  let call: unknown = client;
  for (const part of path.split('.')) call = (call as Record<string, unknown>)[part];
  try {
    const found = await (call as (input: unknown) => Promise<unknown>)(input);
    if (path.endsWith('.import')) for await (const event of found as AsyncIterable<unknown>) void event;
    const { file } = (found ?? {}) as { file?: { content?: unknown } | null };
    return [answered, file?.content instanceof Blob ? await file.content.text() : found];
  } catch (error) {
    const { code, message, data } = error as { code?: unknown; message?: unknown; data?: unknown };
    return [String(code), { message, data }];
  }
}

/** Every `yes` that stands in an answer beside its `known`. */
function yesIn(answer: unknown): readonly number[] {
  if (Array.isArray(answer)) return answer.flatMap(yesIn);
  if (typeof answer !== 'object' || answer === null) return [];
  const { yes } = answer as { yes?: unknown };
  const own = (Array.isArray(yes) ? yes : [yes]).filter((each) => typeof each === 'number');
  return [...own, ...Object.values(answer).flatMap(yesIn)];
}

const canary = {
  first_name: 'ลับสุดยอด',
  last_name: 'ZQXLAST',
  national_id: '1999900000013',
  child_id: 'ZQXCHILD',
  household_id: 'ZQXHOUSE',
  sex: 'ZQXSEX',
};
const fileName = 'คานารี-2568.csv';

/** What is in an answer, files and tables as well. */
async function textOf(answer: unknown): Promise<string> {
  const blobs: Blob[] = [];
  const text = JSON.stringify(answer, (_, value: unknown) => {
    if (value instanceof Blob) blobs.push(value);
    return value;
  });
  const contents = await Promise.all(
    blobs.map(async (blob) => Buffer.from(await blob.arrayBuffer()).toString('latin1')),
  );
  return [text ?? '', ...contents].join('\n');
}

test('the planning passphrase alone: every procedure of the contract answers from the release, or says the way on', async () => {
  const rows = provinceRows.map((row, i) => (i === 0 ? { ...row, ...canary, sex: row['sex'] ?? 'หญิง' } : row));
  const path = await fileWith(fileName, extractText([...rows, { ...rows[1], ...canary }]));
  const { client: first, workspaces } = await startOffice(undefined, { releasesAlone: true });
  await createPlace(first);
  await importPaths(first, [path]);
  expect(await settled(first)).toMatchObject({ state: 'current' });
  const [extract] = (await first.dataset.summary()).extracts;
  const markers = [...Object.values(canary), 'คานารี', extract?.sha256 ?? fileName].flatMap(spellingsOf);
  const told = (text: string): boolean => markers.some((marker) => text.includes(marker.toString('latin1')));
  const isTold = (text: string): boolean => told(Buffer.from(text).toString('latin1')) || told(text);
  // With the case data open the same look finds them.
  expect(isTold(await textOf(await first.workspace.journal()))).toBe(true);
  await first.workspace.close();

  const log: string[] = [];
  const { client } = await startOffice(workspaces, {
    releasesAlone: true,
    log: (entry) => log.push(JSON.stringify(entry)),
  });
  await client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: true });
  expect([...Object.keys(asks), ...withoutData].toSorted()).toEqual([...pathsOf(contract)].toSorted());
  const outcomes: string[] = [];
  const small: string[] = [];
  const telling: string[] = [];
  for (const [procedure, those] of Object.entries(asks))
    for (const [input, expected] of those) {
      const given = input === rejects ? { ...rejects, extractId: extract?.extractId } : input;
      const [outcome, answer] = await outcomeOf(client, procedure, given);
      const asked = `${procedure} ${JSON.stringify(input)}`;
      if (outcome !== expected) outcomes.push(`${asked}: ${outcome}`);
      if (isTold(await textOf(answer))) telling.push(asked);
      const least = procedure.startsWith('publication.') ? 10 : 5;
      // Communities are counted too: they are no children.
      for (const yes of yesIn(answer)) if (yes > 0 && yes < least) small.push(`${asked}: ${yes}`);
    }
  expect(outcomes).toEqual([]);
  expect(small).toEqual([]);
  expect(telling).toEqual([]);
  expect(log.length).toBeGreaterThan(0);
  expect(log.filter(isTold)).toEqual([]);
});

test('community names of planning view are those of the release, and no table is read', async () => {
  const { client } = await releasedPlace(provinceRows.map((row) => ({ ...row, community_name: 'บ้านเงา' })));
  await settled(client);
  const areas = await client.dataset.areas();
  const named = areas.filter(({ level, th }) => level === 'community' && th === 'บ้านเงา');
  expect(named.length).toBe(6);
  await client.workspace.lockCase();
  const read = vi.spyOn(Database.prototype, 'rows');
  read.mockClear();
  expect(await client.dataset.areas()).toEqual(areas);
  await client.dataset.summary();
  expect(read).not.toHaveBeenCalled();
});

/** What says how often the data changed, and which entry of the log is meant. */
const ofTheData = ['revision', 'datasetRevision', 'sha256', 'logId'];

test('answers of planning view are made of the release alone: other rows, the same release, the same answers', async () => {
  const { client } = await releasedPlace();
  await settled(client);
  const answers = async (): Promise<string> => {
    const all: unknown[] = [];
    for (const [name, those] of Object.entries(questions))
      for (const [input] of those) all.push(await outcomeOf(client, `analysis.${name}`, input));
    return JSON.stringify(all, (key, value: unknown) => (ofTheData.includes(key) ? 0 : value));
  };
  await client.release.seePlanning({ isOn: true });
  const before = await answers();
  // The release is held back: two children more, and it stands as it was.
  await importPaths(client, [
    await fileWith('two.csv', extractText(provinceRows.slice(0, 2).map((row, i) => ({ ...row, child_id: `X${i}` })))),
  ]);
  expect((await settled(client)).state).toBe('held-back');
  expect((await answers()) === before).toBe(true);
});
