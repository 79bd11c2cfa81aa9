import { fold, readAnswer, type BlankRule, type CodeRule } from '../../../../shared/cpms/answers.ts';
import { indicatorField, indicators } from '../../../../shared/cpms/indicators.ts';
import type { RejectReason } from '../../../../shared/contract/extracts.ts';
import { codedAnswer } from './answer-codes.ts';
import {
  nationalityNumber,
  readAge,
  readCommunityCode,
  readDateNumber,
  readNationality,
  readSex,
  readYearCell,
  sexNumber,
} from './read-cells.ts';
import { readTwoDigitYear, type SurveyYears } from './two-digit-year.ts';

/** A distinct cell of a column as the file holds it (null = blank), how often it stands there, and its text. */
export type DistinctCell = { readonly raw: string | null; readonly text: string; readonly count: number };

/** Fields whose distinct cells are looked up in a table of numbers. */
export const lookupFields = [
  'survey_year',
  'survey_date',
  'community_code',
  'sex',
  'birth_date',
  'age_years',
  'nationality',
] as const;
export type LookupField = (typeof lookupFields)[number];

/** What the distinct cells of one column mean; a cell that is in no list of its field is unreadable. */
export type LookupPlan = {
  readonly numbers: readonly { readonly raw: string; readonly value: number }[];
  readonly unreadable: readonly DistinctCell[];
  /** Survey years that were written in the Gregorian era. */
  readonly gregorian: readonly DistinctCell[];
  /** Dates whose year has two digits, read as Buddhist era. */
  readonly shortYear: readonly DistinctCell[];
};

export type AnswerPlan = {
  readonly indicator: number;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly isBlankNo: boolean;
  readonly unreadable: readonly DistinctCell[];
};

/** Why each community cell that does not resolve is rejected. */
export type CommunityPlan = LookupPlan & { readonly reasons: ReadonlyMap<string | null, RejectReason> };

/**
 * Decides what every distinct cell of a column means. The whole reading of cells happens here, in plain
 * functions over distinct values; the database only looks the answers up, whatever the number of rows.
 * @param surveyYears for dates with a year of two digits, which cannot be read without them
 */
export function planLookup(
  field: Exclude<LookupField, 'community_code'>,
  cells: readonly DistinctCell[],
  surveyYears: SurveyYears | null = null,
): LookupPlan {
  const numbers: { raw: string; value: number }[] = [];
  const unreadable: DistinctCell[] = [];
  const gregorian: DistinctCell[] = [];
  const shortYear: DistinctCell[] = [];
  for (const cell of cells) {
    if (cell.raw === null || fold(cell.text) === '') continue;
    const value = readLookup(field, cell.text);
    const short =
      value === null && (field === 'survey_date' || field === 'birth_date')
        ? readTwoDigitYear(field, cell.text, surveyYears)
        : null;
    if (short !== null) {
      numbers.push({ raw: cell.raw, value: short });
      shortYear.push(cell);
    } else if (value === null) unreadable.push(cell);
    else numbers.push({ raw: cell.raw, value });
    if (field === 'survey_year' && value !== null && isGregorianYear(cell.text)) gregorian.push(cell);
  }
  return { numbers, unreadable, gregorian, shortYear };
}

const isGregorianYear = (text: string): boolean => !/[2๒][4-7๔-๗][0-9๐-๙]{2}/.test(text);

function readLookup(field: Exclude<LookupField, 'community_code'>, text: string): number | null {
  switch (field) {
    case 'survey_year':
      return readYearCell(text);
    case 'survey_date':
    case 'birth_date':
      return readDateNumber(text);
    case 'sex': {
      const sex = readSex(text);
      return sex === null ? null : sexNumber(sex);
    }
    case 'nationality':
      return nationalityNumber(readNationality(text) ?? 'other');
    case 'age_years':
      return readAge(text);
  }
}

/** As `planLookup` for community codes, with the reason for each cell that does not resolve. */
export function planCommunities(
  cells: readonly DistinctCell[],
  resolvesTambon: (code: string) => boolean,
): CommunityPlan {
  const numbers: { raw: string; value: number }[] = [];
  const unreadable: DistinctCell[] = [];
  const reasons = new Map<string | null, RejectReason>();
  for (const cell of cells) {
    const read = readCommunityCode(cell.text, resolvesTambon);
    if ('code' in read && cell.raw !== null) numbers.push({ raw: cell.raw, value: read.code });
    else {
      unreadable.push(cell);
      reasons.set(cell.raw, 'reason' in read ? read.reason : 'community_missing');
    }
  }
  return { numbers, unreadable, gregorian: [], shortYear: [], reasons };
}

/** What 1 and 2 are in a column: as a person says, or nothing that may be read; null where 1 is yes as everywhere. */
export type ColumnCodes = CodeRule | 'unclear' | null;

/** Decides what the distinct cells of an indicator's column mean. */
export function planAnswers(
  indicator: number,
  cells: readonly DistinctCell[],
  blank: BlankRule,
  codes: ColumnCodes = null,
): AnswerPlan {
  const yes: string[] = [];
  const no: string[] = [];
  const unreadable: DistinctCell[] = [];
  for (const cell of cells) {
    if (cell.raw === null) continue;
    const coded = codes === null ? null : codedAnswer(cell.text, codes === 'unclear' ? 'one-is-yes' : codes);
    if (coded !== null && codes === 'unclear') continue;
    const answer = coded ?? readAnswer(cell.text, blank);
    if (answer === 'yes') yes.push(cell.raw);
    else if (answer === 'no') no.push(cell.raw);
    else if (answer === null) unreadable.push(cell);
  }
  return { indicator, yes, no, isBlankNo: blank === 'no', unreadable };
}

/** Fields of the answers in form order. */
export const answerFields: readonly string[] = indicators.map((indicator) => indicatorField(indicator.no));
