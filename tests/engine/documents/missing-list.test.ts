import { expect, test } from 'vitest';
import { missingRows } from '../../../electron/engine/documents/missing-list-document.ts';
import { csvText, pasteText } from '../../../shared/format/csv.ts';
import { quality } from '../../../shared/i18n/th/quality.ts';

test('a list to send on is quoted where it must be, runs no formula, and says where it is synthetic', () => {
  const areas = [
    { code: '8501', level: 'amphoe', th: 'เมืองระนอง', en: 'Mueang Ranong' },
    { code: '850103', level: 'tambon', th: 'บางริ้น', en: null },
  ] as const;
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
  const rows = missingRows(missing, 2568, 'th', areas, 'ข้อมูลสังเคราะห์');
  const lines = csvText(rows).split('\r\n');
  expect(lines[0]?.startsWith('\ufeffปีที่สำรวจ (พ.ศ.),อำเภอ,')).toBe(true);
  expect(lines.slice(1)).toEqual([
    '2568,เมืองระนอง,บางริ้น,85010301,"บ้านหนึ่ง, หมู่ 1",2567,12,,ข้อมูลสังเคราะห์',
    `2568,เมืองระนอง,บางริ้น,85010302,"'=HYPERLINK(""http://x"",""y"")",,,40,ข้อมูลสังเคราะห์`,
    '',
  ]);
  expect(missingRows(missing, 2568, 'en', areas, null)[1]).toEqual([
    2568,
    'Mueang Ranong',
    'บางริ้น',
    '85010301',
    'บ้านหนึ่ง, หมู่ 1',
    2567,
    12,
    null,
  ]);
  expect(missingRows(missing, 2568, 'th', areas, null)[0]).not.toContain(quality.csv.note);
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
