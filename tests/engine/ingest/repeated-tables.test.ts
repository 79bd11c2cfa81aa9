import { describe, expect, test } from 'vitest';
import type { ExtractRow } from '../../support/extract-file.ts';
import { bookOf, gridOf, provinceFields, provinceRows, textOf } from '../../support/province-extract.ts';
import { plainOutcome, provinceImport, type Outcome } from '../../support/province-import.ts';

const rows = provinceRows();
const nameless = provinceFields.filter((field) => field !== 'child_id');
const csv = (some: readonly ExtractRow[], fields: readonly string[] = nameless): string => textOf(gridOf(some, fields));
const codesOf = ({ report }: Outcome): unknown =>
  report.files.map(({ warnings }) => warnings.map(({ code }) => code).filter((code) => /repeated/.test(code)));
const accepted = ({ report }: Outcome): unknown => report.files.map((file) => file.accepted);
const renumbered = rows.map((row, i) => ({ ...row, child_id: `Z${i}` }));

describe('the same table twice, without ids or with others', () => {
  test.each<[string, Record<string, string | Uint8Array>]>([
    [
      'saved again with other line ends',
      { 'a-2567.csv': csv(rows), 'b-2567.csv': `\ufeff${csv(rows).replaceAll('\r\n', '\n')}` },
    ],
    ['as CSV and as a workbook', { 'a-2567.csv': csv(rows), 'b-2567.xlsx': bookOf({ เด็ก: gridOf(rows, nameless) }) }],
    ['in another order', { 'a-2567.csv': csv(rows), 'b-2567.csv': csv(rows.toReversed()) }],
    ['in other columns', { 'a-2567.csv': csv(rows), 'b-2567.csv': csv(rows, nameless.toReversed()) }],
    [
      'with ids numbered anew',
      { 'a-2567.csv': csv(rows, provinceFields), 'b-2567.csv': csv(renumbered, provinceFields) },
    ],
    [
      'without names',
      {
        'a-2567.csv': csv(rows),
        'b-2567.csv': csv(
          rows,
          nameless.filter((field) => !/name|national_id/.test(field)),
        ),
      },
    ],
    [
      'but for one child in forty',
      {
        'a-2567.csv': csv(rows),
        'b-2567.csv': csv(
          rows.map((row, i) => (i === 3 ? { ...row, sex: row['sex'] === 'ชาย' ? 'หญิง' : 'ชาย' } : row)),
        ),
      },
    ],
  ])('%s: it is counted once, and both are named', async (_what, files) => {
    const outcome = await provinceImport(files);
    expect([accepted(outcome), codesOf(outcome)]).toEqual([
      [40, 0],
      [[], ['table_repeated']],
    ]);
    expect(outcome.report.files[1]?.warnings.map(({ en }) => en).join()).toMatch(/b-2567.* = a-2567/);
    expect([outcome.report.children, outcome.report.files[1]?.error]).toEqual([40, null]);
  });

  test('a sheet of all beside a sheet for each community, whichever stands first', async () => {
    const of = (code: string): string[][] =>
      gridOf(
        rows.filter((row) => row['community_code'] === code),
        nameless,
      );
    const all = gridOf(rows, nameless);
    for (const sheets of [
      { '1': of('85010101'), '2': of('85010102'), รวม: all },
      { รวม: all, '1': of('85010101'), '2': of('85010102') },
    ]) {
      const outcome = await provinceImport({ 'ระนอง-2567.xlsx': bookOf(sheets) });
      expect(outcome.report.children).toBe(40);
      expect(outcome.codes).toContain('table_repeated');
      expect(outcome.figures['migrants']).toBe((await plainOutcome()).figures['migrants']);
    }
  });

  test('a person says that it counts', async () => {
    const outcome = await provinceImport(
      { 'a-2567.csv': csv(rows), 'b-2567.csv': csv(rows.toReversed()) },
      { choices: { countsRepeated: true } },
    );
    expect([accepted(outcome), codesOf(outcome)]).toEqual([
      [40, 40],
      [[], ['rows_repeated']],
    ]);
  });
});

describe('what merely looks alike', () => {
  test('twins and siblings in one table stay', async () => {
    const twins = [...rows, ...rows.slice(0, 6)].map((row, i) => ({ ...row, child_id: `T${i}` }));
    const outcome = await provinceImport({ 'a-2567.csv': csv(twins, provinceFields) });
    expect([accepted(outcome), codesOf(outcome)]).toEqual([[46], [[]]]);
  });

  test('a table of fewer than 20 rows is not judged', async () => {
    const outcome = await provinceImport({
      'a-2567.csv': csv(rows.slice(0, 19)),
      'b-2567.csv': csv(rows.slice(0, 19).toReversed()),
    });
    expect([accepted(outcome), codesOf(outcome)]).toEqual([
      [19, 19],
      [[], []],
    ]);
  });

  test('where half of the rows stand elsewhere, it is said and all of them count', async () => {
    const other = rows.map((row, i) =>
      i < 24 ? row : { ...row, birth_date: '01/01/2560', ind13: row['ind13'] === '1' ? '0' : '1' },
    );
    const outcome = await provinceImport({ 'a-2567.csv': csv(rows), 'b-2567.csv': csv(other) });
    expect([accepted(outcome), codesOf(outcome)]).toEqual([
      [40, 40],
      [[], ['rows_repeated']],
    ]);
  });

  test('children of whom nothing is told but their community are not the same ones', async () => {
    const fields = ['survey_year', 'community_code', 'ind13'];
    const many = [...rows, ...rows].map((row, i) => ({ ...row, ind13: String(i % 2) }));
    const outcome = await provinceImport({
      'a-2567.csv': csv(many, fields),
      'b-2567.csv': csv(many.toReversed(), fields),
    });
    expect(accepted(outcome)).toEqual([80, 80]);
  });

  test('another year is another table', async () => {
    const outcome = await provinceImport({
      'a.csv': csv(rows),
      'b.csv': csv(rows.map((row) => ({ ...row, survey_year: '2568' }))),
    });
    expect([accepted(outcome), codesOf(outcome)]).toEqual([
      [40, 40],
      [[], []],
    ]);
  });
});
