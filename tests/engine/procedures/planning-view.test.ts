import { isDisclosive } from '../../../electron/engine/statistics/hidden-cells.ts';
import { expect, test } from 'vitest';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { noFilter, type Filter } from '../../../shared/contract/filter.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../../shared/contract/prevalence-table.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { engineWithSample, fileWith, importPaths, startEngine, type EngineClient } from '../../support/engine.ts';
import { children, childrenWith } from '../../support/many-children.ts';

type Group = {
  readonly community: string;
  readonly victims: number;
  readonly others: number;
  readonly cells?: ExtractRow;
};

async function planning(groups: readonly Group[]): Promise<EngineClient> {
  const client = await startEngine({ smallestShown: 5 });
  const rows = groups.flatMap(({ community, victims, others, cells }, g) =>
    Array.from({ length: victims + others }, (_, i) =>
      childRow({
        ...cells,
        community_code: community,
        child_id: `C${g}-${i}`,
        household_id: `H${g}-${i}`,
        ind13: i < victims ? 'ใช่' : 'ไม่ใช่',
      }),
    ),
  );
  await importPaths(client, [await fileWith('cells.csv', extractText(rows))]);
  return client;
}

async function victims(client: EngineClient, level: AreaLevel, filter: Partial<Filter> = {}): Promise<unknown> {
  const answer = await client.analysis.prevalence({ level, filter: { ...noFilter, ...filter } });
  const rows = answer.encoding === 'rows' ? answer.rows : [];
  return rows.map((row) => [
    row.areaCode,
    row.yes[12],
    row.no[12],
    row.hidden[12],
    row.prevalence[12] === null,
    row.ciLow[12] === null,
  ]);
}

test('a small count, a small complement and a small denominator are hidden with everything derived', async () => {
  const client = await planning([
    { community: '85010301', victims: 3, others: 40 },
    { community: '85010302', victims: 40, others: 2 },
    { community: '85010303', victims: 10, others: 40 },
    { community: '85010304', victims: 0, others: 4 },
    { community: '85010305', victims: 0, others: 40 },
  ]);
  expect(await victims(client, 'community')).toEqual([
    ['85010301', null, null, true, true, true],
    ['85010302', null, null, true, true, true],
    ['85010303', 10, 40, false, false, false],
    ['85010304', null, null, true, true, true],
    ['85010305', 0, 40, false, false, false],
  ]);
  expect(await victims(client, 'tambon')).toEqual([['850103', 53, 126, false, false, false]]);
});

test('a single hidden part of a shown total takes another along, so that it cannot be subtracted', async () => {
  const client = await planning([
    { community: '85010301', victims: 3, others: 40 },
    { community: '85010302', victims: 9, others: 40 },
    { community: '85010303', victims: 20, others: 40 },
  ]);
  expect(await victims(client, 'community')).toEqual([
    ['85010301', null, null, true, true, true],
    ['85010302', null, null, true, true, true],
    ['85010303', 20, 40, false, false, false],
  ]);
});

test('asking for one area alone shows no more than asking for all', async () => {
  const client = await planning([
    { community: '85010301', victims: 3, others: 40 },
    { community: '85010302', victims: 9, others: 40 },
    { community: '85010303', victims: 20, others: 40 },
  ]);
  expect(await victims(client, 'community', { area: '85010302' })).toEqual([
    ['85010302', null, null, true, true, true],
  ]);
  const [headline] = await client.analysis.headlines({ filter: { ...noFilter, area: '85010302' } });
  expect([headline?.children, headline?.victims, headline?.victimsKnown]).toEqual([49, null, null]);
});

test('a part of the children is hidden where the rest of them would be small', async () => {
  const client = await planning([
    { community: '85010301', victims: 30, others: 40 },
    { community: '85010301', victims: 2, others: 40, cells: { nationality: 'พม่า' } },
  ]);
  expect(await victims(client, 'province')).toEqual([['85', 32, 80, false, false, false]]);
  expect(await victims(client, 'province', { group: 'migrant' })).toEqual([['85', null, null, true, true, true]]);
  expect(await victims(client, 'province', { group: 'thai' })).toEqual([['85', null, null, true, true, true]]);
});

async function rowsOf(client: EngineClient, level: AreaLevel): Promise<readonly AreaPrevalence[]> {
  const answer = await client.analysis.prevalence({ level, filter: { ...noFilter, surveyYearBE: 2568 } });
  return answer.encoding === 'rows'
    ? answer.rows
    : prevalenceRows(prevalenceTableFromIpc(new Uint8Array(await answer.blob.arrayBuffer())));
}

const sample = engineWithSample({ smallestShown: 5 });

test('on the sample no shown cell is small, and no hidden one follows from its siblings and their total', async () => {
  const client = await sample();
  const levels = {
    province: await rowsOf(client, 'province'),
    amphoe: await rowsOf(client, 'amphoe'),
    tambon: await rowsOf(client, 'tambon'),
    community: await rowsOf(client, 'community'),
  };
  const all = Object.values(levels).flat();
  const small = all.flatMap((row) =>
    row.yes.filter((yes, i) => yes !== null && yes > 0 && (yes < 5 || (row.no[i] ?? 0) < 5)),
  );
  expect(small).toEqual([]);
  expect(all.some((row) => row.hidden.includes(true))).toBe(true);
  const solvable: string[] = [];
  for (const [parents, parts] of [
    [levels.province, levels.amphoe],
    [levels.amphoe, levels.tambon],
    [levels.tambon, levels.community],
  ] as const) {
    for (const parent of parents) {
      for (let i = 0; i < 22; i++) {
        if (parent.hidden[i]) continue;
        const hidden = parts.filter((part) => part.areaCode.startsWith(parent.areaCode) && part.hidden[i]);
        if (hidden.length === 1) solvable.push(`${hidden[0]?.areaCode} ${i + 1}`);
      }
    }
  }
  expect(solvable).toEqual([]);
});

test('marks and hot spots of a hidden cell show nothing', async () => {
  const client = await sample();
  const rows = await rowsOf(client, 'community');
  const marks = await client.analysis.marks({ level: 'community', filter: { ...noFilter, surveyYearBE: 2568 } });
  const marksOf = new Map(marks.rows.map((row) => [row.areaCode, row]));
  const leaks = rows.flatMap((row) => {
    const mark = marksOf.get(row.areaCode);
    return row.hidden.flatMap((isHidden, i) =>
      isHidden && (mark?.grade[i] ?? mark?.mark[i] ?? mark?.smoothed[i] ?? mark?.byYear[i]?.at(-1) ?? null) !== null
        ? [`${row.areaCode} ${i + 1}`]
        : [],
    );
  });
  expect(leaks).toEqual([]);
  const spots = await client.analysis.hotSpots({
    indicator: 13,
    level: 'tambon',
    filter: noFilter,
    weights: 'queen',
    permutations: 99,
    seed: 1,
    packId: null,
    smallAreasAreNeighbours: false,
  });
  const hidden = new Set((await rowsOf(client, 'tambon')).flatMap((row) => (row.hidden[12] ? [row.areaCode] : [])));
  expect(hidden.size).toBeGreaterThan(0);
  expect(
    spots.rows.filter(
      (row) => hidden.has(row.areaCode) && (row.value !== null || row.giStar !== null || row.noResult !== 'hidden'),
    ),
  ).toEqual([]);
});

type Leak = { readonly where: string; readonly yes: number; readonly known: number };

/** Every pair of counts in an answer that the planning view may not show. */
function leaksIn(answer: unknown, where: string): readonly Leak[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const inner = Object.entries(answer).flatMap(([key, value]) => leaksIn(value, `${where}.${key}`));
  const { yes, known } = answer as { yes?: unknown; known?: unknown };
  if (typeof yes !== 'number' || typeof known !== 'number') return inner;
  return isDisclosive({ yes, known }, 5) ? [...inner, { where, yes, known }] : inner;
}

test('no answer of compare, community, migration lens or receipts holds a small count', async () => {
  const client = await sample();
  const communities = (await client.dataset.areas())
    .filter((area) => area.level === 'community')
    .slice(0, 12)
    .map((area) => area.code);
  const filters: Filter[] = ['85', '8502', '850109', ...communities].map((area) => ({
    ...noFilter,
    surveyYearBE: 2568,
    area,
  }));
  const everywhere: Filter = { ...noFilter, surveyYearBE: 2568 };
  const { analysis } = client;
  const leaks: Leak[] = [];
  let counts = 0;
  const look = async (where: string, answer: Promise<unknown>): Promise<void> => {
    const given = await answer;
    counts += JSON.stringify(given).match(/"known":\d/g)?.length ?? 0;
    leaks.push(...leaksIn(given, where));
  };
  for (const filter of filters) {
    await look('population', analysis.population({ filter }));
    await look('profile', analysis.profile({ filter: { ...filter, area: filter.area ?? '' }, combinations: 100 }));
    await look('trends', analysis.trends({ filter }));
    for (const by of ['group', 'sex', 'age-band', 'birth-registration'] as const)
      await look(`gaps ${by}`, analysis.gaps({ filter, by }));
    await look('rights', analysis.rights({ filter }));
    for (const indicator of [13, 14, 22])
      await look('receipt', analysis.receipt({ filter, measure: { kind: 'indicator', indicator } }));
    for (const headline of ['migrants', 'victims', 'high-risk'] as const)
      await look('receipt', analysis.receipt({ filter, measure: { kind: 'headline', headline } }));
  }
  for (const indicator of [8, 13, 14]) {
    await look('funnel', analysis.funnel({ indicator, level: 'community', filter: everywhere, adjust: null }));
    await look('standardised', analysis.standardised({ indicator, level: 'community', filter: everywhere }));
  }
  await look('stackedRisk', analysis.stackedRisk({ level: 'community', filter: everywhere, k: 3 }));
  await look(
    'priority',
    analysis.priority({ level: 'community', filter: everywhere, indicators: null, top: 10, draws: 100 }),
  );
  await look(
    'highMigration',
    analysis.highMigration({
      level: 'tambon',
      filter: everywhere,
      weights: 'queen',
      permutations: 99,
      seed: 1,
      packId: null,
      smallAreasAreNeighbours: false,
    }),
  );
  for (const area of [null, ...filters.map((filter) => filter.area)]) {
    const ask = { surveyYearBE: 2568, area };
    await look('year difference', client.quality.yearDifference({ ...ask, previousYearBE: null }));
    await look('coverage', client.quality.coverage({ ...ask, level: 'community' }));
    await look('completeness', client.quality.completeness({ ...ask, level: 'community' }));
  }
  expect(leaks).toEqual([]);
  expect(counts).toBeGreaterThan(5000);
});

test('among migrant children the number of migrant children is no secret', async () => {
  const client = await planning([
    { community: '85010301', victims: 20, others: 40, cells: { nationality: 'พม่า' } },
    { community: '85010301', victims: 20, others: 20 },
  ]);
  const [headline] = await client.analysis.headlines({ filter: { ...noFilter, group: 'migrant' } });
  expect([headline?.children, headline?.migrants]).toEqual([60, 60]);
});

test('what a filter leaves out is counted anew after each change of the data', async () => {
  const client = await startEngine({ smallestShown: 5 });
  const boys = [...childrenWith('ind13', 10, 20, { sex: 'ชาย' })];
  await importPaths(client, [
    await fileWith('boys.csv', extractText([...boys, ...childrenWith('ind13', 1, 3, { sex: 'หญิง' })])),
  ]);
  const ofBoys = async () => {
    const answer = await client.analysis.prevalence({ level: 'community', filter: { ...noFilter, sex: 'male' } });
    return answer.encoding === 'rows' ? answer.rows.map((row) => [row.hidden[12], row.yes[12]]) : null;
  };
  expect(await ofBoys()).toEqual([[true, null]]);
  expect(await ofBoys()).toEqual([[true, null]]);
  await importPaths(client, [await fileWith('girls.csv', extractText(childrenWith('ind13', 10, 20, { sex: 'หญิง' })))]);
  expect(await ofBoys()).toEqual([[false, 10]]);
});

test('for publication counts under 10 are hidden that the screen shows, also where everything is shown', async () => {
  const path = await fileWith(
    'rows.csv',
    extractText([...childrenWith('ind13', 7, 40), ...childrenWith('ind14', 12, 40)]),
  );
  for (const smallestShown of [5, null]) {
    const client = await startEngine({ smallestShown });
    await importPaths(client, [path]);
    const hidden = async (isForPublication: boolean) => {
      const ask = { level: 'tambon', filter: noFilter, isForPublication } as const;
      const answer = await client.analysis.prevalence(ask);
      return answer.encoding === 'rows' ? answer.rows.map((row) => [row.yes[12], row.yes[13]]) : null;
    };
    expect([await hidden(false), await hidden(true)]).toEqual([[[7, 12]], [[null, 12]]]);
  }
});

test('the pyramid of a community does not tell the migrant children that the headlines hide', async () => {
  const client = await startEngine({ smallestShown: 5 });
  const migrants = (count: number, community_code: string) => [
    ...children(count, { community_code, nationality: 'เมียนมา' }),
    ...children(40, { community_code }),
  ];
  const rows = [...migrants(3, '85010301'), ...migrants(9, '85010302'), ...migrants(20, '85010303')];
  await importPaths(client, [await fileWith('migrants.csv', extractText(rows))]);
  const told = async (area: string) => {
    const filter = { ...noFilter, area, surveyYearBE: 2568 };
    const { cells, known, yes } = await client.analysis.population({ filter });
    const [headline] = await client.analysis.headlines({ filter });
    return [headline?.migrants, yes, known, cells.some((cell) => cell.yes !== null && cell.known !== null)];
  };
  // The second is hidden only because the first would follow from it.
  expect(await told('85010302')).toEqual([null, null, 49, false]);
  expect(await told('85010303')).toEqual([20, 20, 60, true]);
});

test('what is loaded, and what came in, do not tell the migrant children that are hidden', async () => {
  const client = await startEngine({ smallestShown: 5 });
  const rows = [...children(3, { nationality: 'เมียนมา' }), ...children(40, {})];
  const few = await importPaths(client, [await fileWith('few.csv', extractText(rows))]);
  const summary = await client.dataset.summary();
  expect([few.children, few.migrants, summary.years.map((year) => year.migrants)]).toEqual([43, null, [null]]);
  const more = children(9, { nationality: 'เมียนมา', community_code: '85010303', survey_year: '2567' });
  await client.extracts.clear();
  const many = await importPaths(client, [
    await fileWith('many.csv', extractText([...more, ...children(40, { survey_year: '2567' })])),
  ]);
  expect([many.migrants, (await client.dataset.summary()).years.map((year) => year.migrants)]).toEqual([9, [9]]);
});

test('a smoothed figure has no more digits than are read, for it stands on hidden figures too', async () => {
  const client = await sample();
  const { rows } = await client.analysis.marks({ level: 'tambon', filter: noFilter });
  const smoothed = rows.flatMap((row) => row.smoothed).filter((value) => value !== null);
  expect(smoothed.length).toBeGreaterThan(100);
  for (const value of smoothed) expect(value).toBe(Math.round(value * 1000) / 1000);
});
