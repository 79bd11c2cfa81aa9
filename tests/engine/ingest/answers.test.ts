import { describe, expect, test } from 'vitest';
import { readAnswer } from '../../../shared/cpms/answers.ts';
import { isErrorCell } from '../../../shared/cpms/error-cells.ts';
import type { ExtractRow } from '../../support/extract-file.ts';
import { bookOf, gridOf, provinceFields, provinceRows, textOf } from '../../support/province-extract.ts';
import {
  foundIn,
  plainOutcome,
  provinceImport,
  provinceInspection,
  type Outcome,
} from '../../support/province-import.ts';
import { zipOf } from '../../support/zip-file.ts';

const rows = provinceRows();
const expectSame = async (outcome: Outcome): Promise<void> =>
  expect(outcome.figures).toEqual((await plainOutcome()).figures);

/** The extract with its answers written otherwise. */
const answered = (write: (answer: string, field: string) => string): ExtractRow[] =>
  rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([field, cell]) => [field, field.startsWith('ind') ? write(cell, field) : cell]),
    ),
  );
const csv = (changed: readonly ExtractRow[]): Record<string, string> => ({ 'เด็ก-2567.csv': textOf(gridOf(changed)) });
const spelled = (yes: string, no: string) => answered((cell) => (cell === '1' ? yes : no));

describe('answers as exports and people write them', () => {
  test.each<[string, string]>([
    ['1. ใช่', '2. ไม่ใช่'],
    ['1=ใช่', '0=ไม่ใช่'],
    ['1) มี', '0) ไม่มี'],
    ['ใช่ (1)', 'ไม่ใช่ (0)'],
    ['TRUE', 'FALSE'],
    ['จริง', 'เท็จ'],
    ['Yes', 'No'],
    ['１', '０'],
    ['๑', '๐'],
    ['1.0', '0.0'],
    ['✓', 'x'],
    ['✔', '✗'],
    ['/', '×'],
    ['☑', '✘'],
    [' ใช่ ', 'ไม่'],
    ['="1"', '="0"'],
  ])('%s and %s', async (yes, no) => {
    await expectSame(await provinceImport(csv(spelled(yes, no))));
  });

  test('an x alone is a tick, beside a tick in another column a cross', async () => {
    const alone = await provinceImport(csv(spelled('x', '0')));
    await expectSame(alone);
    expect(alone.codes).not.toContain('crosses_are_no');
    // The column of 4 has crosses only: nobody is an orphan.
    const beside = await provinceImport(
      csv(answered((cell, field) => (field === 'ind04' ? 'x' : cell === '1' ? '✓' : 'x'))),
    );
    expect((beside.figures['2567 85010101'] as number[][]).map((counts) => counts[3])).toEqual([0, 20, 0]);
    expect(beside.codes).toContain('crosses_are_no');
  });

  test('boxes: a tick, an empty one', () => {
    expect([
      readAnswer('☑'),
      readAnswer('☐'),
      readAnswer('☐', 'no'),
      readAnswer('☒'),
      readAnswer('☒', 'unknown', 'cross'),
    ]).toEqual(['yes', 'unknown', 'no', 'yes', 'no']);
    expect(['1-', '2. อาจจะ', '10', '1 2', 'ใช่ไม่ใช่'].map((cell) => readAnswer(cell))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('a form on which only what is true is ticked: that there is no No is said, once', async () => {
    const ticked = await provinceImport(csv(spelled('✓', '')));
    expect(foundIn(ticked.file).said('answers_without_no')).toEqual([22, []]);
    await expectSame(await provinceImport(csv(spelled('✓', '')), { blank: 'no' }));
    const oneColumn = await provinceImport(
      csv(answered((cell, field) => (field === 'ind13' && cell === '0' ? '' : cell))),
    );
    expect(foundIn(oneColumn.file).said('answers_without_no')).toEqual([1, []]);
  });

  test('codes that the headers explain are read, and it is said', async () => {
    const coded = (legend: string, yes: string, no: string): Record<string, string> => {
      const [header = [], ...cells] = gridOf(spelled(yes, no));
      return { 'เด็ก-2567.csv': textOf([header.map((name, i) => (i < 11 ? name : `${name} (${legend})`)), ...cells]) };
    };
    const first = await provinceImport(coded('1=ใช่ 2=ไม่ใช่', '1', '2'));
    await expectSame(first);
    expect(first.codes).toContain('codes_one_is_yes');
    await expectSame(await provinceImport(coded('1=ไม่ใช่, 2=ใช่', '2', '1')));
    const reversed = await provinceImport(coded('0=ใช่ 1=ไม่ใช่', '0', '1'));
    expect([reversed.file.accepted, reversed.codes.includes('header_doubtful')]).toEqual([40, true]);
    expect((reversed.figures['2567 85010101'] as number[][])[0]).toEqual(Array.from({ length: 22 }, () => 0));
  });
});

describe('absence is no answer', () => {
  const errors = [
    '#N/A',
    '#REF!',
    '#VALUE!',
    '#DIV/0!',
    '#NAME?',
    '#NUM!',
    '#NULL!',
    'Err:502',
    '#ERROR!',
    '#ชื่อ?',
    '########',
  ];

  test('errors of formulas are known as such', () => {
    expect(errors.filter((cell) => !isErrorCell(cell))).toEqual([]);
    expect(['#', 'N/A', '#1', 'เด็ก #2', '-'].filter(isErrorCell)).toEqual(['#']);
  });

  test.each(['unknown', 'no'] as const)('they are unknown and said, blank as %s', async (blank) => {
    const broken = answered((cell, field) => (field === 'ind13' ? '#N/A' : cell));
    for (const file of [
      csv(broken),
      {
        'เด็ก-2567.xlsx': bookOf({
          เด็ก: gridOf(broken).map((row) => row.map((cell) => (cell === '#N/A' ? { t: 'e', v: 42, w: '#N/A' } : cell))),
        }),
      },
    ]) {
      const outcome = await provinceImport(file, { blank });
      expect((outcome.figures['2567 85010101'] as number[][]).map((counts) => counts[12])).toEqual([0, 0, 20]);
      expect(
        foundIn(outcome.file).said('answer_unreadable') ?? foundIn(outcome.file).said('answers_unlikely'),
      ).toMatchObject({ 0: 40 });
    }
  });

  test('formulas that were never calculated are unknown too, and no blank', async () => {
    const sheet = xml([
      gridOf(rows)[0] ?? [],
      ...gridOf(rows)
        .slice(1)
        .map((row) =>
          row.map((cell, j) => (provinceFields[j] === 'ind13' ? { formula: 'VLOOKUP(A2,B:C,2,0)' } : cell)),
        ),
    ]);
    const outcome = await provinceImport({ 'เด็ก-2567.xlsx': sheet }, { blank: 'no' });
    expect((outcome.figures['2567 85010101'] as number[][]).map((counts) => counts[12])).toEqual([0, 0, 20]);
    expect(JSON.stringify(outcome.file.warnings)).toContain('#CALC!');
  });

  test('in a sheet of households as well', async () => {
    const childFields = provinceFields.filter((field) => !/^ind(?:17|18|19|2\d)$/.test(field));
    const homes = [...new Map(rows.map((row) => [row['household_id'], row])).values()].map((row) => ({
      ...row,
      ind17: '#REF!',
    }));
    const outcome = await provinceImport(
      {
        'ระนอง-2567.xlsx': bookOf({
          เด็ก: gridOf(rows, childFields),
          บ้าน: gridOf(homes, ['household_id', 'community_code', 'ind17', 'ind18']),
        }),
      },
      { blank: 'no' },
    );
    const [yes = [], no = [], unknown = []] = outcome.figures['2567 85010101'] as number[][];
    expect([yes[16], no[16], unknown[16]]).toEqual([0, 0, (yes[17] ?? 0) + (no[17] ?? 0)]);
  });
});

describe('headers that ask the contrary', () => {
  const turned = gridOf(
    answered((cell, field) => (field === 'ind03' || field === 'ind01' ? (cell === '1' ? 'ไม่ใช่' : 'ใช่') : cell)),
  );
  const names: Readonly<Record<string, string>> = { ไม่ได้รับการศึกษา: '3. ได้รับการศึกษา', ไม่มีสัญชาติไทย: 'เด็กมีสัญชาติไทยหรือไม่' };
  const content = textOf([(turned[0] ?? []).map((header) => names[header] ?? header), ...turned.slice(1)]);

  test('are not read, and offered', async () => {
    const { file, figures, codes } = await provinceImport({ 'เด็ก-2567.csv': content });
    expect([file.accepted, codes.includes('header_contrary'), codes.includes('column_missing')]).toEqual([
      40,
      true,
      true,
    ]);
    expect((figures['2567 85010101'] as number[][]).slice(0, 2).map((counts) => [counts[0], counts[2]])).toEqual([
      [0, 0],
      [0, 0],
    ]);
    const inspection = await provinceInspection('เด็ก-2567.csv', content);
    expect(
      typeof inspection === 'string'
        ? inspection
        : inspection.asked.map(({ header, candidates }) => [
            header,
            candidates.map(({ field, isContrary }) => [field, isContrary]),
          ]),
    ).toEqual([
      ['เด็กมีสัญชาติไทยหรือไม่', [['ind01', true]]],
      ['3. ได้รับการศึกษา', [['ind03', true]]],
    ]);
  });

  test('are read the other way round where a person says so', async () => {
    const outcome = await provinceImport(
      { 'เด็ก-2567.csv': content },
      { mapping: { ind03: '3. ได้รับการศึกษา', ind01: 'เด็กมีสัญชาติไทยหรือไม่' }, choices: { contrary: ['ind01', 'ind03'] } },
    );
    await expectSame(outcome);
    expect(foundIn(outcome.file).said('contrary_read')).toEqual([2, []]);
  });
});

type Cell = string | { readonly formula: string };

/** A workbook as a program writes it that calculates nothing: formulas without their results. */
function xml(grid: readonly (readonly Cell[])[]): Buffer {
  const text = (cell: string): string => cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const cells = grid.map(
    (row, i) =>
      `<row r="${i + 1}">${row.map((cell) => (typeof cell === 'string' ? `<c t="inlineStr"><is><t>${text(cell)}</t></is></c>` : `<c><f>${cell.formula}</f></c>`)).join('')}</row>`,
  );
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': '<workbook><sheets><sheet name="เด็ก" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells.join('')}</sheetData></worksheet>`,
  });
}
