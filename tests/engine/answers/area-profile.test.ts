import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { children, childrenWith, engineWithRows } from '../../support/many-children.ts';

const ngao1 = '85010301';
const ngao2 = '85010302';
const filterOf = (area: string) => ({ ...noFilter, area });

describe('migration profile', () => {
  test('five figures beside the province, never added up', async () => {
    const client = await engineWithRows([
      ...childrenWith('ind08', 3, 10),
      ...children(2, { ind08: '' }),
      ...childrenWith('ind08', 1, 30, { community_code: ngao2 }),
    ]);
    const { migration } = await client.analysis.profile({ filter: filterOf(ngao1) });
    expect(migration.map(({ kind, indicator, area }) => [kind, indicator, area.yes, area.known])).toEqual([
      ['arrival', 8, 3, 10],
      ['no-thai-nationality', 1, 0, 12],
      ['unregistered', 2, 0, 12],
      ['unsettled', 7, 0, 12],
      ['left-behind', 9, 0, 12],
    ]);
    expect(migration[0]?.area).toEqual({
      yes: 3,
      known: 10,
      eligible: 12,
      prevalence: 0.3,
      ciLow: expect.closeTo(0.107791, 6),
      ciHigh: expect.closeTo(0.603222, 6),
      grade: 'D',
    });
    expect(migration[0]?.province).toMatchObject({ yes: 4, known: 40, eligible: 42, prevalence: 0.1 });
  });

  test('an area without a known answer has no prevalence, not zero', async () => {
    const client = await engineWithRows([...children(3, { ind08: '' }), ...children(1, { community_code: ngao2 })]);
    const { migration } = await client.analysis.profile({ filter: filterOf(ngao1) });
    expect(migration[0]?.area).toEqual({
      yes: 0,
      known: 0,
      eligible: 3,
      prevalence: null,
      ciLow: null,
      ciHigh: null,
      grade: 'D',
    });
  });
});
