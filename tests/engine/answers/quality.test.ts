import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { loadAreaRegister } from '../../../electron/engine/boundaries/area-register.ts';
import { CaseGate } from '../../../electron/engine/case/case-gate.ts';
import { Dataset } from '../../../electron/engine/dataset/dataset.ts';
import { personRowsArrow } from '../../../electron/engine/linking/person-rows-arrow.ts';
import { FileStore } from '../../../electron/engine/ingest/file-store.ts';
import { fullSource } from '../../../electron/engine/sources/full-source.ts';
import { yearDifference } from '../../../electron/engine/answers/year-difference.ts';
import { MemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { indicatorCount, indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import { childRow, extractText, type ExtractRow } from '../../support/extract-file.ts';
import { fileWith, importPaths, startEngine, type EngineClient } from '../../support/engine.ts';
import { describeExtracts } from '../../support/extract-sets.ts';
import type { Truth } from '../../support/made-extracts.ts';

const everywhere = { surveyYearBE: null, area: null };

/** Children of a community, each in a household of its own. */
function children(community: string, count: number, row: ExtractRow = {}, prefix = community): ExtractRow[] {
  return Array.from({ length: count }, (_, i) =>
    childRow({ community_code: community, child_id: `${prefix}-${i}`, household_id: `${prefix}-${i}`, ...row }),
  );
}

async function engineWith(rows: readonly ExtractRow[]): Promise<EngineClient> {
  const client = await startEngine({ keepsRows: true });
  const byYear = Map.groupBy(rows, (row) => row['survey_year'] ?? '2568');
  const paths = [];
  for (const [year, ofYear] of byYear) paths.push(await fileWith(`${year}.csv`, extractText(ofYear)));
  const report = await importPaths(client, paths);
  expect(report.files.map(({ error }) => error)).toEqual(paths.map(() => null));
  return client;
}

async function register(client: EngineClient, name: string, content: string | Uint8Array): Promise<string> {
  const { fileId } = await client.files.openPath({ path: await fileWith(name, content) });
  return fileId;
}

/** TIS-620 bytes of a text of ASCII and Thai letters. */
const tis620 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? code : code - 0x0e01 + 0xa1;
  });

describe('a register of expected communities', () => {
  const lines = [
    ['รหัสหมู่บ้าน', 'ชื่อหมู่บ้าน', 'จำนวนเด็ก (0-17 ปี)'],
    ['85010301', 'บ้านหนึ่ง', '120'],
    ['85010302', 'บ้านสอง', '1,050'],
    ['๘๕๐๒๐๑๐๑', 'บ้านสาม', '๔๐ คน'],
  ];
  const expected = {
    columns: [
      { field: 'community_code', header: 'รหัสหมู่บ้าน' },
      { field: 'community_name', header: 'ชื่อหมู่บ้าน' },
      { field: 'children', header: 'จำนวนเด็ก (0-17 ปี)' },
    ],
    rows: 3,
    communities: 3,
    children: 1210,
    communitiesWithChildren: 3,
    byAmphoe: [
      { areaCode: '8501', communities: 2, children: 1170 },
      { areaCode: '8502', communities: 1, children: 40 },
    ],
    problems: [],
    problemCounts: [],
  };

  test('is recognised as CSV with a BOM, as TSV in TIS-620, and as a workbook with titles and a total', async () => {
    const client = await startEngine({ keepsRows: true });
    const quoted = lines.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    const csv = await client.quality.readRegister({ fileId: await register(client, 'a.csv', `\ufeff${quoted}`) });
    expect(csv).toMatchObject({ ...expected, headerRow: 1, sheet: null });
    const tsv = tis620(lines.map((cells) => cells.join('\t')).join('\n'));
    expect(await client.quality.readRegister({ fileId: await register(client, 'b.txt', tsv) })).toMatchObject(expected);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['หมายเหตุ'], ['ไม่มีข้อมูล']]), 'คำอธิบาย');
    const rows = [['บัญชีชุมชนจังหวัดระนอง'], [], ...lines, ['', 'รวม', '1210']];
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'ชุมชน');
    const xlsx = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    expect(await client.quality.readRegister({ fileId: await register(client, 'c.xlsx', xlsx) })).toMatchObject({
      ...expected,
      headerRow: 3,
      sheet: 'ชุมชน',
    });
  });

  test('says of each row that is not taken why, and keeps the first of a repeated code', async () => {
    const client = await startEngine({ keepsRows: true });
    const text = [
      'community code;name;children',
      '85010301;one;12',
      '85010301;one again;13',
      '99999901;nowhere;5',
      '8501030;lost;5',
      ';nothing;5',
      '85010302;two;many',
      '85010303;three;',
      '85010304;"open',
    ].join('\n');
    const reading = await client.quality.readRegister({ fileId: await register(client, 'r.csv', text) });
    expect(reading).toMatchObject({ rows: 8, communities: 3, children: 12, communitiesWithChildren: 1 });
    expect(reading.problems).toEqual([
      { line: 3, problem: 'repeated', found: '85010301' },
      { line: 4, problem: 'code_unresolved', found: '99999901' },
      { line: 5, problem: 'code_lost_digits', found: '8501030' },
      { line: 6, problem: 'code_missing', found: '' },
      { line: 7, problem: 'children_unreadable', found: '85010302' },
      { line: 9, problem: 'unparsable_row', found: '' },
    ]);
  });

  test('a file that is none is refused by name, and nothing is stored', async () => {
    const client = await engineWith(children('85010301', 12));
    const failures: (readonly [string, string | Uint8Array, string])[] = [
      ['extract.csv', extractText(children('85010301', 3)), 'REGISTER_IS_EXTRACT'],
      ['other.csv', 'ชื่อสินค้า,ราคา\nข้าว,20\n', 'REGISTER_COLUMNS'],
      ['codes.csv', 'รหัสชุมชน,ชื่อชุมชน\n12,ก\n13,ข\n', 'REGISTER_EMPTY'],
      ['empty.csv', '', 'FILE_EMPTY'],
      ['report.pdf', '%PDF-1.7 …', 'FILE_FORMAT_UNKNOWN'],
      ['bytes.csv', Uint8Array.from({ length: 4000 }, (_, i) => i % 7), 'FILE_BINARY'],
      ['list.json', '[{"community_code":"85010301"}]', 'FILE_FORMAT_UNKNOWN'],
    ];
    for (const [name, content, code] of failures) {
      const fileId = await register(client, name, content);
      await expect(client.quality.saveRegister({ fileId }), name).rejects.toMatchObject({ code });
    }
    const { register: stored, basis } = await client.quality.coverage({ ...everywhere, level: 'community' });
    expect([stored, basis]).toEqual([null, 'nothing']);
  });

  test('a personal number in a column of codes is not quoted', async () => {
    const client = await startEngine({ keepsRows: true });
    const text = 'รหัสชุมชน,ชื่อชุมชน\n85010301,ก\n1999900000017,ข\nนายสมมติ,ค\n';
    const reading = await client.quality.readRegister({ fileId: await register(client, 'r.csv', text) });
    expect(reading.problems.map(({ found }) => found)).toEqual(['', '']);
  });
});

describe('coverage', () => {
  const rows = [
    ...children('85010301', 12, { survey_year: '2567' }),
    ...children('85010302', 30, { survey_year: '2567' }),
    ...children('85020101', 7, { survey_year: '2567' }),
    ...children('85010301', 12),
    ...children('85010303', 5),
    ...children('85020101', 9),
  ];

  test('without a register: those of any loaded year are expected, those of no year before are new', async () => {
    const client = await engineWith(rows);
    const answer = await client.quality.coverage({ surveyYearBE: 2568, area: null, level: 'amphoe' });
    expect(answer.total).toMatchObject({
      expected: 4,
      reported: 3,
      missing: 1,
      unexpected: 1,
      children: 26,
      ratio: null,
    });
    expect(answer.rows.map((row) => [row.areaCode, row.expected, row.reported, row.missing, row.children])).toEqual([
      ['8501', 3, 2, 1, 17],
      ['8502', 1, 1, 0, 9],
    ]);
    expect(answer.missing).toEqual([
      { areaCode: '85010302', name: null, childrenExpected: null, lastReportedYearBE: 2567, lastChildren: 30 },
    ]);
    expect(answer.unexpected.map(({ areaCode }) => areaCode)).toEqual(['85010303']);
    expect(answer.allZero.map(({ areaCode }) => areaCode)).toEqual(['85010301']);
    const inTambon = await client.quality.coverage({ surveyYearBE: 2568, area: '850201', level: 'community' });
    expect([inTambon.total.expected, inTambon.rows.map(({ areaCode }) => areaCode)]).toEqual([1, ['85020101']]);
  });

  test('with a register: its communities and its denominators count, and it can be undone', async () => {
    const client = await engineWith(rows);
    const text =
      'รหัสชุมชน,ชื่อชุมชน,จำนวนเด็ก\n85010301,บ้านหนึ่ง,10\n85010302,บ้านสอง,20\n85010304,บ้านสี่,70\n85020101,บ้านห้า,20\n';
    const fileId = await register(client, 'register.csv', text);
    await client.quality.saveRegister({ fileId });
    const answer = await client.quality.coverage({ surveyYearBE: 2568, area: null, level: 'community' });
    expect(answer.register).toEqual({ file: 'register.csv', communities: 4, children: 120 });
    expect(answer.total).toMatchObject({ expected: 4, reported: 2, missing: 2, unexpected: 1 });
    expect(answer.total).toMatchObject({ children: 26, childrenCompared: 21, childrenExpected: 120, ratio: 21 / 120 });
    expect(answer.rows.map((row) => [row.areaCode, row.reporting])).toEqual([
      ['85010301', 'as-expected'],
      ['85010302', null],
      ['85010303', null],
      ['85010304', null],
      ['85020101', 'under'],
    ]);
    // Most children lost first; the name comes from the register where no extract has one.
    expect(answer.missing.map(({ areaCode, name }) => [areaCode, name])).toEqual([
      ['85010304', 'บ้านสี่'],
      ['85010302', 'บ้านสอง'],
    ]);
    expect(answer.unexpected.map(({ areaCode }) => areaCode)).toEqual(['85010303']);
    await client.workspace.undo({ seq: null });
    const undone = await client.quality.coverage({ surveyYearBE: 2568, area: null, level: 'community' });
    expect([undone.register, undone.total.expected]).toEqual([null, 4]);
  });

  test('over 120 % of the register is too many, exactly 120 % and exactly half are not', async () => {
    const client = await engineWith([
      ...children('85010301', 12),
      ...children('85010302', 13),
      ...children('85010303', 5),
    ]);
    const text = 'รหัสชุมชน,จำนวนเด็ก\n85010301,10\n85010302,10\n85010303,10\n';
    await client.quality.saveRegister({ fileId: await register(client, 'register.csv', text) });
    const answer = await client.quality.coverage({ ...everywhere, level: 'community' });
    expect(answer.rows.map(({ reporting }) => reporting)).toEqual(['as-expected', 'over', 'as-expected']);
  });

  test('all zero needs ten children and an answer: an unanswered form is no zero', async () => {
    const unknown = Object.fromEntries(indicators.map(({ no }) => [indicatorField(no), '']));
    const client = await engineWith([
      ...children('85010301', 10),
      ...children('85010302', 9),
      ...children('85010303', 20, unknown),
      ...children('85010304', 20),
      ...children('85010304', 1, { ind21: 'ใช่' }, 'yes'),
    ]);
    const answer = await client.quality.coverage({ ...everywhere, level: 'community' });
    expect(answer.allZero).toEqual([{ areaCode: '85010301', name: null, children: 10, hiddenIndicators: 0 }]);
  });
});

test('completeness is known of eligible, of children by age and of households', async () => {
  const client = await engineWith([
    ...children('85010301', 6, { ind03: '', ind17: '' }),
    ...children('85010301', 4, { birth_date: '10/01/2567' }, 'small'),
    childRow({ community_code: '85010302', child_id: 'a', household_id: 'h', ind13: '', ind17: '' }),
    childRow({ community_code: '85010302', child_id: 'b', household_id: 'h', ind13: 'ใช่', ind17: 'ใช่' }),
  ]);
  const answer = await client.quality.completeness({ ...everywhere, level: 'community' });
  const at = (row: number, indicator: number): unknown[] => [
    answer.rows[row]?.known[indicator - 1],
    answer.rows[row]?.eligible[indicator - 1],
  ];
  expect(answer.rows.map(({ areaCode, children: count }) => [areaCode, count])).toEqual([
    ['85010301', 10],
    ['85010302', 2],
  ]);
  // Education asks 6-17: four are under 2. Household 17 is blank in six of ten households.
  expect([at(0, 1), at(0, 3), at(0, 17)]).toEqual([
    [10, 10],
    [0, 6],
    [4, 10],
  ]);
  expect([at(1, 13), at(1, 17)]).toEqual([
    [1, 2],
    [1, 1],
  ]);
  const province = await client.quality.completeness({ ...everywhere, level: 'province' });
  expect([province.rows[0]?.known[2], province.rows[0]?.eligible[2]]).toEqual([2, 8]);
});

type Child = {
  readonly id: string;
  readonly community: string;
  readonly year: number;
  readonly answers: readonly string[];
};

/** A deterministic stream of whole numbers under `limit`. */
function stream(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const spellings = ['ใช่', 'ไม่ใช่', 'ไม่ใช่', 'ไม่ใช่', ''];
const communities = ['85010301', '85010302', '85010401', '85020101', '85020102', '85030101'];

/** Two years of children who stay, move, come and go, with answers that change. */
function twoYears(count: number, seed: number): readonly Child[] {
  const next = stream(seed);
  const answers = (): string[] => Array.from({ length: indicatorCount }, () => spellings[next(spellings.length)] ?? '');
  return Array.from({ length: count }, (_, i) => i).flatMap((i): Child[] => {
    const home = communities[next(communities.length)] ?? '';
    const fate = next(20);
    const before = { id: `C${i}`, community: home, year: 2567, answers: answers() };
    const kept = before.answers.map((answer) => (next(8) === 0 ? (spellings[next(spellings.length)] ?? '') : answer));
    const now = { id: `C${i}`, community: home, year: 2568, answers: kept };
    if (fate === 0) return [before];
    if (fate === 1) return [now];
    if (fate === 2) return [before, { ...now, community: communities[next(communities.length)] ?? '' }];
    return fate === 3 ? [{ ...before, id: '' }, now] : [before, now];
  });
}

const rowOf = ({ id, community, year, answers }: Child, i: number): ExtractRow =>
  childRow({
    survey_year: String(year),
    survey_date: `15/02/${year}`,
    birth_date: '10/01/2556',
    community_code: community,
    child_id: id,
    household_id: `H${id === '' ? `x${i}` : id}`,
    ...Object.fromEntries(indicators.map(({ no }) => [indicatorField(no), answers[no - 1] ?? ''])),
  });

/** What became of the children, computed child by child. */
function expectedFlows(all: readonly Child[], area: string) {
  const of = (year: number): readonly Child[] => all.filter((child) => child.year === year);
  const places = (year: number): ReadonlyMap<string, string> =>
    new Map(
      of(year)
        .filter(({ id }) => id !== '')
        .map(({ id, community }) => [id, community]),
    );
  const fates = (year: number, other: number): Record<string, number> => {
    const there = places(other);
    const counts: Record<string, number> = { same: 0, moved: 0, alone: 0, unkeyed: 0, all: 0 };
    for (const { id, community } of of(year)) {
      if (!community.startsWith(area)) continue;
      const place = there.get(id);
      const fate = id === '' ? 'unkeyed' : place === undefined ? 'alone' : place === community ? 'same' : 'moved';
      counts[fate] = (counts[fate] ?? 0) + 1;
      counts['all'] = (counts['all'] ?? 0) + 1;
    }
    return counts;
  };
  const now = fates(2568, 2567);
  const before = fates(2567, 2568);
  return {
    childrenNow: now['all'],
    childrenBefore: before['all'],
    stayed: now['same'],
    arrived: now['moved'],
    left: before['moved'],
    new: now['alone'],
    gone: before['alone'],
    unkeyedNow: now['unkeyed'],
    unkeyedBefore: before['unkeyed'],
  };
}

function expectedChanges(all: readonly Child[], area: string, indicator: number) {
  const before = new Map(all.filter(({ year, id }) => year === 2567 && id !== '').map((child) => [child.id, child]));
  const counts = { compared: 0, noToYes: 0, yesToNo: 0, becameUnknown: 0, becameKnown: 0 };
  for (const now of all) {
    const last = before.get(now.id);
    if (now.year !== 2568 || !last || !now.community.startsWith(area)) continue;
    const [was, is] = [last.answers[indicator - 1], now.answers[indicator - 1]];
    if (was !== '' && is !== '') counts.compared++;
    if (was === 'ไม่ใช่' && is === 'ใช่') counts.noToYes++;
    if (was === 'ใช่' && is === 'ไม่ใช่') counts.yesToNo++;
    if (was !== '' && is === '') counts.becameUnknown++;
    if (was === '' && is !== '') counts.becameKnown++;
  }
  return counts;
}

describe('a year against the year before', () => {
  test('children who stayed, moved, came and went, and their changed answers, agree with a count by hand', async () => {
    const all = twoYears(600, 7);
    const client = await engineWith(all.map(rowOf));
    for (const area of [null, '8501', '850103', '85020101']) {
      const { difference } = await client.quality.yearDifference({ ...everywhere, previousYearBE: null, area });
      const compared = difference?.children;
      if (!compared?.isComparable) throw new Error('The years are comparable.');
      expect(compared.flows).toEqual(expectedFlows(all, area ?? ''));
      for (const indicator of [1, 3, 13, 17, 22])
        expect(compared.answers[indicator - 1], `${area} ${indicator}`).toEqual({
          indicator,
          ...expectedChanges(all, area ?? '', indicator),
        });
    }
  });

  test('communities: missing, new, and with another number of children than chance and 30 % explain', async () => {
    const year = (surveyYear: string, sizes: Readonly<Record<string, number>>): ExtractRow[] =>
      Object.entries(sizes).flatMap(([code, size]) => children(code, size, { survey_year: surveyYear }));
    const client = await engineWith([
      ...year('2567', { '85010301': 100, '85010302': 100, '85010303': 8, '85010304': 100, '85010305': 40 }),
      ...year('2568', { '85010301': 160, '85010302': 125, '85010303': 12, '85010304': 50, '85010306': 30 }),
    ]);
    const { difference, previousYearBE } = await client.quality.yearDifference({
      surveyYearBE: 2568,
      previousYearBE: null,
      area: null,
    });
    expect(previousYearBE).toBe(2567);
    expect(difference?.communities.inBoth).toBe(4);
    expect(difference?.communities.missing.map(({ areaCode, lastChildren }) => [areaCode, lastChildren])).toEqual([
      ['85010305', 40],
    ]);
    expect(difference?.communities.new.map(({ areaCode, children: count }) => [areaCode, count])).toEqual([
      ['85010306', 30],
    ]);
    // 100 → 125 is 25 %; 8 → 12 is 50 % and may be chance.
    expect(
      difference?.communities.jumps.map(({ areaCode, childrenBefore, children: now }) => [
        areaCode,
        childrenBefore,
        now,
      ]),
    ).toEqual([
      ['85010301', 100, 160],
      ['85010304', 100, 50],
    ]);
  });

  test('a clear change of prevalence is told for the area and the community, a small one is not', async () => {
    const year = (surveyYear: string, victims: number, code: string): ExtractRow[] => [
      ...children(code, victims, { survey_year: surveyYear, ind13: 'ใช่', ind10: 'ใช่' }, `${code}v`),
      ...children(code, 100 - victims, { survey_year: surveyYear }, `${code}o`),
    ];
    const client = await engineWith([
      ...year('2567', 10, '85010301'),
      ...year('2568', 45, '85010301'),
      ...year('2567', 20, '85010302'),
      ...year('2568', 22, '85010302'),
    ]);
    const { difference } = await client.quality.yearDifference({ ...everywhere, previousYearBE: 2567 });
    const victims = difference?.indicators[12];
    expect(victims).toMatchObject({ verdict: 'higher', now: { yes: 67, known: 200 }, before: { yes: 30, known: 200 } });
    expect(victims?.change?.difference).toBeCloseTo(0.185, 12);
    expect(victims?.pAdjusted).toBeLessThan(0.001);
    expect(difference?.indicators[0]).toMatchObject({ verdict: 'no-clear-change' });
    expect(difference?.communityJumps.map(({ areaCode, indicator }) => [areaCode, indicator])).toEqual([
      ['85010301', 10],
      ['85010301', 13],
    ]);
  });

  test('years whose keys were made with different secrets are compared only once they are linked', async () => {
    const years = [2567, 2568].map((year) =>
      ['a', 'b', 'c'].map((id) => childRow({ survey_year: String(year), child_id: `${id}${year}`, household_id: id })),
    );
    buildData();
    const files = new FileStore(undefined);
    const gate = new CaseGate();
    const dataset = await Dataset.open({
      gate,
      register: loadAreaRegister(fileURLToPath(new URL('../../../dist/data', import.meta.url))),
      files,
      memoryLimit: '1GB',
      threads: 1,
      toFailure: (error) => ({ code: 'INTERNAL', th: String(error), en: String(error) }),
      keepsRows: true,
    });
    onTestFinished(() => dataset.close());
    for (const rows of years) {
      const { fileId } = await files.addPath(await fileWith('year.csv', extractText(rows)));
      const ask = { files: [{ stored: files.get(fileId) }], blank: 'unknown', isSynthetic: false } as const;
      await dataset.import(ask, () => undefined);
    }
    const compared = async (): Promise<unknown> => {
      const ask = { ...everywhere, previousYearBE: null };
      const source = await fullSource(dataset.db, { extracts: dataset.extracts, register: null });
      return (await yearDifference(source, ask)).difference?.children;
    };
    // The same secret, other ids: nobody is the same child.
    expect(await compared()).toMatchObject({ isComparable: true, flows: { stayed: 0, new: 3, gone: 3 } });

    const other = new MemoryStore('test');
    for (const [i, { command, segments }] of dataset.store.journal().entries()) {
      for (const { kind, sha256 } of segments) await other.writeSegment(kind, await gate.readSegment(sha256));
      const { communityNames, file, ...rest } = dataset.extracts[i] ?? {};
      const files = [{ ...rest, file, keySecretId: `secret ${i}` }];
      await other.append({ ...command, files, communityNames }, segments);
    }
    await dataset.attach(other);
    expect(await compared()).toEqual({ isComparable: false, reason: 'keys-differ' });

    const extractIds = dataset.state.extracts.map(({ extractId }) => extractId);
    const rows = [0, 1].flatMap((extract) =>
      [2, 3, 4].map((line) => ({ extract, sheetNo: 0, line, key: BigInt(line === 4 && extract === 1 ? 99 : line) })),
    );
    const segment = await other.writeSegment('case', personRowsArrow(rows));
    const link = { type: 'link', extractIds, records: 6, children: 4 } as const;
    await dataset.apply(link, [{ ...segment, role: 'persons' }]);
    expect(await compared()).toMatchObject({ isComparable: true, flows: { stayed: 2, new: 1, gone: 1 } });
  });

  test('ids that are numbered anew each year tell nobody apart: the years are not compared by them', async () => {
    const year = (surveyYear: string, births: (i: number) => string): ExtractRow[] =>
      children('85010301', 40, { survey_year: surveyYear }).map((row, i) => ({ ...row, birth_date: births(i) }));
    const same = (i: number): string => `10/0${1 + (i % 9)}/2557`;
    const comparable = async (rows: readonly ExtractRow[]): Promise<unknown> => {
      const client = await engineWith(rows);
      return (await client.quality.yearDifference({ ...everywhere, previousYearBE: null })).difference?.children;
    };
    expect(await comparable([...year('2567', same), ...year('2568', (i) => same(i + 1))])).toEqual({
      isComparable: false,
      reason: 'ids-reused',
    });
    // A date that was typed wrong in a few rows does not make them other children.
    const few = (i: number): string => (i < 6 ? same(i + 1) : same(i));
    expect(await comparable([...year('2567', same), ...year('2568', few)])).toMatchObject({ isComparable: true });
  });

  test('where communities gave counts only, figures are compared and children are not', async () => {
    const client = await engineWith([
      ...children('85010301', 20, { survey_year: '2567', ind13: 'ใช่' }, 'v'),
      ...children('85010301', 40, { survey_year: '2567' }, 'o'),
      ...children('85010302', 12),
    ]);
    const header = 'ปีที่สำรวจ,รหัสชุมชน,ตัวชี้วัดที่,จำนวนที่พบ,จำนวนที่มีข้อมูล,จำนวนเด็กทั้งหมด';
    const counts = `${header}\r\n2568,85010301,13,2,55,60\r\n`;
    await importPaths(client, [await fileWith('counts.csv', counts)]);
    const { difference } = await client.quality.yearDifference({ ...everywhere, previousYearBE: null });
    expect(difference?.children).toEqual({ isComparable: false, reason: 'no-records' });
    expect(difference?.indicators[12]).toMatchObject({ now: { yes: 2, known: 67 }, before: { yes: 20, known: 60 } });
    const coverage = await client.quality.coverage({ ...everywhere, level: 'community' });
    expect(coverage.rows.map(({ children: count }) => count)).toEqual([60, 12]);
    const { rows } = await client.quality.completeness({ ...everywhere, level: 'community' });
    expect([rows[0]?.known[12], rows[0]?.eligible[12]]).toEqual([55, 60]);
  });

  test('there is no difference without an earlier year', async () => {
    const client = await engineWith(children('85010301', 12));
    expect(await client.quality.yearDifference({ ...everywhere, previousYearBE: null })).toEqual({
      surveyYearBE: 2568,
      previousYearBE: null,
      areaCode: null,
      difference: null,
    });
  });
});

test('checks are those of each extract in its group', async () => {
  const client = await engineWith([
    ...children('85010301', 12),
    childRow({ community_code: '85019901', child_id: 'x' }),
  ]);
  const [extract] = await client.quality.checks();
  expect([extract?.file, extract?.accepted, extract?.rejected]).toEqual(['2568.csv', 12, 1]);
  expect(extract?.checks).toContainEqual({ code: 'community_all_zero', group: 'look_at', count: 12 });
});

describeExtracts('extracts of two years', (extract) => {
  test('completeness and coverage are those of the truth files; their ids are numbers given anew each year', async () => {
    const client = await startEngine({ keepsRows: true });
    const files = [
      ['ranong-2567-tis620.csv', 2567],
      ['ranong-2568.xlsx', 2568],
    ] as const;
    await importPaths(
      client,
      files.map(([file]) => extract(file)),
    );
    const truths = files.map(([file, year]) => {
      const name = extract(`${file.replace(/\.[a-z]+$/, '')}.truth.json`);
      return { year, truth: JSON.parse(readFileSync(name, 'utf8')) as Truth };
    });
    for (const { truth, year } of truths) {
      const ask = { surveyYearBE: year, area: null, level: 'community' } as const;
      const { rows } = await client.quality.completeness(ask);
      const counted = Object.fromEntries(
        rows.map((row) => [row.areaCode, row.known.map((k, i) => [k, row.eligible[i]])]),
      );
      const expected = Object.entries(truth.community).map(([code, cells]) => {
        const ofIndicator = (no: number): readonly number[] => {
          const { yes, no: noCount, unknown } = cells[String(no)] ?? { yes: 0, no: 0, unknown: 0 };
          return [yes + noCount, yes + noCount + unknown];
        };
        return [code, indicators.map(({ no }) => ofIndicator(no))] as const;
      });
      expect(counted).toEqual(Object.fromEntries(expected));
    }
    const codes = truths.map(({ truth }) => Object.keys(truth.community));
    const { missing } = await client.quality.coverage({ surveyYearBE: 2568, area: null, level: 'community' });
    expect(missing.map(({ areaCode }) => areaCode).toSorted()).toEqual(
      (codes[0] ?? []).filter((code) => !codes[1]?.includes(code)).toSorted(),
    );
    const { difference } = await client.quality.yearDifference({ ...everywhere, previousYearBE: null });
    expect(difference?.children).toEqual({ isComparable: false, reason: 'ids-reused' });
  });
});
