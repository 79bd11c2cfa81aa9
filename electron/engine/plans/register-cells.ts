import {
  readDate,
  readSurveyYear,
  thaiMonths,
  thaiMonthsShort,
  type CalendarDay,
} from '../../../shared/calendar/buddhist-era.ts';
import { toArabicDigits } from '../../../shared/calendar/thai-digits.ts';
import type { TargetPeople } from '../../../shared/contract/measures.ts';
import { planStates, type PlanRow, type PlanState } from '../../../shared/contract/plans.ts';
import { fold } from '../../../shared/cpms/answers.ts';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import { fieldOfHeader, isInFormWords } from '../../../shared/cpms/headers/read-header.ts';
import { populationGroups } from '../../../shared/contract/no-filter.ts';
import { languages, type Language } from '../../../shared/format/language.ts';
import { readBaht } from '../../../shared/format/money.ts';
import { plans as en } from '../../../shared/i18n/en/plans.ts';
import type { MessagesLike } from '../../../shared/i18n/messages-type.ts';
import { plans as th } from '../../../shared/i18n/th/plans.ts';

const wordsOf: Readonly<Record<Language, MessagesLike<typeof th>>> = { th, en };

/**
 * An amount in whole satang. A number with many decimals is one that a sum of a spreadsheet left a little beside the satang
 * it means: 0.1 + 0.2 is 0.30000000000000004 there.
 * @returns null for what is no amount
 */
export function readAmount(cell: string): number | null {
  const exact = readBaht(cell);
  if (exact !== null || !/^-?\d+\.\d{9,}$/.test(cell.trim())) return exact;
  const satang = Number(cell) * 100;
  return Math.abs(satang - Math.round(satang)) < 1e-4 ? Math.round(satang) : null;
}

/** The day of a cell as YYYY-MM-DD of the Gregorian calendar; null when it is none, or its year has two digits. */
export function readDay(cell: string): string | null {
  const day = readDate(cell);
  return day === null ? null : isoDay(day);
}

const isoDay = ({ year, month, day }: CalendarDay): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/**
 * A period of months, `ต.ค. 2568 - ก.ย. 2569`, as its first and last day; years have four digits.
 * @returns null for anything else
 */
export function readPeriod(cell: string): { readonly startsOn: string; readonly endsOn: string } | null {
  const parts = toArabicDigits(cell).split(/\s*(?:-|–|—|ถึง|to)\s*/);
  const [first, last = first] = parts.map(monthOf);
  if (parts.length > 2 || !first || !last) return null;
  const end = new Date(Date.UTC(last.year, last.month, 0));
  return {
    startsOn: isoDay({ ...first, day: 1 }),
    endsOn: isoDay({ ...last, day: end.getUTCDate() }),
  };
}

function monthOf(text: string): { readonly year: number; readonly month: number } | null {
  const [, name = '', year = ''] = /^\s*([^\d]+?)\s*(\d{4})\s*$/.exec(text) ?? [];
  const bare = name.replace(/[.\s]/g, '');
  const month = thaiMonths.findIndex((full, i) => full === bare || thaiMonthsShort[i]?.replaceAll('.', '') === bare);
  const read = readSurveyYear(year);
  return month < 0 || read === null ? null : { year: read.surveyYearBE - 543, month: month + 1 };
}

/** A state by its Thai or English word; null for another. */
export function readState(cell: string): PlanState | null {
  const folded = fold(cell);
  return (
    planStates.find((state) =>
      [state, ...languages.map((each) => fold(wordsOf[each].states[state]))].includes(folded),
    ) ?? null
  );
}

/**
 * The indicator that a text names in full, by its name or a known other one. A number alone names none: an office counts its
 * own indicators from 1.
 */
export function readIndicator(cell: string): number | null {
  const field = isInFormWords(cell) ? fieldOfHeader(cell) : null;
  return indicators.find(({ no }) => indicatorField(no) === field)?.no ?? null;
}

/** What a target says: `ร้อยละ 80`, `เด็ก 50 คน`, `10%, 40 คน`; nulls where it says none of the kind, or several. */
export function readTarget(cell: string): { readonly percent: number | null; readonly people: number | null } {
  const parts = toArabicDigits(cell)
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .split(/[,;\n]+/);
  const percents = parts.flatMap(percentOf);
  const people = parts.filter((part) => percentOf(part).length === 0).flatMap(peopleOf);
  return {
    percent: percents.length === 1 ? (percents[0] ?? null) : null,
    people: people.length === 1 ? (people[0] ?? null) : null,
  };
}

const percentOf = (part: string): readonly number[] =>
  [...part.matchAll(/ร้อยละ\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*(?:%|เปอร์เซ็นต์|percent)/gi)].map((match) =>
    Number(match[1] ?? match[2]),
  );

/** One whole number, and nothing but people beside it: not `3 ครั้ง`, not `2 รุ่น รุ่นละ 30 คน`. */
function peopleOf(part: string): readonly number[] {
  const numbers = part.match(/\d+(?:\.\d+)?/g) ?? [];
  const isPeople = /\d\s*(?:คน|ราย|people|persons?|children)/i.test(part) || /^\s*\d+\s*$/.test(part);
  return numbers.length === 1 && isPeople && /^\d+$/.test(numbers[0] ?? '') ? [Number(numbers[0])] : [];
}

/** A target without words of its own, as it stands in a table. */
export function targetText({ percent, people, text }: PlanRow['target'], language: Language): string {
  if (text !== '') return text;
  const words = wordsOf[language];
  return [
    ...(percent === null ? [] : [words.targetPercent(String(percent))]),
    ...(people === null ? [] : [words.targetPeople(String(people))]),
  ].join(', ');
}

/** Whom a row is for in words: `เด็กย้ายถิ่น อายุ 6–17 ปี เพศหญิง`. */
export function targetPeopleText({ group, ages, sex }: TargetPeople, language: Language): string {
  const { forWhom } = wordsOf[language];
  const parts = [
    forWhom.groups[group],
    ...(ages === null ? [] : [forWhom.ages(String(ages.from), String(ages.to))]),
    ...(sex === null ? [] : [forWhom.sexes[sex]]),
  ];
  return parts.join(' ');
}

/** Whom such words are about; null for words of the office's own. */
export function readTargetPeople(cell: string): TargetPeople | null {
  const found = [...toArabicDigits(cell).matchAll(/(\d{1,2})\s*[–-]\s*(\d{1,2})/g)];
  const [only] = found;
  const ages = only === undefined ? null : { from: Number(only[1]), to: Number(only[2]) };
  const isSaid = (people: TargetPeople): boolean =>
    languages.some((language) => fold(targetPeopleText(people, language)) === fold(cell));
  const every = populationGroups.flatMap((group) =>
    ([null, 'male', 'female'] as const).map((sex): TargetPeople => ({ group, ages, sex })),
  );
  return every.find(isSaid) ?? null;
}

/** Partners that a cell lists; a comma, semicolon or line break parts them. */
export function readPartners(cell: string): readonly string[] {
  return cell
    .split(/[,;\n]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
