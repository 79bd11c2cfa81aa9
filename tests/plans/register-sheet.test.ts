import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRegisterSheet, type RegisterSheet } from '../../electron/engine/plans/read-register-sheet.ts';
import { registerTable } from '../../electron/engine/plans/register-table.ts';
import { writeRegisterSheet } from '../../electron/engine/plans/write-register-sheet.ts';
import { AppError, errorText } from '../../shared/contract/app-error.ts';
import type { ErrorCode } from '../../shared/contract/error-codes.ts';
import { planRow, planStates, type PlanRow } from '../../shared/contract/plans.ts';
import { populationGroups } from '../../shared/contract/no-filter.ts';
import { formatBahtValue } from '../../shared/format/money.ts';
import { planTotals, sumSatang } from '../../shared/plans/plan-totals.ts';
import { missingCodes, planRowProblems } from '../../shared/plans/plan-problems.ts';
import { newPlanRow } from '../../shared/plans/new-plan-row.ts';
import { officePlan } from './office-plan.ts';
import { rowWith } from './plan-fixtures.ts';

const rowsOf = (sheet: RegisterSheet): readonly PlanRow[] => sheet.rows.map(({ row }) => row);

describe("an office's plan of 60 measures", () => {
  const office = officePlan();
  const sheet = readRegisterSheet(office.cells);

  test('comes in: every measure, its strategy, its money to the satang', () => {
    expect(sheet.rows).toHaveLength(60);
    expect(sheet.fiscalYearBE).toBe(2569);
    const totals = planTotals(rowsOf(sheet));
    expect(totals.satang).toBe(office.satang);
    expect(totals.byQuarter.map(({ satang }) => satang)).toEqual([...office.byQuarter, 0]);
    expect(totals.byStrategy.map(({ key, rows }) => [key.slice(0, 15), rows])).toEqual([
      ['ยุทธศาสตร์ที่ ๑', 20],
      ['ยุทธศาสตร์ที่ ๒', 20],
      ['ยุทธศาสตร์ที่ ๓', 20],
    ]);
    expect(totals.bySource.map(({ key }) => key).toSorted()).toEqual(['กองทุนคุ้มครองเด็ก', 'งบ อปท.', 'งบจังหวัด']);
    expect(rowsOf(sheet).map((row) => planRow.safeParse(row).success)).not.toContain(false);
  });

  test('a row with everything in it', () => {
    expect(sheet.rows[11]).toEqual({
      lines: [18, 19],
      row: newPlanRow('line-19', 2569, {
        strategy: 'ยุทธศาสตร์ที่ ๑ การป้องกันเด็กจากความรุนแรงและการแสวงประโยชน์',
        measure: 'โครงการที่ ๑๒ รวมพลังชุมชนดูแลเด็ก',
        placeText: 'ทุกตำบล',
        indicator: 3,
        target: { percent: 80, people: null, text: 'ร้อยละ ๘๐' },
        forWhom: { group: 'migrant', ages: { from: 6, to: 17 }, sex: null },
        agency: 'อบต.บางริ้น',
        budget: [
          { source: 'งบจังหวัด', quarter: 1, satang: 1_200_000 },
          { source: 'งบจังหวัด', quarter: 2, satang: 1_225_000 },
          { source: 'งบจังหวัด', quarter: 4, satang: 1_275_000 },
          { source: 'กองทุนคุ้มครองเด็ก', quarter: 2, satang: 1_230_000 },
          { source: 'กองทุนคุ้มครองเด็ก', quarter: 3, satang: 1_255_000 },
          { source: 'กองทุนคุ้มครองเด็ก', quarter: 4, satang: 1_280_000 },
        ],
      }),
    });
    expect(sheet.rows[4]?.row).toMatchObject({
      areas: ['85010101', '85010102'],
      placeText: '',
      startsOn: '2025-10-01',
      endsOn: '2026-09-30',
    });
    expect(sheet.rows[6]?.row.budget.map(({ satang }) => satang % 100)).toContain(25);
  });

  test("an office's own percentage is no prevalence to be reached", () => {
    expect(sheet.rows[0]?.row).toMatchObject({
      indicator: null,
      target: { percent: null, people: 120, text: 'เด็ก ๑๒๐ คน' },
    });
    const own = rowsOf(sheet).filter(({ indicator }) => indicator === null);
    expect(own.every(({ target }) => target.percent === null)).toBe(true);
    expect(own.length).toBe(45);
    expect(own.filter(({ target }) => target.text === 'ร้อยละ ๘๐').length).toBe(15);
  });

  test('its totals agree with its rows, those of each strategy and of all', () => {
    expect(sheet.totals).toHaveLength(20);
    expect(sheet.totals.filter(({ statedSatang, sumSatang: sum }) => statedSatang !== sum)).toEqual([]);
    expect(sheet.totals.at(-5)).toMatchObject({ label: 'รวมทั้งสิ้น', column: 'budget', statedSatang: office.satang });
  });

  test('what was not understood is named with its place, and nothing else', () => {
    const shortYears = sheet.notes.filter(({ code }) => code === 'two-digit-year');
    expect(shortYears).toHaveLength(10);
    expect(shortYears[0]).toEqual({ code: 'two-digit-year', line: 13, column: 'period', text: 'ต.ค. ๖๘ - ก.ย. ๖๙' });
    expect(sheet.notes.filter(({ code }) => code !== 'two-digit-year')).toEqual([
      { code: 'row-not-understood', line: 80, column: null, text: 'ผู้จัดทำ กลุ่มนโยบายและวิชาการ' },
    ]);
    const problems = rowsOf(sheet).flatMap((row, i) => planRowProblems(row, i + 1));
    expect(problems.filter(({ code }) => !missingCodes.has(code))).toEqual([]);
  });

  test('goes out unchanged', () => {
    expect(writeRegisterSheet(sheet, rowsOf(sheet), 'th')).toEqual({ cells: office.cells, notWritten: [] });
  });

  test('one amount changed: that cell, its row and the totals, each as it was written before', () => {
    const rows = rowsOf(sheet).map((row, i) =>
      i === 8
        ? {
            ...row,
            budget: row.budget.map((line) => (line.quarter === 2 ? { ...line, satang: line.satang + 50_000 } : line)),
          }
        : row,
    );
    const { cells, notWritten } = writeRegisterSheet(sheet, rows, 'th');
    const changed = cells.flatMap((line, r) =>
      line.flatMap((cell, c) => (cell === office.cells[r]?.[c] ? [] : [[r, c, office.cells[r]?.[c], cell]])),
    );
    expect(changed.map(([r, c]) => [r, c])).toEqual(
      [
        [15, 6],
        [15, 8],
        [28, 6],
        [28, 8],
        [75, 6],
        [75, 8],
      ].map(([r, c]) => [r === 75 ? cells.length - 3 : r, c]),
    );
    expect(changed[1]).toEqual([15, 8, '๙,๒๕๐', '๙,๗๕๐']);
    expect(notWritten).toEqual([]);
    const again = readRegisterSheet(cells);
    expect(rowsOf(again)).toEqual(rows);
    expect(again.totals.every(({ statedSatang, sumSatang: sum }) => statedSatang === sum)).toBe(true);
    expect(planTotals(rowsOf(again)).satang).toBe(office.satang + 50_000);
  });

  test('a row taken out, a row added, another source of money, a new agency: read again it is the same plan', () => {
    const [first, second, ...others] = rowsOf(sheet);
    const changed = {
      ...second!,
      agency: 'เทศบาลเมืองระนอง',
      budget: [
        { source: 'งบจังหวัด', quarter: 3, satang: 700_000 },
        { source: 'มูลนิธิ', quarter: 4, satang: 125 },
      ],
    };
    const added = newPlanRow('new', 2569, {
      strategy: others.at(-1)!.strategy,
      measure: 'จดทะเบียนการเกิดเคลื่อนที่',
      placeText: 'ตำบลปากน้ำ',
      agency: 'อำเภอเมืองระนอง',
      budget: [{ source: 'งบจังหวัด', quarter: 1, satang: 1_000_000 }],
      indicator: 2,
    });
    const rows = [changed, ...others, added];
    const { cells, notWritten } = writeRegisterSheet(sheet, rows, 'th');
    expect(first).toBeDefined();
    expect(notWritten).toEqual([]);
    const again = readRegisterSheet(cells);
    const withoutIds = (all: readonly PlanRow[]) => all.map((row) => ({ ...row, id: '' }));
    expect(withoutIds(rowsOf(again))).toEqual(withoutIds(rows));
    expect(again.totals.every(({ statedSatang, sumSatang: sum }) => statedSatang === sum)).toBe(true);
  });

  test('what the table has no column for is said, not lost in silence', () => {
    const rows = rowsOf(sheet).map((row, i) =>
      i === 0
        ? {
            ...row,
            strategy: 'ยุทธศาสตร์อื่น',
            state: 'done' as const,
            spentSatang: 5,
            budget: [{ source: 'งบจังหวัด', quarter: null, satang: 9 }],
          }
        : row,
    );
    expect(writeRegisterSheet(sheet, rows, 'th').notWritten).toEqual([
      { rowId: 'line-8', column: 'strategy' },
      { rowId: 'line-8', column: 'spent' },
      { rowId: 'line-8', column: 'state' },
    ]);
  });
});

const simple = (...rows: readonly (readonly string[])[]) => [
  ['ปีงบประมาณ 2569'],
  ['ลำดับ', 'โครงการ', 'หน่วยงาน', 'แหล่งงบประมาณ', 'งบประมาณ'],
  ...rows,
];

describe('other tables', () => {
  test('the same measure in two lines without numbers: one with two sources, two where the source is the same', () => {
    const read = (...rows: readonly (readonly string[])[]) =>
      rowsOf(readRegisterSheet(simple(...rows))).map(({ budget }) => budget.map(({ satang }) => satang));
    expect(read(['', 'ค่าย', 'พมจ.', 'งบจังหวัด', '100'], ['', 'ค่าย', 'พมจ.', 'อปท.', '50'])).toEqual([[10_000, 5000]]);
    expect(read(['', 'ค่าย', 'พมจ.', 'งบจังหวัด', '100'], ['', '', '', 'อปท.', '50'])).toEqual([[10_000, 5000]]);
    expect(read(['', 'ค่าย', 'พมจ.', 'งบจังหวัด', '100'], ['', 'ค่าย', 'พมจ.', 'งบจังหวัด', '50'])).toEqual([
      [10_000],
      [5000],
    ]);
    expect(read(['1', 'ค่าย', 'พมจ.', 'งบจังหวัด', '100'], ['2', 'ค่าย', 'พมจ.', 'อปท.', '50'])).toEqual([
      [10_000],
      [5000],
    ]);
  });

  test('an amount that may be a merged cell counted twice is named', () => {
    const { notes } = readRegisterSheet(
      simple(['1', 'ค่าย', 'พมจ.', 'งบจังหวัด', '100'], ['1', 'ค่าย', 'พมจ.', 'อปท.', '100']),
    );
    expect(notes).toEqual([{ code: 'amount-repeated', line: 4, column: 'budget', text: '100' }]);
  });

  test('a total that does not agree is told as it stands, and stays as the office wrote it', () => {
    const cells = simple(
      ['1', 'ค่าย', 'พมจ.', 'งบจังหวัด', '100'],
      ['2', 'รวมพลังเยาวชน', 'พมจ.', 'งบจังหวัด', '50'],
      ['', 'รวมทั้งสิ้น', '', '', '160'],
    );
    const sheet = readRegisterSheet(cells);
    expect(sheet.rows).toHaveLength(2);
    expect(sheet.totals).toEqual([
      { line: 5, label: 'รวมทั้งสิ้น', column: 'budget', statedSatang: 16_000, sumSatang: 15_000 },
    ]);
    const [first, second] = rowsOf(sheet);
    const written = writeRegisterSheet(
      sheet,
      [{ ...first!, budget: [{ source: 'งบจังหวัด', quarter: null, satang: 20_000 }] }, second!],
      'th',
    );
    expect(written.cells.at(-1)).toEqual(['', 'รวมทั้งสิ้น', '', '', '160']);
    expect(written.cells[2]).toEqual(['1', 'ค่าย', 'พมจ.', 'งบจังหวัด', '200']);
  });

  test('a project whose name begins like a total is none', () => {
    const cells = simple(['', 'รวมพลังเยาวชน', 'พมจ.', 'งบจังหวัด', '50']);
    expect(rowsOf(readRegisterSheet(cells)).map(({ measure }) => measure)).toEqual(['รวมพลังเยาวชน']);
  });

  test('every row taken out: the total is nothing', () => {
    const sheet = readRegisterSheet(
      simple(['1', 'ค่าย', 'พมจ.', 'งบจังหวัด', '1,100.00'], ['', 'รวม', '', '', '๑,๑๐๐.๐๐']),
    );
    expect(writeRegisterSheet(sheet, [], 'th').cells.at(-1)).toEqual(['', 'รวม', '', '', '๐.๐๐']);
  });

  test('amounts that are none, parts of a satang, and sums of a spreadsheet that are a little beside', () => {
    const sheet = readRegisterSheet(
      simple(
        ['1', 'ก', 'พมจ.', '', 'ตามจ่ายจริง'],
        ['2', 'ข', 'พมจ.', '', '33333.333333333336'],
        ['3', 'ค', 'พมจ.', '', '0.30000000000000004'],
        ['4', 'ง', 'พมจ.', '', '1.005'],
      ),
    );
    expect(rowsOf(sheet).map(({ budget }) => budget.map(({ satang }) => satang))).toEqual([[], [], [30], []]);
    expect(sheet.notes.map(({ code, line, text }) => [code, line, text])).toEqual([
      ['cell-not-understood', 3, 'ตามจ่ายจริง'],
      ['cell-not-understood', 4, '33333.333333333336'],
      ['cell-not-understood', 6, '1.005'],
    ]);
  });

  test('a total of a row beside its quarters: what is left over is not split; less than they are is told', () => {
    const header = ['โครงการ', 'งบประมาณ', 'ไตรมาส 1', 'ไตรมาส 2', 'Q3', 'Q4'];
    const read = (...row: readonly string[]) => readRegisterSheet([['ปีงบประมาณ 2569'], header, row]);
    const more = read('ก', '100', '30', '20', '', '');
    expect(more.rows[0]?.row.budget.map(({ quarter, satang }) => [quarter, satang])).toEqual([
      [1, 3000],
      [2, 2000],
      [null, 5000],
    ]);
    expect(more.notes).toEqual([{ code: 'rest-not-split', line: 3, column: 'budget', text: '50' }]);
    const less = read('ก', '40', '30', '20', '', '');
    expect(less.rows[0]?.row.budget.map(({ satang }) => satang)).toEqual([3000, 2000]);
    expect(less.notes).toEqual([{ code: 'row-total-differs', line: 3, column: 'budget', text: '−10' }]);
  });

  test('a negative amount comes in as it is, and is a problem of the row', () => {
    const [row] = rowsOf(readRegisterSheet(simple(['1', 'ค่าย', 'พมจ.', 'งบจังหวัด', '-100'])));
    expect(planRowProblems(row, 1).map(({ code }) => code)).toContain('PLAN_BUDGET_NEGATIVE');
  });

  test('a Gregorian fiscal year is converted and said; a column that is not read is named', () => {
    const sheet = readRegisterSheet([
      ['Fiscal year 2026'],
      ['Project', 'Agency', 'Budget', 'Colour'],
      ['Camp', 'MSDHS', '100', 'red'],
    ]);
    expect(sheet.fiscalYearBE).toBe(2569);
    expect(sheet.notes).toEqual([
      { code: 'gregorian-year', line: 1, column: null, text: '2026' },
      { code: 'column-not-read', line: 2, column: null, text: 'Colour' },
    ]);
  });

  test.each([
    [
      'no header',
      [
        ['ก', 'ข'],
        ['1', '2'],
      ],
      'PLAN_SHEET_COLUMNS',
    ],
    [
      'no year',
      simple()
        .slice(1)
        .concat([['1', 'ค่าย', 'พมจ.', '', '1']]),
      'PLAN_SHEET_YEAR',
    ],
    ['no measure', simple(['', '', '', '', '']), 'PLAN_SHEET_EMPTY'],
    ['nothing', [], 'PLAN_SHEET_COLUMNS'],
  ])('%s: a sentence', (_what, cells, code) => {
    const read = () => readRegisterSheet(cells);
    expect(read).toThrow(AppError);
    expect(read).toThrow(code);
    const { th, en } = errorText(code as ErrorCode, { found: ['ก', 'ข'] });
    expect(`${th} ${en}`).not.toMatch(/undefined/);
  });
});

describe('a table of our own', () => {
  const text = fc.constantFrom('', 'ศูนย์การเรียนรู้', 'Home visits', 'รวมพลัง "ชุมชน"', 'อบต.บางริ้น');
  const line = fc.record({
    source: fc.constantFrom('งบจังหวัด', 'อปท.', 'กองทุนคุ้มครองเด็ก'),
    quarter: fc.constantFrom(1, 2, 3, 4, null),
    satang: fc.integer({ min: 1, max: 1e12 }),
  });
  const row: fc.Arbitrary<Partial<PlanRow>> = fc.record({
    strategy: fc.constantFrom('ยุทธศาสตร์ที่ 1', 'ยุทธศาสตร์ที่ 2'),
    areas: fc.uniqueArray(fc.constantFrom('85', '8501', '850101', '85010101')),
    indicator: fc.option(fc.integer({ min: 1, max: 22 }), { nil: null }),
    target: fc.record({
      percent: fc.constant(null),
      people: fc.option(fc.nat(500), { nil: null }),
      text: fc.constant(''),
    }),
    forWhom: fc.record({
      group: fc.constantFrom(...populationGroups),
      ages: fc.option(fc.tuple(fc.nat(17), fc.nat(17)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))),
      sex: fc.constantFrom(null, 'male' as const, 'female' as const),
    }),
    agency: text,
    partners: fc.uniqueArray(fc.constantFrom('พมจ.', 'สสจ.', 'NGO')),
    budget: fc.array(line, { maxLength: 6 }),
    spentSatang: fc.option(fc.nat(1e9), { nil: null }),
    startsOn: fc.constantFrom(null, '2025-10-01', '2026-02-28'),
    endsOn: fc.constantFrom(null, '2026-03-01', '2026-09-30'),
    state: fc.constantFrom(...planStates),
    remarks: text,
  });

  /** Lines of one source and quarter are one cell, and a source stands in one line. */
  const joined = (each: PlanRow): PlanRow => {
    const bySource = [...Map.groupBy(each.budget, ({ source }) => source).values()];
    const budget = bySource.flatMap((own) =>
      [1, 2, 3, 4, null].flatMap((quarter) => {
        const parts = own.filter((part) => part.quarter === quarter);
        return parts.length === 0
          ? []
          : [{ source: own[0]!.source, quarter, satang: sumSatang(parts.map(({ satang }) => satang)) }];
      }),
    );
    return { ...each, budget };
  };

  test('comes back as the same rows, in both languages', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('th' as const, 'en' as const),
        (given, language) => {
          const rows = given.map((each, i) => newPlanRow(`row-${i}`, 2569, { measure: `โครงการ ${i + 1}`, ...each }));
          const { cells, moneyColumns } = registerTable(rows, language);
          const sheet = readRegisterSheet(cells);
          expect(rowsOf(sheet)).toEqual(rows.map(joined));
          expect(sheet.totals.every(({ statedSatang, sumSatang: sum }) => statedSatang === sum)).toBe(true);
          expect(sheet.totals).toHaveLength(6);
          const money = cells.slice(2).flatMap((cellsOf) => moneyColumns.map((at) => cellsOf[at] ?? ''));
          expect(money.every((cell) => /^(?:\d+(?:\.\d\d)?)?$/.test(cell))).toBe(true);
        },
      ),
    );
  });

  test('a target for a prevalence comes back, with people beside it', () => {
    const rows = [rowWith({ target: { percent: 12.5, people: 1200, text: '' } })];
    for (const language of ['th', 'en'] as const) {
      expect(rowsOf(readRegisterSheet(registerTable(rows, language).cells))).toEqual(rows);
    }
  });

  test('rows of several years are refused; the total is that of the plan', () => {
    expect(() => registerTable([rowWith(), rowWith({ id: 'b', fiscalYearBE: 2570 })], 'th')).toThrow(
      'PLAN_SHEET_YEARS',
    );
    const { cells } = registerTable([rowWith(), rowWith({ id: 'b' })], 'th');
    expect(cells.at(-1)).toContain('30001');
    expect(formatBahtValue(planTotals([rowWith(), rowWith()]).satang)).toBe('30,001');
  });
});
