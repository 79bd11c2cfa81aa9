import { readDate, surveyYearRange } from '../../../../shared/calendar/buddhist-era.ts';
import { toArabicDigits } from '../../../../shared/calendar/thai-digits.ts';
import { fold, readAnswer } from '../../../../shared/cpms/answers.ts';
import { isErrorCell } from '../../../../shared/cpms/error-cells.ts';
import { nationalIdKind } from '../../../../shared/cpms/national-id.ts';
import { readAge, readNationality, readSex } from '../map/read-cells.ts';

/** What the cells under a header say of it: `decisive` hardly anything else has such cells, `against` they are of another kind. */
export type CellsFit = 'decisive' | 'fits' | 'silent' | 'against';

/** Cells of a column that are looked at. */
export const sampledCells = 300;

/** Fewer cells than this tell nothing for sure. */
const fewestTelling = 3;

const most = 0.8;
const half = 0.5;

/** Whether the cells of a column are such as a field has. */
export function cellsFit(field: string, cells: readonly string[], resolvesTambon: (code: string) => boolean): CellsFit {
  const filled = cells.filter(onceEach((cell) => fold(cell) !== '' && !isErrorCell(cell)));
  if (filled.length === 0) return 'silent';
  const fit = fitOf(field, filled, resolvesTambon);
  return filled.length < fewestTelling && fit === 'decisive' ? 'fits' : fit;
}

/** Cells of a column repeat: each is looked at once. */
function onceEach(is: (cell: string) => boolean): (cell: string) => boolean {
  const known = new Map<string, boolean>();
  return (cell) => {
    const found = known.get(cell) ?? is(cell);
    known.set(cell, found);
    return found;
  };
}

function fitOf(field: string, filled: readonly string[], resolvesTambon: (code: string) => boolean): CellsFit {
  const share = (is: (cell: string) => boolean): number => filled.filter(onceEach(is)).length / filled.length;
  if (/^ind\d\d$/.test(field) || field === 'answer') {
    const answers = share(isAnswer);
    return answers >= most ? 'fits' : answers < half ? 'against' : 'silent';
  }
  switch (field) {
    case 'survey_year': {
      if (share(isYear) < most) return 'against';
      return distinct(filled) <= 3
        ? 'decisive'
        : distinct(filled) > Math.max(6, filled.length / 10)
          ? 'against'
          : 'fits';
    }
    case 'survey_date':
    case 'birth_date': {
      const years = filled.flatMap((cell) => readDate(cell)?.year ?? []);
      if (years.length < filled.length * half) return share(isDateLike) >= most ? 'fits' : 'against';
      const span = Math.max(...years) - Math.min(...years);
      if (field === 'survey_date') return span <= 1 ? 'decisive' : span > 4 ? 'against' : 'fits';
      return span >= 3 ? 'decisive' : distinct(filled) === 1 && filled.length > fewestTelling ? 'against' : 'fits';
    }
    case 'community_code': {
      const codes = filled.map(codeOf).filter((code) => /^\d{8}$/.test(code));
      if (codes.length < filled.length * 0.2) return 'against';
      return codes.filter((code) => resolvesTambon(code.slice(0, 6))).length >= filled.length * most
        ? 'decisive'
        : 'silent';
    }
    case 'national_id': {
      const ids = share((cell) => !['malformed', 'blank'].includes(nationalIdKind(cell)));
      return ids >= most ? 'decisive' : ids < 0.1 ? 'against' : 'fits';
    }
    case 'sex': {
      const known = share((cell) => readSex(cell) !== null);
      return known >= most && share(isNumber) < half ? 'decisive' : known >= half ? 'fits' : 'against';
    }
    case 'nationality': {
      const known = share((cell) => readNationality(cell) !== null);
      if (known >= half) return 'decisive';
      return share(isAnswer) >= most ? 'against' : 'silent';
    }
    case 'age_years':
      return share((cell) => (readAge(cell) ?? 99) <= 25) >= most ? 'fits' : 'against';
    case 'age_months':
      return share(isNumber) >= most ? 'fits' : 'against';
    case 'born_day':
      return share((cell) => isWithin(cell, 1, 31)) >= most ? 'fits' : 'against';
    case 'born_month':
      return share((cell) => isWithin(cell, 1, 12) || /[ก-๙a-z]/i.test(cell)) >= most ? 'fits' : 'against';
    case 'born_year':
      return share(isYear) >= most || share((cell) => isWithin(cell, 0, 99)) >= most ? 'fits' : 'against';
    case 'child_id':
    case 'household_id':
      return share(isAnswer) >= most && distinct(filled) <= 3 && filled.length > 10 ? 'against' : 'silent';
    case 'first_name':
    case 'last_name':
    case 'caregiver_name':
    case 'community_name':
    case 'tambon_name':
    case 'amphoe_name':
    case 'province_name':
    case 'title':
      return share((cell) => /\p{L}/u.test(cell)) >= half ? 'fits' : 'against';
    case 'latitude':
      return share((cell) => isWithin(cell, 5, 21)) >= most ? 'fits' : 'against';
    case 'longitude':
      return share((cell) => isWithin(cell, 97, 106)) >= most ? 'fits' : 'against';
    default:
      return 'silent';
  }
}

const distinct = (cells: readonly string[]): number => new Set(cells.map(fold)).size;

const isAnswer = (cell: string): boolean => readAnswer(cell) !== null || /^[2๒](?:\.0)?$/.test(cell.trim());

const isNumber = (cell: string): boolean => /^\d+(?:\.\d+)?$/.test(fold(cell));

const isWithin = (cell: string, from: number, to: number): boolean =>
  isNumber(cell) && Number(fold(cell)) >= from && Number(fold(cell)) <= to;

function isYear(cell: string): boolean {
  const found =
    /^(?:พ\.?ศ\.?|ค\.?ศ\.?|ปี)?\s*(\d{4})(?:\.0+)?$/.exec(fold(cell)) ?? /^(\d{4})-\d\d-\d\d/.exec(fold(cell));
  const year = Number(found?.[1] ?? Number.NaN);
  return (year >= 1900 && year < 2200) || (year >= surveyYearRange.from && year <= surveyYearRange.to);
}

/** Two numbers and a year in any order, as dates are that are not read. */
const isDateLike = (cell: string): boolean =>
  /^\d{1,4}[-/. ]+(?:\d{1,2}|[^\d\s]+)[-/. ]+\d{1,4}(?:\D.*)?$/.test(toArabicDigits(cell).trim());

const codeOf = (cell: string): string =>
  fold(cell)
    .replace(/[^\da-z.]/g, '')
    .replace(/\.0+$/, '');
