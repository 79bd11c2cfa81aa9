import { describe, expect, test } from 'vitest';
import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { noFilter, type Filter } from '../../../shared/contract/filter.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient, type ImportOptions } from '../../support/engine.ts';

async function engineWith(rows: readonly ExtractRow[], options: ImportOptions = {}): Promise<EngineClient> {
  const client = await startEngine();
  const report = await importPaths(client, [await fileWith('cells.csv', extractText(rows))], options);
  expect(report.files[0]?.error).toBeNull();
  return client;
}

async function areas(
  client: EngineClient,
  level: AreaLevel,
  filter: Partial<Filter> = {},
): Promise<readonly AreaPrevalence[]> {
  const answer = await client.analysis.prevalence({ level, filter: { ...noFilter, ...filter } });
  return answer.encoding === 'rows' ? answer.rows : [];
}

/** [yes, no, unknown] of an indicator in the province. */
async function counts(client: EngineClient, indicator: number, filter: Partial<Filter> = {}): Promise<unknown> {
  const [row] = await areas(client, 'province', filter);
  return row ? [row.yes[indicator - 1], row.no[indicator - 1], row.unknown[indicator - 1]] : 'no row';
}

const bornYears = (years: number): string => `10/01/${2568 - years}`;

describe('reading rules of the 22 indicators', () => {
  test('a community with no known answers has no prevalence, not zero', async () => {
    const client = await engineWith([childRow({ ind13: '' })]);
    const [row] = await areas(client, 'community');
    expect([
      row?.areaCode,
      row?.yes[12],
      row?.no[12],
      row?.unknown[12],
      row?.prevalence[12],
      row?.ciLow[12],
      row?.ciHigh[12],
    ]).toEqual(['85010301', 0, 0, 1, null, null, null]);
  });

  test('blank is unknown, unless the mapping says that blank means no', async () => {
    const rows = [childRow({ ind13: '' }), childRow({ child_id: 'C2', ind13: '9' })];
    expect(await counts(await engineWith(rows), 13)).toEqual([0, 0, 2]);
    const client = await engineWith(rows, { blank: 'no' });
    expect(await counts(client, 13)).toEqual([0, 1, 1]);
    expect((await client.dataset.summary()).blankMeansNo).toBe(true);
  });

  test('every indicator counts the children in its own age range only', async () => {
    const ages = [4, 5, 6, 9, 10, 17, 18];
    const rows = ages.map((age, i) => childRow({ child_id: `C${i}`, birth_date: bornYears(age) }));
    const [row] = await areas(await engineWith(rows), 'province');
    const eligible = row?.no.slice(0, 16);
    expect(eligible).toEqual([6, 6, 4, 6, 6, 6, 6, 6, 6, 6, 5, 5, 6, 2, 2, 6]);
    expect(row?.children).toBe(7);
  });

  test('an unknown age is eligible for every indicator and is counted apart', async () => {
    const client = await engineWith([childRow({ birth_date: '' })]);
    expect([await counts(client, 3), await counts(client, 14)]).toEqual([
      [0, 1, 0],
      [0, 1, 0],
    ]);
    expect((await client.dataset.summary()).years[0]?.ageUnknown).toBe(1);
  });

  test('age: birth and survey date, else the age given, else 30 June of the survey year', async () => {
    const cases: [ExtractRow, number, string[]][] = [
      [{ survey_date: '15/02/2568', birth_date: '16/02/2558', age_years: '12' }, 9, []],
      [{ survey_date: '15/02/2568', birth_date: '15/02/2558', age_years: '12' }, 10, []],
      [{ survey_date: '', birth_date: '15/02/2558', age_years: '12' }, 12, []],
      [{ survey_date: '15/02/2568', birth_date: '', age_years: '12' }, 12, []],
      [{ survey_date: '', birth_date: '01/07/2558', age_years: '' }, 9, ['age_mid_year']],
      [{ survey_date: '', birth_date: '30/06/2558', age_years: '' }, 10, ['age_mid_year']],
    ];
    for (const [cells, age, warnings] of cases) {
      const client = await startEngine();
      const report = await importPaths(client, [await fileWith('cells.csv', extractText([childRow(cells)]))]);
      expect(report.files[0]?.warnings.map((each) => each.code)).toEqual(warnings);
      const band = age < 10 ? '5-9' : '10-14';
      expect([cells, (await areas(client, 'province', { ageBands: [band] })).length]).toEqual([cells, 1]);
    }
  });

  test('migrant: nationality not Thai, or indicator 1 yes; nationality not stated alone is not', async () => {
    const cells: ExtractRow[] = [
      { nationality: 'ไทย' },
      { nationality: 'พม่า' },
      { nationality: 'ไทย', ind01: 'ใช่' },
      { nationality: 'ไร้สัญชาติ' },
      { nationality: '' },
      { nationality: 'เกาหลี' },
    ];
    const client = await engineWith(cells.map((each, i) => childRow({ ...each, child_id: `C${i}` })));
    expect((await areas(client, 'province')).map((row) => row.migrants)).toEqual([4]);
    expect((await areas(client, 'province', { group: 'thai' })).map((row) => row.children)).toEqual([2]);
  });
});

describe('household indicators count households', () => {
  const rows = [
    childRow({ child_id: 'A1', household_id: 'A', ind19: 'ไม่ใช่', ind20: '' }),
    childRow({ child_id: 'A2', household_id: 'A', ind19: 'ใช่', ind20: '', sex: 'ชาย' }),
    childRow({ child_id: 'B1', household_id: 'B', ind19: 'ไม่ใช่', ind20: '' }),
    childRow({ child_id: 'C1', household_id: 'A', community_code: '85010302', ind19: '', ind20: 'ไม่ใช่' }),
    childRow({ child_id: 'D1', household_id: '', ind19: 'ใช่' }),
  ];

  test('yes if any record says yes, unknown if none is known; the same label elsewhere is another household', async () => {
    const client = await engineWith(rows);
    const communities = await areas(client, 'community');
    expect(communities.map((row) => [row.areaCode, row.households, row.yes[18], row.no[18], row.unknown[18]])).toEqual([
      ['85010301', 2, 1, 1, 0],
      ['85010302', 1, 0, 0, 1],
    ]);
    expect(communities.map((row) => [row.yes[19], row.no[19], row.unknown[19]])).toEqual(
      [
        [0, 1, 1],
        [0, 1, 0],
      ].map((each, i) => (i === 0 ? [0, 0, 2] : each)),
    );
  });

  test('children living in such households is a second figure', async () => {
    const [row] = await areas(await engineWith(rows), 'community');
    expect([row?.livingYes[2], row?.livingKnown[2]]).toEqual([3, 4]);
  });

  test('answers of one household that differ are warned about', async () => {
    const client = await startEngine();
    const report = await importPaths(client, [await fileWith('cells.csv', extractText(rows))]);
    expect(report.files[0]?.warnings).toContainEqual(
      expect.objectContaining({ code: 'household_contradiction', count: 1 }),
    );
  });

  test('a filter keeps the households with at least one child it asks about', async () => {
    const client = await engineWith(rows);
    expect(
      (await areas(client, 'province', { sex: 'male' })).map((row) => [row.children, row.households, row.yes[18]]),
    ).toEqual([[1, 1, 1]]);
    expect(
      (await areas(client, 'province', { sex: 'female' })).map((row) => [row.children, row.households, row.yes[18]]),
    ).toEqual([[4, 3, 1]]);
  });

  test('a household file of its own is joined by the household id', async () => {
    const client = await startEngine();
    const children = extractText(
      [childRow({ child_id: 'A1', household_id: 'A' }), childRow({ child_id: 'B1', household_id: 'B' })].map((row) => ({
        ...row,
        ind17: '',
        ind22: '',
      })),
    );
    const households = 'รหัสครัวเรือน,ครัวเรือนเศรษฐกิจไม่มั่นคง,สมาชิกครัวเรือนติดสุรา ยาเสพติด การพนัน\nA,มี,ไม่มี\nB,-,มี\nZ,มี,มี\n';
    const report = await importPaths(client, [
      await fileWith('children-2568.csv', children),
      await fileWith('households-2568.csv', households),
    ]);
    expect(
      report.files.map((file) => [file.error, file.warnings.map((each) => [each.code, each.count, each.lines])]),
    ).toEqual([
      [null, []],
      [
        null,
        [
          ['column_missing', 20, []],
          ['household_without_children', 1, [4]],
        ],
      ],
    ]);
    expect([await counts(client, 17), await counts(client, 22)]).toEqual([
      [1, 0, 1],
      [1, 1, 0],
    ]);
  });
});

test('a household table without a year takes that of its children, in a file of its own too', async () => {
  const households = 'รหัสครัวเรือน,รหัสชุมชน,ครัวเรือนเศรษฐกิจไม่มั่นคง\nA,85010399,มี\n';
  const child = extractText([{ ...childRow({ household_id: 'A' }), ind17: '' }]);
  const client = await startEngine();
  const report = await importPaths(client, [
    await fileWith('homes.csv', households),
    await fileWith('children.csv', child),
  ]);
  expect(report.files.map((file) => [file.error, file.surveyYearBE, file.accepted])).toEqual([
    [null, 2568, 1],
    [null, 2568, 1],
  ]);
  expect(await counts(client, 17)).toEqual([1, 0, 0]);
});

test('an id that says "not known" is none', async () => {
  const client = await engineWith([
    childRow({ child_id: '-', household_id: '-' }),
    childRow({ child_id: 'ไม่ทราบ', household_id: 'ไม่ทราบ' }),
    childRow({ child_id: '-', household_id: '-' }),
  ]);
  expect((await areas(client, 'province')).map((row) => [row.children, row.households])).toEqual([[3, 0]]);
});

describe('where the survey year comes from', () => {
  const rows = [
    Object.fromEntries(Object.entries(childRow()).filter(([key]) => key !== 'survey_year' && key !== 'survey_date')),
  ];

  test.each<[string, string, string, ImportOptions, [number | null, string | null]]>([
    ['a title row', 'cells.csv', 'ปีงบประมาณ ๒๕๖๖\n', {}, [2566, 'year_from_title']],
    ['the file name', 'ranong-2565.csv', '', {}, [2565, 'year_from_file_name']],
    ['a Gregorian year in the file name', 'ranong_2021.csv', '', {}, [2564, 'year_from_file_name']],
    ['the user', 'cells.csv', '', { surveyYearBE: 2563 }, [2563, 'year_given']],
    ['the user before the file name', 'ranong-2565.csv', '', { surveyYearBE: 2563 }, [2563, 'year_given']],
  ])('%s', async (_where, name, title, options, [year, warning]) => {
    const client = await startEngine();
    const report = await importPaths(client, [await fileWith(name, title + extractText(rows))], options);
    expect(report.files.map((file) => [file.surveyYearBE, file.warnings[0]?.code])).toEqual([[year, warning]]);
  });
});

describe('mapping', () => {
  const strange = extractText([childRow({ ind13: 'ใช่' })]).replace('ถูกกระทำรุนแรง', 'คอลัมน์แปลก');

  test('a column that is not recognised is listed, and read when it is mapped', async () => {
    const client = await startEngine();
    const path = await fileWith('strange.csv', strange);
    const { fileId } = await client.files.openPath({ path });
    const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
    expect(inspected?.inspection?.unmapped).toEqual(['คอลัมน์แปลก']);
    await importPaths(client, [path], { mapping: { ind13: 'คอลัมน์แปลก' } });
    expect(await counts(client, 13)).toEqual([1, 0, 0]);
  });

  test('a mapping that names what is not there is refused', async () => {
    const client = await startEngine();
    const path = await fileWith('strange.csv', strange);
    for (const mapping of [{ ind13: 'ไม่มีคอลัมน์นี้' }, { ind99: 'คอลัมน์แปลก' }]) {
      expect((await importPaths(client, [path], { mapping })).files[0]?.error?.code).toBe('MAPPING_INVALID');
    }
  });

  test('a column of names mapped onto something else is quoted in no message', async () => {
    const client = await startEngine();
    const path = await fileWith('named.csv', extractText([childRow({ first_name: 'สมหญิง' })]));
    for (const field of ['ind13', 'sex', 'nationality', 'community_code', 'survey_year']) {
      const report = await importPaths(client, [path], { mapping: { [field]: 'ชื่อ' } });
      const found = (report.files[0]?.warnings.length ?? 0) + (report.files[0]?.rejectedCount ?? 0);
      expect(found).toBeGreaterThan(0);
      expect(JSON.stringify(report)).not.toContain('สมหญิง');
    }
  });

  test('the preview shows no names, numbers or birth dates', async () => {
    const client = await startEngine();
    const row = childRow({ first_name: 'สมหญิง', national_id: '1999900000018', birth_date: '10/01/2558' });
    const { fileId } = await client.files.openPath({ path: await fileWith('named.csv', extractText([row])) });
    const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
    const shown = JSON.stringify(inspected?.inspection?.columns);
    for (const secret of ['สมหญิง', '1999900000018', '10/01/2558']) expect(shown).not.toContain(secret);
  });
});
