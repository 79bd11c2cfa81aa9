import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { readWorkbook } from '../../electron/engine/ingest/read/read-workbook.ts';
import { headRows, mostRows } from '../../electron/engine/ingest/read/sheet-grid.ts';
import { readRegisterSheet } from '../../electron/engine/plans/read-register-sheet.ts';
import { writeRegisterSheet } from '../../electron/engine/plans/write-register-sheet.ts';
import { temporaryFolder } from '../support/engine.ts';
import { officePlan } from './office-plan.ts';

type Merge = {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
};

/** Cells as an office merges them: titles, strategies and the budget across, the rest of the header and measures with two sources down. */
function mergesOf(cells: readonly (readonly string[])[]): readonly Merge[] {
  const down = (r: number, columns: readonly number[]) => columns.map((c) => ({ s: { r, c }, e: { r: r + 1, c } }));
  const across = (r: number, from: number, to: number) => ({ s: { r, c: from }, e: { r, c: to } });
  const isStrategy = (row: readonly string[]) => row.filter((cell) => cell !== '').length === 1;
  const ofMeasures = cells.flatMap((row, r) =>
    r > 5 && row[0] !== '' && row[0] === cells[r + 1]?.[0] ? down(r, [0, 1, 2, 3, 4, 5, 12, 13, 14]) : [],
  );
  const ofStrategies = cells.flatMap((row, r) => (row[0] !== '' && isStrategy(row) ? [across(r, 0, 14)] : []));
  return [...ofStrategies, ...down(3, [0, 1, 2, 3, 4, 5, 11, 12, 13, 14]), across(3, 6, 10), ...ofMeasures];
}

test('the same plan from a workbook, with merged cells and numbers: every row, unchanged on its way out', async () => {
  const office = officePlan();
  const sheet = utils.aoa_to_sheet(
    office.cells.map((row) => row.map((cell) => (/^\d{4,}$/.test(cell) ? Number(cell) : cell))),
  );
  const merges = mergesOf(office.cells);
  for (const { s, e } of merges) {
    for (let r = s.r; r <= e.r; r++) {
      for (let c = s.c; c <= e.c; c++) if (r !== s.r || c !== s.c) delete sheet[utils.encode_cell({ r, c })];
    }
  }
  sheet['!merges'] = [...merges];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'แผน 2569');
  const path = join(await temporaryFolder(), 'plan.xlsx');
  await writeFile(path, write(book, { type: 'buffer', bookType: 'xlsx' }));

  const [found] = await readWorkbook({
    path,
    file: 'plan.xlsx',
    format: 'xlsx',
    packing: { kind: 'none' },
    encoding: null,
  });
  const cells = found ? headRows(found, mostRows).map((row) => office.cells[0]?.map((_, i) => row[i] ?? '') ?? []) : [];
  const read = readRegisterSheet(cells);
  const rows = read.rows.map(({ row }) => row);
  expect(merges.length).toBeGreaterThan(50);
  expect(rows).toEqual(readRegisterSheet(office.cells).rows.map(({ row }) => row));
  expect(rows).toHaveLength(60);
  expect(writeRegisterSheet(read, rows, 'th').cells).toEqual(cells);
});
