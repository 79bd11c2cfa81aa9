import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { fileWith, importPaths, startEngine } from '../../support/engine.ts';

const header = 'คอลัมน์ก,คอลัมน์ข,คอลัมน์ค,คอลัมน์ง,คอลัมน์จ';
// Ages and answers look like the numbers of indicators: 10, 12, 1 and 2.
const rows = ['85010101,สมหญิง,10,1,2', '85010101,สมชาย,12,2,1', '85010102,มานี,9,1,2', '85010102,ปิติ,3,2,2'];
const odd = [header, ...rows].join('\n');
const mapping = { community_code: 'คอลัมน์ก', age_years: 'คอลัมน์ค', ind03: 'คอลัมน์ง', ind13: 'คอลัมน์จ' };

async function inspect(name: string, content: string | Uint8Array, given?: Record<string, string>) {
  const client = await startEngine();
  const { fileId } = await client.files.openPath({ path: await fileWith(name, content) });
  const asked = given ? { fileIds: [fileId], mappings: { [fileId]: given } } : { fileIds: [fileId] };
  const [inspected] = await client.extracts.inspect(asked);
  if (!inspected) throw new Error('Nothing was inspected.');
  return inspected;
}

const headersOf = (inspected: Awaited<ReturnType<typeof inspect>>) => inspected.columns?.map((each) => each.header);

describe('a file whose columns are not recognised', () => {
  test('shows its columns masked, and quotes no row', async () => {
    const inspected = await inspect('odd.csv', odd);
    expect(inspected).toMatchObject({ inspection: null, error: { code: 'FILE_NOT_EXTRACT' } });
    expect(inspected.columns?.slice(0, 3)).toMatchObject([
      { header: 'คอลัมน์ก', field: null, samples: ['00000000', '00000000', '00000000'] },
      { header: 'คอลัมน์ข', field: null, samples: ['•••••', '•••••', '•••'] },
      { header: 'คอลัมน์ค', field: null, samples: ['00', '00', '0'] },
    ]);
    for (const secret of ['สมหญิง', '85010101']) expect(JSON.stringify(inspected)).not.toContain(secret);
  });

  test('is recognised with a mapping, and imported with it', async () => {
    const inspected = await inspect('odd-2568.csv', odd, mapping);
    expect(inspected).toMatchObject({
      error: null,
      columns: null,
      inspection: { layout: 'child', headerRow: 1, rows: 4, surveyYearBE: 2568, yearSource: 'file-name', mapping },
    });
    const shown = JSON.stringify(inspected.inspection?.columns);
    for (const secret of ['สมหญิง', '85010101']) expect(shown).not.toContain(secret);
    const report = await importPaths(await startEngine(), [await fileWith('odd-2568.csv', odd)], { mapping });
    expect(report.files).toMatchObject([{ accepted: 4, error: null }]);
  });

  test('a mapping that is not enough keeps the columns, with what is mapped', async () => {
    const inspected = await inspect('odd.csv', odd, { community_code: 'คอลัมน์ก' });
    expect(inspected).toMatchObject({ inspection: null, error: { code: 'FILE_NOT_EXTRACT' } });
    expect(inspected.columns?.map(({ field }) => field)).toEqual(['community_code', null, null, null, null]);
    expect(inspected.error?.en).not.toContain('community code');
  });

  test('the header is found below titles, by its width or by the words that are known', async () => {
    const titled = await inspect('titled.csv', `รายงานเด็ก\nข้อมูลปี 2568\n${odd}`);
    expect(headersOf(titled)).toEqual(header.split(','));
    const known = ['พื้นที่,เพศ,อายุ,3. ไม่ได้รับการศึกษา', '85010101,ชาย,10,1'];
    const partly = await inspect('known.csv', `ก,ข,ค,ง\n${known.join('\n')}\n`);
    expect(partly.columns?.map(({ header: name, field }) => [name, field])).toEqual([
      ['พื้นที่', null],
      ['เพศ', 'sex'],
      ['อายุ', 'age_years'],
      ['3. ไม่ได้รับการศึกษา', 'ind03'],
    ]);
    expect(partly.columns?.[1]?.samples).toEqual(['ชาย']);
  });

  test('a column without a header is left out, a header of two rows is one', async () => {
    const gap = await inspect('gap.csv', 'ก,,ข\nปลา,ไก่,หมู\n');
    expect(headersOf(gap)).toEqual(['ก', 'ข']);
    const two = await inspect('two.csv', 'พื้นที่,เพศ,ตัวชี้วัด,\n,,3. ไม่ได้รับการศึกษา,13. ถูกกระทำรุนแรง\n85010101,ชาย,1,0\n');
    expect(two.columns?.map(({ field }) => field)).toEqual([null, 'sex', 'ind03', 'ind13']);
    const read = await inspect(
      'two-2568.csv',
      'พื้นที่,เพศ,ตัวชี้วัด,\n,,3. ไม่ได้รับการศึกษา,13. ถูกกระทำรุนแรง\n85010101,ชาย,1,0\n',
      { community_code: 'พื้นที่' },
    );
    expect(read.inspection).toMatchObject({ headerRow: 2, rows: 1, mapping: { community_code: 'พื้นที่', sex: 'เพศ' } });
  });

  test('each sheet of a workbook shows its columns', async () => {
    const book = utils.book_new();
    for (const name of ['หนึ่ง', 'สอง']) {
      utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows].map((row) => row.split(','))), name);
    }
    const inspected = await inspect('odd.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect(new Set(inspected.columns?.map(({ sheet }) => sheet))).toEqual(new Set(['หนึ่ง', 'สอง']));
  });

  test('rows without a header offer no columns and are not quoted', async () => {
    const inspected = await inspect('rows.csv', `${rows.join('\n')}\n`);
    expect(inspected).toMatchObject({ inspection: null, error: { code: 'FILE_NO_HEADER' }, columns: null });
    expect(JSON.stringify(inspected)).not.toContain('สม');
  });

  test('another failure offers none', async () => {
    expect(await inspect('empty.csv', '')).toMatchObject({ error: { code: 'FILE_EMPTY' }, columns: null });
  });
});
