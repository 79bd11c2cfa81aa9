import { expect, test } from 'vitest';
import { contract } from '../../../shared/contract/contract.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { usualThresholds } from '../../../shared/contract/thresholds.ts';
import { extractText } from '../../support/extract-file.ts';
import { fileWith, importPaths, type EngineClient } from '../../support/engine.ts';
import { place, planningPassphrase, startOffice } from '../workspace/workspace-fixture.ts';
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
  funnel: [[{ ...tambons, indicator: 13, adjust: null }, answered]],
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
  receipt: [[{ measure: { kind: 'indicator', indicator: 13 }, filter: { ...noFilter, area: '850103' } }, answered]],
};

const record = { extractId: 'x', sheetNo: 0, line: 2 };
const pairDecision = { a: record, b: { ...record, line: 3 }, decision: 'different' };

const paper = { language: 'th' };
const mapOfTambons = {
  layer: 'prevalence',
  indicator: 13,
  level: 'tambon',
  filter: { ...noFilter, surveyYearBE: 2568 },
  years: [2568],
  province: '85',
  classes: { method: 'quantile', count: 5, breaks: [] },
};

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
  'workspace.undo': [[{ seq: null }, locked]],
  'workspace.redo': [[{ seq: null }, locked]],
  'workspace.journal': [[{ before: null, limit: 10 }, answered]],
  'linking.status': [[undefined, answered]],
  'case.linking.run': [[undefined, locked]],
  'case.linking.pairs': [[{ kind: 'duplicate' }, locked]],
  'case.linking.decide': [[{ decisions: [pairDecision] }, locked]],
  'documents.make': [
    [{ ...paper, document: 'map', ...mapOfTambons }, answered],
    [{ ...paper, document: 'receipt', ask: questions['receipt']?.[0]?.[0] }, answered],
    [{ ...paper, document: 'community-sheet', area: '85010301', surveyYearBE: null }, answered],
    [{ ...paper, document: 'missing-list', surveyYearBE: 2568, area: null, format: 'csv' }, answered],
  ],
  'documents.makeRejects': [[{ ...paper, document: 'reject-workbook', extractId: 'REJECTS' }, locked]],
  'documents.handedOut': [[{ documentId: 'x', way: 'file', file: null, sha256: null }, 'EXPORT_UNKNOWN']],
  'case.makeRejects': [[{ document: 'reject-workbook', extractId: 'REJECTS', language: 'th' }, locked]],
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
  'workspace.verify',
  'workspace.backup',
  'workspace.restore',
  'quality.readRegister',
  'quality.saveRegister',
];

async function outcomeOf(client: EngineClient, path: string, input: unknown): Promise<readonly [string, unknown]> {
  let call: unknown = client;
  for (const part of path.split('.')) call = (call as Record<string, unknown>)[part];
  try {
    const found = await (call as (input: unknown) => Promise<unknown>)(input);
    if (path.endsWith('.import')) for await (const event of found as AsyncIterable<unknown>) void event;
    const { file } = (found ?? {}) as { file?: { content?: unknown } | null };
    return [answered, file?.content instanceof Blob ? await file.content.text() : found];
  } catch (error) {
    return [String((error as { code?: unknown }).code), null];
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

const markers = ['ลับสุดยอด', '1999900000013'];

test('the planning passphrase alone: every procedure of the contract answers from the release, or says the way on', async () => {
  const rows = provinceRows.map((row, i) =>
    i === 0 ? { ...row, first_name: markers[0] ?? '', national_id: markers[1] ?? '' } : row,
  );
  const { client: first, workspaces } = await releasedPlace([...rows, { ...rows[1], sex: 'ไม่มีเพศนี้' }]);
  await settled(first);
  expect(yesIn((await outcomeOf(first, 'analysis.marks', tambons))[1])).toEqual([]);
  await first.workspace.close();

  const { client } = await startOffice(workspaces, { releasesAlone: true });
  await client.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: true });
  const [extract] = (await client.dataset.summary()).extracts;
  expect([...Object.keys(asks), ...withoutData].toSorted()).toEqual([...pathsOf(contract)].toSorted());
  const outcomes: string[] = [];
  const small: string[] = [];
  for (const [path, those] of Object.entries(asks))
    for (const [input, expected] of those) {
      const given = path.endsWith('makeRejects') ? { ...(input as object), extractId: extract?.extractId } : input;
      const [outcome, answer] = await outcomeOf(client, path, given);
      if (outcome !== expected) outcomes.push(`${path} ${JSON.stringify(input)}: ${outcome}`);
      const text = JSON.stringify(answer) ?? '';
      expect(markers.filter((marker) => text.includes(marker))).toEqual([]);
      const least = path.startsWith('publication.') ? 10 : 5;
      // Communities are counted too: they are no children.
      for (const yes of yesIn(answer))
        if (yes > 0 && yes < least) small.push(`${path} ${JSON.stringify(input)}: ${yes}`);
    }
  expect(outcomes).toEqual([]);
  expect(small).toEqual([]);
});

/** What an answer says of the files and not of children. */
const ofTheData = ['revision', 'datasetRevision', 'extracts', 'sha256'];

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
