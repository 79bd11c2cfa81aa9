import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { ChildRecord } from '../../sample-data/answers.ts';
import { householdId, surveyDay } from '../../sample-data/population.ts';
import { createRandom } from '../../sample-data/random.ts';
import { sampleRecords } from '../../sample-data/sample-extracts.ts';
import { tambons } from '../../sample-data/tambons.ts';
import { nationalityTh, printFormDate, sexTh } from '../../sample-data/write-extract.ts';
import { buddhistEraOffset, completedYears, type CalendarDay } from '../../shared/calendar/buddhist-era.ts';
import type { Answer } from '../../shared/cpms/answers.ts';
import { indicatorField, indicators } from '../../shared/cpms/indicators.ts';
import { allFields } from '../../shared/cpms/layout.ts';

type Counts = { yes: number; no: number; unknown: number };
/** Area code → number of the indicator → answers of the eligible (1-16 children of the ages, 17-22 households). */
export type CountsByArea = Record<string, Record<string, Counts>>;
export type Truth = {
  readonly year: number;
  readonly children: number;
  readonly migrants: number;
  readonly households: number;
} & Readonly<Record<'province' | 'tambon' | 'community', CountsByArea>>;

const codeLengths = { province: 2, tambon: 6, community: 8 } as const;
const firstOfHousehold = 16;
const monthsTh = ['ม.ค.', 'ก.พ.', 'มี.ค.', 'เม.ย.', 'พ.ค.', 'มิ.ย.', 'ก.ค.', 'ส.ค.', 'ก.ย.', 'ต.ค.', 'พ.ย.', 'ธ.ค.'];
const thaiOf = new Map(allFields.map(({ key, th }) => [key, th]));
const header = (key: string): string => thaiOf.get(key) ?? key;
const numberedHeader = (key: string): string =>
  key.startsWith('ind') ? `${Number(key.slice(3))}. ${header(key)}` : header(key);
const indicatorKeys = indicators.map(({ no }) => indicatorField(no));

/** A day as `15 มี.ค. 2555`. */
const dayInWords = ({ day, month, year }: CalendarDay): string =>
  `${day} ${monthsTh[month - 1] ?? ''} ${year + buddhistEraOffset}`;
const inThaiDigits = (text: string): string => text.replaceAll(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)] ?? digit);
/** TIS-620: Thai letters from 0xA1, the rest ASCII. */
const tis620 = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (letter) => ((code) => (code < 128 ? code : code - 0xe00 + 0xa0))(letter.codePointAt(0) ?? 0)),
  );

const homeOf = ({ home }: ChildRecord): string => householdId(home);
const surveyOf = ({ home, surveyYearBE }: ChildRecord): CalendarDay => surveyDay(home.community, surveyYearBE);
const ageOf = (record: ChildRecord): number => completedYears(record.child.birth, surveyOf(record)) ?? Number.NaN;

/** Records of a year in the order of chance, so that running numbers name other children each year; no household contradicts itself. */
function recordsOf(records: readonly ChildRecord[], seed: number): ChildRecord[] {
  const random = createRandom(seed, 'order');
  const households = new Map<string, readonly Answer[]>();
  for (const record of records)
    if (!households.has(homeOf(record))) households.set(homeOf(record), record.answers.slice(firstOfHousehold));
  return records
    .map((record) => ({ record, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ record }) => ({
      ...record,
      answers: [...record.answers.slice(0, firstOfHousehold), ...(households.get(homeOf(record)) ?? [])],
    }));
}

function isMigrant({ child, answers }: ChildRecord): boolean {
  return (child.nationality !== 'thai' && child.nationality !== 'unknown') || answers[0] === 'yes';
}

/** Counts by hand, one record after the other. */
function truthOf(records: readonly ChildRecord[]): Truth {
  const areas: Record<'province' | 'tambon' | 'community', CountsByArea> = { province: {}, tambon: {}, community: {} };
  const counted = new Set<string>();
  for (const record of records) {
    const isNewHousehold = !counted.has(homeOf(record));
    counted.add(homeOf(record));
    for (const level of ['province', 'tambon', 'community'] as const) {
      const area = record.home.community.code.slice(0, codeLengths[level]);
      const cells = (areas[level][area] ??= Object.fromEntries(
        indicators.map(({ no }) => [String(no), { yes: 0, no: 0, unknown: 0 }]),
      ));
      for (const { no, ages } of indicators) {
        const isEligible = ages === null ? isNewHousehold : ageOf(record) >= ages.from && ageOf(record) <= ages.to;
        const cell = cells[String(no)];
        const answer = record.answers[no - 1];
        if (isEligible && cell && answer) cell[answer] += 1;
      }
    }
  }
  const [first] = records;
  return {
    year: first?.surveyYearBE ?? 0,
    children: records.length,
    migrants: records.filter(isMigrant).length,
    households: counted.size,
    ...areas,
  };
}

type Spelling = {
  readonly answers: Readonly<Record<Answer, string>>;
  readonly date: (day: CalendarDay) => string;
};

/** The cells of a record by field; its child has a running number for an id. */
function rowOf(record: ChildRecord, i: number, { answers, date }: Spelling): Record<string, string> {
  const { child, home, surveyYearBE } = record;
  return {
    survey_year: String(surveyYearBE),
    survey_date: date(surveyOf(record)),
    community_code: home.community.code,
    household_id: homeOf(record),
    child_id: `C${String(i + 1).padStart(6, '0')}`,
    national_id: child.nationalId,
    first_name: child.firstName,
    last_name: child.lastName,
    sex: sexTh[child.sex],
    birth_date: date(child.birth),
    nationality: nationalityTh[child.nationality],
    ...Object.fromEntries(record.answers.map((answer, at) => [indicatorKeys[at] ?? '', answers[answer]])),
  };
}

const csv = (rows: readonly Record<string, string>[], headerOf = header): string => {
  const keys = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) =>
    cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
  return `${[keys.map(headerOf), ...rows.map((row) => keys.map((key) => row[key] ?? ''))].map(line).join('\n')}\n`;
};

const plain: Spelling = { answers: { yes: 'ใช่', no: 'ไม่ใช่', unknown: 'ไม่ทราบ' }, date: printFormDate };

/** TIS-620, numbered headers, 1 / 0 / blank, dates in words, an age, and four bad rows at the end. */
function tisExtract(records: readonly ChildRecord[]): Buffer {
  const spelling: Spelling = { answers: { yes: '1', no: '0', unknown: '' }, date: dayInWords };
  const rows = records.map((record, i) => {
    const { nationality, ...row } = rowOf(record, i, spelling);
    const answers = Object.entries(row).filter(([key]) => key.startsWith('ind'));
    const facts = Object.entries(row).filter(([key]) => !key.startsWith('ind'));
    return Object.fromEntries([
      ...facts,
      ['nationality', nationality],
      ['age_years', String(ageOf(record))],
      ...answers,
    ]);
  }) as Record<string, string>[];
  const bad = [
    { ...rows[0], community_code: '', household_id: 'x', child_id: 'C900001' },
    { ...rows[0], community_code: '85999901', household_id: 'x', child_id: 'C900002' },
    { ...rows[9] },
    { ...rows[10] },
  ];
  return tis620(csv([...rows, ...bad] as Record<string, string>[], numberedHeader));
}

/** Two sheets (children; households with 17-22), a merged title and a year above the header, Thai digits, มี / ไม่มี / -. */
function workbook(records: readonly ChildRecord[]): Buffer {
  const spelling: Spelling = {
    answers: { yes: 'มี', no: 'ไม่มี', unknown: '-' },
    date: (day) => inThaiDigits(dayInWords(day)),
  };
  const rows = records.map((record, i) => rowOf(record, i, spelling));
  const ofHousehold = indicatorKeys.slice(firstOfHousehold);
  const keys = Object.keys(rows[0] ?? {}).filter((key) => !ofHousehold.includes(key));
  const children = utils.aoa_to_sheet([
    ['รายงานข้อมูลเด็กรายบุคคล จังหวัดระนอง'],
    [`ปีงบประมาณ ${inThaiDigits(String(records[0]?.surveyYearBE))}`],
    [],
    keys.map(header),
    ...rows.map((row) => keys.map((key) => (key === 'survey_year' ? Number(row[key]) : row[key]))),
  ]);
  children['!merges'] = [{ s: { c: 0, r: 0 }, e: { c: 10, r: 0 } }];
  const byHousehold = [...new Map(rows.map((row) => [row['household_id'], row])).values()];
  const householdKeys = ['household_id', ...ofHousehold];
  const households = utils.aoa_to_sheet([
    householdKeys.map(header),
    ...byHousehold.map((row) => householdKeys.map((key) => row[key])),
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, children, 'เด็ก');
  utils.book_append_sheet(book, households, 'ครัวเรือน');
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}

/** Names that a spreadsheet would run, and one for a database. */
const runnable = ['=HYPERLINK("http://example.invalid","x")', '@SUM(1+1)', "'); DROP TABLE child; --", '+1', '-1+2'];

function brokenFiles(records: readonly ChildRecord[]): Readonly<Record<string, string | Buffer>> {
  const rows = records.slice(0, 50).map((record, i) => rowOf(record, i, plain));
  const year = records[0]?.surveyYearBE;
  const named = rows.slice(0, 20).map((row, i) => ({ ...row, first_name: runnable[i] ?? row['first_name'] ?? '' }));
  return {
    'broken-empty.csv': '',
    'broken-binary.csv': Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7) % 256)),
    'broken-other-table.csv': 'สินค้า,ราคา\nปลา,120\nข้าว,45\n',
    'broken-quote.csv': `${csv(rows)}${year},15/02/${year},"85010101,ไม่ปิดเครื่องหมายคำพูด\n`,
    'broken-short-rows.csv': `${csv(rows)}${year},15/02/${year},85010101\n`,
    'formula-injection.csv': csv(named),
  };
}

/**
 * Writes made-up extracts of three years into a folder, in the shapes that the field sends, with files of their true
 * counts (`X.truth.json`), and files that are no extracts or hold a bad row. 2566 has children in every other tambon.
 */
export function makeExtracts(folder: string): void {
  const records = sampleRecords({ seed: 31, children: 4000 });
  const inHalf = ({ home }: ChildRecord) => tambons.indexOf(home.community.tambon) % 2 === 0;
  const first = recordsOf(records.get(2566)?.filter(inHalf) ?? [], 2566);
  const second = recordsOf(records.get(2567) ?? [], 2567);
  const third = recordsOf(records.get(2568) ?? [], 2568);
  const files: Readonly<Record<string, string | Buffer>> = {
    'ranong-2566-utf8.csv': csv(first.map((record, i) => rowOf(record, i, plain))),
    'ranong-2566-utf8.truth.json': JSON.stringify(truthOf(first)),
    'ranong-2567-tis620.csv': tisExtract(second),
    'ranong-2567-tis620.truth.json': JSON.stringify(truthOf(second)),
    'ranong-2568.xlsx': workbook(third),
    'ranong-2568.truth.json': JSON.stringify(truthOf(third)),
    ...brokenFiles(third),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}
