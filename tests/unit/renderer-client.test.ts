import { ORPCError } from '@orpc/client';
import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { areaDirectory } from '../../renderer/client/area-directory.ts';
import type { EngineClient, Link } from '../../renderer/client/clients.ts';
import { createQueryClient, followWindowFocus } from '../../renderer/client/query-client.ts';
import { shareChanges } from '../../renderer/client/share-changes.ts';
import { datasetOptions } from '../../renderer/client/use-dataset.ts';
import { datasetKey, workspaceStatusKey } from '../../renderer/client/workspace-keys.ts';
import { prevalenceOptions } from '../../renderer/client/use-figures.ts';
import { levelsBelow } from '../../renderer/client/use-level.ts';
import { withUnavailable } from '../../renderer/client/with-unavailable.ts';
import { decodePrevalence } from '../../renderer/client/decode-prevalence.ts';
import { isCancelled, toFailure } from '../../renderer/client/failure.ts';
import { evidenceOf, fieldName, inRuns, missingIndicators } from '../../renderer/features/import/evidence.ts';
import { areaOptions } from '../../renderer/shell/area-options.ts';
import { messages } from '../../renderer/ui/messages.ts';
import { areaPrevalence, type AreaName } from '../../shared/contract/analysis.ts';
import { emptyPrevalenceTable, prevalenceIpc } from '../../shared/contract/prevalence-table.ts';
import { errorText } from '../../shared/contract/app-error.ts';
import { noFilter } from '../../shared/contract/no-filter.ts';
import type { Inspection } from '../../shared/contract/extracts.ts';

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

describe('levels of a table', () => {
  const levels = ['province', 'amphoe', 'tambon', 'community'] as const;

  test('only those below the filtered area, and its own communities where nothing lies below', () => {
    expect([null, '85', '8501', '850101', '85010101'].map((area) => levelsBelow(levels, area))).toEqual([
      levels,
      ['amphoe', 'tambon', 'community'],
      ['tambon', 'community'],
      ['community'],
      ['community'],
    ]);
    expect(levelsBelow(['amphoe', 'tambon'], '850101')).toEqual(['tambon']);
  });
});

describe('failures', () => {
  test('carry the engine’s own sentences', () => {
    const error = new ORPCError('FILE_EMPTY', { data: { th: 'ว่าง', en: 'empty', logId: '1' } });
    expect(toFailure(error)).toEqual({ code: 'FILE_EMPTY', th: 'ว่าง', en: 'empty' });
  });

  test('without sentences get those of their code, or of an internal error', () => {
    expect(toFailure(new ORPCError('SAMPLE_MISSING'))).toEqual({
      code: 'SAMPLE_MISSING',
      ...errorText('SAMPLE_MISSING'),
    });
    expect(toFailure(new ORPCError('UNAUTHORIZED'))).toEqual({
      code: 'UNAUTHORIZED',
      ...errorText('INTERNAL', { logId: 'UNAUTHORIZED' }),
    });
    expect(toFailure(new TypeError('x'))).toMatchObject({ code: 'INTERNAL' });
    expect(isCancelled(toFailure(new DOMException('stop', 'AbortError')))).toBe(true);
  });

  const options = (signal?: AbortSignal) => ({ context: {}, ...(signal ? { signal } : {}) });
  const linkThat = (throws: unknown): Link => ({ call: async () => Promise.reject(throws) });

  test('to reach the engine say so; aborts and the engine’s errors pass', async () => {
    let unavailable = 0;
    const call = (throws: unknown, signal?: AbortSignal) =>
      withUnavailable(linkThat(throws), () => (unavailable += 1))
        .call([], undefined, options(signal))
        .catch((error: unknown) => error);
    const own = new ORPCError('FILE_EMPTY');
    const abort = new DOMException('stop', 'AbortError');
    expect(await call(own)).toBe(own);
    expect(await call(abort, AbortSignal.abort())).toBe(abort);
    expect(unavailable).toBe(0);
    expect(toFailure(await call(new TypeError('Failed to fetch')))).toEqual({
      code: 'ENGINE_UNAVAILABLE',
      ...errorText('ENGINE_UNAVAILABLE'),
    });
    expect(unavailable).toBe(1);
  });

  test('to reach the engine say so in the middle of a stream too, and its own errors pass', async () => {
    let unavailable = 0;
    async function* eventsThen(throws: unknown) {
      yield 1;
      throw throws;
    }
    const follow = async (throws: unknown, signal?: AbortSignal) => {
      const link: Link = { call: async () => eventsThen(throws) };
      const seen: unknown[] = [];
      try {
        const events = await withUnavailable(link, () => (unavailable += 1)).call([], undefined, options(signal));
        for await (const event of events as AsyncIterable<unknown>) seen.push(event);
      } catch (error) {
        seen.push(error);
      }
      return seen;
    };
    const own = new ORPCError('FILE_EMPTY');
    const abort = new DOMException('stop', 'AbortError');
    expect(await follow(own)).toEqual([1, own]);
    expect(await follow(abort, AbortSignal.abort())).toEqual([1, abort]);
    expect(unavailable).toBe(0);
    const [first, lost] = await follow(new TypeError('network error'));
    expect([first, toFailure(lost).code, unavailable]).toEqual([1, 'ENGINE_UNAVAILABLE', 1]);
  });
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
      queries.fetchQuery(prevalenceOptions(engineAt(answered), asked, { level: 'tambon', filter: noFilter }));
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

describe('what a file was recognised to be', () => {
  const inspection: Inspection = {
    format: 'csv',
    encoding: 'tis-620',
    delimiter: '\t',
    packing: 'gzip',
    sheets: [],
    headerRow: 3,
    layout: 'child',
    isTurned: false,
    surveyYearsBE: [2567],
    surveyYearBE: 2567,
    yearSource: 'title',
    isYearSure: true,
    rows: 3521,
    mapping: { survey_year: 'ปี', ind01: '1' },
    unmapped: ['x'],
    asked: [],
    candidates: {},
    columns: ['ปี', '1', 'x'].map((header) => ({ header, field: null, samples: [] })),
    unclearCodes: [],
    shortYears: 0,
    hasMixedOrder: false,
    warnings: [],
  };

  test('is told with the evidence for it', () => {
    const lines = evidenceOf(inspection, inspection.mapping, messages.en.importing, 'en');
    expect(
      Object.fromEntries(lines.map(({ key, value, note }) => [key, note === null ? value : `${value}, ${note}`])),
    ).toEqual({
      format: 'CSV, gzip',
      encoding: 'TIS-620',
      delimiter: 'tab',
      header: 'row 3',
      layout: 'by child (a row each)',
      year: '2567 BE (2024), from the title in the file',
      rows: '3,521 rows',
      columns: '2 of 3 columns read',
    });
  });

  test('and which indicators are missing, in runs', () => {
    expect(inRuns(missingIndicators({ ind01: 'a', ind05: 'b', ind07: 'c' }))).toBe('2–4, 6, 8–22');
    expect(fieldName('ind13', 'th')).toBe('13. ถูกกระทำรุนแรง');
    expect(fieldName('community_code', 'en')).toBe('Community code');
  });
});
