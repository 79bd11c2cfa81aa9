import { expect, test } from 'vitest';
import { readDate } from '../../shared/calendar/buddhist-era.ts';
import { fieldOfHeader } from '../../shared/cpms/headers/read-header.ts';
import { nationalIdKind } from '../../shared/cpms/national-id.ts';
import { generateExtract, type GenerateExtractOptions } from '../../sample-data/generate-extract.ts';
import { extractFields } from '../../sample-data/write-extract.ts';

const options: GenerateExtractOptions = {
  children: 10_007,
  surveyYearBE: 2567,
  communities: 60,
  seed: 3,
  tambonCodes: ['810101', '850105', '860101'],
};

async function pieces(changed: Partial<GenerateExtractOptions> = {}): Promise<string[]> {
  const texts: string[] = [];
  await generateExtract({ ...options, ...changed }, (text) => {
    texts.push(text);
  });
  return texts;
}

async function table(): Promise<{ header: string[]; rows: Map<string, string>[] }> {
  const [header = '', ...lines] = (await pieces()).join('').trimEnd().split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    expect(cells.length).toBe(names.length);
    return new Map(extractFields.map((field, i) => [field, cells[i] ?? '']));
  });
  return { header: names, rows };
}

test('gives exactly the children and communities asked for, in the columns of the sample', async () => {
  const { header, rows } = await table();
  expect(header.map(fieldOfHeader)).toEqual(extractFields);
  const communities = new Set(rows.map((row) => row.get('community_code') ?? ''));
  const perTambon = options.tambonCodes.map((code) => [...communities].filter((c) => c.startsWith(code)).length);
  expect({ rows: rows.length, communities: communities.size, perTambon }).toEqual({
    rows: 10_007,
    communities: 60,
    perTambon: [20, 20, 20],
  });
});

test('every child has an id of its own, a real date, and no ID number that could be somebody’s', async () => {
  const { rows } = await table();
  const ids = rows.map((row) => row.get('national_id') ?? '');
  expect(new Set(ids.map((id) => nationalIdKind(id)))).toEqual(new Set(['valid', 'g-code', 'blank']));
  expect(ids.filter((id) => /^\d{13}$/.test(id) && id.slice(1, 5) !== '9999')).toEqual([]);
  const numbered = ids.filter((id) => id !== '');
  expect(new Set(numbered).size).toBe(numbered.length);
  expect(new Set(rows.map((row) => row.get('child_id'))).size).toBe(rows.length);
  expect(rows.filter((row) => !readDate(row.get('birth_date') ?? ''))).toEqual([]);
});

test('the records of a household agree', async () => {
  const { rows } = await table();
  const answers = new Map<string, string>();
  for (const row of rows) {
    const household = row.get('household_id') ?? '';
    const cells = [17, 18, 19, 20, 21, 22].map((no) => row.get(`ind${no}`)).join();
    expect(answers.get(household) ?? cells).toBe(cells);
    answers.set(household, cells);
  }
  expect(answers.size).toBeLessThan(rows.length);
});

test('is written in pieces, awaited one by one, the same for the same seed', async () => {
  const texts = await pieces();
  expect(texts.length).toBe(3);
  expect((await pieces()).join('') === texts.join('')).toBe(true);
  expect((await pieces({ seed: 4 })).join('') === texts.join('')).toBe(false);
  let writing = 0;
  let most = 0;
  await generateExtract(options, async () => {
    most = Math.max(most, ++writing);
    await new Promise((resolve) => setTimeout(resolve, 1));
    writing--;
  });
  expect(most).toBe(1);
});

test('asks for no more communities than codes and no more children than ID numbers', async () => {
  await expect(pieces({ communities: 298 })).rejects.toThrow(RangeError);
  await expect(pieces({ children: 10_000_001 })).rejects.toThrow(RangeError);
});
