import { expect, test } from 'vitest';
import { fileWith, importPaths, startEngine } from '../../support/engine.ts';
import { gridOf, provinceRows } from '../../support/province-extract.ts';
import { zipOf } from '../../support/zip-file.ts';

const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const grid = gridOf(provinceRows(20)).map((row) => row.map(String));
const texts = [...new Set(grid.flat())];
const whole = {
  texts: `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  sheet: `<worksheet><sheetData>${grid.map(rowOf).join('')}</sheetData></worksheet>`,
};

function rowOf(row: readonly string[], i: number): string {
  return `<row r="${i + 1}">${row.map((text) => `<c t="s"><v>${texts.indexOf(text)}</v></c>`).join('')}</row>`;
}

async function imported(parts: Partial<typeof whole>): Promise<string | number | undefined> {
  const book = zipOf({
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': '<workbook><sheets><sheet name="s" sheetId="1" r:id="s"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="t" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="s" Type="${rel}/worksheet" Target="sheet.xml"/></Relationships>`,
    'xl/sharedStrings.xml': parts.texts ?? whole.texts,
    'xl/sheet.xml': parts.sheet ?? whole.sheet,
  });
  const [file] = (await importPaths(await startEngine(), [await fileWith('cut-2567.xlsx', book)])).files;
  return file?.error?.code ?? file?.accepted;
}

const lastText = whole.texts.lastIndexOf('<si>');
const middle = whole.sheet.indexOf('<row r="10"');

test('a whole workbook is read, a cell without a value too', async () => {
  expect(await imported({})).toBe(20);
  expect(await imported({ sheet: whole.sheet.replace('</row>', '<c t="s"><v></v></c></row>') })).toBe(20);
});

// A packed part can be cut before it was packed: the sums of the zip file are right then. What is missing would be read as
// fewer children, and a missing text as no answer.
test.each<[string, Partial<typeof whole>]>([
  ['a sheet that ends between two rows', { sheet: whole.sheet.slice(0, middle) }],
  ['a sheet that ends within a tag', { sheet: whole.sheet.slice(0, middle + 6) }],
  ['a sheet with a comment that never ends', { sheet: whole.sheet.replace('<row r="10"', '<!-- <row r="10"') }],
  ['texts that end before the last one', { texts: whole.texts.slice(0, lastText) }],
  ['texts without the last one', { texts: `${whole.texts.slice(0, lastText)}</sst>` }],
])('%s is a damaged file', async (_what, parts) => {
  expect(await imported(parts)).toBe('FILE_DAMAGED');
});
