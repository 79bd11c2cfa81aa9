import { expect, test } from 'vitest';
import type { DifferingVerdict } from '../../../shared/contract/documents.ts';
import { noFilter } from '../../../shared/contract/filter.ts';
import { engineWithSample, type EngineClient } from '../../support/engine.ts';
import { mapRequest } from '../../support/map-request.ts';

const sample = engineWithSample();

async function released(): Promise<EngineClient> {
  const client = await sample();
  await client.release.begin();
  while ((await client.release.status()).state === 'running') await new Promise((resolve) => setTimeout(resolve, 100));
  return client;
}

const inWords = (found: readonly DifferingVerdict[] | null): readonly string[] | undefined =>
  found?.map(({ areaCode, screen, document }) => `${areaCode} ${screen} ${document}`).toSorted();

test('before the release there is nothing to compare with, and none is begun', async () => {
  const client = await sample();
  expect(await client.documents.differingVerdicts(mapRequest)).toBeNull();
  expect((await client.release.status()).state).toBe('behind');
});

test('a map: the marks that are other, or hidden, in what may be published', async () => {
  const client = await released();
  const ask = { level: 'tambon', filter: { ...noFilter, area: null, surveyYearBE: 2568 } } as const;
  const [seen, told] = await Promise.all([client.analysis.marks(ask), client.publication.marks(ask)]);
  for (const indicator of [6, 13, 15]) {
    const markIn = (rows: typeof seen.rows, area: string): string | null =>
      rows.find(({ areaCode }) => areaCode === area)?.mark[indicator - 1] ?? null;
    const expected = seen.rows
      .map(({ areaCode }) => [areaCode, markIn(seen.rows, areaCode), markIn(told.rows, areaCode)] as const)
      .filter(([, screen, document]) => screen !== null && screen !== document)
      .map(([area, screen, document]) => `${area} ${screen} ${document}`)
      .toSorted();
    expect(inWords(await client.documents.differingVerdicts({ ...mapRequest, indicator }))).toEqual(expected);
  }
});

test('a map of hot spots: their classes', async () => {
  const client = await released();
  const found = await client.documents.differingVerdicts({ ...mapRequest, layer: 'hot-spots', indicator: 15 });
  expect(found?.every(({ kind }) => kind === 'hot-spot')).toBe(true);
  expect(found?.length).toBeGreaterThan(0);
});

test('a community sheet: the community alone, all its indicators', async () => {
  const client = await released();
  const area = '85010101';
  const request = { document: 'community-sheet', language: 'th', area, surveyYearBE: 2568 } as const;
  const found = await client.documents.differingVerdicts(request);
  expect(new Set(found?.map((each) => `${each.kind} ${each.areaCode}`))).toEqual(new Set([`mark ${area}`]));
});

test('who sees planning figures is not told by it what lies behind them; what says no verdict has none', async () => {
  const client = await released();
  const receipt = {
    document: 'receipt',
    language: 'th',
    ask: { measure: { kind: 'indicator', indicator: 13 }, filter: { ...noFilter, surveyYearBE: 2568 } },
  } as const;
  expect(await client.documents.differingVerdicts(receipt)).toEqual([]);
  await client.release.seePlanning({ isOn: true });
  expect(await client.documents.differingVerdicts(mapRequest)).toBeNull();
  await client.release.seePlanning({ isOn: false });
});
