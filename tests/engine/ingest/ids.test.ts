import { describe, expect, test } from 'vitest';
import { utils } from '@e965/xlsx';
import { isPlaceholderId } from '../../../shared/cpms/placeholder-ids.ts';
import type { ExtractRow } from '../../support/extract-file.ts';
import { bookOf, gridOf, provinceFields, provinceRows, textOf } from '../../support/province-extract.ts';
import { foundIn, plainOutcome, provinceImport, type Outcome } from '../../support/province-import.ts';

const rows = provinceRows();
const csv = (changed: readonly ExtractRow[]): Record<string, string> => ({ 'เด็ก-2567.csv': textOf(gridOf(changed)) });
const expectSame = async (outcome: Outcome): Promise<void> =>
  expect(outcome.figures).toEqual((await plainOutcome()).figures);

describe('words for "has no number"', () => {
  const words = [
    'ไม่มี',
    '0',
    'nan',
    'None',
    'ยังไม่มีเลข',
    'รอ',
    '-',
    '.',
    'N/A',
    'NULL',
    '0000000000000',
    '9999999999999',
    'xxx',
    'ไม่มีบัตรประชาชน',
  ];

  test('are no id, whatever they are', () => {
    expect(words.filter((word) => !isPlaceholderId(word))).toEqual([]);
    expect(['1', 'C001', '9999100000000', 'H-12', 'ก1', '10', 'G999900000001'].filter(isPlaceholderId)).toEqual([]);
  });

  test.each(words)('%s merges no children and no households', async (word) => {
    const without = rows.map((row, i) => (i % 2 === 0 ? { ...row, child_id: word } : row));
    const outcome = await provinceImport(csv(without));
    await expectSame(outcome);
    expect(foundIn(outcome.file).said('child_id_missing')).toEqual([20, expect.any(Array)]);
    const homeless = await provinceImport(csv(rows.map((row) => ({ ...row, household_id: word }))));
    expect([homeless.file.accepted, homeless.report.households]).toEqual([40, 0]);
  });

  test('a word that nobody thought of, standing for many children, is one too', async () => {
    await expectSame(await provinceImport(csv(rows.map((row) => ({ ...row, child_id: 'รอออกเลข' })))));
  });

  test.each(['1', '99', '123'])('the number %s, which has children of many births, is one too', async (number) => {
    await expectSame(
      await provinceImport(csv(rows.map((row, i) => (i % 2 === 0 ? { ...row, child_id: number } : row)))),
    );
  });

  test('children numbered anew in each household are not taken for each other', async () => {
    const numbered = rows.map((row, i) => ({ ...row, child_id: String(1 + (Math.floor(i / 2) % 2)) }));
    const outcome = await provinceImport(csv(numbered));
    await expectSame(outcome);
    expect(foundIn(outcome.file).said('child_id_missing')).toEqual([40, expect.any(Array)]);
  });

  test('a short number of one child stays its id: the same child again is rejected', async () => {
    const numbered = rows.map((row, i) => ({ ...row, child_id: String(i + 1) }));
    const outcome = await provinceImport(csv([...numbered, ...numbered.slice(0, 3), ...numbered.slice(0, 3)]));
    await expectSame(outcome);
    expect(outcome.file.rejectedCount).toBe(6);
  });

  test('in an id number they are blank, and no wrong number', async () => {
    const outcome = await provinceImport(csv(rows.map((row) => ({ ...row, national_id: 'ไม่มีบัตร' }))));
    expect(outcome.codes.filter((code) => code.startsWith('id_'))).toEqual([]);
  });
});

describe('what programs put around ids', () => {
  test.each<[string, (id: string) => string]>([
    ['="..."', (id) => `="${id}"`],
    ['a quote in front', (id) => `'${id}`],
    ['a curly quote in front', (id) => `’${id}`],
    ['no-break spaces', (id) => `\u00a0${id}\u00a0`],
    ['zero-width letters', (id) => `${id.slice(0, 3)}\u200b${id.slice(3)}\ufeff`],
    ['spaces behind', (id) => `${id}   `],
    ['Thai digits', (id) => id.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)))],
    ['digits of full width', (id) => id.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))],
    ['small letters', (id) => id.toLowerCase()],
  ])('%s in every second row: the same children and households', async (_what, change) => {
    const twice = rows.map((row, i) =>
      i % 2 === 0
        ? row
        : { ...row, household_id: change(row['household_id'] ?? ''), child_id: change(row['child_id'] ?? '') },
    );
    await expectSame(await provinceImport(csv(twice)));
    // The same child again, its id written in the other way, is the same child.
    const again = { ...rows[0], child_id: change('C00001') };
    const { file } = await provinceImport(csv([...rows, again]));
    expect(foundIn(file).rejected).toEqual([[42, 'duplicate_child']]);
  });

  test.each(['85,010,101', '85010101.0', '="85010101"', "'85010101", '8501 0101', '８５０１０１０１'])(
    'a community written %s',
    async (code) => {
      const changed = rows.map((row) =>
        row['community_code'] === '85010101' ? { ...row, community_code: code } : row,
      );
      await expectSame(await provinceImport(csv(changed)));
    },
  );
});

describe('numbers that a spreadsheet shortened', () => {
  test.each(['8.50100E+10', '8.501E+10', '8,501E+10', '9E+12'])(
    '%s is nobody, and said once a column',
    async (lost) => {
      const outcome = await provinceImport(csv(rows.map((row) => ({ ...row, household_id: lost, child_id: lost }))));
      expect([outcome.file.accepted, outcome.report.households]).toEqual([40, 0]);
      expect(outcome.file.warnings.filter(({ code }) => code === 'id_lost_digits').map(({ count }) => count)).toEqual([
        40, 40,
      ]);
    },
  );

  test('an id that merely ends like one is an id', async () => {
    await expectSame(await provinceImport(csv(rows.map((row) => ({ ...row, child_id: `${row['child_id']}-1E5` })))));
  });
});

describe('households on a sheet of their own', () => {
  const childFields = provinceFields.filter((field) => !/^ind(?:17|18|19|2\d)$/.test(field));
  const homeFields = ['household_id', 'community_code', 'ind17', 'ind18', 'ind19', 'ind20', 'ind21', 'ind22'];
  const homes = [...new Map(rows.map((row) => [row['household_id'], row])).values()];
  const book = (child: (id: string) => unknown, home: (id: string) => unknown): Buffer => {
    const changed = (grid: string[][], at: number, change: (id: string) => unknown): unknown[][] =>
      grid.map((row, i) => row.map((cell, j) => (i > 0 && j === at ? change(cell) : cell)));
    const children = gridOf(rows, childFields);
    return bookOf({
      เด็ก: changed(children, childFields.indexOf('household_id'), child),
      ครัวเรือน: changed(gridOf(homes, homeFields), 0, home),
    });
  };
  const number = (id: string): number => Number(id.replace('-', '').slice(4));

  test.each<[string, (id: string) => unknown, (id: string) => unknown]>([
    ['as they are', (id) => id, (id) => id],
    ['numbers here, text there', number, (id) => String(number(id))],
    ['text with .0', (id) => `${number(id)}.0`, number],
    ['with thousands separators', (id) => number(id).toLocaleString('en'), (id) => String(number(id))],
    ['with spaces around', (id) => ` ${id}`, (id) => `${id}\u00a0`],
  ])('join, written %s', async (_what, child, home) => {
    await expectSame(await provinceImport({ 'ระนอง-2567.xlsx': book(child, home) }));
  });

  test('zeros in front that a format shows join with those that are text', async () => {
    const sheet = utils.aoa_to_sheet(
      gridOf(homes, homeFields).map((row, i) => row.map((cell, j) => (i > 0 && j === 0 ? number(cell) : cell))),
    );
    for (const [place, cell] of Object.entries(sheet)) if (/^A\d/.test(place) && cell.t === 'n') cell.z = '00000000';
    const children = gridOf(rows, childFields).map((row, i) =>
      row.map((cell, j) =>
        i > 0 && j === childFields.indexOf('household_id') ? String(number(cell)).padStart(8, '0') : cell,
      ),
    );
    await expectSame(await provinceImport({ 'ระนอง-2567.xlsx': bookOf({ เด็ก: children, ครัวเรือน: sheet }) }));
  });

  test('lost zeros do not join: the children come in, 17-22 are unknown, and it is said', async () => {
    const bytes = book((id) => `00${number(id)}`, number);
    const outcome = await provinceImport({ 'ระนอง-2567.xlsx': bytes });
    expect([outcome.file.error, outcome.file.accepted]).toEqual([null, 40]);
    expect(outcome.codes).toContain('household_without_children');
    const [yes = [], no = []] = outcome.figures['2567 85010101'] as number[][];
    expect([...yes.slice(16), ...no.slice(16)].every((count) => count === 0)).toBe(true);
  });

  test('so do files of their own', async () => {
    const { report } = await provinceImport({
      'เด็ก-2567.csv': textOf(gridOf(rows, childFields)),
      'ครัวเรือน-2567.csv': textOf(
        gridOf(
          homes.map((row) => ({ ...row, household_id: `X${row['household_id']}` })),
          homeFields,
        ),
      ),
    });
    expect(report.files.map(({ error, accepted }) => [error, accepted])).toEqual([
      [null, 40],
      [null, homes.length],
    ]);
    expect(report.files[1]?.warnings.map(({ code }) => code)).toContain('household_without_children');
  });
});
