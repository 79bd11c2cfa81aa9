import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { completedYears, readDate, type CalendarDay } from '../../shared/calendar/buddhist-era.ts';
import { nationalitySpellings, readAnswer, type Answer } from '../../shared/cpms/answers.ts';
import { indicatorByNo, indicatorField, indicators } from '../../shared/cpms/indicators.ts';
import { fieldOfHeader } from '../../shared/cpms/headers/read-header.ts';
import { nationalIdKind } from '../../shared/cpms/national-id.ts';
import { codeAtLevel } from '../../shared/geo/area-codes.ts';
import { placeMark } from '../../sample-data/names.ts';
import { committedSample, extractText, sampleRecords } from '../../sample-data/sample-extracts.ts';
import { sampleYearsBE, stories } from '../../sample-data/stories.ts';
import { tambons } from '../../sample-data/tambons.ts';
import { extractFields } from '../../sample-data/write-extract.ts';
import { needsReference, sharedFolder } from '../support/shared-folder.ts';

const folder = join(import.meta.dirname, '../../sample-data/extracts');
const gazetteer = join(sharedFolder, 'geo/tha_gazetteer.csv');

type Manifest = {
  synthetic: boolean;
  noticeTh: string;
  noticeEn: string;
  seed: number;
  files: { name: string; surveyYearBE: number; rows: number; sha256: string }[];
};

const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

type Row = {
  community: string;
  communityName: string;
  household: string;
  childId: string;
  nationalId: string;
  birth: CalendarDay;
  birthText: string;
  age: number;
  nationality: string;
  isMigrant: boolean;
  answers: Answer[];
};

const dates = new Map<string, CalendarDay>();

function dateOf(text: string): CalendarDay {
  const known = dates.get(text) ?? readDate(text);
  if (!known) throw new Error(`No date: ${text}`);
  dates.set(text, known);
  return known;
}

function answerOf(cell: string | undefined): Answer {
  if (cell === 'ไม่ใช่') return 'no';
  const answer = readAnswer(cell ?? null);
  if (!answer) throw new Error(`No answer: ${cell}`);
  return answer;
}

function rowOf(line: string, column: ReadonlyMap<string, number>): Row {
  const cells = line.split(',');
  const cell = (field: string) => cells[column.get(field) ?? -1] ?? '';
  const birth = dateOf(cell('birth_date'));
  const first = column.get(indicatorField(1)) ?? -1;
  const answers = indicators.map((indicator) => answerOf(cells[first + indicator.no - 1]));
  const nationality = cell('nationality');
  return {
    community: cell('community_code'),
    communityName: cell('community_name'),
    household: cell('household_id'),
    childId: cell('child_id'),
    nationalId: cell('national_id'),
    birth,
    birthText: cell('birth_date'),
    age: completedYears(birth, dateOf(cell('survey_date'))) ?? -1,
    nationality,
    isMigrant: nationality !== 'ไทย' || answers[0] === 'yes',
    answers,
  };
}

const texts = new Map(
  manifest.files.map((file) => [file.surveyYearBE, gunzipSync(readFileSync(join(folder, file.name))).toString('utf8')]),
);
const years = new Map(
  [...texts].map(([yearBE, text]) => {
    const [header = '', ...lines] = text.trimEnd().split('\n');
    const fields = header.split(',').map((name) => fieldOfHeader(name) ?? name);
    const column = new Map(fields.map((field, i) => [field, i]));
    return [yearBE, lines.map((line) => rowOf(line, column))];
  }),
);

function rowsOf(yearBE: number): Row[] {
  return years.get(yearBE) ?? [];
}

function share<Item>(items: readonly Item[], has: (item: Item) => boolean): number {
  return items.filter(has).length / items.length;
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

const tambonOf = (row: Row) => codeAtLevel(row.community, 'tambon');

/** Yes among the known answers of the eligible children. */
function prevalence(rows: readonly Row[], no: number): number {
  const ages = indicatorByNo(no).ages ?? { from: 0, to: 99 };
  const known = rows.filter((row) => row.age >= ages.from && row.age <= ages.to && row.answers[no - 1] !== 'unknown');
  return share(known, (row) => row.answers[no - 1] === 'yes');
}

/** Households with a yes in any record, among those with any known answer. */
function householdPrevalence(rows: readonly Row[], no: number): number {
  const households = [...groupBy(rows, (row) => row.household).values()]
    .map((members) => members.map((row) => row.answers[no - 1]))
    .filter((answers) => answers.some((answer) => answer !== 'unknown'));
  return share(households, (answers) => answers.includes('yes'));
}

function expectBetween(value: number, [from, to]: readonly [number, number], what: string): void {
  expect(value, what).toBeGreaterThanOrEqual(from);
  expect(value, what).toBeLessThanOrEqual(to);
}

describe('the committed files', () => {
  test('are what the manifest says, synthetic, under 6 MB in all', () => {
    const found = manifest.files.map(({ name, surveyYearBE }) => {
      const sha256 = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      return { name, surveyYearBE, rows: rowsOf(surveyYearBE).length, sha256 };
    });
    expect(manifest).toMatchObject({ synthetic: true, seed: committedSample.seed, files: found });
    expect(manifest.files.map((file) => file.surveyYearBE)).toEqual([...sampleYearsBE]);
    expect([manifest.noticeTh, manifest.noticeEn]).toEqual([
      expect.stringContaining('ตัวอย่าง'),
      expect.stringContaining('Synthetic'),
    ]);
    const bytes = manifest.files.map((file) => readFileSync(join(folder, file.name)).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(6_000_000);
  });

  test('are what the generator makes, letter for letter, and 23 % of the children live with neither parent', () => {
    for (const [yearBE, records] of sampleRecords(committedSample)) {
      expect(extractText(records) === texts.get(yearBE), `${yearBE} differs: run npm run sample-data`).toBe(true);
      expectBetween(
        share(records, (record) => record.livingWith === 'neither'),
        [0.22, 0.24],
        `${yearBE}`,
      );
    }
  });

  test('have the Thai headers of the form, every one recognised by its name', () => {
    for (const text of texts.values()) {
      const headers = text.slice(0, text.indexOf('\n')).split(',');
      expect(headers.map(fieldOfHeader)).toEqual(extractFields);
    }
  });

  test('write answers as ใช่, ไม่ใช่, ไม่ทราบ or nothing, and need no quotes', () => {
    for (const text of texts.values()) {
      expect(text).not.toContain('"');
      const cells = text
        .split('\n')
        .slice(1, -1)
        .flatMap((line) => line.split(',').slice(-22));
      expect(new Set(cells)).toEqual(new Set(['ใช่', 'ไม่ใช่', 'ไม่ทราบ', '']));
    }
  });
});

test('another seed gives another sample; the same gives the same', () => {
  const text = (size: { seed: number; children: number }) =>
    [...sampleRecords(size).values()].map((records) => extractText(records)).join('');
  const small = text({ seed: 1, children: 900 });
  expect(text({ seed: 1, children: 900 }) === small).toBe(true);
  expect(text({ seed: 2, children: 900 }) === small).toBe(false);
  expect(small.split('\n').length).toBeLessThan(5000);
});

describe('places', () => {
  test('180 communities of 40 to 700 children in all 30 tambons, about 45,000 children a year', () => {
    for (const yearBE of sampleYearsBE) {
      const sizes = [...groupBy(rowsOf(yearBE), (row) => row.community).values()].map((rows) => rows.length);
      expect(sizes.length).toBe(yearBE === stories.notReported.surveyYearBE ? 179 : 180);
      expectBetween(Math.min(...sizes), [40, 60], 'smallest');
      expectBetween(Math.max(...sizes), [600, 700], 'largest');
      expectBetween(rowsOf(yearBE).length, [44_000, 46_500], `${yearBE}`);
      expect(new Set(rowsOf(yearBE).map(tambonOf))).toEqual(new Set(tambons.map((tambon) => tambon.code)));
    }
  });

  test('every community has a name of its own that is marked as invented', () => {
    const names = new Map(rowsOf(2566).map((row) => [row.community, row.communityName]));
    expect(new Set(names.values()).size).toBe(180);
    expect([...names.values()].filter((name) => !name.includes(placeMark))).toEqual([]);
    for (const row of rowsOf(2568)) expect(names.get(row.community)).toBe(row.communityName);
  });

  test('tambon codes and names are those of the gazetteer', needsReference('geo/tha_gazetteer.csv'), () => {
    const lines = readFileSync(gazetteer, 'utf8')
      .split('\n')
      .map((line) => line.split(','));
    const amphoe = new Map(lines.filter(([level]) => level === 'adm2').map(([, code, , name]) => [code, name]));
    const official = lines
      .filter(([level, code]) => level === 'adm3' && code?.startsWith('85'))
      .map(([, code, , name]) => ({ code, nameTh: name, amphoeTh: amphoe.get(code?.slice(0, 4)) }));
    expect(tambons.map(({ code, nameTh, amphoeTh }) => ({ code, nameTh, amphoeTh }))).toEqual(official);
  });

  test('the next village is a similar village', () => {
    const communities = [...groupBy(rowsOf(2566), (row) => row.community)].sort(([a], [b]) => (a < b ? -1 : 1));
    const correlation = (values: readonly number[]) => {
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const deviations = values.map((value) => value - mean);
      const variance = deviations.reduce((sum, value) => sum + value * value, 0);
      return deviations.slice(1).reduce((sum, value, i) => sum + value * (deviations[i] ?? 0), 0) / variance;
    };
    for (const no of [5, 7, 8, 9, 17]) {
      expect(correlation(communities.map(([, rows]) => prevalence(rows, no))), `${no}`).toBeGreaterThan(0.2);
    }
  });
});

describe.each(sampleYearsBE)('levels of %i', (yearBE) => {
  const rows = rowsOf(yearBE);
  const migrants = rows.filter((row) => row.isMigrant);

  test.each([
    [3, 0.05, 0.08],
    [4, 0.017, 0.025],
    [5, 0.41, 0.45],
    [6, 0.025, 0.035],
    [7, 0.03, 0.07],
    [8, 0.11, 0.135],
    [9, 0.12, 0.16],
    [10, 0.06, 0.08],
    [11, 0.025, 0.036],
    [12, 0.025, 0.036],
    [13, 0.02, 0.032],
    [14, 0.007, 0.014],
    [15, 0.03, 0.045],
    [16, 0.07, 0.09],
  ])('child indicator %i is between %f and %f', (no, from, to) => {
    expectBetween(prevalence(rows, no), [from, to], indicatorByNo(no).key);
  });

  test.each([
    [17, 0.2, 0.24],
    [18, 0.11, 0.135],
    [19, 0.025, 0.036],
    [20, 0.035, 0.047],
    [21, 0.02, 0.03],
    [22, 0.08, 0.1],
  ])('household indicator %i is between %f and %f', (no, from, to) => {
    expectBetween(householdPrevalence(rows, no), [from, to], indicatorByNo(no).key);
  });

  test('21 to 30 % of the children are migrants, most of them in four tambons', () => {
    expectBetween(migrants.length / rows.length, [0.21, 0.3], 'migrant share');
    const byTambon = [...groupBy(migrants, tambonOf)].sort(([, a], [, b]) => b.length - a.length);
    const four = byTambon.slice(0, 4);
    expect(four.map(([code]) => code).sort()).toEqual(['850103', '850104', '850105', '850106']);
    expect(four.reduce((sum, [, group]) => sum + group.length, 0) / migrants.length).toBeGreaterThan(0.65);
  });

  test('40 to 80 % of migrant births are registered, by tambon', () => {
    const registered = [...groupBy(migrants, tambonOf).values()]
      .filter((group) => group.length >= 100)
      .map((group) => 1 - prevalence(group, 2));
    expectBetween(Math.min(...registered), [0.4, 0.55], 'lowest');
    expectBetween(Math.max(...registered), [0.65, 0.8], 'highest');
    expectBetween(
      prevalence(
        rows.filter((row) => !row.isMigrant),
        2,
      ),
      [0.004, 0.015],
      'Thai children',
    );
  });

  test('children of migrants are far more often out of school; the fishing tambons are where children move in', () => {
    const thai = rows.filter((row) => !row.isMigrant);
    expect(prevalence(migrants, 3)).toBeGreaterThan(5 * prevalence(thai, 3));
    const isPort = (row: Row) => ['850104', '850105'].includes(tambonOf(row));
    const elsewhere = rows.filter((row) => !isPort(row));
    expect(prevalence(rows.filter(isPort), 8)).toBeGreaterThan(1.8 * prevalence(elsewhere, 8));
  });

  test('victims are reached by services more often than others', () => {
    const victims = rows.filter((row) => row.answers[12] === 'yes');
    expect(prevalence(victims, 16)).toBeGreaterThan(4 * prevalence(rows, 16));
  });

  test('about 3 % of the answers are unknown, many more in Bang Phra Nuea and Pak Chan', () => {
    const unknownShare = (group: readonly Row[]) =>
      share(
        group.flatMap((row) => row.answers),
        (a) => a === 'unknown',
      );
    expectBetween(unknownShare(rows), [0.025, 0.04], 'all');
    for (const code of ['850204', '850404']) {
      expectBetween(unknownShare(rows.filter((row) => tambonOf(row) === code)), [0.07, 0.15], code);
    }
  });

  test('records of a household agree on 17 to 22, but for a rare contradiction', () => {
    const households = [...groupBy(rows, (row) => row.household).values()].filter((members) => members.length > 1);
    const contradicts = (members: Row[]) => new Set(members.map((row) => row.answers.slice(16).join())).size > 1;
    expectBetween(share(households, contradicts), [0.001, 0.008], 'contradictions');
  });

  test('nationality and indicator 1 disagree now and then, as in real forms', () => {
    expectBetween(
      share(rows, (row) => row.nationality !== 'ไทย' && row.answers[0] === 'no'),
      [0.0001, 0.004],
      'not Thai, but "has Thai nationality"',
    );
    const known: readonly string[] = [...Object.values(nationalitySpellings).flat(), 'อื่น ๆ'];
    expect([...new Set(rows.map((row) => row.nationality))].filter((spelling) => !known.includes(spelling))).toEqual(
      [],
    );
  });
});

describe('planted stories', () => {
  test('violence in Kapoe falls after the programme of 2567', () => {
    const kapoe = sampleYearsBE.map((yearBE) =>
      prevalence(
        rowsOf(yearBE).filter((row) => tambonOf(row) === stories.violencePrevention.tambonCode),
        13,
      ),
    );
    expectBetween(kapoe[0] ?? 0, [0.075, 0.11], '2566');
    expectBetween(kapoe[1] ?? 0, [0.04, 0.07], '2567');
    expectBetween(kapoe[2] ?? 0, [0.015, 0.035], '2568');
    const elsewhere = sampleYearsBE.map((yearBE) =>
      prevalence(
        rowsOf(yearBE).filter((row) => tambonOf(row) !== stories.violencePrevention.tambonCode),
        13,
      ),
    );
    expect(Math.max(...elsewhere) - Math.min(...elsewhere)).toBeLessThan(0.005);
  });

  test.each(sampleYearsBE)('children around the fishing port work for wages in %i', (yearBE) => {
    const port: readonly string[] = stories.fishingPort.communityCodes;
    const atPort = rowsOf(yearBE).filter((row) => port.includes(row.community));
    const elsewhere = rowsOf(yearBE).filter((row) => !port.includes(row.community));
    expect(new Set(atPort.map((row) => row.community)).size).toBe(port.length);
    expect(prevalence(atPort, 11)).toBeGreaterThan(4 * prevalence(elsewhere, 11));
  });

  test('one community says no to everything in 2568, and did not before', () => {
    const { communityCode, surveyYearBE } = stories.allZeros;
    const answersIn = (yearBE: number) =>
      rowsOf(yearBE)
        .filter((row) => row.community === communityCode)
        .flatMap((row) => row.answers);
    expect(new Set(answersIn(surveyYearBE))).toEqual(new Set(['no']));
    expect(answersIn(surveyYearBE).length).toBeGreaterThan(100 * 22);
    expect(new Set(answersIn(2567))).toEqual(new Set(['yes', 'no', 'unknown']));
    const silent = [...groupBy(rowsOf(surveyYearBE), (row) => row.community)].filter(
      ([, rows]) => !rows.some((row) => row.answers.includes('yes')),
    );
    expect(silent.map(([code]) => code)).toEqual([communityCode]);
  });

  test('one community did not report in 2568, and did before', () => {
    const { communityCode, surveyYearBE } = stories.notReported;
    const reported = sampleYearsBE.map((yearBE) => rowsOf(yearBE).some((row) => row.community === communityCode));
    expect(reported).toEqual(sampleYearsBE.map((yearBE) => yearBE !== surveyYearBE));
  });

  test('the README names each', () => {
    const readme = readFileSync(join(folder, '../README.md'), 'utf8');
    const codes = [
      stories.violencePrevention.tambonCode,
      ...stories.fishingPort.communityCodes,
      stories.allZeros.communityCode,
      stories.notReported.communityCode,
    ];
    expect(codes.filter((code) => !readme.includes(code))).toEqual([]);
    expect(readme).toContain('synthetic');
  });
});

describe('ID numbers', () => {
  test('every number that passes the check is of the office 9999, which does not exist', () => {
    const foreign = [...texts.values()].flatMap((text) =>
      (text.match(/(?<!\d)\d{13}(?!\d)/g) ?? []).filter(
        (digits) => digits.slice(1, 5) !== '9999' && nationalIdKind(digits) === 'valid',
      ),
    );
    expect(foreign).toEqual([]);
  });

  test.each(sampleYearsBE)('are of the expected kinds in %i, and nobody has another’s', (yearBE) => {
    const rows = rowsOf(yearBE);
    const kinds = groupBy(rows, (row) => nationalIdKind(row.nationalId));
    expect(new Set(kinds.keys())).toEqual(new Set(['valid', 'wrong-check-digit', 'g-code', 'blank']));
    expect(new Set(kinds.get('valid')?.map((row) => row.nationalId[0]))).toEqual(new Set('126780'));
    expectBetween((kinds.get('wrong-check-digit')?.length ?? 0) / rows.length, [0.0004, 0.0016], 'wrong check digit');
    const migrants = rows.filter((row) => row.isMigrant);
    expectBetween(
      share(migrants, (row) => row.nationalId.startsWith('G')),
      [0.05, 0.07],
      'G-codes',
    );
    expectBetween(
      share(migrants, (row) => row.nationalId === ''),
      [0.15, 0.3],
      'migrants without a number',
    );
    const numbers = rows.map((row) => row.nationalId).filter((id) => id !== '');
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(rows.map((row) => row.childId)).size).toBe(rows.length);
  });
});

describe.each([
  [2566, 2567],
  [2567, 2568],
])('from %i to %i', (before, after) => {
  const earlier = new Map(rowsOf(before).map((row) => [row.childId, row]));
  const linked = rowsOf(after).flatMap((row) => {
    const same = earlier.get(row.childId);
    return same ? [{ same, row }] : [];
  });

  test('the same child has the same birth date and number and is a year older', () => {
    expect(
      linked.filter(({ same, row }) => same.birthText !== row.birthText || same.nationalId !== row.nationalId),
    ).toEqual([]);
    expect(share(linked, ({ same, row }) => row.age === same.age + 1)).toBeGreaterThan(0.998);
  });

  test('nine in ten come again; the others are births, arrivals, departures and eighteenth birthdays', () => {
    expectBetween(linked.length / earlier.size, [0.88, 0.94], 'come again');
    const now = new Set(rowsOf(after).map((row) => row.childId));
    const gone = [...earlier.values()].filter((row) => !now.has(row.childId));
    const came = rowsOf(after).filter((row) => !earlier.has(row.childId));
    expectBetween(
      share(gone, (row) => row.age === 17),
      [0.4, 0.7],
      'turned 18 of those gone',
    );
    expectBetween(
      share(came, (row) => row.age === 0),
      [0.4, 0.7],
      'born of those who came',
    );
    expectBetween(
      share(came, (row) => row.age > 5),
      [0.1, 0.45],
      'older children of those who came',
    );
    const moved = linked.filter(({ same, row }) => same.community !== row.community);
    expectBetween(moved.length / linked.length, [0.003, 0.01], 'moved within the province');
  });

  test('most problems last: a child out of school is often out of school the year after', () => {
    const wasOut = linked.filter(({ same, row }) => same.age >= 6 && row.age <= 17 && same.answers[2] === 'yes');
    expect(
      prevalence(
        wasOut.map(({ row }) => row),
        3,
      ),
    ).toBeGreaterThan(0.4);
  });
});
