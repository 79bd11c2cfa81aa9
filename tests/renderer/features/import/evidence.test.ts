import { describe, expect, test } from 'vitest';
import { evidenceOf, fieldName, inRuns, missingIndicators } from '../../../../renderer/features/import/evidence.ts';
import { messages } from '../../../../renderer/ui/messages.ts';
import type { Inspection } from '../../../../shared/contract/extracts.ts';

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
