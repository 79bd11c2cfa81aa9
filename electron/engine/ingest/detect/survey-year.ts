import { buddhistEraOffset, surveyYearRange } from '../../../../shared/calendar/buddhist-era.ts';
import { headerText } from '../../../../shared/cpms/headers/header-text.ts';
import type { YearSource } from '../../../../shared/contract/extracts.ts';

/** A survey year outside the rows of a table, and how surely it is one. */
export type YearSaid = {
  readonly surveyYearBE: number;
  readonly source: Exclude<YearSource, 'column' | 'given'>;
  /** True where words say that it is the survey year: another year that is given contradicts it. */
  readonly isStrong: boolean;
  /** What the other places say, where that is another year. */
  readonly otherYearsBE: readonly number[];
};

type Mention = { readonly yearBE: number; readonly strength: 0 | 1 | 2 };

/** Words that say a survey year, a year, or that what follows is none. They end right before it. */
const says =
  /(?:ปีที่(?:สำรวจ|จัดเก็บ|เก็บข้อมูล)|ปีสำรวจ|สำรวจ(?:ข้อมูล)?(?:เมื่อ|ใน)?ปี|ประจำปี|ปีงบประมาณ|ปีงบ|ข้อมูลปี|รอบปี|survey(?:ed)?\s*(?:in\s*)?(?:year)?|fiscal\s*year|year\s*of\s*survey|fy)[\s:=()]*(?:พ\.?\s*ศ\.?|ค\.?\s*ศ\.?|b\.?e\.?|a\.?d\.?)?[\s:=()]*$/;
const names = /(?:ปี|พ\.?\s*ศ\.?|ค\.?\s*ศ\.?|year|b\.?e\.?)[\s:=()]*(?:พ\.?\s*ศ\.?)?[\s:=()]*$/;
/** A law, a plan, a letter, the edition of the form or a school year before it, with no other year between. */
const ofLaw =
  /(?:พ\.?\s*ร\.?\s*บ\.?|พระราช|กฎหมาย|กฎกระทรวง|ระเบียบ|ประกาศ|ข้อบังคับ|คำสั่ง|มาตรา|มติ|อนุสัญญา|ยุทธศาสตร์|แผน|ฉบับ|ปรับปรุง|แก้ไข|ปีการศึกษา|ภาคเรียน|ลิขสิทธิ์|ก่อตั้ง|edition|version|revis(?:ed|ion)|academic year|school year|copyright|©|\bact\b|\blaw\b|regulation|convention)(?:(?!\d{4})[^;\n])*$/;
const ofDay =
  /(?:\d{1,2}\s*(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?|มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม|\d{1,2}\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?)\s*(?:พ\.?\s*ศ\.?)?\s*$/;
const ofDayOfSurvey = /(?:สำรวจ|เก็บข้อมูล|survey)[^.;\n]{0,30}$/;
const ofCount = /(?:จำนวน|รวม|ทั้งสิ้น|ทั้งหมด|total|โทร|โทรศัพท์|tel|เบอร์|เลขที่|หนังสือที่|รหัส|no\.?)[\s.:]*$/;
const countBehind =
  /^\s*(?:คน|ราย|ครัวเรือน|ครอบครัว|หลังคาเรือน|หลัง|บาท|ชุด|แห่ง|ฉบับ|แถว|records?|rows?|persons?|people|children|kids|households?|cases?)/;

/** A year of the Gregorian era is one of a survey from here to there: a number like 2058 counts something. */
const gregorian = { from: 1990, to: 2045 } as const;

const yearOf = (digits: string): number | null => {
  const year = Number(digits);
  if (year >= surveyYearRange.from && year <= surveyYearRange.to) return year;
  return year >= gregorian.from && year <= gregorian.to ? year + buddhistEraOffset : null;
};

/** From a year to another: neither is the one of a survey. */
const withoutSpans = (text: string): string =>
  text.replace(/(?<!\d)(\d{4})\s*[-–]\s*(\d{4})(?!\d)/g, (span: string, from: string, to: string) =>
    yearOf(from) !== null && yearOf(to) !== null ? ' ' : span,
  );

/** Four digits that belong to no longer number: of a telephone, a letter, a sum. In the name of a file `-` separates. */
const inTitle = /(?<![\d,])(?<!\d[.-])(?<!\d{3}\/)\d{4}(?![\d,]|\.\d|[-/]\d)/g;
const inName = /(?<![\d,])(?<!\d\.)\d{4}(?![\d,]|\.\d)/g;

/** Every year in a text that may be a survey year, with how much the words before it say so. */
function mentions(text: string, pattern: RegExp): readonly Mention[] {
  const plain = withoutSpans(headerText(text));
  const found: Mention[] = [];
  for (const { 0: digits, index } of plain.matchAll(pattern)) {
    const yearBE = yearOf(digits);
    const before = plain.slice(0, index);
    if (yearBE === null || countBehind.test(plain.slice(index + 4))) continue;
    if (says.test(before)) {
      found.push({ yearBE, strength: 2 });
      continue;
    }
    if (ofDay.test(before)) {
      if (ofDayOfSurvey.test(before)) found.push({ yearBE, strength: 2 });
      continue;
    }
    if (ofLaw.test(before) || ofCount.test(before)) continue;
    found.push({ yearBE, strength: names.test(before) ? 1 : 0 });
  }
  return found;
}

/** The one year among the surest mentions; null where they differ. */
function surest(all: readonly Mention[]): Mention | null {
  const strength = Math.max(-1, ...all.map((each) => each.strength));
  const years = new Set(all.flatMap((each) => (each.strength === strength ? [each.yearBE] : [])));
  const [yearBE] = years;
  return years.size === 1 && yearBE !== undefined ? { yearBE, strength: strength as Mention['strength'] } : null;
}

/**
 * The survey year that the titles above a table, the name of its sheet or of its file say, the surest first: words that
 * say so (ปีที่สำรวจ, ประจำปี, ปีงบประมาณ), then "ปี 2567" or "พ.ศ. 2567", then a year by itself in the name of the file, in a
 * title, in the name of the sheet. The year of a law, a telephone number, a number of children is none, and the day of a
 * print neither.
 */
export function yearSaid(titles: readonly string[], sheet: string | null, fileName: string): YearSaid | null {
  const title = surest(titles.flatMap((each) => mentions(each, inTitle)));
  const ofSheet = sheet === null ? null : surest(mentions(sheet, inName));
  const name = surest(mentions(fileName.replace(/\.[a-z0-9]+(?:\.gz)?$/i, ''), inName));
  const ranked: readonly (readonly [Mention | null, YearSaid['source'], number])[] = [
    [title, 'title', 0.5],
    [name, 'file-name', 0.6],
    [ofSheet, 'sheet-name', 0.3],
  ];
  const [first] = ranked
    .flatMap(([mention, source, edge]) =>
      mention
        ? [
            {
              mention,
              source,
              rank: mention.strength + (mention.strength === 0 ? edge : 0) + (source === 'title' ? 0.05 : 0),
            },
          ]
        : [],
    )
    .toSorted((a, b) => b.rank - a.rank);
  if (!first) return null;
  const { mention, source } = first;
  const others = [title, name, ofSheet].flatMap((each) => each?.yearBE ?? []).filter((year) => year !== mention.yearBE);
  return {
    surveyYearBE: mention.yearBE,
    source,
    isStrong: source === 'title' && mention.strength === 2,
    otherYearsBE: [...new Set(others)],
  };
}
