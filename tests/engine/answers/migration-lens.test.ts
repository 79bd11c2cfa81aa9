import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { loadAreaRegister } from '../../../electron/engine/boundaries/area-register.ts';
import { priorityRanking } from '../../../electron/engine/statistics/priority-ranking.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import type { ExtractRow } from '../../support/extract-file.ts';
import { startEngine } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

const community = (n: number): string => `850103${String(n).padStart(2, '0')}`;
const lao = { nationality: 'ลาว' };

describe('rights monitor', () => {
  const rows = [
    ...childrenWith('ind03', 2, 20),
    ...childrenWith('ind03', 4, 8, lao),
    ...children(1, { ...lao, ind01: 'ใช่', ind02: 'ใช่' }),
    ...children(2, { ind13: 'ใช่', ind16: 'ใช่' }),
    ...children(1, { ind13: 'ใช่', ind16: 'ไม่ใช่', ind06: 'ใช่' }),
    ...children(1, { ...lao, ind13: 'ใช่', ind16: 'ไม่ใช่' }),
    ...children(1, { ...lao, ind13: 'ใช่', ind16: '' }),
    ...children(1, { ind06: 'ใช่', ind16: 'ใช่' }),
    ...children(2, { ...lao, ind20: 'ใช่', ind16: 'ไม่ใช่' }),
    ...children(1, { ...lao, ind11: 'ใช่', birth_date: '10/01/2552', ind16: 'ใช่' }),
  ];

  test('Thai and migrant children side by side, in the order of the rights', async () => {
    const client = await engineWithRows(rows);
    const answer = await client.analysis.rights({ filter: { ...noFilter, group: 'thai' } });
    expect(answer.rows.map((row) => [row.right, row.indicator, row.among, row.isHigherBetter])).toEqual([
      ['identity', 1, 'eligible', false],
      ['identity', 2, 'eligible', false],
      ['schooling', 3, 'eligible', false],
      ['health', 10, 'eligible', false],
      ['family', 4, 'eligible', false],
      ['family', 5, 'eligible', false],
      ['protection', 16, 'victims', true],
      ['protection', 16, 'high-risk', true],
    ]);
    const schooling = answer.rows[2];
    expect([schooling?.thai.yes, schooling?.thai.known, schooling?.migrant.yes, schooling?.migrant.known]).toEqual([
      2, 24, 4, 14,
    ]);
    expect(schooling?.difference?.difference).toBeCloseTo(4 / 14 - 2 / 24, 12);
    expect(schooling?.ratio).toBeCloseTo((4 / 14) * 12, 12);
    expect(answer.rows.map(({ isByDefinition }) => isByDefinition).indexOf(true)).toBe(0);
  });

  test('protection reached: among victims, and among high risk who are no victims', async () => {
    const { rows: monitored } = await (await engineWithRows(rows)).analysis.rights({ filter: noFilter });
    const counts = monitored
      .slice(6)
      .map(({ thai, migrant }) => [thai, migrant].map((f) => [f.yes, f.known, f.eligible]));
    expect(counts).toEqual([
      [
        [2, 3, 3],
        [0, 1, 2],
      ],
      [
        [1, 1, 1],
        [0, 2, 2],
      ],
    ]);
  });

  test('no victims, or no data: nulls', async () => {
    const quiet = await (await engineWithRows(children(5))).analysis.rights({ filter: noFilter });
    const none = await (await startEngine()).analysis.rights({ filter: noFilter });
    for (const answer of [quiet, none]) {
      expect(answer.rows[6]).toMatchObject({
        thai: { known: 0, prevalence: null },
        migrant: { known: 0, prevalence: null },
        difference: null,
        ratio: null,
        ratioInterval: null,
      });
    }
    expect([quiet.surveyYearBE, none.surveyYearBE]).toEqual([2568, null]);
  });
});

describe('high migration', () => {
  const ask = {
    level: 'tambon',
    filter: noFilter,
    weights: 'queen',
    permutations: 999,
    seed: 1,
    packId: null,
    smallAreasAreNeighbours: false,
  } as const;

  function tambonsOfRanong(): readonly string[] {
    buildData();
    return loadAreaRegister(join(import.meta.dirname, '../../../dist/data'))
      .tambonCodes()
      .filter((code) => code.startsWith('85'));
  }

  /** The north (amphoe 8504, Kra Buri) is high; one tambon of Mueang alone is high; one has few children, one none. */
  function province(): readonly ExtractRow[] {
    return tambonsOfRanong().flatMap((tambon) => {
      const place = { community_code: `${tambon}01` };
      if (tambon === '850202') return [];
      if (tambon === '850201') return childrenWith('ind08', 5, 10, place);
      if (tambon === '850102' || tambon.startsWith('8504')) return childrenWith('ind08', 32, 40, place);
      return childrenWith('ind08', 4, 40, place);
    });
  }

  test('every tambon with its class, its share and the reason', async () => {
    const client = await engineWithRows(province());
    const answer = await client.analysis.highMigration(ask);
    const spots = await client.analysis.hotSpots({ ...ask, indicator: 8 });
    expect(answer.rows.map((row) => row.areaCode)).toEqual([...tambonsOfRanong()].toSorted());
    const marks = await client.analysis.marks({ level: 'tambon', filter: noFilter });
    const spotOf = new Map(spots.rows.map((row) => [row.areaCode, row]));
    const markOf = new Map(marks.rows.map(({ areaCode, mark }) => [areaCode, mark[7]]));
    for (const row of answer.rows) {
      expect([row.areaCode, row.reason.mark]).toEqual([row.areaCode, markOf.get(row.areaCode) ?? null]);
      expect([row.areaCode, row.reason.class, row.giStar, row.noResult]).toEqual([
        row.areaCode,
        spotOf.get(row.areaCode)?.class ?? null,
        spotOf.get(row.areaCode)?.giStar ?? null,
        spotOf.get(row.areaCode)?.noResult ?? null,
      ]);
      expect(row.isHigh).toBe(['hot-spot', 'high-share'].includes(row.reason.code));
      expect(row.reason.share).toBe(row.arrival.prevalence);
    }
    const of = (code: string) => answer.rows.find((row) => row.areaCode === code);
    const north = answer.rows.filter((row) => row.areaCode.startsWith('8504'));
    expect(north.every(({ isHigh }) => isHigh)).toBe(true);
    expect(of('850102')).toMatchObject({ isHigh: true, reason: { code: 'high-share', share: 0.8 } });
    expect(of('850201')).toMatchObject({
      isHigh: false,
      reason: { code: 'too-few', class: null },
      noResult: 'too-few',
    });
    expect(of('850202')).toMatchObject({ reason: { code: 'no-data', share: null }, arrival: { known: 0, grade: 'D' } });
    const known = answer.rows.reduce((sum, { arrival }) => sum + (arrival.known ?? 0), 0);
    const yes = answer.rows.reduce((sum, { arrival }) => sum + (arrival.yes ?? 0), 0);
    expect(of('850102')?.reason.provinceShare).toBeCloseTo(yes / known, 12);
  });

  test('communities that are high together are a hot spot', async () => {
    const client = await engineWithRows(
      tambonsOfRanong().flatMap((tambon) =>
        [1, 2, 3].flatMap((n) =>
          childrenWith('ind08', tambon.startsWith('8504') ? 20 : 3, 30, { community_code: `${tambon}0${n}` }),
        ),
      ),
    );
    const asked = { ...ask, level: 'community' as const, weights: 'knn:6', permutations: 9999 };
    const { rows, isExploratory } = await client.analysis.highMigration(asked);
    const north = rows.filter((row) => row.areaCode.startsWith('8504'));
    const hot = rows.filter(({ reason }) => reason.code === 'hot-spot');
    expect([rows.length, north.length, isExploratory]).toEqual([90, 21, false]);
    expect(hot.length).toBeGreaterThan(north.length / 2);
    expect(hot.every((row) => row.areaCode.startsWith('8504') && row.reason.class === 'hot-99')).toBe(true);
    expect(rows.filter(({ isHigh }) => isHigh)).toEqual(north);
  });

  test('the filter chooses what is shown, not what is compared', async () => {
    const client = await engineWithRows(province());
    const all = await client.analysis.highMigration(ask);
    const north = await client.analysis.highMigration({ ...ask, filter: { ...noFilter, area: '8504' } });
    expect(north.rows).toEqual(all.rows.filter(({ areaCode }) => areaCode.startsWith('8504')));
    expect(north.tested).toBe(all.tested);
  });

  test('a province without a map has shares and marks, no class', async () => {
    const client = await engineWithRows([
      ...childrenWith('ind08', 40, 50, { community_code: '50010101' }),
      ...childrenWith('ind08', 5, 50, { community_code: '50010201' }),
    ]);
    const answer = await client.analysis.highMigration(ask);
    expect([answer.packId, answer.tested]).toEqual([null, 0]);
    expect(answer.rows.map(({ areaCode, reason }) => [areaCode, reason.code, reason.class, reason.mark])).toEqual([
      ['500101', 'high-share', null, 'much-higher'],
      ['500102', 'low', null, 'much-lower'],
    ]);
  });

  test('one community, and no data', async () => {
    const one = await engineWithRows(childrenWith('ind08', 10, 50));
    const answer = await one.analysis.highMigration({ ...ask, level: 'community', weights: 'knn:3' });
    expect(answer.rows.map(({ areaCode, isHigh, reason }) => [areaCode, isHigh, reason])).toEqual([
      [community(1), false, { code: 'as-province', share: 0.2, provinceShare: 0.2, class: null, mark: null }],
    ]);
    const none = await (await startEngine()).analysis.highMigration(ask);
    expect(none).toMatchObject({ surveyYearBE: null, tested: 0, rows: [] });
  });
});

describe('priority', () => {
  const counts = [
    [30, 60],
    [12, 60],
    [3, 8],
    [6, 60],
    [5, 50],
  ] as const;
  const rows = counts.flatMap(([yes, known], i) =>
    childrenWith('ind13', yes, known, { community_code: community(i + 1) }),
  );
  const ask = { level: 'community', filter: noFilter, indicators: [13], top: 2, draws: 500, seed: 7 } as const;

  test('a probability and a rank with its interval for every community, as the estimator gives them', async () => {
    const client = await engineWithRows([...rows, ...children(4, { community_code: community(9), ind13: '' })]);
    const answer = await client.analysis.priority({ ...ask, indicators: [13] });
    const expected = priorityRanking([...counts.map(([yes, known]) => [{ yes, known }]), [{ yes: 0, known: 0 }]], {
      top: 2,
      draws: 500,
      seed: 7,
    });
    expect(answer).toMatchObject({ surveyYearBE: 2568, ranked: 5, top: 2, draws: 500, seed: 7, indicators: [13] });
    answer.rows.forEach((row, i) => {
      const { areaCode: _code, counts: _counts, ...place } = row;
      expect(place).toEqual(
        expected.areas[i] ?? {
          score: null,
          topProbability: null,
          expectedRank: null,
          medianRank: null,
          rankLow: null,
          rankHigh: null,
          topProbabilityUnderWeights: null,
        },
      );
    });
    expect(answer.rows[0]?.counts).toEqual([{ indicator: 13, yes: 30, known: 60 }]);
    expect(answer.rows[0]?.topProbability).toBeGreaterThan(0.95);
    expect(answer.rows[2]?.rankHigh).toBeGreaterThan(answer.rows[2]?.rankLow ?? 9);
  });

  test('ranked in the whole province, whatever area the filter names; risk indicators unless told', async () => {
    const client = await engineWithRows(rows);
    const asked = { ...ask, indicators: null, draws: 100 };
    const all = await client.analysis.priority(asked);
    const one = await client.analysis.priority({ ...asked, filter: { ...noFilter, area: community(3) } });
    expect(one).toEqual(all);
    expect(all.indicators).toEqual([3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22]);
    expect(all.rows[0]?.topProbabilityUnderWeights?.low).toBeLessThanOrEqual(all.rows[0]?.topProbability ?? 0);
  });

  test('services reached are no need: 16 is refused', async () => {
    const client = await startEngine();
    await expect(client.analysis.priority({ ...ask, indicators: [13, 16] })).rejects.toThrow(/validation/i);
  });

  test('one community is first for certain; no data has no rows', async () => {
    const one = await (
      await engineWithRows(childrenWith('ind13', 1, 9))
    ).analysis.priority({ ...ask, indicators: [13] });
    expect(one.rows[0]).toMatchObject({ topProbability: 1, rankLow: 1, rankHigh: 1, medianRank: 1 });
    const none = await (await startEngine()).analysis.priority({ ...ask, indicators: [13] });
    expect(none).toMatchObject({ surveyYearBE: null, ranked: 0, top: 0, rows: [] });
  });

  test('a request that is not wanted any more is cancelled', async () => {
    const client = await engineWithRows(rows);
    const stop = new AbortController();
    const work = client.analysis.priority({ ...ask, indicators: null, draws: 100_000 }, { signal: stop.signal });
    setTimeout(() => stop.abort(), 500);
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
