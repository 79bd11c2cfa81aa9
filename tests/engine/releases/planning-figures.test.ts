import { expect, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { engineWithSample, type EngineClient } from '../../support/engine.ts';

const sample = engineWithSample();

/** Figures that an answer tells, by their place in it. */
function figuresIn(value: unknown, place = ''): readonly (readonly [place: string, figure: number])[] {
  if (typeof value === 'number') return [[place, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => figuresIn(each, `${place}/${key}`));
}

/** An answer in both views of the sample. */
async function inBothViews(
  ask: (client: EngineClient) => Promise<unknown>,
): Promise<readonly [full: unknown, planning: unknown]> {
  const client = await sample();
  const full = await ask(client);
  await client.release.begin();
  while ((await client.release.status()).state === 'running') await new Promise((resolve) => setTimeout(resolve, 100));
  await client.release.seePlanning({ isOn: true });
  try {
    return [full, await ask(client)];
  } finally {
    await client.release.seePlanning({ isOn: false });
  }
}

/** Expects at least so many figures in planning view, each the full one. */
async function expectSameFigures(ask: (client: EngineClient) => Promise<unknown>, atLeast: number): Promise<void> {
  const [full, planning] = await inBothViews(ask);
  const known = new Map(figuresIn(full));
  const told = figuresIn(planning);
  expect(told.filter(([place, figure]) => known.get(place) !== figure)).toEqual([]);
  expect(told.length).toBeGreaterThanOrEqual(atLeast);
}

test('planning view tells of the same children in two years what the rows tell', async () => {
  const ask = async (client: EngineClient) =>
    (await client.quality.yearDifference({ surveyYearBE: 2568, previousYearBE: 2567, area: '85' })).difference
      ?.children;
  await expectSameFigures(ask, 9 + 22 * 4);
});

test('it does not tell it of years that are not neighbours, nor of an area inside the province', async () => {
  const of = (area: string | null, previousYearBE: number) => async (client: EngineClient) =>
    (await client.quality.yearDifference({ surveyYearBE: 2568, previousYearBE, area })).difference?.children;
  for (const ask of [of('85', 2566), of('8501', 2567)]) {
    const [full, planning] = await inBothViews(ask);
    expect(full).toMatchObject({ isComparable: true });
    expect(planning).toBeNull();
  }
});

test('planning view tells whom services reached, by group', async () => {
  const ask = async (client: EngineClient) =>
    (await client.analysis.rights({ filter: { ...noFilter, surveyYearBE: 2568 } })).rows
      .filter(({ right }) => right === 'protection')
      .map(({ thai, migrant }) => [thai, migrant].map(({ yes, known, eligible }) => ({ yes, known, eligible })));
  await expectSameFigures(ask, 10);
});

test('planning view counts the households of migrant and of Thai children in the province', async () => {
  for (const group of ['migrant', 'thai'] as const) {
    const filter = { ...noFilter, surveyYearBE: 2568, group };
    const ask = async (client: EngineClient) => {
      const answer = await client.analysis.prevalence({ level: 'province', filter });
      if (answer.encoding !== 'rows') throw new Error('Few areas are told as rows.');
      return answer.rows.map(({ yes, no, unknown }) => [yes, no, unknown].map((counts) => counts.slice(16)));
    };
    await expectSameFigures(ask, 12);
  }
});
