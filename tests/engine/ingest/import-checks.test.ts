import { expect, describe, test } from 'vitest';
import { volunteersStandingOut, type VolunteerRows } from '../../../electron/engine/ingest/check/volunteer-warnings.ts';
import { checkGroup, checkGroupOfReport } from '../../../shared/contract/check-groups.ts';
import { rejectReasons, type ImportedFile } from '../../../shared/contract/extracts.ts';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import { rejects, warnings, type WarningCode } from '../../../shared/i18n/th/checks.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine } from '../../support/engine.ts';

const bornYears = (years: number): string => `10/01/${2568 - years}`;

async function importedRows(rows: readonly ExtractRow[]): Promise<ImportedFile | undefined> {
  const report = await importPaths(await startEngine(), [await fileWith('rows.csv', extractText(rows))]);
  expect(report.files[0]?.rejected).toEqual([]);
  return report.files[0];
}

/** Warnings as [code, rows, lines]; each row a child of its own in a household of its own unless it says otherwise. */
async function found(rows: readonly ExtractRow[]): Promise<unknown> {
  const own = rows.map((row, i) => childRow({ household_id: `H${i}`, ...row, child_id: `C${i}` }));
  return (await importedRows(own))?.warnings.map((each) => [each.code, each.count, each.lines]);
}

describe('answers that cannot all be right', () => {
  test('not in school under 6 or over 17, working under 5', async () => {
    expect(
      await found([
        { birth_date: bornYears(5), ind03: 'ใช่' },
        { birth_date: bornYears(6), ind03: 'ใช่' },
        { birth_date: bornYears(17), ind03: 'ใช่' },
        { birth_date: bornYears(18), ind03: 'ใช่' },
        { birth_date: bornYears(4), ind11: 'ใช่' },
        { birth_date: bornYears(5), ind11: 'ใช่' },
        { birth_date: '', ind03: 'ใช่', ind11: 'ใช่' },
      ]),
    ).toEqual([
      ['age_unknown', 1, [8]],
      ['age_over_17', 1, [5]],
      ['age_against_schooling', 2, [2, 5]],
      ['age_against_work', 1, [6]],
    ]);
  });

  test('violent behaviour, conflict with the law and substances outside their ages', async () => {
    expect(
      await found([
        { birth_date: bornYears(4), ind12: 'ใช่' },
        { birth_date: bornYears(5), ind12: 'ใช่' },
        { birth_date: bornYears(9), ind14: 'ใช่', ind15: 'ใช่' },
        { birth_date: bornYears(10), ind14: 'ใช่', ind15: 'ใช่' },
        { birth_date: bornYears(2), ind12: 'ไม่ใช่' },
      ]),
    ).toEqual([['age_against_behaviour', 2, [2, 4]]]);
  });

  test('no parents, or parents away, and living with both', async () => {
    expect(
      await found([
        { ind04: 'ใช่', ind05: 'ไม่ใช่' },
        { ind04: 'ใช่', ind05: 'ใช่' },
        { ind04: 'ใช่', ind05: '' },
        { ind09: 'ใช่', ind05: 'ไม่ใช่' },
        { ind09: 'ใช่', ind05: 'ใช่' },
      ]),
    ).toEqual([
      ['orphan_with_parents', 1, [2]],
      ['parents_away_with_parents', 1, [5]],
    ]);
  });

  test('nationality against indicator 1', async () => {
    expect(
      await found([
        { nationality: 'ไทย', ind01: 'ใช่' },
        { nationality: 'พม่า', ind01: 'ไม่ใช่' },
        { nationality: 'พม่า', ind01: 'ใช่' },
        { nationality: '', ind01: 'ใช่' },
        { nationality: 'พม่า', ind01: '' },
      ]),
    ).toEqual([
      ['thai_without_nationality', 1, [2]],
      ['foreign_with_nationality', 1, [3]],
    ]);
  });

  test('dates: the survey far from its year, a birth long before it', async () => {
    expect(
      await found(
        [
          { survey_date: '15/02/2566', birth_date: bornYears(10) },
          { survey_date: '31/12/2567' },
          { survey_date: '15/02/2568', birth_date: bornYears(26) },
          { survey_date: '15/02/2568', birth_date: bornYears(25) },
          { survey_date: '', birth_date: bornYears(60), age_years: '9' },
        ].map((row) => ({ age_years: '', ...row })),
      ),
    ).toEqual([
      ['birth_long_before_survey', 2, [4, 6]],
      ['survey_date_outside_year', 1, [2]],
      ['age_over_17', 2, [4, 5]],
    ]);
  });
});

describe('households', () => {
  test('answers that differ inside a household, with their lines', async () => {
    expect(
      await found([
        { household_id: 'A', ind19: 'ใช่' },
        { household_id: 'B' },
        { household_id: 'A', ind19: 'ไม่ใช่' },
        { household_id: 'A', ind19: '' },
        { household_id: 'B', ind13: 'ใช่' },
      ]),
    ).toEqual([['household_contradiction', 1, [2, 4, 5]]]);
  });

  test('one id in two communities is a slip where few are, and numbering anew where many are', async () => {
    const apart = Array.from({ length: 9 }, (_, i) => ({ household_id: `H${i}`, ind08: 'ใช่' }));
    const slip = { household_id: 'H3', community_code: '85010302' };
    expect(await found([...apart, slip])).toEqual([['household_two_communities', 2, [5, 11]]]);
    const everyOne = apart.map((row) => ({ ...row, community_code: '85010302' }));
    expect(await found([...apart, ...everyOne])).toEqual([]);
  });
});

test('a community of ten or more rows without a single yes', async () => {
  const rows = (community_code: string, count: number, row: ExtractRow = {}): ExtractRow[] =>
    Array.from({ length: count }, () => ({ community_code, ...row }));
  const unknown = Object.fromEntries(indicators.map(({ no }) => [indicatorField(no), '']));
  const file = await importedRows(
    [
      ...rows('85010301', 10),
      ...rows('85010302', 9),
      ...rows('85010303', 9),
      { community_code: '85010303', ind22: 'ใช่' },
      ...rows('85010304', 10, unknown),
    ].map((row, i) => childRow({ ...row, child_id: `C${i}`, household_id: `H${i}` })),
  );
  expect(file?.warnings.map((each) => [each.code, each.count, each.lines, each.th.endsWith(': 85010301')])).toEqual([
    ['community_all_zero', 10, [2], true],
  ]);
});

describe('volunteers', () => {
  /** Every third child of a volunteer has moved in; `row` comes on top. */
  const visits = (volunteer_code: string, count: number, row: (i: number) => ExtractRow): ExtractRow[] =>
    Array.from({ length: count }, (_, i) => ({
      volunteer_code,
      community_code: '85010301',
      ind08: i % 3 === 0 ? 'ใช่' : 'ไม่ใช่',
      ...row(i),
    }));
  const usual = (i: number): ExtractRow => ({ ind13: i % 10 === 0 ? 'ใช่' : 'ไม่ใช่' });

  test('answers far from those of the others in the tambon, with the indicator and no code', async () => {
    const rows = [
      ...visits('วิไล ใจดี', 60, usual),
      ...visits('V2', 60, usual),
      ...visits('V3', 60, (i) => ({ ind13: i % 10 === 0 ? 'ไม่ใช่' : 'ใช่' })),
      ...visits('V4', 19, () => ({ ind13: 'ใช่' })),
    ];
    const file = await importedRows(
      rows.map((row, i) => childRow({ ...row, child_id: `C${i}`, household_id: `H${i}` })),
    );
    expect(file?.warnings.map((each) => [each.code, each.count, each.lines])).toEqual([
      ['volunteer_differs', 60, [122]],
    ]);
    expect(file?.warnings[0]).toMatchObject({
      th: expect.stringMatching(/: 13\. ถูกกระทำรุนแรง$/),
      en: expect.stringMatching(/: 13\. Victim of violence$/),
    });
    expect(JSON.stringify(file)).not.toContain('วิไล');
  });

  test('all no for everyone, the same answers for everyone', async () => {
    expect(
      await found([
        ...visits('V1', 60, (i) => ({ ...usual(i), ind08: 'ไม่ใช่' })),
        ...visits('V2', 20, () => ({ ind08: 'ไม่ใช่' })),
        ...visits('V3', 20, () => ({ ind08: 'ไม่ใช่', ind18: 'ใช่' })),
        ...visits('V4', 19, () => ({ ind08: 'ไม่ใช่' })),
      ]),
    ).toEqual([
      ['volunteer_differs', 20, [82]],
      ['volunteer_all_no', 20, [62]],
      ['volunteer_same_answers', 20, [82]],
    ]);
  });

  test('volunteers who differ by chance only are left alone, in a tambon of their own too', () => {
    const volunteer = (place: string, yes: number, known: number): VolunteerRows => ({
      place,
      rows: known,
      firstLine: 2,
      hasYes: yes > 0,
      hasNo: yes < known,
      patterns: 2,
      yes: indicators.map(() => yes),
      known: indicators.map(() => known),
    });
    const found = volunteersStandingOut([
      volunteer('a', 5, 40),
      volunteer('a', 9, 40),
      volunteer('a', 7, 40),
      volunteer('b', 40, 40),
    ]);
    expect(found).toEqual({ differing: [], indicators: [], allNo: [], same: [] });
  });

  test('a code that says "not known" is no volunteer', async () => {
    expect(await found([...visits('-', 25, () => ({ ind08: 'ไม่ใช่' })), ...visits('V1', 25, usual)])).toEqual([]);
  });
});

test('every warning and every reason has a group, and rows that are not in must be mended', () => {
  const codes = Object.keys(warnings) as WarningCode[];
  expect(codes.map((code) => [code, ['must_fix', 'look_at', 'know'].includes(checkGroup(code))])).toEqual(
    codes.map((code) => [code, true]),
  );
  expect(rejectReasons.filter((reason) => checkGroup(reason) !== 'must_fix')).toEqual(['header_row']);
  expect(Object.keys(rejects).toSorted()).toEqual([...rejectReasons].toSorted());
  expect([checkGroupOfReport('age_mid_year'), checkGroupOfReport('from a later version')]).toEqual(['know', 'look_at']);
});
