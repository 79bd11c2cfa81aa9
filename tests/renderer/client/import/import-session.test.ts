import { describe, expect, test } from 'vitest';
import {
  columnsToMap,
  failedItem,
  givenFor,
  isEdited,
  isReady,
  itemOf,
  mappingOf,
  needsCommunity,
  needsToBeRead,
  needsYear,
  saidOf,
} from '../../../../renderer/client/import/import-item.ts';
import {
  emptySession,
  importRequestOf,
  importSessionReducer,
  isBlankDisputed,
  type ImportAction,
  type ImportSession,
} from '../../../../renderer/client/import/import-session.ts';
import {
  appliedProfile,
  canBeRead,
  corrected,
  correctionsOf,
  profileFor,
  profileOf,
  remap,
} from '../../../../renderer/client/import/import-mapping.ts';
import { lackingIndicators, missingCostsOf } from '../../../../renderer/features/import/missing-fields.ts';
import {
  broughtYears,
  isAllThere,
  isStillIn,
  linesNotNamed,
  rejectedKinds,
  resultGroups,
} from '../../../../renderer/features/import/result-model.ts';
import type { MappingProfile } from '../../../../shared/contract/commands/mapping-profile.ts';
import type {
  ImportedFile,
  InspectedFile,
  Inspection,
  RejectedRow,
  Warning,
} from '../../../../shared/contract/extracts.ts';
import { madeInspection } from './made-inspection.ts';

function inspected(fileId: string, change: Partial<Inspection> = {}): InspectedFile {
  return {
    file: { fileId, name: `${fileId}.csv`, bytes: 10 },
    error: null,
    columns: null,
    inspection: madeInspection(change),
  };
}

const after = (actions: readonly ImportAction[], from: ImportSession = emptySession) =>
  actions.reduce(importSessionReducer, from);
const failure = { code: 'FILE_EMPTY', th: 'ว่าง', en: 'empty' };

describe('files on the import screen', () => {
  test('answers coded 1 and 2 ask for their meaning; it is saved with the mapping and in force the next time', () => {
    const unclearCodes = [
      { code: '1', count: 4 },
      { code: '2', count: 9 },
    ];
    const columns = ['รหัส', 'เพศ'].map((header) => ({ header, field: null, samples: [] }));
    const item = itemOf(inspected('a', { unclearCodes, columns }), undefined);
    expect([isReady(item), importRequestOf(after([{ type: 'read', items: [item] }]))]).toEqual([false, null]);
    const said = after([
      { type: 'read', items: [item] },
      { type: 'codes', key: 'a', codes: 'one-is-no' },
    ]);
    expect(importRequestOf(said)).toEqual({ files: [{ fileId: 'a', codes: 'one-is-no' }], blank: 'unknown' });
    const recognised = item.inspection?.mapping ?? {};
    const saved = profileOf('อำเภอ', ['รหัส', 'เพศ'], recognised, recognised, { blank: 'unknown', codes: 'one-is-no' });
    expect(saved.codes).toBe('one-is-no');
    const next = itemOf(inspected('b', { unclearCodes, columns }), undefined, [saved]);
    expect([next.codes, isReady(next)]).toEqual(['one-is-no', true]);
    const off = after([{ type: 'profile', key: 'b', profile: null }], after([{ type: 'read', items: [next] }]));
    expect(off.items[0]?.codes).toBeNull();
  });

  const columns = ['รหัส', 'ได้เรียน', 'ความรุนแรง'].map((header) => ({ header, field: null, samples: [] }));
  const why = { th: '', en: '' };
  const asked = [
    { header: 'ได้เรียน', samples: [], candidates: [{ field: 'ind03', isContrary: true, score: 0.9, why }] },
    {
      header: 'ความรุนแรง',
      samples: [],
      candidates: ['ind12', 'ind13'].map((field) => ({ field, isContrary: false, score: 0.6, why })),
    },
  ];
  const mapping = { community_code: 'รหัส' };

  test('what a person says of columns that are asked about goes into the request', () => {
    const session = after([{ type: 'read', items: [itemOf(inspected('a', { mapping, columns, asked }), undefined)] }]);
    const openOf = ({ items }: ImportSession) =>
      items[0] && asked.filter((column) => items[0] && saidOf(items[0], column) === null).map(({ header }) => header);
    expect([openOf(session), importRequestOf(session)]).toEqual([
      ['ได้เรียน', 'ความรุนแรง'],
      { files: [{ fileId: 'a' }], blank: 'unknown' },
    ]);
    const said = after(
      [
        { type: 'read-as', key: 'a', header: 'ได้เรียน', field: 'ind03' },
        { type: 'read-as', key: 'a', header: 'ความรุนแรง', field: null },
      ],
      session,
    );
    expect([openOf(said), importRequestOf(said)?.files]).toEqual([
      [],
      [{ fileId: 'a', mapping: { ind03: 'ได้เรียน' }, choices: { contrary: ['ind03'] } }],
    ]);
    // Another column for the field is not the contrary any more.
    const changed = after(
      [{ type: 'read-as', key: 'a', header: 'ความรุนแรง', field: 'ind03', isContrary: false }],
      said,
    );
    expect(importRequestOf(changed)?.files).toEqual([{ fileId: 'a', mapping: { ind03: 'ความรุนแรง' } }]);
  });

  test('all of it is kept by name and in force for the next such file; a year and repeated tables are only offered', () => {
    const choices = {
      contrary: ['ind03'],
      shortYears: 'gregorian',
      dayOrder: 'month-first',
      countsRepeated: true,
    } as const;
    const headers = columns.map(({ header }) => header);
    const saved = profileOf(
      'อำเภอ',
      headers,
      mapping,
      { ...mapping, ind03: 'ได้เรียน' },
      {
        blank: 'no',
        codes: null,
        choices: { ...choices, contrary: [...choices.contrary] },
        surveyYearBE: 2567,
      },
    );
    const next = itemOf(inspected('b', { mapping, columns, asked, surveyYearBE: null, yearSource: null }), undefined, [
      saved,
    ]);
    const { countsRepeated: _, ...inForce } = choices;
    expect([next.choices, next.profile?.offered, next.yearGiven, isEdited(next)]).toEqual([
      inForce,
      { surveyYearBE: 2567, countsRepeated: true },
      null,
      false,
    ]);
    const off = after([{ type: 'profile', key: 'b', profile: null }], after([{ type: 'read', items: [next] }]));
    expect(off.items[0]?.choices).toEqual({});
  });

  test('after an import that left a repeated table out, the user may say that it counts', () => {
    const session = after([{ type: 'read', items: [itemOf(inspected('a'), undefined)] }]);
    const left = { code: 'table_repeated', th: '', en: '', count: 40, lines: [] };
    const report = {
      files: [
        {
          file: 'a.csv',
          extractId: null,
          surveyYearsBE: [],
          surveyYearBE: null,
          accepted: 0,
          rejected: [],
          rejectedCount: 0,
          warnings: [left],
          error: null,
        },
      ],
      children: 0,
      households: 0,
      migrants: 0,
    };
    const back = after(
      [
        { type: 'started', kind: 'files' },
        { type: 'done', report, entry: null },
        { type: 'files-again', wasUndone: false },
      ],
      session,
    );
    expect([session.items[0]?.hasRepeated, back.items[0]?.hasRepeated]).toEqual([false, true]);
    const counted = after([{ type: 'choices', key: 'a', choices: { countsRepeated: true } }], back);
    expect(importRequestOf(counted)?.files).toEqual([{ fileId: 'a', choices: { countsRepeated: true } }]);
  });

  test('a file without a year asks for it and is not imported before', () => {
    const item = itemOf(inspected('a', { surveyYearBE: null, yearSource: null }), undefined);
    expect([needsYear(item), isReady(item)]).toEqual([true, false]);
    const session = after([{ type: 'read', items: [item] }]);
    expect(importRequestOf(session)).toBeNull();
    const given = after([{ type: 'year', key: 'a', surveyYearBE: 2567 }], session);
    expect(importRequestOf(given)).toEqual({ files: [{ fileId: 'a', surveyYearBE: 2567 }], blank: 'unknown' });
  });

  test('a column read as something else is so for its file alone', () => {
    const items = ['a', 'b'].map((fileId) => itemOf(inspected(fileId), undefined));
    const session = after([
      { type: 'read', items },
      { type: 'read-as', key: 'b', header: 'เพศ', field: 'nationality' },
    ]);
    expect(importRequestOf(session)?.files).toEqual([
      { fileId: 'a' },
      { fileId: 'b', mapping: { sex: '', nationality: 'เพศ' } },
    ]);
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
      files: [{ fileId: 'a', mapping: { sex: '' } }],
      blank: 'unknown',
    });
  });

  test('adding files after a finished import begins anew and keeps how blanks are read', () => {
    const report = { files: [], children: 0, households: 0, migrants: 0 };
    const done = after([
      { type: 'blank', blank: 'no' },
      { type: 'started', kind: 'files' },
      { type: 'done', report, entry: null },
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

describe('what is said of a mapping where another was recognised', () => {
  const recognised = { community_code: 'รหัส', sex: 'เพศ' };

  test.each([
    ['nothing changed', recognised, {}],
    ['a field is not read', { community_code: 'รหัส' }, { sex: '' }],
    ['a column is another field', { community_code: 'รหัส', nationality: 'เพศ' }, { sex: '', nationality: 'เพศ' }],
    ['two fields change places', { community_code: 'เพศ', sex: 'รหัส' }, { community_code: 'เพศ', sex: 'รหัส' }],
  ])('%s', (_, mapping, corrections) => {
    expect(correctionsOf(recognised, mapping)).toEqual(corrections);
    expect(corrected(recognised, corrections)).toEqual(mapping);
  });
});

describe('saved mappings', () => {
  const headers = ['รหัส', 'เพศ', 'อื่น'];
  const recognised = { community_code: 'รหัส', sex: 'เพศ' };
  const profile: MappingProfile = profileOf(
    'กระบุรี',
    headers,
    recognised,
    { community_code: 'รหัส', nationality: 'อื่น' },
    { blank: 'no', codes: null },
  );
  const columns = headers.map((header) => ({ header, field: null, samples: [] }));
  const file = (fileId: string) => inspected(fileId, { columns });

  test('say the fields that are not to be read, and are known by just their headers, however these are spaced', () => {
    expect(profile.mapping).toEqual({ community_code: 'รหัส', nationality: 'อื่น', sex: '' });
    expect(profileFor([profile], ['อื่น', 'เพศ ', 'รหัส'])?.name).toBe('กระบุรี');
    expect(profileFor([profile], [...headers, 'ใหม่'])).toBeNull();
    expect([canBeRead(profile, [...headers, 'ใหม่']), canBeRead(profile, ['รหัส'])]).toEqual([true, false]);
    expect(
      appliedProfile(profile, { community_code: ' รหัส ', sex: 'เพศ' }, [
        { header: ' รหัส ' },
        { header: 'เพศ' },
        { header: 'อื่น' },
      ]).mapping,
    ).toEqual({
      community_code: ' รหัส ',
      nationality: 'อื่น',
    });
  });

  test('are applied to a file with their headers when it comes, blanks included', () => {
    const session = after([{ type: 'read', items: [itemOf(file('a'), undefined, [profile])] }]);
    expect(session).toMatchObject({ blank: 'no', blankOf: 'กระบุรี', items: [{ profile: { name: 'กระบุรี' } }] });
    expect(importRequestOf(session)).toEqual({
      files: [{ fileId: 'a', mapping: { sex: '', nationality: 'อื่น' } }],
      blank: 'no',
    });
    expect(session.items.map(isEdited)).toEqual([false]);
  });

  test('are left when the user wants none, which a second reading respects, and blanks are unknown again', () => {
    const none = after([
      { type: 'read', items: [itemOf(file('a'), undefined, [profile])] },
      { type: 'profile', key: 'a', profile: null },
    ]);
    expect(none).toMatchObject({ blank: 'unknown', blankOf: null, items: [{ profile: null, mapping: null }] });
    expect(itemOf(file('a'), none.items[0], [profile])).toMatchObject({ profile: null, mapping: null });
  });

  test('what the user changes about them is a change, and going back goes back to them', () => {
    const changed = after([
      { type: 'read', items: [itemOf(file('a'), undefined, [profile])] },
      { type: 'map', key: 'a', mapping: { community_code: 'รหัส' } },
    ]);
    expect(changed.items.map(isEdited)).toEqual([true]);
    const saved = after([{ type: 'profile-saved', key: 'a', profile: { ...profile, name: 'ใหม่' } }], changed);
    expect(saved.items.map(isEdited)).toEqual([false]);
    expect(saved).toMatchObject({ blankOf: 'ใหม่', items: [{ profile: { name: 'ใหม่' } }] });
  });

  test('a new name and a deletion reach the files that use them, which stay as they are read', () => {
    const session = after([{ type: 'read', items: [itemOf(file('a'), undefined, [profile])] }]);
    const renamed = after([{ type: 'profile-renamed', from: 'กระบุรี', to: 'ละอุ่น' }], session);
    expect(renamed).toMatchObject({ blankOf: 'ละอุ่น', items: [{ profile: { name: 'ละอุ่น' } }] });
    const removed = after([{ type: 'profile-removed', name: 'ละอุ่น' }], renamed);
    expect(removed).toMatchObject({ blank: 'no', blankOf: null, items: [{ profile: null }] });
    expect(removed.items.map(mappingOf)).toEqual([{ community_code: 'รหัส', nationality: 'อื่น' }]);
  });

  test('how they read blanks goes with their last file, but rows that come back are read as their file was', () => {
    const session = after([{ type: 'read', items: [itemOf(file('a'), undefined, [profile])] }]);
    expect(after([{ type: 'remove', key: 'a' }], session)).toMatchObject({ blank: 'unknown', blankOf: null });
    const report = { files: [], children: 0, households: 0, migrants: 0 };
    const done = after(
      [
        { type: 'started', kind: 'files' },
        { type: 'done', report, entry: null },
      ],
      session,
    );
    const comes = (headers: readonly string[]) =>
      after(
        [
          { type: 'reading' },
          {
            type: 'read',
            items: [
              itemOf(
                inspected('b', { columns: headers.map((header) => ({ header, field: null, samples: [] })) }),
                undefined,
                [profile],
              ),
            ],
          },
        ],
        done,
      );
    expect(comes(['เพศ', 'อื่นอีก'])).toMatchObject({ blank: 'unknown', blankOf: null });
    expect(comes(['บรรทัดเดิม', 'เหตุที่ไม่นำเข้า', 'เพศ'])).toMatchObject({ blank: 'no', blankOf: null });
  });

  test('two files whose mappings read blanks differently are pointed out', () => {
    const other: MappingProfile = { ...profile, name: 'อีกแบบ', blank: 'unknown' };
    const items = [itemOf(file('a'), undefined, [profile]), itemOf(file('b'), undefined, [other])];
    expect(isBlankDisputed(after([{ type: 'read', items }]))).toBe(true);
    expect(isBlankDisputed(after([{ type: 'read', items: items.slice(0, 1) }]))).toBe(false);
  });
});

describe('a file whose columns are not recognised', () => {
  const refused: InspectedFile = {
    file: { fileId: 'a', name: 'a.csv', bytes: 10 },
    inspection: null,
    error: { code: 'FILE_NOT_EXTRACT', th: '', en: '' },
    columns: ['ก', 'ข', 'เพศ'].map((header) => ({ header, field: header === 'เพศ' ? 'sex' : null, samples: [] })),
  };
  const given = { community_code: 'ก', ind03: 'ข' };
  const read = inspected('a', { mapping: { ...given, sex: 'เพศ' }, columns: refused.columns ?? [] });
  const odd: MappingProfile = {
    name: 'แบบ',
    headers: ['ก', 'ข', 'เพศ'],
    mapping: { ...given, sex: '' },
    blank: 'no',
  };
  const first = after([{ type: 'read', items: [itemOf(refused, undefined)] }]);
  const mapped = after(
    [
      { type: 'read-as', key: 'a', header: 'ก', field: 'community_code' },
      { type: 'read-as', key: 'a', header: 'ข', field: 'ind03' },
    ],
    first,
  );
  const only = (session: ImportSession) => {
    const [item] = session.items;
    if (!item) throw new Error('The session has no file.');
    return item;
  };

  test('is mapped until it can be read: a community and an answer', () => {
    expect(needsToBeRead(only(first))).toEqual({ community: true, answers: true });
    const half = after([{ type: 'read-as', key: 'a', header: 'ก', field: 'community_code' }], first);
    expect(needsToBeRead(only(half))).toEqual({ community: false, answers: true });
    expect(needsToBeRead(only(mapped))).toEqual({ community: false, answers: false });
    expect([isReady(only(mapped)), importRequestOf(mapped)]).toEqual([false, null]);
    expect(givenFor(only(mapped), null)).toEqual(given);
  });

  test('read with its mapping it is ready, and the import is asked for with that mapping and later corrections', () => {
    const session = after([{ type: 'read-again', inspected: read, given, profile: null }], mapped);
    expect(columnsToMap(only(session))).toBeNull();
    expect(isEdited(only(session))).toBe(false);
    expect(importRequestOf(session)?.files).toEqual([{ fileId: 'a', mapping: given }]);
    const moved = after([{ type: 'read-as', key: 'a', header: 'เพศ', field: null }], session);
    expect(importRequestOf(moved)?.files).toEqual([{ fileId: 'a', mapping: { ...given, sex: '' } }]);
    const again = after([{ type: 'read', items: [itemOf(read, only(moved))] }], moved);
    expect(importRequestOf(again)).toEqual(importRequestOf(moved));
  });

  test('a mapping that does not do leaves what was mapped, to be mended', () => {
    const session = after([{ type: 'read-again', inspected: refused, given, profile: null }], mapped);
    expect(columnsToMap(only(session))).toEqual(refused.columns);
    expect(mappingOf(only(session))).toEqual({ ...given, sex: 'เพศ' });
    expect(isReady(only(session))).toBe(false);
  });

  test('a saved mapping reads it, blanks too, and taking it off shows the columns again', () => {
    const asked = givenFor(only(first), odd);
    expect(asked).toEqual({ ...given, sex: '' });
    const answer = inspected('a', { mapping: given, columns: refused.columns ?? [] });
    const session = after([{ type: 'read-again', inspected: answer, given: asked, profile: odd }], first);
    expect(session).toMatchObject({ blank: 'no', blankOf: 'แบบ', items: [{ profile: { name: 'แบบ' } }] });
    expect(importRequestOf(session)?.files).toEqual([{ fileId: 'a', mapping: asked }]);
    const off = after([{ type: 'read-again', inspected: refused, given: null, profile: null }], session);
    expect(off).toMatchObject({ blank: 'unknown', blankOf: null, items: [{ profile: null, given: null }] });
    expect(mappingOf(only(off))).toEqual({ sex: 'เพศ' });
  });
});

describe('what a file lacks', () => {
  const full = {
    community_code: 'a',
    child_id: 'b',
    household_id: 'c',
    sex: 'd',
    birth_date: 'e',
    survey_date: 'f',
    nationality: 'g',
    national_id: 'h',
    ind01: 'i',
  };
  const { inspection } = inspected('a');
  if (!inspection) throw new Error('The fixture has no inspection.');

  test('is named by its cost', () => {
    expect(missingCostsOf(inspection, full)).toEqual([]);
    const { birth_date: _birth, household_id: _household, ...less } = full;
    expect(missingCostsOf(inspection, less)).toEqual(['household', 'age']);
    const { survey_date: _survey, ...undated } = full;
    expect(missingCostsOf(inspection, undated)).toEqual(['ageAtMidYear']);
    expect(missingCostsOf({ ...inspection, layout: 'counts' }, {})).toEqual([]);
  });

  test('household answers are not missed where a sheet of households is beside', () => {
    expect(lackingIndicators(inspection, full).at(-1)).toBe(22);
    const sheets = [
      { name: 'ครัวเรือน', rows: 1, layout: 'household' as const, headerRow: 1, isHidden: false, hiddenRows: 0 },
    ];
    expect(lackingIndicators({ ...inspection, sheets }, full).at(-1)).toBe(16);
  });

  test('without a community no row can come in, and without its column the year is asked for', () => {
    const item = itemOf(inspected('a'), undefined);
    const without = after(
      [{ type: 'map', key: 'a', mapping: { sex: 'เพศ' } }],
      after([{ type: 'read', items: [item] }]),
    );
    expect(without.items.map((each) => [needsCommunity(each), isReady(each)])).toEqual([[true, false]]);
    const yearly = itemOf(inspected('b', { mapping: { community_code: 'รหัส', survey_year: 'ปี' } }), undefined);
    expect([needsYear(yearly), needsYear({ ...yearly, mapping: { community_code: 'รหัส' } })]).toEqual([false, true]);
    const silent = itemOf(inspected('c', { surveyYearBE: null, yearSource: null }), undefined);
    expect(needsYear({ ...silent, mapping: { community_code: 'รหัส', survey_year: 'เพศ' } })).toBe(false);
  });
});

describe('the result of an import', () => {
  const reject = (line: number, reason: RejectedRow['reason'], sheet?: string): RejectedRow => ({
    line,
    reason,
    field: 'community_code',
    th: '',
    en: '',
    ...(sheet === undefined ? {} : { sheet }),
  });
  const warning = (code: string, count: number, lines: number[]): Warning => ({ code, th: '', en: '', count, lines });
  const imported = (change: Partial<ImportedFile>): ImportedFile => ({
    file: 'a.csv',
    extractId: 'x1',
    surveyYearsBE: [2568],
    surveyYearBE: 2568,
    accepted: 1,
    rejected: [],
    rejectedCount: 0,
    warnings: [],
    error: null,
    ...change,
  });

  test('is grouped by what to do, what must be fixed first', () => {
    const warnings = [
      warning('age_unknown', 3, [2]),
      warning('orphan_with_parents', 2, [4, 5]),
      warning('column_unlikely', 9, []),
      warning('of_a_later_version', 1, []),
    ];
    expect(
      resultGroups(imported({ rejectedCount: 7, warnings })).map(({ group, rejectedCount, warnings: found }) => [
        group,
        rejectedCount,
        found.map(({ code }) => code),
      ]),
    ).toEqual([
      ['must_fix', 7, ['column_unlikely']],
      ['look_at', 0, ['orphan_with_parents', 'of_a_later_version']],
      ['know', 0, ['age_unknown']],
    ]);
    expect(resultGroups(imported({}))).toEqual([]);
  });

  test('rejected rows are summed up by reason, lines by sheet', () => {
    const rows = [
      reject(3, 'community_missing', 'ก'),
      ...Array.from({ length: 25 }, (_, i) => reject(i + 2, 'duplicate_child')),
      reject(9, 'community_missing', 'ข'),
    ];
    const kinds = rejectedKinds(rows);
    expect(kinds.map(({ reason, count }) => [reason, count])).toEqual([
      ['duplicate_child', 25],
      ['community_missing', 2],
    ]);
    // All in the same words are explained once; each that names what was found by itself.
    const named = { ...reject(4, 'community_missing'), th: 'รหัส 9', en: 'code 9' };
    expect(rejectedKinds([...rows, named]).map(({ words }) => words !== null)).toEqual([true, false]);
    expect(kinds[0]?.lines).toEqual([{ sheet: null, lines: Array.from({ length: 20 }, (_, i) => i + 2) }]);
    expect(kinds[1]?.lines).toEqual([
      { sheet: 'ก', lines: [3] },
      { sheet: 'ข', lines: [9] },
    ]);
  });

  test('a line that stands for a group of rows is not one of so many', () => {
    expect(linesNotNamed(warning('orphan_with_parents', 30, [2, 3]))).toBe(28);
    expect(linesNotNamed(warning('volunteer_all_no', 60, [2, 30]))).toBe(0);
  });

  test('a file whose every row is there already needs no correction', () => {
    const twice = { accepted: 0, rejectedCount: 1, rejected: [reject(2, 'duplicate_child')] };
    expect(isAllThere(imported(twice))).toBe(true);
    expect(isAllThere(imported({ ...twice, rejected: [reject(2, 'community_missing')] }))).toBe(false);
    expect(isAllThere(imported({ ...twice, accepted: 1 }))).toBe(false);
  });

  test('names the years that can be compared with the one before since, latest first', () => {
    const year = (surveyYearBE: number) => ({ surveyYearBE });
    const of = (surveyYearsBE: number[], accepted = 1) => imported({ surveyYearsBE, accepted });
    const files = [of([2566]), of([2568]), of([2567], 0)];
    expect(broughtYears(files, { years: [year(2566), year(2567), year(2568)] })).toEqual([2568, 2567]);
    expect(broughtYears([of([2568])], { years: [year(2568)] })).toEqual([]);
    const loaded = [2565, 2566, 2567, 2568, 2569].map(year);
    expect(broughtYears([of([2566, 2567])], { years: loaded })).toEqual([2568, 2567, 2566]);
    expect(broughtYears(files, { years: [] })).toEqual([]);
  });

  test('knows when it has been undone elsewhere', () => {
    const report = { files: [imported({}), imported({ extractId: null })], children: 1, households: 1, migrants: 0 };
    expect(isStillIn(report, { extracts: [{ extractId: 'x1' }] })).toBe(true);
    expect(isStillIn(report, { extracts: [{ extractId: 'x2' }] })).toBe(false);
  });

  test('files stay with the import until it is accepted, and come back when it is undone', () => {
    const report = { files: [], children: 0, households: 0, migrants: 0 };
    const headers = ['บรรทัดเดิม', 'เหตุที่ไม่นำเข้า', 'เพศ'];
    const columns = headers.map((header) => ({ header, field: null, samples: [] }));
    const items = [itemOf(inspected('a'), undefined), itemOf(inspected('b', { columns }), undefined)];
    const done = after([
      { type: 'read', items },
      { type: 'started', kind: 'files' },
      { type: 'done', report, entry: { seq: 7, workspaceId: null } },
    ]);
    expect(done).toMatchObject({ phase: 'done', items, entry: { seq: 7 }, returned: ['b.csv'] });
    expect(after([{ type: 'files-again', wasUndone: true }], done)).toMatchObject({
      phase: 'choosing',
      items,
      report: null,
      entry: null,
      wasUndone: true,
    });
    expect(after([{ type: 'accepted' }], done)).toMatchObject({ phase: 'done', items: [], report });
  });
});
