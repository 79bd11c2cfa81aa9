import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { loadAreaRegister } from '../../../electron/engine/boundaries/area-register.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import type { ExtractRow } from '../../support/extract-file.ts';
import { startEngine } from '../../support/engine.ts';
import { childrenWith, engineWithRows } from '../../support/many-children.ts';

const community = (n: number): string => `850103${String(n).padStart(2, '0')}`;

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
