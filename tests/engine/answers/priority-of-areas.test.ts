import { describe, expect, test } from 'vitest';
import { priorityRanking } from '../../../electron/engine/statistics/priority-ranking.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

const community = (n: number): string => `850103${String(n).padStart(2, '0')}`;

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
