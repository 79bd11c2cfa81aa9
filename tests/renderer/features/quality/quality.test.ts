import { expect, test } from 'vitest';
import { tableRows, unknownOf, worstIndicators } from '../../../../renderer/features/quality/completeness-model.ts';
import { missingRows } from '../../../../renderer/features/quality/missing-rows.ts';
import { csvText, pasteText } from '../../../../shared/format/csv.ts';
import { quality } from '../../../../shared/i18n/th/quality.ts';

const row = (areaCode: string, known: readonly (number | null)[], eligible: readonly (number | null)[]) => ({
  areaCode,
  children: 10,
  known: [...known],
  eligible: [...eligible],
});

test('the least complete area comes first; hidden cells count for nothing, and go last when they are sorted by', () => {
  const rows = [
    row('850101', [10, null, 0], [10, null, 10]),
    row('850102', [9, 5, 10], [10, 10, 10]),
    row('850103', [10, 10, 0], [10, 10, 0]),
  ];
  expect(tableRows(rows, null).map((each) => [each.areaCode, unknownOf(each)])).toEqual([
    ['850101', 10],
    ['850102', 6],
    ['850103', 0],
  ]);
  expect(tableRows(rows, 2).map(({ areaCode }) => areaCode)).toEqual(['850102', '850103', '850101']);
  const [first] = tableRows(rows, 3);
  expect(first?.cells.map(({ state }) => state)).toEqual(['shown', 'hidden', 'shown']);
  expect(tableRows(rows, null).at(-1)?.cells[2]?.state).toBe('nobody');
  expect(worstIndicators(tableRows(rows, null)).map(({ no }) => no)).toEqual([3, 2, 1]);
});

test('a list to send on is quoted where it must be, runs no formula, and says where it is synthetic', () => {
  const names = {
    area: (code: string, given?: string | null) => given || code,
    nameAt: (_: string, level: string) => level,
  };
  const missing = [
    {
      areaCode: '85010302',
      name: '=HYPERLINK("http://x","y")',
      childrenExpected: 40,
      lastReportedYearBE: null,
      lastChildren: null,
    },
    { areaCode: '85010301', name: 'บ้านหนึ่ง, หมู่ 1', childrenExpected: null, lastReportedYearBE: 2567, lastChildren: 12 },
  ];
  const rows = missingRows(missing, 2568, quality.csv, names, 'ข้อมูลสังเคราะห์');
  const lines = csvText(rows).split('\r\n');
  expect(lines[0]?.startsWith('\ufeffปีที่สำรวจ (พ.ศ.),อำเภอ,')).toBe(true);
  expect(lines.slice(1)).toEqual([
    '2568,amphoe,tambon,85010301,"บ้านหนึ่ง, หมู่ 1",2567,12,,ข้อมูลสังเคราะห์',
    `2568,amphoe,tambon,85010302,"'=HYPERLINK(""http://x"",""y"")",,,40,ข้อมูลสังเคราะห์`,
    '',
  ]);
  expect(missingRows(missing, 2568, quality.csv, names, null)[0]).not.toContain(quality.csv.note);
  for (const start of ['=1', '+1', '-1', '@a', '\t=1', '\r=1']) {
    expect(
      csvText([[start]])
        .replaceAll('"', '')
        .slice(1, 2),
      start,
    ).toBe("'");
    expect(pasteText([[start]])[0], start).toBe("'");
  }
  expect(csvText([[-5, 'a-b']])).toBe('\ufeff-5,a-b\r\n');
});
