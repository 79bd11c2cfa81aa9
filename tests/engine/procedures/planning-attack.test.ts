import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../electron/hosts/cli.ts';
import { noFilter, type Filter } from '../../../shared/contract/filter.ts';
import { extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, temporaryFolder, type EngineClient } from '../../support/engine.ts';
import { children, childrenWith } from '../../support/many-children.ts';

async function planning(rows: readonly ExtractRow[]): Promise<EngineClient> {
  const client = await startEngine({ smallestShown: 5 });
  await importPaths(client, [await fileWith('rows.csv', extractText(rows))]);
  return client;
}

const everyone: Filter = { ...noFilter, surveyYearBE: 2568 };

/** Three communities of a tambon: what is hidden of the first would follow from the second, so both are hidden. */
function threeCommunities([first, second]: readonly [number, number]): readonly ExtractRow[] {
  const community = (community_code: string, victims: number): readonly ExtractRow[] => [
    ...childrenWith('ind13', victims, 60, { community_code, sex: 'ชาย' }),
    ...children(60, { community_code, nationality: 'พม่า', ind01: 'ใช่' }),
  ];
  return [...community('85010301', first), ...community('85010302', second), ...community('85010303', 25)];
}

/** Everything that the contract tells of figures, but marks and the order by all 17 indicators (ARCHITECTURE). */
async function everything({ analysis, quality }: EngineClient): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const area of [null, '850103', '85010301', '85010302', '85010303']) {
    for (const some of [{}, { sex: 'male' }, { group: 'migrant' }, { ageBands: ['5-9'] }] as Partial<Filter>[]) {
      const filter = { ...everyone, ...some, area };
      const at = JSON.stringify([area, some]);
      const isAll = Object.keys(some).length === 0;
      told[`headlines ${at}`] = await analysis.headlines({ filter });
      told[`population ${at}`] = await analysis.population({ filter });
      for (const by of ['group', 'sex', 'age-band', 'birth-registration'] as const)
        told[`gaps ${by} ${at}`] = await analysis.gaps({ filter, by });
      if (area !== null && isAll)
        told[`profile ${at}`] = await analysis.profile({ filter: { ...filter, area }, combinations: 100 });
      if (isAll) {
        told[`trends ${at}`] = await analysis.trends({ filter });
        told[`rights ${at}`] = await analysis.rights({ filter });
      }
      for (const level of isAll ? (['tambon', 'community'] as const) : (['community'] as const)) {
        const ask = { level, filter };
        told[`prevalence ${level} ${at}`] = await analysis.prevalence(ask);
        told[`publication ${level} ${at}`] = await analysis.prevalence({ ...ask, isForPublication: true });
        told[`funnel ${level} ${at}`] = await analysis.funnel({ ...ask, indicator: 13, adjust: null });
        told[`stacked ${level} ${at}`] = await analysis.stackedRisk({ ...ask, k: 1, unknown: 'as-no' });
        told[`standardised ${level} ${at}`] = await analysis.standardised({ ...ask, indicator: 13 });
      }
    }
    const own = { ...everyone, area };
    if (area === null || area === '850103') {
      const weights = { weights: 'knn:1', permutations: 99, seed: 1, packId: null, smallAreasAreNeighbours: false };
      const ask = { level: 'community' as const, filter: own, ...weights };
      told[`hot spots ${area}`] = await analysis.hotSpots({ ...ask, indicator: 13 });
      told[`high migration ${area}`] = await analysis.highMigration(ask);
    }
    told[`priority ${area}`] = await analysis.priority({
      level: 'community',
      filter: own,
      indicators: [13],
      top: 1,
      draws: 100,
    });
    for (const level of ['tambon', 'community'] as const) {
      told[`coverage ${level} ${area}`] = await quality.coverage({ surveyYearBE: 2568, area, level });
      told[`completeness ${level} ${area}`] = await quality.completeness({ surveyYearBE: 2568, area, level });
    }
    for (const headline of ['victims', 'high-risk'] as const) {
      const { figure, methods } = await analysis.receipt({
        filter: { ...everyone, area },
        measure: { kind: 'headline', headline },
      });
      told[`receipt ${headline} ${area}`] = { figure, methods };
    }
  }
  return told;
}

test('no answer changes when a child moves from one hidden cell to another, so that none can tell what is in them', async () => {
  const [one, other] = [await planning(threeCommunities([3, 9])), await planning(threeCommunities([2, 10]))];
  const [before, after] = [await everything(one), await everything(other)];
  expect(Object.keys(before).length).toBeGreaterThan(200);
  expect(Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))).toEqual(
    [],
  );
  expect(JSON.stringify(before)).toContain('"victims":37');
  expect(JSON.stringify(before['hot spots null'])).toContain('"known":120');
});

test('a filter by group does not tell the migrant children that are hidden without it', async () => {
  const community = (migrants: number, community_code: string) => [
    ...children(migrants, { community_code, nationality: 'เมียนมา' }),
    ...children(40, { community_code }),
  ];
  const client = await planning([
    ...community(3, '85010301'),
    ...community(9, '85010302'),
    ...community(20, '85010303'),
  ]);
  const told = async (group: Filter['group']) => {
    const answer = await client.analysis.prevalence({ level: 'community', filter: { ...everyone, group } });
    const filter = { ...everyone, group, area: '85010302' };
    const [headline] = await client.analysis.headlines({ filter });
    const rows = answer.encoding === 'rows' ? answer.rows : [];
    return [rows.map((row) => [row.children, row.migrants]), headline?.children, headline?.recordedChildren];
  };
  expect(await told('all')).toEqual([
    [
      [43, null],
      [49, null],
      [60, 20],
    ],
    49,
    49,
  ]);
  for (const group of ['migrant', 'thai'] as const)
    expect(await told(group)).toEqual([
      [[null, null], [null, null], group === 'migrant' ? [20, 20] : [40, 0]],
      null,
      null,
    ]);
});

test('an area smaller than those asked about lends them no counts', async () => {
  const client = await planning(threeCommunities([3, 9]));
  const filter = { ...everyone, area: '85010301' };
  const funnel = await client.analysis.funnel({ indicator: 13, level: 'tambon', filter, adjust: null });
  expect(funnel.points.map(({ areaCode, yes, known }) => [areaCode, yes, known])).toEqual([['850103', 37, 360]]);
  const stacked = await client.analysis.stackedRisk({ level: 'tambon', filter, k: 1 });
  expect(stacked.areas.map(({ areaCode, yes, known }) => [areaCode, yes, known])).toEqual([['850103', 37, 360]]);
});

test('what one age band has does not follow from the others and from all', async () => {
  const ofBand = (birthYear: string, victims: number) =>
    childrenWith('ind13', victims, 40, { birth_date: `10/01/${birthYear}` });
  const client = await planning([
    ...ofBand('2566', 3),
    ...ofBand('2561', 10),
    ...ofBand('2556', 10),
    ...ofBand('2552', 10),
  ]);
  const victims = async (ageBands: Filter['ageBands']) => {
    const answer = await client.analysis.prevalence({ level: 'province', filter: { ...everyone, ageBands } });
    return answer.encoding === 'rows' ? answer.rows.map((row) => row.yes[12]) : null;
  };
  expect(await victims(null)).toEqual([33]);
  for (const band of ['0-4', '5-9', '10-14', '15-17'] as const) expect(await victims([band])).toEqual([null]);
  expect(await victims(['5-9', '10-14', '15-17'])).toEqual([null]);
});

test('for publication nothing is shown that the screen hides', async () => {
  const rows = (community_code: string, victims: number) => childrenWith('ind13', victims, 60, { community_code });
  const client = await planning([
    ...rows('85010301', 3),
    ...rows('85010302', 9),
    ...rows('85010303', 6),
    ...rows('85010304', 25),
  ]);
  const hidden = async (isForPublication: boolean) => {
    const answer = await client.analysis.prevalence({ level: 'community', filter: everyone, isForPublication });
    return answer.encoding === 'rows' ? answer.rows.map((row) => row.hidden[12]) : null;
  };
  expect(await hidden(false)).toEqual([true, false, true, false]);
  expect(await hidden(true)).toEqual([true, true, true, false]);
});

test('Gi* of an area beside a hidden one is in no answer and no receipt, which verifies all the same', async () => {
  const path = await fileWith('rows.csv', extractText(threeCommunities([3, 9])));
  const client = await startEngine({ smallestShown: 5 });
  await importPaths(client, [path]);
  const hotSpots = { weights: 'knn:1', permutations: 99, seed: 1, packId: null, smallAreasAreNeighbours: false };
  const filter = { ...everyone, area: '85010303' };
  const spots = await client.analysis.hotSpots({
    ...hotSpots,
    indicator: 13,
    level: 'community',
    filter: { ...everyone, area: '85' },
  });
  expect(spots.rows.map(({ value, giStar, p }) => [value !== null, giStar, p])).toEqual([
    [false, null, null],
    [false, null, null],
    [true, null, null],
  ]);
  const receipt = await client.analysis.receipt({ filter, measure: { kind: 'indicator', indicator: 13 }, hotSpots });
  const method = receipt.methods.find(({ name }) => name === 'getis-ord-gi-star');
  expect(receipt.figure).toMatchObject({ yes: 25, known: 120 });
  expect(method?.result).toMatchObject({ giStar: null, p: null, localMoran: null, class: expect.any(String) });
  const cwd = await temporaryFolder();
  await writeFile(join(cwd, 'receipt.json'), JSON.stringify(receipt));
  await writeFile(join(cwd, 'rows.csv'), await readFile(path));
  let out = '';
  const silent = { write: () => undefined };
  const stdout = { write: (text: string) => (out += text) };
  const code = await runCli(['verify-receipt', 'receipt.json'], { stdout, stderr: silent, cwd });
  expect([code, JSON.parse(out)]).toMatchObject([0, { ok: true, differences: [] }]);
});
