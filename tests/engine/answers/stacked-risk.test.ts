import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, engineWithRows } from '../../support/many-children.ts';

const community = (n: number): string => `850103${String(n).padStart(2, '0')}`;

describe('stacked risk', () => {
  const inSecond = { community_code: community(2) };
  const rows = [
    ...children(1, { ind06: 'ใช่', ind13: 'ใช่', ind16: 'ใช่', ind08: 'ใช่' }),
    ...children(1, { ind06: 'ใช่', ind01: 'ใช่', ind02: 'ใช่', ind05: 'ใช่', ind16: 'ใช่' }),
    ...children(1, { ...inSecond, ind06: 'ใช่', ind13: 'ใช่', ind10: 'ใช่' }),
    ...children(1, inSecond),
    ...children(1, { ...inSecond, ind06: 'ใช่', ind13: 'ใช่', ind21: '' }),
    ...children(1, { ...inSecond, birth_date: '10/01/2549', ind17: 'ใช่', ind18: 'ใช่' }),
  ];
  const ask = { level: 'community', filter: noFilter, k: 2 } as const;

  test('H, A, M0 and their parts by hand; 1, 2, 5, 8 and 16 never count', async () => {
    const answer = await (await engineWithRows(rows)).analysis.stackedRisk(ask);
    expect(answer).toMatchObject({
      surveyYearBE: 2568,
      k: 2,
      unknown: 'leave-out',
      yes: 2,
      known: 4,
      leftOut: 1,
      H: 0.5,
    });
    expect([answer.A, answer.M0]).toEqual([expect.closeTo(5 / 34, 12), expect.closeTo(5 / 68, 12)]);
    expect(answer.byIndicator.map(({ indicator }) => indicator)).toEqual([
      3, 4, 6, 7, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22,
    ]);
    expect(answer.byIndicator[2]).toEqual({
      indicator: 6,
      yes: 2,
      known: 4,
      headcount: 0.75,
      censoredHeadcount: 0.5,
      contribution: expect.closeTo(2 / 17 / 4, 12),
      contributionShare: expect.closeTo(0.4, 12),
    });
    expect(answer.areas.map((area) => [area.areaCode, area.yes, area.known, area.leftOut, area.H])).toEqual([
      [community(1), 1, 2, 0, 0.5],
      [community(2), 1, 2, 1, 0.5],
    ]);
    const sum = (parts: readonly (number | null)[]) => parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    expect(sum(answer.byIndicator.map(({ contribution }) => contribution))).toBeCloseTo(answer.M0 ?? 0, 12);
    expect(sum(answer.areas.map(({ contribution }) => contribution))).toBeCloseTo(answer.M0 ?? 0, 12);
    for (const area of answer.areas) expect(sum(area.indicatorContributions)).toBeCloseTo(area.M0 ?? 0, 12);
  });

  test('an unknown answer may count as no instead', async () => {
    const answer = await (await engineWithRows(rows)).analysis.stackedRisk({ ...ask, unknown: 'as-no' });
    expect([answer.yes, answer.known, answer.leftOut, answer.areas[1]?.known]).toEqual([3, 5, 0, 3]);
  });

  test('a child too young for an indicator does not have it and is counted', async () => {
    const client = await engineWithRows(children(2, { birth_date: '10/01/2566', ind14: '', ind15: '', ind13: 'ใช่' }));
    const answer = await client.analysis.stackedRisk({ ...ask, k: 1 });
    expect([answer.yes, answer.known, answer.leftOut, answer.H]).toEqual([2, 2, 0, 1]);
  });

  test('nobody at the cut-off has M0 0 and no intensity; nobody counted has nothing', async () => {
    const none = await (await engineWithRows(children(3))).analysis.stackedRisk(ask);
    expect([none.H, none.A, none.M0, none.byIndicator[0]?.contributionShare]).toEqual([0, null, 0, null]);
    const unknown = await (await engineWithRows(children(3, { ind13: '' }))).analysis.stackedRisk(ask);
    expect([unknown.known, unknown.leftOut, unknown.H, unknown.M0, unknown.areas[0]?.H]).toEqual([
      0,
      3,
      null,
      null,
      null,
    ]);
    const empty = await (await startEngine()).analysis.stackedRisk(ask);
    expect([empty.surveyYearBE, empty.known, empty.H, empty.areas]).toEqual([null, 0, null, []]);
  });
});
