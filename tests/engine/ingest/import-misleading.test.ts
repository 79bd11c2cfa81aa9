import { describe, expect, test } from 'vitest';
import type { ImportedFile } from '../../../shared/contract/extracts.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine } from '../../support/engine.ts';

const children = (count: number, row: (i: number) => ExtractRow): ExtractRow[] =>
  Array.from({ length: count }, (_, i) => childRow({ child_id: `C${i}`, ...row(i) }));

async function imported(rows: readonly ExtractRow[], name = 'a.csv'): Promise<ImportedFile | undefined> {
  return (await importPaths(await startEngine(), [await fileWith(name, extractText(rows))])).files[0];
}

const checks = (file: ImportedFile | undefined): unknown => file?.warnings.map(({ code, count }) => [code, count]);
const inEnglish = (file: ImportedFile | undefined, code: string): string | undefined =>
  file?.warnings.find((warning) => warning.code === code)?.en;

describe('checks lead to what is wrong', () => {
  test('answers in unknown words are said once, with the words, and not as a wrong column only', async () => {
    const file = await imported(children(6, (i) => ({ ind13: i < 2 ? 'เคย' : 'ไม่เคย' })));
    expect(checks(file)).toEqual([['answers_unlikely', 6]]);
    expect(inEnglish(file, 'answers_unlikely')).toContain('13. Victim of violence "ไม่เคย" (4), "เคย" (2)');
  });

  test('the same trouble in many columns is said once, with every column', async () => {
    const fields = { ind03: 'ไม่เคย', ind04: 'ไม่เคย', ind06: 'ไม่เคย', ind13: 'ไม่เคย' };
    const file = await imported(children(5, () => fields));
    expect(checks(file)).toEqual([['answers_unlikely', 5]]);
    expect(inEnglish(file, 'answers_unlikely')).toMatch(
      /3\. Not in education "ไม่เคย" \(5\); .*13\. Victim of violence/,
    );
    expect(file?.warnings[0]?.lines).toEqual([2, 3, 4, 5, 6]);
  });

  test('rows are counted however many words stand in such columns', async () => {
    const words = (i: number) => ({ ind03: `คำ${i}`, ind04: `คำ${i}`, ind06: `คำ${i}`, ind13: `คำ${i}` });
    expect(checks(await imported(children(250, words)))).toContainEqual(['answers_unlikely', 250]);
  });

  test('a row that is not taken, such as a total, is not looked through', async () => {
    const total = Object.fromEntries(Object.keys(childRow()).map((field) => [field, '30']));
    const file = await imported([...children(3, () => ({})), { ...total, community_code: '', survey_year: 'รวม' }]);
    expect([file?.accepted, file?.rejected.map(({ reason }) => reason), checks(file)]).toEqual([
      3,
      ['community_missing'],
      [],
    ]);
  });

  test('eight digits that are no tambon are codes gone wrong, not another column', async () => {
    const file = await imported(children(4, () => ({ community_code: '99010101' })));
    expect([file?.rejectedCount, checks(file)]).toEqual([4, []]);
  });

  test('dates with the month first are read as such, for those of the column that could be either, and it is said', async () => {
    const dates = ['01/25/2558', '02/03/2558', '03/04/2558', '12/31/2557'];
    const file = await imported(children(4, (i) => ({ birth_date: dates[i] ?? '' })));
    expect(checks(file)).toEqual([['date_order', 4]]);
    expect(inEnglish(file, 'date_order')).toMatch(/month first.*Birth date$/);
    expect(JSON.stringify(file)).not.toContain('2557');
  });

  test('a file without headers is told so', async () => {
    const text = extractText(children(3, () => ({})))
      .split('\r\n')
      .slice(1)
      .join('\r\n');
    const { files } = await importPaths(await startEngine(), [await fileWith('rows.csv', text)]);
    expect(files).toMatchObject([{ accepted: 0, error: { code: 'FILE_NO_HEADER' } }]);
  });
});

describe('the wrong province', () => {
  const of = (community_code: string, count: number, survey_year = '2568'): ExtractRow[] =>
    children(count, (i) => ({ community_code, survey_year, child_id: `${community_code}${i}` }));

  test('a few rows of another province than the rest of the file', async () => {
    const file = await imported([...of('85010301', 20), ...of('84010101', 2)]);
    expect(file?.warnings.map(({ code, count, lines }) => [code, count, lines])).toEqual([
      ['community_all_zero', 20, [2]],
      ['province_few', 2, [22, 23]],
    ]);
    expect(inEnglish(file, 'province_few')).toMatch(/85.*84/);
  });

  test('a file of another province than what is loaded; the same province again is nothing to say', async () => {
    const client = await startEngine();
    await importPaths(client, [await fileWith('a.csv', extractText(of('85010301', 3)))]);
    const other = await importPaths(client, [await fileWith('b.csv', extractText(of('84010101', 3)))]);
    expect(checks(other.files[0])).toEqual([['province_other', 3]]);
    const same = await importPaths(client, [await fileWith('c.csv', extractText(of('85010302', 3, '2567')))]);
    expect(checks(same.files[0])).toEqual([]);
  });

  test('a file of two provinces in earnest is taken as it is', async () => {
    const file = await imported([...of('85010301', 5), ...of('84010101', 5)]);
    expect(checks(file)).toEqual([]);
  });
});
