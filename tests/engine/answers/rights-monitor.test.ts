import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

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
