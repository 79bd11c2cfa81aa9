import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { areaDirectory } from '../../../../renderer/client/questions/area-directory.ts';
import type { EngineClient } from '../../../../renderer/client/connection/clients.ts';
import { createQueryClient, followWindowFocus } from '../../../../renderer/client/questions/query-client.ts';
import { shareChanges } from '../../../../renderer/client/questions/share-changes.ts';
import { datasetOptions } from '../../../../renderer/client/questions/use-dataset.ts';
import { datasetKey, workspaceStatusKey } from '../../../../renderer/client/questions/query-keys.ts';
import { prevalenceQuestion } from '../../../../renderer/client/questions/questions.ts';
import { answerOptions } from '../../../../renderer/client/questions/use-answer.ts';
import { decodePrevalence } from '../../../../renderer/client/questions/decode-prevalence.ts';
import { areaOptions } from '../../../../renderer/shell/area-options.ts';
import { areaPrevalence, type AreaName } from '../../../../shared/contract/analysis.ts';
import { emptyPrevalenceTable, prevalenceIpc } from '../../../../shared/contract/prevalence-table.ts';
import { noFilter } from '../../../../shared/contract/no-filter.ts';

const name = (code: string, level: AreaName['level'], th: string, en: string | null = null): AreaName => ({
  code,
  level,
  th,
  en,
});

const directory = areaDirectory([
  name('85', 'province', 'ระนอง', 'Ranong'),
  name('8501', 'amphoe', 'เมืองระนอง', 'Mueang Ranong'),
  name('8502', 'amphoe', 'ละอุ่น', 'La-un'),
  name('850102', 'tambon', 'หงาว', 'Ngao'),
  name('850101', 'tambon', 'เขานิเวศน์', 'Khao Niwet'),
  name('85010101', 'community', 'บ้านใหม่'),
]);

describe('areas', () => {
  test('have a name in the language, Thai where there is none, the code where nothing is known', () => {
    expect([
      directory.nameOf('850102', 'en'),
      directory.nameOf('85010101', 'en'),
      directory.nameOf('859901', 'th'),
    ]).toEqual(['Ngao', 'บ้านใหม่', '859901']);
  });

  test('know what contains them and what they contain', () => {
    expect(directory.pathOf('85010101').map(({ code }) => code)).toEqual(['85', '8501', '850101', '85010101']);
    expect(directory.childrenOf('8501', 'th').map(({ th }) => th)).toEqual(['เขานิเวศน์', 'หงาว']);
    expect(directory.childrenOf(null, 'th').map(({ code }) => code)).toEqual(['85']);
  });

  test('are listed as a tree and found by Thai name, English name or code', () => {
    const options = areaOptions(directory, 'th');
    expect(options.map(({ depth, id }) => `${depth}:${id}`)).toEqual([
      '0:8501',
      '1:850101',
      '2:85010101',
      '1:850102',
      '0:8502',
    ]);
    expect(options.filter(({ searched }) => searched.includes('ngao')).map(({ id }) => id)).toEqual(['850102']);
    expect(options.find(({ id }) => id === '85010101')?.parent).toBe('เขานิเวศน์');
  });
});

test('an Arrow answer gives the rows of the contract, with null where there is no prevalence', async () => {
  const table = emptyPrevalenceTable(2, ['850101', '850102']);
  table.surveyYearBE.set([2568, 2567]);
  table.children.set([10, 0]);
  table.yes.set([3], 12);
  table.no.set([7], 12);
  for (const shares of [table.prevalence, table.ciLow, table.ciHigh]) shares.set([0.3], 12);
  table.livingYes.set([1, 2, 3, 4, 5, 6]);
  const blob = new Blob([prevalenceIpc(table) as Uint8Array<ArrayBuffer>]);
  const { revision, rows } = await decodePrevalence({ encoding: 'arrow', revision: 7, blob });
  expect(revision).toBe(7);
  expect(rows.map((row) => areaPrevalence.parse(row))).toEqual(rows);
  expect(rows[0]).toMatchObject({
    surveyYearBE: 2568,
    areaCode: '850101',
    children: 10,
    livingYes: [1, 2, 3, 4, 5, 6],
  });
  expect(rows.map((row) => [row.yes[12], row.no[12], row.prevalence[12], row.prevalence[0]])).toEqual([
    [3, 7, 0.3, null],
    [0, 0, null, null],
  ]);
});

describe('a second window on the same data', () => {
  test('learns from the first answer of a newer revision that the data have changed', async () => {
    const queries = createQueryClient();
    queries.setQueryData(datasetKey, { revision: 3 });
    queries.setQueryData(workspaceStatusKey, { state: 'open' });
    const areStale = () => [datasetKey, workspaceStatusKey].map((key) => queries.getQueryState(key)?.isInvalidated);
    const engineAt = (revision: number) =>
      ({ analysis: { prevalence: async () => ({ encoding: 'rows', revision, rows: [] }) } }) as unknown as EngineClient;
    const ask = (asked: number, answered: number) =>
      queries.fetchQuery(
        answerOptions(engineAt(answered), asked, prevalenceQuestion, { level: 'tambon', filter: noFilter }),
      );
    await ask(3, 3);
    expect(areStale()).toEqual([false, false]);
    await ask(2, 3);
    expect(areStale()).toEqual([true, true]);
    queries.clear();
  });

  test('asks what is loaded each time the window is looked at, not only when it was covered', async () => {
    let asked = 0;
    const engine = { dataset: { summary: async () => ({ revision: (asked += 1) }) } } as unknown as EngineClient;
    const queries = createQueryClient();
    const window = new EventTarget();
    followWindowFocus(window);
    queries.mount();
    const stop = new QueryObserver(queries, datasetOptions(engine)).subscribe(() => undefined);
    await expect.poll(() => queries.getQueryData(datasetKey)).toEqual({ revision: 1 });
    for (const [times, event] of ['focus', 'visibilitychange'].entries()) {
      window.dispatchEvent(new Event(event));
      await expect.poll(() => queries.getQueryData(datasetKey)).toEqual({ revision: times + 2 });
    }
    stop();
    queries.unmount();
    queries.clear();
  });
});

describe('two windows', () => {
  test('what changes in one is asked anew in the other, once', async () => {
    const windows = [1, 2].map(() => {
      const queries = createQueryClient();
      let state = 'open';
      let asked = 0;
      const status = async (): Promise<object> => {
        asked += 1;
        return { state };
      };
      const stopSharing = shareChanges(queries, new BroadcastChannel('two-windows'));
      const stop = new QueryObserver(queries, { queryKey: workspaceStatusKey, queryFn: status }).subscribe(
        () => undefined,
      );
      return {
        queries,
        become: (next: string) => (state = next),
        shown: () => queries.getQueryData(workspaceStatusKey),
        asked: () => asked,
        end: () => {
          stop();
          stopSharing();
          queries.clear();
        },
      };
    });
    const [one, two] = windows;
    if (!one || !two) throw new Error('There are two windows.');
    await expect.poll(() => [one.shown(), two.shown()]).toEqual([{ state: 'open' }, { state: 'open' }]);
    for (const window of windows) window.become('locked');
    one.queries.setQueryData(workspaceStatusKey, { state: 'locked' });
    await expect.poll(() => two.shown()).toEqual({ state: 'locked' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([one.asked(), two.asked()]).toEqual([1, 2]);
    for (const window of windows) window.end();
  });
});
