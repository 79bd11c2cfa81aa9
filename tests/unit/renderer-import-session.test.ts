import { describe, expect, test } from 'vitest';
import {
  emptySession,
  failedItem,
  importRequestOf,
  importSessionReducer,
  isReady,
  itemOf,
  needsYear,
  remap,
  type ImportAction,
  type ImportSession,
} from '../../renderer/client/import-session.ts';
import type { InspectedFile, Inspection } from '../../shared/contract/extracts.ts';

function inspected(fileId: string, change: Partial<Inspection> = {}): InspectedFile {
  return {
    file: { fileId, name: `${fileId}.csv`, bytes: 10 },
    error: null,
    inspection: {
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      isGzip: false,
      sheets: [],
      headerRow: 1,
      layout: 'child',
      surveyYearBE: 2568,
      yearSource: 'column',
      rows: 3,
      mapping: { community_code: 'รหัส', sex: 'เพศ' },
      unmapped: ['อื่น'],
      columns: [],
      warnings: [],
      ...change,
    },
  };
}

const after = (actions: readonly ImportAction[], from: ImportSession = emptySession) =>
  actions.reduce(importSessionReducer, from);
const failure = { code: 'FILE_EMPTY', th: 'ว่าง', en: 'empty' };

describe('files on the import screen', () => {
  test('a file without a year asks for it and is not imported before', () => {
    const item = itemOf(inspected('a', { surveyYearBE: null, yearSource: null }), undefined);
    expect([needsYear(item), isReady(item)]).toEqual([true, false]);
    const session = after([{ type: 'read', items: [item] }]);
    expect(importRequestOf(session)).toBeNull();
    const given = after([{ type: 'year', key: 'a', surveyYearBE: 2567 }], session);
    expect(importRequestOf(given)).toEqual({ files: [{ fileId: 'a', surveyYearBE: 2567 }], blank: 'unknown' });
  });

  test('a file that failed stays beside the others and is left out of the request', () => {
    const items = [itemOf(inspected('a'), undefined), failedItem('b.csv', 0, failure)];
    const session = after([
      { type: 'read', items },
      { type: 'blank', blank: 'no' },
    ]);
    expect(importRequestOf(session)).toEqual({ files: [{ fileId: 'a' }], blank: 'no' });
  });

  test('a corrected mapping goes into the request and survives a second reading of the file', () => {
    const first = after([
      { type: 'read', items: [itemOf(inspected('a'), undefined)] },
      { type: 'map', key: 'a', mapping: { community_code: 'รหัส' } },
    ]);
    const again = itemOf(inspected('a'), first.items[0]);
    expect(importRequestOf(after([{ type: 'read', items: [again] }], first))).toEqual({
      files: [{ fileId: 'a', mapping: { community_code: 'รหัส' } }],
      blank: 'unknown',
    });
  });

  test('adding files after a finished import begins anew and keeps how blanks are read', () => {
    const report = { files: [], children: 0, households: 0, migrants: 0 };
    const done = after([
      { type: 'blank', blank: 'no' },
      { type: 'started', kind: 'files' },
      { type: 'done', report },
    ]);
    expect(done).toMatchObject({ phase: 'done', report });
    expect(after([{ type: 'reading' }], done)).toEqual({ ...emptySession, blank: 'no', isReading: true });
  });

  test('a cancelled import keeps its files, and late progress changes nothing', () => {
    const items = [itemOf(inspected('a'), undefined)];
    const cancelled = after([{ type: 'read', items }, { type: 'started', kind: 'files' }, { type: 'cancelled' }]);
    const late = {
      type: 'progress' as const,
      file: 'a',
      phase: 'reading' as const,
      rows: 1,
      fraction: 0.1,
      rowsPerSecond: 1,
    };
    expect(after([{ type: 'progress', progress: late }], cancelled)).toEqual(cancelled);
    expect(cancelled).toMatchObject({ phase: 'choosing', items, wasCancelled: true, progress: null });
  });
});

describe('the mapping of columns', () => {
  const mapping = { community_code: 'รหัส', sex: 'เพศ' };

  test('a field moves to another column and leaves its former one unread', () => {
    expect(remap(mapping, 'อื่น', 'sex')).toEqual({ community_code: 'รหัส', sex: 'อื่น' });
  });

  test('a column changes its field', () => {
    expect(remap(mapping, 'เพศ', 'nationality')).toEqual({ community_code: 'รหัส', nationality: 'เพศ' });
  });

  test('a column is not read', () => {
    expect(remap(mapping, 'เพศ', null)).toEqual({ community_code: 'รหัส' });
  });
});
