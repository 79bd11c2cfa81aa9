import { describe, expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { startEngine } from '../../support/engine.ts';
import { children, engineWithRows } from '../../support/many-children.ts';

const ngao1 = '85010301';
const ngao2 = '85010302';
const filterOf = (area: string) => ({ ...noFilter, area });

describe('age-sex pyramid', () => {
  const rows = [
    ...children(2),
    ...children(1, { sex: 'ชาย', birth_date: '10/01/2565', nationality: 'ลาว' }),
    ...children(1, { sex: '', birth_date: '' }),
    ...children(4, { community_code: ngao2 }),
    ...children(7, { survey_year: '2567', survey_date: '15/02/2567' }),
  ];

  test('children by age band and sex, migrant children among them', async () => {
    const client = await engineWithRows(rows);
    const answer = await client.analysis.population({ filter: filterOf(ngao1) });
    expect(answer).toMatchObject({ areaCode: ngao1, surveyYearBE: 2568, known: 4, yes: 1 });
    expect(answer.cells).toHaveLength(18);
    expect(answer.cells.filter(({ known }) => known !== 0)).toEqual([
      { ageBand: '0-4', sex: 'male', yes: 1, known: 1 },
      { ageBand: '10-14', sex: 'female', yes: 0, known: 2 },
      { ageBand: 'unknown', sex: 'unknown', yes: 0, known: 1 },
    ]);
  });

  test('without an area all children, in the year asked', async () => {
    const client = await engineWithRows(rows);
    const latest = await client.analysis.population({ filter: noFilter });
    const earlier = await client.analysis.population({ filter: { ...noFilter, surveyYearBE: 2567 } });
    const girls = await client.analysis.population({ filter: { ...noFilter, sex: 'female' } });
    expect([latest.known, earlier.known, girls.known]).toEqual([8, 7, 6]);
  });

  test('no data, or none in the area: no cells', async () => {
    const empty = await startEngine();
    expect(await empty.analysis.population({ filter: noFilter })).toEqual({
      areaCode: null,
      surveyYearBE: null,
      known: 0,
      yes: 0,
      cells: [],
    });
    const client = await engineWithRows(rows);
    const elsewhere = await client.analysis.population({ filter: filterOf('85020101') });
    expect([elsewhere.surveyYearBE, elsewhere.cells]).toEqual([2568, []]);
  });
});
