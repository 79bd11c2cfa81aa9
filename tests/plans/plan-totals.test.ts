import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planTotals, sumSatang } from '../../shared/plans/plan-totals.ts';
import { rowWith } from './plan-fixtures.ts';

test('totals by strategy, agency, source, year and quarter', () => {
  const rows = [
    rowWith({ id: 'a' }),
    rowWith({
      id: 'b',
      strategy: 'ยุทธศาสตร์ที่ 2',
      budget: [
        { source: 'กองทุนคุ้มครองเด็ก', quarter: null, satang: 3 },
        { source: 'งบจังหวัด ', quarter: 2, satang: 7 },
      ],
    }),
    rowWith({ id: 'c', agency: '', fiscalYearBE: 2570, budget: [] }),
  ];
  expect(planTotals(rows)).toEqual({
    satang: 1_500_060,
    rows: 3,
    byStrategy: [
      { key: 'ยุทธศาสตร์ที่ 1', satang: 1_500_050, rows: 2 },
      { key: 'ยุทธศาสตร์ที่ 2', satang: 10, rows: 1 },
    ],
    byAgency: [
      { key: 'พมจ.ระนอง', satang: 1_500_060, rows: 2 },
      { key: '', satang: 0, rows: 1 },
    ],
    bySource: [
      { key: 'งบจังหวัด', satang: 1_500_057, rows: 2 },
      { key: 'กองทุนคุ้มครองเด็ก', satang: 3, rows: 1 },
    ],
    byYear: [
      { key: '2569', satang: 1_500_060, rows: 2 },
      { key: '2570', satang: 0, rows: 1 },
    ],
    byQuarter: [
      { key: '1', satang: 1_000_000, rows: 1 },
      { key: '2', satang: 500_057, rows: 2 },
      { key: '3', satang: 0, rows: 0 },
      { key: '4', satang: 0, rows: 0 },
      { key: 'not-split', satang: 3, rows: 1 },
    ],
  });
});

test('every way to add up gives the same sum, to the satang', () => {
  const line = fc.record({
    source: fc.constantFrom('งบจังหวัด', 'อปท.', ''),
    quarter: fc.constantFrom(1, 2, 3, 4, null),
    satang: fc.integer({ min: 0, max: 1e11 }),
  });
  const row = fc.record({
    strategy: fc.constantFrom('1', '2', ''),
    agency: fc.constantFrom('พมจ.', 'อบต.', ''),
    fiscalYearBE: fc.constantFrom(2568, 2569),
    budget: fc.array(line, { maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(row), (given) => {
      const totals = planTotals(given.map((each, i) => rowWith({ ...each, id: String(i) })));
      const sum = given.reduce((all, { budget }) => all + budget.reduce((own, { satang }) => own + satang, 0), 0);
      expect(totals.satang).toBe(sum);
      const { byStrategy, byAgency, bySource, byYear, byQuarter } = totals;
      for (const parts of [byStrategy, byAgency, bySource, byYear, byQuarter]) {
        expect(sumSatang(parts.map(({ satang }) => satang))).toBe(sum);
      }
    }),
  );
});

test('no rows: nothing; a sum that would not be exact is refused', () => {
  expect(planTotals([])).toMatchObject({ satang: 0, rows: 0, byStrategy: [], bySource: [] });
  expect(() => sumSatang([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
});
