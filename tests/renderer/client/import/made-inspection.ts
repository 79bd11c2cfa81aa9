import type { Inspection } from '../../../../shared/contract/extracts.ts';

/** What the engine says of a CSV file of three children whose columns it knows. */
export function madeInspection(change: Partial<Inspection> = {}): Inspection {
  return {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ',',
    packing: 'none',
    sheets: [],
    headerRow: 1,
    layout: 'child',
    isTurned: false,
    surveyYearsBE: [2568],
    surveyYearBE: 2568,
    yearSource: 'column',
    isYearSure: true,
    rows: 3,
    mapping: { community_code: 'รหัส', sex: 'เพศ' },
    unmapped: ['อื่น'],
    asked: [],
    candidates: {},
    columns: [],
    unclearCodes: [],
    shortYears: 0,
    hasMixedOrder: false,
    warnings: [],
    ...change,
  };
}
